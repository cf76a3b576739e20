// Simple bodies of planned objects: trees of trunk and crown, sheets on the ground and blocks that
// stand on it. In the project's CRS. One thread.
#pragma once

#include "geo/city/city_builder.hpp"
#include "geo/city/tree.hpp"
#include "geo/geometry/polygon.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/ground_field.hpp"

#include <utility>
#include <vector>

namespace smiletwin::scenarios {

/// Adds polygons to the object that the builder is at.
class PlannedShapes {
public:
    PlannedShapes(const BaseData& data, geo::CityBuilder& builder)
        : data_(data), builder_(builder) {}

    /// Two closed bodies; the box around the crown is as wide as the crown.
    void add_tree(const geo::Tree& tree, double trunk_diameter_m);
    /// Corners lie on the ground; triangles where they are in no plane.
    void add_sheet(const geo::Polygon2d& outline, geo::SurfaceKind kind);
    /// A closed body that follows the ground below and above, as the Site's surface does. Heights
    /// are above the ground.
    void add_block(const geo::Polygon2d& outline, double base_m, double top_m);
    /// The same as a building: ground, walls, flat roof.
    void add_building(const geo::Polygon2d& outline, double height_m);

private:
    /// Terrain, else the foot of the nearest building, else 0.
    double ground_m(geo::Vec2d place);
    void add_turned(geo::Vec2d axis, const std::vector<std::pair<double, double>>& outline);
    void
    add_cover(const geo::Polygon2d& outline, double above_m, bool faces_up, geo::SurfaceKind kind);

    struct BlockKinds {
        geo::SurfaceKind below;
        geo::SurfaceKind sides;
        geo::SurfaceKind above;
    };
    void
    add_body(const geo::Polygon2d& outline, double base_m, double top_m, const BlockKinds& kinds);

    const BaseData& data_;
    geo::CityBuilder& builder_;
    std::vector<GroundPoint> feet_; ///< of buildings, when first needed
    bool knows_feet_ = false;
};

} // namespace smiletwin::scenarios
