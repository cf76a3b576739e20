#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"
#include "scenarios/project/geojson.hpp"

namespace smiletwin::scenarios {

namespace {

std::optional<geo::Problem> read_fields(const geo::Json& action, Area& area) {
    ActionFields fields(action);
    // Cells: below 0.1 m no source is that fine, above 50 m no square is left. Halo: a 300 m tower
    // at 4 degrees of sun throws 4.3 km.
    fields.name("name", area.name)
        .number("cell_m", area.cell_m, 0.1, 50.0)
        .number("halo_m", area.halo_m, 0.0, 5000.0);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (!action.contains("polygon")) {
        return std::nullopt;
    }
    geo::Result<geo::PlanGeometry> geometry = parse_geojson(action["polygon"]);
    if (!geometry) {
        return geometry.problem();
    }
    auto* polygon = std::get_if<geo::Polygon2d>(&*geometry);
    if (polygon == nullptr) {
        return geo::Problem{
            {"error.action.area_polygon", {}}, {}, {"help.geometry.example", {}}, {}};
    }
    area.polygon = std::move(*polygon);
    return std::nullopt;
}

} // namespace

Outcome add_area(const ActionInput& input) {
    Area area;
    area.id = next_id(input.project.areas, 'a');
    if (std::optional<geo::Problem> problem = read_fields(input.action, area)) {
        return *problem;
    }
    if (input.project.area(area.name) != nullptr) {
        return taken_id(area.name);
    }
    std::string id = area.id;
    geo::Message label{"history.area.add", {{"name", area.name}}};
    Project project = input.project;
    project.areas.push_back(std::move(area));
    return ActionOutcome{std::move(project), std::move(label), std::move(id)};
}

Outcome set_area(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    Area* area = item_with_id(project.areas, id);
    if (area == nullptr) {
        return unknown_item("noun.area", id);
    }
    if (std::optional<geo::Problem> problem = read_fields(input.action, *area)) {
        return *problem;
    }
    const Area* namesake = input.project.area(area->name);
    if (namesake != nullptr && namesake->id != id) {
        return taken_id(area->name);
    }
    geo::Message label{"history.area.set", {{"name", area->name}}};
    return ActionOutcome{std::move(project), std::move(label), {}};
}

Outcome remove_area(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    const Area* area = item_with_id(project.areas, id);
    if (area == nullptr) {
        return unknown_item("noun.area", id);
    }
    geo::Message label{"history.area.remove", {{"name", area->name}}};
    std::erase_if(project.areas, [&id](const Area& one) { return one.id == id; });
    return ActionOutcome{std::move(project), std::move(label), {}};
}

Outcome add_viewpoint(const ActionInput& input) {
    Viewpoint viewpoint;
    viewpoint.id = next_id(input.project.viewpoints, 'v');
    ActionFields fields(input.action);
    fields.name("id", viewpoint.id)
        .name("name", viewpoint.name)
        .point("eye", viewpoint.eye_crs)
        .point("target", viewpoint.target_crs);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (viewpoint.eye_crs == viewpoint.target_crs) {
        return geo::Problem{{"error.action.eye_is_target", {}}, {}, {}, {}};
    }
    if (input.project.viewpoint(viewpoint.id) != nullptr) {
        return taken_id(viewpoint.id);
    }
    std::string id = viewpoint.id;
    geo::Message label{"history.viewpoint.add", {{"name", viewpoint.name}}};
    Project project = input.project;
    project.viewpoints.push_back(std::move(viewpoint));
    return ActionOutcome{std::move(project), std::move(label), std::move(id)};
}

Outcome remove_viewpoint(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    const Viewpoint* viewpoint = item_with_id(project.viewpoints, id);
    if (viewpoint == nullptr) {
        return unknown_item("noun.viewpoint", id);
    }
    geo::Message label{"history.viewpoint.remove", {{"name", viewpoint->name}}};
    std::erase_if(project.viewpoints, [&id](const Viewpoint& one) { return one.id == id; });
    return ActionOutcome{std::move(project), std::move(label), {}};
}

} // namespace smiletwin::scenarios
