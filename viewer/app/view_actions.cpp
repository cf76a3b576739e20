#include "viewer/app/view_actions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace smiletwin::viewer {

namespace {

struct PanelName {
    std::string_view name;
    LeftPanel panel;
};
constexpr std::array<PanelName, 6> panel_names{{
    {"none", LeftPanel::None},
    {"layers", LeftPanel::Layers},
    {"plan", LeftPanel::Plan},
    {"models", LeftPanel::Models},
    {"sensors", LeftPanel::Sensors},
    {"report", LeftPanel::Report},
}};

LeftPanel panel_named(std::string_view name) {
    for (const PanelName& entry : panel_names) {
        if (entry.name == name) {
            return entry.panel;
        }
    }
    return LeftPanel::None;
}

std::string_view name_of(LeftPanel panel) {
    for (const PanelName& entry : panel_names) {
        if (entry.panel == panel) {
            return entry.name;
        }
    }
    return "none";
}

struct KindName {
    std::string_view name;
    SelectionKind kind;
};
constexpr std::array<KindName, 6> kind_names{{
    {"nothing", SelectionKind::Nothing},
    {"city", SelectionKind::CityObject},
    {"tree", SelectionKind::Tree},
    {"measure", SelectionKind::Measure},
    {"sensor", SelectionKind::Sensor},
    {"feature", SelectionKind::Feature},
}};

SelectionKind kind_named(std::string_view name) {
    for (const KindName& entry : kind_names) {
        if (entry.name == name) {
            return entry.kind;
        }
    }
    return SelectionKind::Nothing;
}

geo::Json to_json(const Selection& selection) {
    geo::Json json = geo::Json::object();
    for (const KindName& entry : kind_names) {
        if (entry.kind == selection.kind) {
            json.set("kind", entry.name);
        }
    }
    json.set("id", selection.id).set("object", std::int64_t{selection.city_object});
    json.set("feature", std::int64_t{selection.feature});
    return json;
}

Selection selection_from_json(const geo::Json& json) {
    return {
        kind_named(json["kind"].to_string()),
        json["id"].to_string(),
        static_cast<std::uint32_t>(json["object"].to_int()),
        static_cast<std::uint32_t>(json["feature"].to_int())};
}

void set_layer(ViewState& view, const geo::Json& action) {
    const std::string& layer = action["layer"].to_string();
    if (action["visible"].to_bool(true)) {
        view.hidden_layers.erase(layer);
        view.shown_layers.insert(layer);
    } else {
        view.hidden_layers.insert(layer);
        view.shown_layers.erase(layer);
    }
}

void set_layer_opacity(ViewState& view, const geo::Json& action) {
    const auto value = static_cast<float>(action["value"].to_double(1.0));
    view.layer_opacity[action["layer"].to_string()] = std::clamp(value, 0.0F, 1.0F);
}

void set_tool(ViewState& view, const geo::Json& action) {
    view.tool = action["value"].to_string();
    view.placed_source = action["source"].to_string();
    view.drawn_corners.clear();
    if (!view.tool.empty()) {
        view.selection = {};
    }
}

void select(ViewState& view, const geo::Json& action) {
    view.selection = selection_from_json(action);
    if (view.selection.kind != SelectionKind::Nothing) {
        view.inspector_open = true;
    }
}

/// One more, or one less when it was selected already.
void select_more(ViewState& view, const geo::Json& action) {
    const std::string& id = action["id"].to_string();
    std::vector<std::string> ids = selected_measures(view.selection);
    const auto known = std::find(ids.begin(), ids.end(), id);
    if (known != ids.end()) {
        ids.erase(known);
    } else {
        ids.push_back(id);
    }
    view.selection = {};
    if (!ids.empty()) {
        view.selection.kind = SelectionKind::Measure;
        view.selection.id = ids.front();
        view.selection.more.assign(ids.begin() + 1, ids.end());
        view.inspector_open = true;
    }
}

void set_time(ViewState& view, const geo::Json& action) {
    const auto time = geo::parse_iso_time(action["value"].to_string(), geo::TimeZone::utc());
    if (time) {
        view.time = *time;
    }
}

void close_message(ViewState& view, const geo::Json& action) {
    const auto id = static_cast<std::uint64_t>(action["id"].to_int());
    std::erase_if(view.messages, [id](const ShownMessage& message) { return message.id == id; });
}

void set_drape(ViewState& view, const geo::Json& action) {
    view.drape = {action["layer"].to_string(), action["difference"].to_bool()};
    view.hidden_layers.erase("drape");
}

struct Entry {
    std::string_view name;
    void (*run)(ViewState& view, const geo::Json& action);
};

constexpr std::array<Entry, 27> entries{{
    {"ui.tool", set_tool},
    {"ui.plan_group",
     [](ViewState& view, const geo::Json& action) {
         view.plan_group = action["value"].to_string();
     }},
    {"ui.history",
     [](ViewState& view, const geo::Json& action) {
         view.history_open = action["value"].to_bool();
     }},
    {"ui.plan_year",
     [](ViewState& view, const geo::Json& action) {
         const geo::Json& year = action["value"];
         view.dragged_year =
             year.is_null() ? std::nullopt : std::optional(static_cast<int>(year.to_int()));
     }},
    {"ui.plan_against",
     [](ViewState& view, const geo::Json& action) {
         view.plan_against = action["value"].to_string();
     }},
    {"ui.variant",
     [](ViewState& view, const geo::Json& action) {
         view.variant = action["value"].to_string();
         view.selection = {};
     }},
    {"ui.language",
     [](ViewState& view, const geo::Json& action) { view.language = action["value"].to_string(); }},
    {"ui.style",
     [](ViewState& view, const geo::Json& action) {
         view.plan_style = action["value"].to_string() == "plan";
     }},
    {"ui.time", set_time},
    {"ui.play",
     [](ViewState& view, const geo::Json& action) { view.time_plays = action["value"].to_bool(); }},
    {"ui.layer", set_layer},
    {"ui.layer_opacity", set_layer_opacity},
    {"ui.heat",
     [](ViewState& view, const geo::Json& action) { show_heat(view, action["value"].to_bool()); }},
    {"ui.drape", set_drape},
    {"ui.drape_opacity",
     [](ViewState& view, const geo::Json& action) {
         view.drape_opacity =
             std::clamp(static_cast<float>(action["value"].to_double(0.85)), 0.0F, 1.0F);
     }},
    {"ui.panel",
     [](ViewState& view, const geo::Json& action) {
         view.left_panel = panel_named(action["value"].to_string());
     }},
    {"ui.inspector",
     [](ViewState& view, const geo::Json& action) {
         view.inspector_open = action["value"].to_bool(!view.inspector_open);
     }},
    {"ui.legend",
     [](ViewState& view, const geo::Json& action) {
         view.legend_open = action["value"].to_bool(!view.legend_open);
     }},
    {"ui.select", select},
    {"ui.select_more", select_more},
    {"ui.row_form",
     [](ViewState& view, const geo::Json& action) {
         view.row_form.count = static_cast<int>(action["count"].to_int());
         view.row_form.spacing_m = action["spacing_m"].to_double();
         view.row_form.direction_deg = action["direction_deg"].to_double();
     }},
    {"ui.snap",
     [](ViewState& view, const geo::Json& action) {
         view.snaps = action["on"].to_bool(view.snaps);
         view.snap_grid_m = std::clamp(action["grid_m"].to_double(view.snap_grid_m), 0.0, 50.0);
     }},
    {"ui.area",
     [](ViewState& view, const geo::Json& action) { view.area = action["value"].to_string(); }},
    {"ui.derivation",
     [](ViewState& view, const geo::Json& action) {
         view.derivation = action["value"].to_string();
     }},
    {"ui.gate",
     [](ViewState& view, const geo::Json& action) {
         view.open_gate = action["value"].to_string();
     }},
    {"ui.help",
     [](ViewState& view, const geo::Json& action) { view.help_open = action["value"].to_bool(); }},
    {"ui.message_close", close_message},
}};

} // namespace

