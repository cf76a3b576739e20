#include "scenarios/project/row_values.hpp"

namespace smiletwin::scenarios {

namespace {

/// An empty object for a model that was not placed.
geo::Json to_json(const std::optional<ModelPlace>& place) {
    geo::Json json = geo::Json::object();
    if (place) {
        json.set("x", place->point_crs.x)
            .set("y", place->point_crs.y)
            .set("height_m", place->height_m)
            .set("above_ground", place->above_ground)
            .set("rotation_deg", place->rotation_deg)
            .set("scale", place->scale);
    }
    return json;
}

std::optional<ModelPlace> place_from_json(const geo::Json& json) {
    if (!json.contains("x") || !json.contains("y")) {
        return std::nullopt;
    }
    ModelPlace place;
    place.point_crs = {json["x"].to_double(), json["y"].to_double()};
    place.height_m = json["height_m"].to_double();
    place.above_ground = json["above_ground"].to_bool(true);
    place.rotation_deg = json["rotation_deg"].to_double();
    place.scale = json["scale"].to_double(1.0);
    return place;
}

} // namespace

Row to_row(const Source& source) {
    Row row{Table::Sources, source.id, {}, 0, {}, std::nullopt};
    row.columns.set("role", source_role_name(source.role))
        .set("title", source.title)
        .set("path", source.path)
        .set("hash", source.hash)
        .set("crs", source.crs_override)
        .set("licence", source.licence)
        .set("date", source.date)
        .set("visible", source.visible)
        .set("opacity", source.opacity)
        .set("lod", source.lod)
        .set("theme", source.theme)
        .set("axis_order", source.axis_order)
        .set("up_axis", source.up_axis)
        .set("place", to_json(source.place));
    return row;
}

void from_row(const Row& row, Source& source) {
    source.id = row.id;
    source.role = source_role_named(row.columns["role"].to_string()).value_or(SourceRole::Layer);
    source.title = row.columns["title"].to_string();
    source.path = row.columns["path"].to_string();
    source.hash = row.columns["hash"].to_string();
    source.crs_override = row.columns["crs"].to_string();
    source.licence = row.columns["licence"].to_string();
    source.date = row.columns["date"].to_string();
    source.visible = row.columns["visible"].to_bool(true);
    source.opacity = row.columns["opacity"].to_double(1.0);
    source.lod = row.columns["lod"].to_string();
    source.theme = row.columns["theme"].to_string();
    source.axis_order = row.columns["axis_order"].to_string();
    source.up_axis = row.columns["up_axis"].to_string();
    source.place = place_from_json(row.columns["place"]);
}

Row to_row(const Variant& variant) {
    Row row{Table::Variants, variant.id, {}, 0, {}, std::nullopt};
    row.columns.set("name", variant.name).set("note", variant.note);
    return row;
}

void from_row(const Row& row, Variant& variant) {
    variant.id = row.id;
    variant.name = row.columns["name"].to_string();
    variant.note = row.columns["note"].to_string();
}

Row to_row(const Measure& measure) {
    Row row{Table::Measures, measure.id, {}, 0, {}, measure.geometry};
    row.columns.set("kind", measure.kind).set("parameters", measure.parameters);
    return row;
}

void from_row(const Row& row, Measure& measure) {
    measure.id = row.id;
    measure.kind = row.columns["kind"].to_string();
    measure.parameters = row.columns["parameters"];
    measure.geometry = row.geometry.value_or(geo::Vec2d{});
}

Row to_row(const Area& area) {
    Row row{Table::Areas, area.id, {}, 0, {}, geo::PlanGeometry(area.polygon)};
    row.columns.set("name", area.name).set("cell_m", area.cell_m).set("halo_m", area.halo_m);
    return row;
}

void from_row(const Row& row, Area& area) {
    area.id = row.id;
    area.name = row.columns["name"].to_string();
    area.cell_m = row.columns["cell_m"].to_double(1.0);
    area.halo_m = row.columns["halo_m"].to_double();
    const auto* polygon = row.geometry ? std::get_if<geo::Polygon2d>(&*row.geometry) : nullptr;
    area.polygon = polygon != nullptr ? *polygon : geo::Polygon2d{};
}

Row to_row(const Viewpoint& viewpoint) {
    const geo::Vec2d eye{viewpoint.eye_crs.x, viewpoint.eye_crs.y};
    Row row{Table::Viewpoints, viewpoint.id, {}, 0, {}, geo::PlanGeometry(eye)};
    row.columns.set("name", viewpoint.name)
        .set("eye_z_m", viewpoint.eye_crs.z)
        .set("target_x", viewpoint.target_crs.x)
        .set("target_y", viewpoint.target_crs.y)
        .set("target_z_m", viewpoint.target_crs.z);
    return row;
}

void from_row(const Row& row, Viewpoint& viewpoint) {
    viewpoint.id = row.id;
    viewpoint.name = row.columns["name"].to_string();
    const auto* eye = row.geometry ? std::get_if<geo::Vec2d>(&*row.geometry) : nullptr;
    const geo::Vec2d plan = eye != nullptr ? *eye : geo::Vec2d{};
    viewpoint.eye_crs = {plan.x, plan.y, row.columns["eye_z_m"].to_double()};
    viewpoint.target_crs = {
        row.columns["target_x"].to_double(),
        row.columns["target_y"].to_double(),
        row.columns["target_z_m"].to_double()};
}

Row to_row(const Setting& setting) {
    Row row{Table::Settings, setting.first, {}, 0, {}, std::nullopt};
    row.columns.set("value", setting.second);
    return row;
}

void from_row(const Row& row, Setting& setting) {
    setting.first = row.id;
    setting.second = row.columns["value"];
}

Row project_row(const Project& project) {
    Row row{Table::Project, "project", {}, 0, {}, std::nullopt};
    row.columns.set("name", project.name)
        .set("crs", project.crs)
        .set("time_zone", project.time_zone);
    return row;
}

void from_row(const Row& row, Project& project) {
    project.name = row.columns["name"].to_string();
    project.crs = row.columns["crs"].to_string();
    project.time_zone = row.columns["time_zone"].to_string();
}

} // namespace smiletwin::scenarios
