#include "geo/city/city.hpp"
#include "geo/crs/crs.hpp"
#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"
#include "scenarios/project/planting_marks.hpp"

#include <filesystem>

namespace smiletwin::scenarios {

namespace {

// An empty text takes a choice back.
bool is_lod(std::string_view text) {
    return text.empty() || geo::lod_tenths_named(text).has_value();
}

bool is_axis_order(std::string_view text) {
    return geo::axis_order_named(text).has_value();
}

bool is_up_axis(std::string_view text) {
    return text.empty() || text == "y" || text == "z";
}

std::optional<geo::Problem> read_fields(const geo::Json& action, Source& source) {
    std::string role(source_role_name(source.role));
    ActionFields fields(action);
    fields.text("role", role)
        .name("path", source.path)
        .text("hash", source.hash)
        .text("title", source.title)
        .text("crs", source.crs_override)
        .text("licence", source.licence)
        .text("date", source.date)
        .flag("visible", source.visible)
        .number("opacity", source.opacity, 0.0, 1.0)
        .checked("lod", source.lod, is_lod, "action.expected.lod")
        .text("theme", source.theme)
        .checked("axis_order", source.axis_order, is_axis_order, "action.expected.axis_order")
        .checked("up_axis", source.up_axis, is_up_axis, "action.expected.up_axis");
    if (!fields.ok()) {
        return fields.problem();
    }
    if (action.contains("crs") && !source.crs_override.empty()) {
        if (const auto crs = geo::Crs::parse(source.crs_override); !crs) {
            return crs.problem();
        }
    }
    const std::optional<SourceRole> known = source_role_named(role);
    if (!known) {
        return geo::Problem{
            {"error.action.unknown_role", {{"role", role}}}, {}, {"help.action.docs", {}}, {}};
    }
    source.role = *known;
    if (source.title.empty()) {
        source.title = std::filesystem::path(source.path).filename().string();
    }
    return std::nullopt;
}

/// A depth of 0 takes the statement back, as an empty text does.
std::optional<geo::Problem>
read_mark(const geo::Json& action, Project& project, const std::string& id) {
    PlantingMark mark = planting_mark(project, id);
    double depth_m = mark.soil_depth_m.value_or(0.0);
    constexpr double deepest_m = 20.0;
    ActionFields fields(action);
    fields.checked("planting", mark.use, is_planting_use, "action.expected.planting")
        .number("soil_depth_m", depth_m, 0.0, deepest_m);
    if (!fields.ok()) {
        return fields.problem();
    }
    mark.soil_depth_m = depth_m > 0.0 ? std::optional(depth_m) : std::nullopt;
    if (mark != planting_mark(project, id)) {
        set_planting_mark(project, id, mark);
    }
    return std::nullopt;
}

} // namespace

Outcome add_source(const ActionInput& input) {
    Source source;
    source.id = next_id(input.project.sources, 's');
    if (std::optional<geo::Problem> problem = read_fields(input.action, source)) {
        return *problem;
    }
    Project project = input.project;
    project.sources.push_back(source);
    if (std::optional<geo::Problem> problem = read_mark(input.action, project, source.id)) {
        return *problem;
    }
    return ActionOutcome{
        std::move(project), {"history.source.add", {{"title", source.title}}}, source.id};
}

Outcome remove_source(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    const Source* source = input.project.source(id);
    if (source == nullptr) {
        return unknown_item("noun.source", id);
    }
    const std::string title = source->title;
    Project project = input.project;
    std::erase_if(project.sources, [&id](const Source& one) { return one.id == id; });
    set_planting_mark(project, id, {});
    return ActionOutcome{std::move(project), {"history.source.remove", {{"title", title}}}, {}};
}

Outcome set_source(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    Source* source = item_with_id(project.sources, id);
    if (source == nullptr) {
        return unknown_item("noun.source", id);
    }
    if (std::optional<geo::Problem> problem = read_fields(input.action, *source)) {
        return *problem;
    }
    if (std::optional<geo::Problem> problem = read_mark(input.action, project, id)) {
        return *problem;
    }
    const std::string title = source->title;
    return ActionOutcome{std::move(project), {"history.source.set", {{"title", title}}}, {}};
}

Outcome place_source(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    Source* source = item_with_id(project.sources, id);
    if (source == nullptr) {
        return unknown_item("noun.source", id);
    }
    const bool has_point = input.action.contains("x") && input.action.contains("y");
    if (!source->place && !has_point) {
        return geo::Problem{
            {"error.action.missing_member", {{"member", "x, y"}}},
            {},
            {"help.action.docs", {}},
            {}};
    }
    constexpr double farthest = 1e8; // of any projected system
    constexpr double highest_m = 10000.0;
    ModelPlace place = source->place.value_or(ModelPlace{});
    ActionFields fields(input.action);
    fields.number("x", place.point_crs.x, -farthest, farthest)
        .number("y", place.point_crs.y, -farthest, farthest)
        .number("height_m", place.height_m, -highest_m, highest_m)
        .flag("above_ground", place.above_ground)
        .number("rotation_deg", place.rotation_deg, -360.0, 360.0)
        .number("scale", place.scale, 0.0001, 10000.0);
    if (!fields.ok()) {
        return fields.problem();
    }
    source->place = place;
    const std::string title = source->title;
    return ActionOutcome{std::move(project), {"history.source.place", {{"title", title}}}, {}};
}

} // namespace smiletwin::scenarios
