#include "project_actions.hpp"

#include "geo/base/json.hpp"
#include "place.hpp"
#include "text_file.hpp"

namespace smiletwin::sample {
namespace {

using geo::Json;

/// Local frame to numbers of the reference system, millimetres.
Json position(geo::Vec2d local) {
    const geo::Vec2d p = to_crs(local);
    return Json::array().push(rounded_mm(p.x)).push(rounded_mm(p.y));
}

Json position(geo::Vec3d local) {
    const geo::Vec3d p = to_crs(local);
    return Json::array().push(rounded_mm(p.x)).push(rounded_mm(p.y)).push(rounded_mm(p.z));
}

Json polygon(const geo::Ring2d& ring) {
    Json points = Json::array();
    for (const geo::Vec2d p : ring) {
        points.push(position(p));
    }
    points.push(position(ring.front()));
    return Json::object().set("type", "Polygon").set("coordinates", Json::array().push(points));
}

class Actions {
public:
    void add(const Json& action) { text_ += geo::dump_json(action) + '\n'; }

    void source(const char* role, const char* path, const char* title) {
        add(Json::object()
                .set("action", "source.add")
                .set("role", role)
                .set("path", path)
                .set("title", title)
                .set("licence", "CC0 1.0, erfunden")
                .set("date", "2026-07-01"));
    }

    void viewpoint(const char* id, const char* name, geo::Vec3d eye, geo::Vec3d target) {
        add(Json::object()
                .set("action", "viewpoint.add")
                .set("id", id)
                .set("name", name)
                .set("eye", position(eye))
                .set("target", position(target)));
    }

    void measure(const char* kind, const Json& geometry, const Json& parameters) {
        add(Json::object()
                .set("action", "measure.add")
                .set("variant", "A")
                .set("kind", kind)
                .set("geometry", geometry)
                .set("parameters", parameters));
    }

    void tree(geo::Vec2d foot) {
        measure(
            "tree",
            Json::object().set("type", "Point").set("coordinates", position(foot)),
            Json::object()
                .set("species", "tilia_cordata")
                .set("height_m", 11.5)
                .set("crown_diameter_m", 8.5)
                .set("crown_base_m", 3.5)
                .set("planted_year", 2027));
    }

    void setting(const char* key, const Json& value) {
        add(Json::object().set("action", "setting.set").set("key", key).set("value", value));
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// Two staggered rows in the south of the square with a lawn between them, three trees before the
/// town hall.
void add_tree_square(Actions& actions) {
    actions.add(
        Json::object().set("action", "variant.add").set("id", "A").set("name", "Baumplatz"));
    for (int i = 0; i < 5; ++i) {
        actions.tree({251.0 + 13.0 * i, 270.0});
    }
    for (int i = 0; i < 4; ++i) {
        actions.tree({257.5 + 13.0 * i, 261.5});
    }
    for (int i = 0; i < 3; ++i) {
        actions.tree({331.0, 277.0 + 12.0 * i});
    }
    actions.measure(
        "surface",
        polygon({{247.0, 257.5}, {309.0, 257.5}, {309.0, 274.5}, {247.0, 274.5}}),
        Json::object().set("material", "grass"));
}

} // namespace

std::string project_actions_text() {
    Actions actions;
    actions.add(Json::object()
                    .set("action", "project.set")
                    .set("name", "Musterquartier")
                    .set("crs", "EPSG:25833+7837")
                    .set("time_zone", "Europe/Berlin"));
    actions.source("city", "buildings.gml", "Gebäude LoD2");
    actions.source("terrain", "terrain.tif", "Geländemodell 1 m");
    actions.source("imagery", "orthophoto.tif", "Bodenbild");
    actions.source("landcover", "landcover.tif", "Bodenbedeckung");
    actions.source("trees", "trees.geojson", "Baumkataster");
    actions.source("gates", "gates.geojson", "Zugänge des Marktes");
    actions.source("sensors", "sensors.json", "Temperaturmessnetz");
    actions.source("weather", "hot_day_2026-07-22.txt", "Heißer Tag, 22. Juli 2026");
    actions.add(Json::object()
                    .set("action", "area.add")
                    .set("name", "Markt")
                    .set(
                        "polygon",
                        polygon({{240.0, 254.0}, {341.0, 254.0}, {341.0, 326.0}, {240.0, 326.0}}))
                    .set("cell_m", 1.0));
    actions.viewpoint("overview", "Überblick", {390.0, 52.0, 175.0}, {278.0, 318.0, 8.0});
    actions.viewpoint("market", "Markt", {268.0, 168.0, 66.0}, {294.0, 300.0, 16.0});
    actions.viewpoint("square", "Auf dem Platz", {246.0, 257.0, 16.2}, {322.0, 312.0, 21.5});
    actions.viewpoint("quay", "Kai", {371.0, 586.0, 24.0}, {258.0, 448.0, 18.0});
    add_tree_square(actions);
    actions.setting("scene.time", "2026-07-22T14:00");
    return actions.text();
}

} // namespace smiletwin::sample
