// Things drawn on top of the place: sensor pins, ground lines, bodies with straight walls.
#pragma once

#include "geo/crs/local_frame.hpp"
#include "geo/raster/grid.hpp"
#include "viewer/scene/city_scene.hpp"

#include <osg/Group>
#include <osg/ref_ptr>

#include <set>
#include <string>
#include <vector>

namespace smiletwin::viewer {

void build_sensors(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const std::vector<SensorMarker>& sensors,
    const std::set<std::string>& highlighted);

/// Ribbons that follow the ground; fills are painted by the ground itself (ground_fill.hpp).
void build_shape_lines(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const geo::Grid<float>& ground_m,
    const std::vector<GroundShape>& shapes);

/// Drawn with the program of the city; object 0, colour of the source in a_look.
void build_prisms(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const std::vector<PrismInstance>& prisms,
    const std::set<std::string>& highlighted);

} // namespace smiletwin::viewer