void show_heat(ViewState& view, bool wanted) {
    view.heat_wanted = wanted;
    const bool shows_heat = view.drape.layer.starts_with("heat.");
    if (wanted && !shows_heat) {
        view.drape = {"heat.utci", false};
    } else if (!wanted && shows_heat) {
        view.drape = {};
    }
    view.hidden_layers.erase("drape");
}

bool apply_view_action(ViewState& view, const geo::Json& action) {
    const std::string& name = action["action"].to_string();
    for (const Entry& entry : entries) {
        if (entry.name == name) {
            entry.run(view, action);
            return true;
        }
    }
    return false;
}

geo::Json to_json(const ViewState& view) {
    geo::Json hidden = geo::Json::array();
    for (const std::string& layer : view.hidden_layers) {
        hidden.push(layer);
    }
    geo::Json shown = geo::Json::array();
    for (const std::string& layer : view.shown_layers) {
        shown.push(layer);
    }
    geo::Json opacity = geo::Json::object();
    for (const auto& [layer, value] : view.layer_opacity) {
        opacity.set(layer, double{value});
    }
    geo::Json json = geo::Json::object();
    json.set("variant", view.variant);
    json.set("plan_style", view.plan_style);
    json.set("time", geo::format_iso_utc(view.time));
    json.set("left_panel", name_of(view.left_panel));
    json.set("inspector_open", view.inspector_open);
    json.set("legend_open", view.legend_open);
    json.set("hidden_layers", hidden);
    json.set("shown_layers", shown);
    json.set("layer_opacity", opacity);
    json.set("drape_layer", view.drape.layer);
    json.set("drape_difference", view.drape.difference);
    json.set("drape_opacity", double{view.drape_opacity});
    json.set("heat_wanted", view.heat_wanted);
    json.set("area", view.area);
    json.set("derivation", view.derivation);
    json.set("snaps", view.snaps).set("snap_grid_m", view.snap_grid_m);
    json.set("selection", to_json(view.selection));
    return json;
}

