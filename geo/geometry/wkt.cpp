#include "geo/geometry/wkt.hpp"

#include <fmt/format.h>
#include <geos_c.h>

#include <memory>

namespace smiletwin::geo {

namespace {

struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { GEOS_finish_r(handle); }
};

class Geometry {
public:
    explicit Geometry(std::string_view wkt) {
        GEOSWKTReader* reader = GEOSWKTReader_create_r(context_.handle);
        geometry_ = GEOSWKTReader_read_r(context_.handle, reader, std::string(wkt).c_str());
        GEOSWKTReader_destroy_r(context_.handle, reader);
    }
    Geometry(const Geometry&) = delete;
    Geometry& operator=(const Geometry&) = delete;
    ~Geometry() { GEOSGeom_destroy_r(context_.handle, geometry_); }

    [[nodiscard]] const GEOSGeometry* get() const { return geometry_; }
    [[nodiscard]] GEOSContextHandle_t handle() const { return context_.handle; }
    [[nodiscard]] int type() const {
        return geometry_ != nullptr ? GEOSGeomTypeId_r(context_.handle, geometry_) : -1;
    }

private:
    Context context_;
    GEOSGeometry* geometry_ = nullptr;
};

Problem not_understood(std::string_view wkt) {
    constexpr std::size_t shown = 60;
    return Problem{
        {"error.wkt.not_understood", {{"text", std::string(wkt.substr(0, shown))}}},
        {},
        {"help.wkt.example", {}},
        {}};
}

std::vector<Vec2d> points_of(GEOSContextHandle_t handle, const GEOSGeometry* line) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, line);
    unsigned int count = 0;
    GEOSCoordSeq_getSize_r(handle, sequence, &count);
    std::vector<Vec2d> points(count);
    for (unsigned int i = 0; i < count; ++i) {
        GEOSCoordSeq_getXY_r(handle, sequence, i, &points[i].x, &points[i].y);
    }
    return points;
}

Ring2d ring_of(GEOSContextHandle_t handle, const GEOSGeometry* ring) {
    Ring2d points = points_of(handle, ring);
    if (!points.empty()) {
        points.pop_back(); // GEOS rings are closed
    }
    return points;
}

Polygon2d polygon_of(GEOSContextHandle_t handle, const GEOSGeometry* polygon) {
    Polygon2d result;
    result.rings.push_back(ring_of(handle, GEOSGetExteriorRing_r(handle, polygon)));
    const int holes = GEOSGetNumInteriorRings_r(handle, polygon);
    for (int i = 0; i < holes; ++i) {
        result.rings.push_back(ring_of(handle, GEOSGetInteriorRingN_r(handle, polygon, i)));
    }
    return result;
}

} // namespace

Result<std::vector<Polygon2d>> polygons_from_wkt(std::string_view wkt) {
    const Geometry geometry(wkt);
    if (geometry.type() != GEOS_POLYGON && geometry.type() != GEOS_MULTIPOLYGON) {
        return not_understood(wkt);
    }
    std::vector<Polygon2d> polygons;
    const int parts = GEOSGetNumGeometries_r(geometry.handle(), geometry.get());
    for (int i = 0; i < parts; ++i) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(geometry.handle(), geometry.get(), i);
        polygons.push_back(polygon_of(geometry.handle(), part));
        if (polygons.back().rings.front().size() < 3) {
            return not_understood(wkt);
        }
    }
    return polygons;
}

Result<std::vector<Vec2d>> line_from_wkt(std::string_view wkt) {
    const Geometry geometry(wkt);
    if (geometry.type() != GEOS_LINESTRING) {
        return not_understood(wkt);
    }
    std::vector<Vec2d> points = points_of(geometry.handle(), geometry.get());
    if (points.size() < 2) {
        return not_understood(wkt);
    }
    return points;
}

Result<Vec2d> point_from_wkt(std::string_view wkt) {
    const Geometry geometry(wkt);
    if (geometry.type() != GEOS_POINT) {
        return not_understood(wkt);
    }
    Vec2d point;
    const bool there = GEOSGeomGetX_r(geometry.handle(), geometry.get(), &point.x) == 1 &&
                       GEOSGeomGetY_r(geometry.handle(), geometry.get(), &point.y) == 1;
    return there ? Result<Vec2d>(point) : not_understood(wkt);
}

std::string to_wkt(Vec2d point) {
    return fmt::format("POINT ({:.3f} {:.3f})", point.x, point.y);
}

std::string to_wkt(const std::vector<Vec2d>& line) {
    std::string text = "LINESTRING (";
    for (std::size_t i = 0; i < line.size(); ++i) {
        text += fmt::format("{}{:.3f} {:.3f}", i == 0 ? "" : ", ", line[i].x, line[i].y);
    }
    return text + ")";
}

std::string to_wkt(const Polygon2d& polygon) {
    std::string text = "POLYGON (";
    for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
        const Ring2d& ring = polygon.rings[r];
        text += r == 0 ? "(" : ", (";
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            const Vec2d point = ring[i % ring.size()];
            text += fmt::format("{}{:.3f} {:.3f}", i == 0 ? "" : ", ", point.x, point.y);
        }
        text += ")";
    }
    return text + ")";
}

} // namespace smiletwin::geo
