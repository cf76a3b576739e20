// What things snap to in the plan that is looked at.
#pragma once

#include "viewer/app/application.hpp"
#include "viewer/app/snapping.hpp"
#include "viewer/scene/city_scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

/// Nothing when snapping is switched off, or nothing is near. `moved` are measures that are in the
/// hand themselves.
std::optional<Snapped> snapped_in_plan(
    const Application& app, geo::Vec2d place_crs, const std::vector<std::string>& moved);

/// The line that shows what a place has to do with others.
std::vector<GroundShape> guide_of(const Snapped& place, double metres_per_pixel);

} // namespace smiletwin::viewer
