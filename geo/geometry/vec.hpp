// Points and boxes in double precision. The frame is said by the name of the variable
// (point_crs, point_local); x east, y north, z up.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::geo {

struct Vec2d {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const Vec2d&, const Vec2d&) = default;
};

struct Vec3d {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    friend bool operator==(const Vec3d&, const Vec3d&) = default;
};

struct Vec2f {
    float x = 0.0F;
    float y = 0.0F;
    friend bool operator==(const Vec2f&, const Vec2f&) = default;
};

constexpr Vec2d operator+(Vec2d a, Vec2d b) {
    return {a.x + b.x, a.y + b.y};
}
constexpr Vec2d operator-(Vec2d a, Vec2d b) {
    return {a.x - b.x, a.y - b.y};
}
constexpr Vec2d operator*(double s, Vec2d a) {
    return {s * a.x, s * a.y};
}
constexpr double dot(Vec2d a, Vec2d b) {
    return a.x * b.x + a.y * b.y;
}
/// z of the 3D cross product: positive when b lies to the left of a.
constexpr double cross(Vec2d a, Vec2d b) {
    return a.x * b.y - a.y * b.x;
}
inline double length(Vec2d a) {
    return std::hypot(a.x, a.y);
}

constexpr Vec3d operator+(Vec3d a, Vec3d b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr Vec3d operator-(Vec3d a, Vec3d b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr Vec3d operator*(double s, Vec3d a) {
    return {s * a.x, s * a.y, s * a.z};
}
constexpr double dot(Vec3d a, Vec3d b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
constexpr Vec3d cross(Vec3d a, Vec3d b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vec3d a) {
    return std::hypot(a.x, a.y, a.z);
}

/// Axis-parallel box; empty (min > max) until a point is added.
struct Box2d {
    Vec2d min{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Vec2d max{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    [[nodiscard]] bool empty() const { return min.x > max.x || min.y > max.y; }
    [[nodiscard]] double width() const { return max.x - min.x; }
    [[nodiscard]] double height() const { return max.y - min.y; }
    [[nodiscard]] Vec2d center() const { return 0.5 * (min + max); }
    [[nodiscard]] bool contains(Vec2d p) const {
        return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
    }
    [[nodiscard]] bool intersects(const Box2d& other) const {
        return min.x <= other.max.x && other.min.x <= max.x && min.y <= other.max.y &&
               other.min.y <= max.y;
    }
    void add(Vec2d p) {
        min = {std::min(min.x, p.x), std::min(min.y, p.y)};
        max = {std::max(max.x, p.x), std::max(max.y, p.y)};
    }
    void add(const Box2d& other) {
        if (!other.empty()) {
            add(other.min);
            add(other.max);
        }
    }
    [[nodiscard]] Box2d grown(double by) const {
        return {{min.x - by, min.y - by}, {max.x + by, max.y + by}};
    }
    friend bool operator==(const Box2d&, const Box2d&) = default;
};

struct Box3d {
    Vec3d min{
        std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::infinity()};
    Vec3d max{
        -std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()};

    [[nodiscard]] bool empty() const { return min.x > max.x; }
    [[nodiscard]] Vec3d center() const { return 0.5 * (min + max); }
    [[nodiscard]] Box2d plan() const { return {{min.x, min.y}, {max.x, max.y}}; }
    void add(Vec3d p) {
        min = {std::min(min.x, p.x), std::min(min.y, p.y), std::min(min.z, p.z)};
        max = {std::max(max.x, p.x), std::max(max.y, p.y), std::max(max.z, p.z)};
    }
    void add(const Box3d& other) {
        if (!other.empty()) {
            add(other.min);
            add(other.max);
        }
    }
    friend bool operator==(const Box3d&, const Box3d&) = default;
};

} // namespace smiletwin::geo
