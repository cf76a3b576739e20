// Closed bodies of plane faces, oriented outward, as they become CityGML solids. Local frame.
#pragma once

#include "geo/city/city.hpp"
#include "geo/geometry/polygon.hpp"
#include "geo/geometry/vec.hpp"

#include <string>
#include <vector>

namespace smiletwin::sample {

struct Face {
    geo::SurfaceKind kind = geo::SurfaceKind::Wall;
    std::vector<geo::Vec3d> ring;
    std::string look;                   ///< name of a facade picture or of a plain colour
    std::vector<geo::Vec2d> picture_uv; ///< one per ring point where `look` is a picture
};

using Solid = std::vector<Face>;

/// A rectangle on the ground: from `corner`, `width_m` along `along`, `depth_m` to its left.
struct Plot {
    geo::Vec2d corner;
    geo::Vec2d along{1.0, 0.0}; ///< unit vector, the street side
    double width_m = 8.0;
    double depth_m = 11.0;

    [[nodiscard]] geo::Vec2d inward() const { return {-along.y, along.x}; }
    [[nodiscard]] geo::Vec2d at(double along_m, double inward_m) const {
        return corner + along_m * along + inward_m * inward();
    }
    /// Counter-clockwise from `corner`.
    [[nodiscard]] geo::Ring2d outline() const;
    /// The same rectangle with its right side as the street side.
    [[nodiscard]] Plot turned() const;
    /// The part of it from..to along and front..back inward.
    [[nodiscard]] Plot part(double from, double to, double front, double back) const;
};

/// Lowest and highest ground under the outline.
struct GroundSpan {
    double lowest_m = 0.0;
    double highest_m = 0.0;
};
GroundSpan ground_under(const geo::Ring2d& outline);

/// Heights above NHN.
struct Heights {
    double base_m = 0.0;
    double eaves_m = 0.0;
    double ridge_m = 0.0;
};

/// The same eaves and ridge over the ground of this plot: parts of one building step down a slope.
Heights own_ground(const Plot& plot, const Heights& heights);

/// What the faces look like; a name that is a picture is laid over the whole face.
struct Looks {
    std::string front; ///< street side
    std::string back;
    std::string left;
    std::string right;
    std::string roof;
};

/// Ridge at right angles to the street: the gable is the front.
Solid gable_to_street(const Plot& plot, const Heights& heights, const Looks& looks);
/// Ridge along the street.
Solid eaves_to_street(const Plot& plot, const Heights& heights, const Looks& looks);
/// Ridge along the longer side, all four sides sloped.
Solid hip_roof(const Plot& plot, const Heights& heights, const Looks& looks);
/// Flat roof at the eaves.
Solid flat_roof(const Plot& plot, const Heights& heights, const Looks& looks);
/// One slope, high at the front.
Solid lean_to(const Plot& plot, const Heights& heights, const Looks& looks);
/// Walls over an outline (counter-clockwise) up to the eaves, then a point at the ridge.
Solid pyramid_roof(const geo::Ring2d& outline, const Heights& heights, const Looks& looks);
/// A slab of the plot's depth whose front shows a gable that rises in steps above the roof line.
Solid stepped_gable(const Plot& plot, const Heights& heights, int steps, const Looks& looks);

/// One level of a tower.
struct TowerRing {
    geo::Ring2d outline; ///< same number of points on each level, counter-clockwise
    double height_m = 0.0;
    geo::SurfaceKind kind = geo::SurfaceKind::Wall; ///< of the faces below this ring
    std::string look;
};
/// Rings one above the other, closed below, ending in a point. Faces between rings are split into
/// triangles where they would not be plane.
Solid tower(const std::vector<TowerRing>& rings, geo::Vec3d point, const std::string& point_look);

} // namespace smiletwin::sample
