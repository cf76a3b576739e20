// What the window shows, apart from the project: chosen variant, tool, selection, time, switched
// layers. Plain values; changed by actions named "ui.*" only.
#pragma once

#include "geo/base/message.hpp"
#include "geo/base/time.hpp"
#include "geo/geometry/vec.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace smiletwin::viewer {

enum class SelectionKind : std::uint8_t { Nothing, CityObject, Tree, Measure, Sensor, Feature };

struct Selection {
    SelectionKind kind = SelectionKind::Nothing;
    std::string id;                  ///< tree, measure, thing; layer of a feature
    std::uint32_t city_object = 0;   ///< index in City::objects
    std::uint32_t feature = 0;       ///< index in the layer's features
    std::vector<std::string> more{}; ///< measures selected besides `id`
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// Empty when something else than measures is selected.
inline std::vector<std::string> selected_measures(const Selection& selection) {
    std::vector<std::string> ids;
    if (selection.kind == SelectionKind::Measure) {
        ids.push_back(selection.id);
        ids.insert(ids.end(), selection.more.begin(), selection.more.end());
    }
    return ids;
}

enum class LeftPanel : std::uint8_t { None, Layers, Plan, Models, Sensors, Report };

enum class MessageKind : std::uint8_t { Note, Warning, Error };

struct ShownMessage {
    std::uint64_t id = 0;
    MessageKind kind = MessageKind::Note;
    geo::Problem problem; ///< a note has only `what`
    double shown_at_s = 0.0;
};

/// The map that lies on the ground.
struct DrapeChoice {
    std::string layer; ///< "heat.utci"; empty = none
    bool difference = false;
    friend bool operator==(const DrapeChoice&, const DrapeChoice&) = default;
};

/// Place under the cursor.
struct CursorPlace {
    geo::Vec3d point_crs;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
};

/// The card in which a project is saved elsewhere or another one is opened.
struct ProjectCard {
    enum class Kind : std::uint8_t { Closed, Save, Open };
    Kind kind = Kind::Closed;
    std::uint64_t opened = 0;        ///< rises each time it opens
    std::uint64_t answers = 0;       ///< rises with each answer that asks for another path
    std::string suggestion;          ///< path to save under
    std::vector<std::string> recent; ///< projects that are still there, newest first
    std::string existing;            ///< asked to save there, but there is a file already
    std::optional<geo::Problem> problem;
};

/// How copies in a row are set up.
struct RowForm {
    int count = 5;
    double spacing_m = 8.0;
    double direction_deg = 0.0; ///< counter-clockwise from east
};

struct ViewState {
    std::string language = "de";
    std::string variant = "0";
    bool plan_style = true;
    LeftPanel left_panel = LeftPanel::Plan;
    bool inspector_open = true;
    bool legend_open = true;
    /// Kind of the catalogue being placed, "area", "source.place"; empty = selecting.
    std::string tool;
    std::string plan_group;   ///< of measures that are offered; empty = the frequent ones
    std::string plan_against; ///< id of the variant whose differences are listed; empty = none
    std::optional<int> dragged_year;       ///< of the plan, while a hand moves it
    std::string placed_source;             ///< that the tool "source.place" puts somewhere
    std::vector<geo::Vec2d> drawn_corners; ///< of the polygon being drawn
    Selection selection;
    RowForm row_form;
    bool snaps = true;        ///< placing and dragging
    double snap_grid_m = 0.0; ///< 0 = no grid
    geo::UtcTime time{};
    bool time_plays = false;
    std::set<std::string> hidden_layers;        ///< "buildings", "trees", ...
    std::set<std::string> shown_layers;         ///< switched on though off at first: "canopy", ...
    std::map<std::string, float> layer_opacity; ///< of imported layers, where changed
    DrapeChoice drape;
    float drape_opacity = 0.85F;
    bool heat_wanted = false;
    std::string area;                     ///< id; empty = the first one
    std::optional<std::string> open_gate; ///< id whose streams are listed; unset = the first one's
    std::string derivation;               ///< id of the indicator whose derivation is open
    std::vector<ShownMessage> messages;
    std::vector<ShownMessage> past_messages; ///< warnings and errors of the session, newest last
    std::optional<CursorPlace> cursor;
    double metres_per_pixel = 0.0; ///< at the middle of the scene
    bool walking = false;
    bool help_open = false;
    bool history_open = false;
    ProjectCard project_card;

    [[nodiscard]] bool layer_visible(const std::string& layer, bool at_first = true) const {
        return at_first ? !hidden_layers.contains(layer) : shown_layers.contains(layer);
    }
};

} // namespace smiletwin::viewer
