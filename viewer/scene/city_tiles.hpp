// Buildings as few large geometries: one a tile of 512 m (and texture), with the object in every
// vertex. One geometry a building would cost the driver far more than the triangles do.
#pragma once

#include "geo/city/city.hpp"
#include "geo/crs/local_frame.hpp"

#include <osg/Array>
#include <osg/Group>
#include <osg/ref_ptr>

#include <cstdint>
#include <vector>

namespace smiletwin::viewer {

inline constexpr double tile_size_m = 512.0;

/// a_look: low four bits; bit 4 = the upper three bytes are a material colour of the source
/// (r << 8, g << 16, b << 24).
enum ObjectLook : std::uint32_t {
    look_wall = 0,
    look_roof = 1,
    look_copper = 2,
    look_window = 3,
    look_material = 16
};

/// Object of every triangle or line of a geometry; its user data. Lines name the top-level one.
class TriangleObjects : public osg::Referenced {
public:
    std::vector<std::uint32_t> object;

protected:
    ~TriangleObjects() override = default;
};

/// One drawn polygon with what the eye needs of it.
struct DrawnPolygon {
    std::uint32_t polygon = 0;
    std::uint32_t top_object = 0;
    std::uint32_t look = look_wall;
    geo::Vec3d normal;
};

/// Unit normal by Newell's method; zero vector for a degenerate ring.
geo::Vec3d ring_normal(std::span<const geo::Vec3d> ring);

/// Polygons to draw: highest level of detail up to 2 of each object, without what lies under the
/// ground or between buildings. `landmark` is per top-level object.
std::vector<DrawnPolygon> drawn_polygons(const geo::City& city, const std::vector<bool>& landmark);

struct TexturedGeometry {
    osg::ref_ptr<osg::Geometry> geometry;
    std::int32_t appearance = -1; ///< with an image, else -1
};
std::vector<TexturedGeometry> build_city_faces(
    const geo::City& city, const geo::LocalFrame& frame, const std::vector<DrawnPolygon>& polygons);

/// Lines where faces meet at more than 20 degrees or end; one geometry a tile.
std::vector<osg::ref_ptr<osg::Geometry>> build_city_edges(
    const geo::City& city, const geo::LocalFrame& frame, const std::vector<DrawnPolygon>& polygons);

/// Sets the attributes all tiles share. Number of tile along x and y, for grouping.
struct TileKey {
    int x = 0;
    int y = 0;
    auto operator<=>(const TileKey&) const = default;
};
TileKey tile_of(geo::Vec3d point_local);

} // namespace smiletwin::viewer
