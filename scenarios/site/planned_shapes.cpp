#include "scenarios/site/planned_shapes.hpp"

#include "geo/geometry/triangulate.hpp"
#include "geo/raster/sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

using Ring = std::vector<geo::Vec3d>;
using Rings = std::vector<Ring>;

/// Corners of a polygon lie at most this far from its plane: what val3dity takes for plane.
constexpr double plane_within_m = 0.01;
constexpr std::size_t corners_around = 8;

bool is_plane(const Rings& rings) {
    const geo::Vec3d normal = geo::newell_normal(rings.front());
    const double size = length(normal);
    return std::all_of(rings.begin(), rings.end(), [&](const Ring& ring) {
        return std::all_of(ring.begin(), ring.end(), [&](const geo::Vec3d& corner) {
            return std::abs(dot(normal, corner - rings.front().front())) <= plane_within_m * size;
        });
    });
}

Ring circle(geo::Vec2d middle, double radius_m, double height_m) {
    Ring ring;
    for (std::size_t i = 0; i < corners_around; ++i) {
        const double turn =
            2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners_around);
        ring.push_back(
            {middle.x + radius_m * std::cos(turn), middle.y + radius_m * std::sin(turn), height_m});
    }
    return ring;
}

std::vector<Ring> triangles_of(const Rings& rings) {
    Ring corners;
    std::vector<std::uint32_t> starts;
    for (const Ring& ring : rings) {
        starts.push_back(static_cast<std::uint32_t>(corners.size()));
        corners.insert(corners.end(), ring.begin(), ring.end());
    }
    starts.push_back(static_cast<std::uint32_t>(corners.size()));
    std::vector<std::uint32_t> indices;
    geo::Triangulator()(corners, starts, indices);
    std::vector<Ring> triangles;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        triangles.push_back(
            {corners[indices[i]], corners[indices[i + 1]], corners[indices[i + 2]]});
    }
    return triangles;
}

} // namespace

double PlannedShapes::ground_m(geo::Vec2d place) {
    if (data_.terrain) {
        const double height_m = geo::sample_bilinear(data_.terrain->height_m, place);
        if (std::isfinite(height_m)) {
            return height_m;
        }
    }
    if (!knows_feet_ && data_.city) {
        feet_ = ground_points(*data_.city, data_.city->bounds.plan());
    }
    knows_feet_ = true;
    const auto nearest =
        std::min_element(feet_.begin(), feet_.end(), [&](const auto& a, const auto& b) {
            return length(a.place_crs - place) < length(b.place_crs - place);
        });
    return nearest != feet_.end() ? nearest->height_m : 0.0;
}

void PlannedShapes::add_tree(const geo::Tree& tree, double trunk_diameter_m) {
    const geo::Vec2d foot = tree.foot_crs;
    const double foot_m = ground_m(foot);
    const double base_m = foot_m + tree.crown_base_m;
    const double crown_m = tree.height_m - tree.crown_base_m;
    const double trunk_m = 0.5 * trunk_diameter_m;
    const double radius_m = 0.5 * tree.crown_diameter_m;
    if (tree.crown_base_m > 0.0) {
        add_turned(foot, {{foot_m, trunk_m}, {base_m, trunk_m}});
    }
    add_turned(
        foot,
        {{base_m, 0.5 * radius_m},
         {base_m + 0.5 * crown_m, radius_m},
         {base_m + crown_m, 0.5 * radius_m}});
}

/// A closed body round a vertical axis: heights with radii from below upwards.
void PlannedShapes::add_turned(
    geo::Vec2d axis, const std::vector<std::pair<double, double>>& outline) {
    Rings rings;
    for (const auto& [height_m, radius_m] : outline) {
        rings.push_back(circle(axis, radius_m, height_m));
    }
    builder_.polygon({Ring(rings.front().rbegin(), rings.front().rend())});
    builder_.polygon({rings.back()});
    for (std::size_t i = 0; i + 1 < rings.size(); ++i) {
        for (std::size_t a = 0; a < corners_around; ++a) {
            const std::size_t b = (a + 1) % corners_around;
            builder_.polygon({{rings[i][a], rings[i][b], rings[i + 1][b], rings[i + 1][a]}});
        }
    }
}

void PlannedShapes::add_sheet(const geo::Polygon2d& outline, geo::SurfaceKind kind) {
    add_cover(outline, 0.0, true, kind);
}

void PlannedShapes::add_cover(
    const geo::Polygon2d& outline, double above_m, bool faces_up, geo::SurfaceKind kind) {
    Rings rings;
    for (const geo::Ring2d& flat : outline.rings) {
        Ring ring;
        for (const geo::Vec2d corner : flat) {
            ring.push_back({corner.x, corner.y, ground_m(corner) + above_m});
        }
        const bool is_outer = rings.empty(); // holes run against it
        if ((signed_area_m2(flat) > 0.0) != (faces_up == is_outer)) {
            std::reverse(ring.begin(), ring.end());
        }
        rings.push_back(std::move(ring));
    }
    if (rings.empty() || rings.front().empty()) {
        return;
    }
    if (is_plane(rings)) {
        builder_.polygon(rings, kind);
        return;
    }
    for (const Ring& triangle : triangles_of(rings)) {
        builder_.polygon({triangle}, kind);
    }
}

void PlannedShapes::add_block(const geo::Polygon2d& outline, double base_m, double top_m) {
    constexpr geo::SurfaceKind other = geo::SurfaceKind::Other;
    add_body(outline, base_m, top_m, {other, other, other});
}

void PlannedShapes::add_building(const geo::Polygon2d& outline, double height_m) {
    add_body(
        outline,
        0.0,
        height_m,
        {geo::SurfaceKind::Ground, geo::SurfaceKind::Wall, geo::SurfaceKind::Roof});
}

void PlannedShapes::add_body(
    const geo::Polygon2d& outline, double base_m, double top_m, const BlockKinds& kinds) {
    add_cover(outline, base_m, false, kinds.below);
    add_cover(outline, top_m, true, kinds.above);
    for (std::size_t i = 0; i < outline.rings.size(); ++i) {
        geo::Ring2d ring = outline.rings[i];
        if ((signed_area_m2(ring) > 0.0) != (i == 0)) {
            std::reverse(ring.begin(), ring.end());
        }
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const geo::Vec2d a = ring[k];
            const geo::Vec2d b = ring[(k + 1) % ring.size()];
            const double a_m = ground_m(a);
            const double b_m = ground_m(b);
            builder_.polygon(
                {{{a.x, a.y, a_m + base_m},
                  {b.x, b.y, b_m + base_m},
                  {b.x, b.y, b_m + top_m},
                  {a.x, a.y, a_m + top_m}}},
                kinds.sides);
        }
    }
}

} // namespace smiletwin::scenarios
