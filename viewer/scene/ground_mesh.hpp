// The ground as triangles: patches that are coarse where the terrain is flat, and an apron that
// runs out into the fog so that the data's border is no cliff.
#pragma once

#include "geo/city/city.hpp"
#include "geo/crs/local_frame.hpp"
#include "geo/raster/grid.hpp"

#include <osg/Geometry>
#include <osg/ref_ptr>

#include <vector>

namespace smiletwin::viewer {

/// Patches of up to 32 x 32 cells; each uses the largest step that keeps its heights within
/// `tolerance_m`. Cells without height are left out.
std::vector<osg::ref_ptr<osg::Geometry>> build_ground_patches(
    const geo::Grid<float>& ground_m, const geo::LocalFrame& frame, double tolerance_m = 0.1);

/// Ring from the border of the ground outwards, `width_m` wide.
osg::ref_ptr<osg::Geometry>
build_apron(const geo::Grid<float>& ground_m, const geo::LocalFrame& frame, double width_m);

/// A smooth surface through the feet of the buildings, for cities without terrain. Empty when the
/// city has no polygons.
geo::Grid<float> ground_through_feet(const geo::City& city, double margin_m = 150.0);

/// A level ground over a box, when there is nothing to go by.
geo::Grid<float> level_ground(const geo::Box2d& box, double height_m);

} // namespace smiletwin::viewer