void read_json(const geo::Json& json, ViewState& view) {
    if (json["variant"].is_string()) {
        view.variant = json["variant"].to_string();
    }
    view.plan_style = json["plan_style"].to_bool(view.plan_style);
    if (const auto time = geo::parse_iso_time(json["time"].to_string(), geo::TimeZone::utc())) {
        view.time = *time;
    }
    if (json["left_panel"].is_string()) {
        view.left_panel = panel_named(json["left_panel"].to_string());
    }
    view.inspector_open = json["inspector_open"].to_bool(view.inspector_open);
    view.legend_open = json["legend_open"].to_bool(view.legend_open);
    for (const geo::Json& layer : json["hidden_layers"].items()) {
        view.hidden_layers.insert(layer.to_string());
    }
    for (const geo::Json& layer : json["shown_layers"].items()) {
        view.shown_layers.insert(layer.to_string());
    }
    for (const auto& [layer, value] : json["layer_opacity"].members()) {
        view.layer_opacity[layer] = static_cast<float>(value.to_double(1.0));
    }
    if (json["drape_layer"].is_string()) {
        view.drape = {json["drape_layer"].to_string(), json["drape_difference"].to_bool()};
    }
    view.drape_opacity =
        static_cast<float>(json["drape_opacity"].to_double(double{view.drape_opacity}));
    view.heat_wanted = json["heat_wanted"].to_bool(view.heat_wanted);
    view.snaps = json["snaps"].to_bool(view.snaps);
    view.snap_grid_m = json["snap_grid_m"].to_double(view.snap_grid_m);
    if (view.drape.layer.starts_with("people.") && !json["people"].is_object()) {
        view.drape = {view.heat_wanted ? "heat.utci" : "", false}; // nobody has walked
    }
    view.area = json["area"].is_string() ? json["area"].to_string() : view.area;
    if (json["derivation"].is_string()) {
        view.derivation = json["derivation"].to_string();
    }
    if (json["selection"].is_object()) {
        view.selection = selection_from_json(json["selection"]);
    }
}

} // namespace smiletwin::viewer
