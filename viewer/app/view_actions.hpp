// Actions named "ui.*": what they do to the state of the window. Pure functions; what needs more
// than the state (undo, camera, people) is left to the application.
#pragma once

#include "geo/base/json.hpp"
#include "viewer/panels/view_state.hpp"

namespace smiletwin::viewer {

/// False when the action is not one of these.
bool apply_view_action(ViewState& view, const geo::Json& action);

/// Computes heat or not, and lays its map on the ground or takes it away.
void show_heat(ViewState& view, bool wanted);

/// What is kept over closing, without camera and people: variant, style, time, panels, hidden
/// layers, map, selection. The language belongs to the person, not to a project.
geo::Json to_json(const ViewState& view);
/// Members that are absent or of another kind leave the given state alone.
void read_json(const geo::Json& json, ViewState& view);

} // namespace smiletwin::viewer
