#include "scenarios/project/actions.hpp"
#include "scenarios/project/geojson.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_bench.hpp"

#include <fstream>
#include <set>

using namespace smiletwin;
using scenarios::Project;
using tests::action;
using tests::ProjectBench;

namespace {

constexpr const char* tree_at_1_2 =
    R"({"action":"measure.add","variant":"A","kind":"tree","geometry":{"type":"Point","coordinates":[1,2]}})";

ProjectBench with_variant() {
    ProjectBench bench;
    bench(R"({"action":"variant.add","name":"Bäume"})");
    return bench;
}

} // namespace

TEST_CASE("source actions add, change and remove a source") {
    ProjectBench bench;
    CHECK(bench(R"({"action":"source.add","role":"city","path":"data/b.gml"})") == "s1");
    CHECK(bench.label.key == "history.source.add");
    CHECK(bench.project.sources[0].title == "b.gml");
    CHECK(
        bench(R"({"action":"source.add","role":"terrain","path":"t.tif","title":"Gelände"})") ==
        "s2");
    bench(
        R"({"action":"source.set","id":"s1","visible":false,"opacity":0.4,"licence":"CC BY 4.0"})");
    const scenarios::Source& city = bench.project.sources[0];
    CHECK_FALSE(city.visible);
    CHECK(city.opacity == 0.4);
    CHECK(city.licence == "CC BY 4.0");
    CHECK(city.path == "data/b.gml");
    bench(R"({"action":"source.remove","id":"s1"})");
    REQUIRE(bench.project.sources.size() == 1);
    CHECK(bench.project.sources[0].id == "s2");
    CHECK(
        bench.refusal(R"({"action":"source.set","id":"s1","visible":true})") ==
        "error.action.unknown_item");
    CHECK(
        bench.refusal(R"({"action":"source.set","id":"s2","opacity":1.5})") ==
        "error.action.out_of_range");
    CHECK(
        bench.refusal(R"({"action":"source.set","id":"s2","visible":"yes"})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"source.add","role":"magic","path":"x"})") ==
        "error.action.unknown_role");
    CHECK(
        bench.refusal(R"({"action":"source.add","role":"city","path":"  "})") ==
        "error.action.wrong_value");
}

TEST_CASE("what is shown of a city model and how it is read are chosen one by one") {
    ProjectBench bench;
    bench(R"({"action":"source.add","role":"city","path":"a.gml"})");
    bench(R"({"action":"source.set","id":"s1","lod":"2.2","theme":"Winter"})");
    bench(R"({"action":"source.set","id":"s1","axis_order":"northing-easting"})");
    const scenarios::Source& source = bench.project.sources.front();
    CHECK(source.lod == "2.2");
    CHECK(source.theme == "Winter");
    CHECK(source.axis_order == "northing-easting");
    bench(R"({"action":"source.set","id":"s1","lod":"","axis_order":""})");
    CHECK(bench.project.sources.front().lod.empty());
    CHECK(bench.project.sources.front().theme == "Winter");
    CHECK(
        bench.refusal(R"({"action":"source.set","id":"s1","lod":"LoD2"})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"source.set","id":"s1","axis_order":"swapped"})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"source.set","id":"s1","up_axis":"x"})") ==
        "error.action.wrong_value");
    CHECK(bench.refusal(R"({"action":"source.set","id":"s1","crs":"Gauss"})") != "");
    CHECK(bench.project.sources.front().crs_override.empty());
}

TEST_CASE("a model is placed, then turned where it stands") {
    ProjectBench bench;
    bench(R"({"action":"source.add","role":"city","path":"lamp.glb"})");
    CHECK(
        bench.refusal(R"({"action":"source.place","id":"s1","rotation_deg":90})") ==
        "error.action.missing_member");
    bench(R"({"action":"source.place","id":"s1","x":312490.5,"y":6000480})");
    bench(R"({"action":"source.place","id":"s1","rotation_deg":90,"scale":0.01})");
    const auto& place = bench.project.sources.front().place;
    REQUIRE(place.has_value());
    CHECK(place->point_crs == geo::Vec2d{312490.5, 6000480.0});
    CHECK(place->above_ground);
    CHECK(place->rotation_deg == 90.0);
    CHECK(place->scale == 0.01);
    CHECK(
        bench.refusal(R"({"action":"source.place","id":"s1","scale":0})") ==
        "error.action.out_of_range");
    CHECK(
        bench.refusal(R"({"action":"source.place","id":"s9","x":0,"y":0})") ==
        "error.action.unknown_item");
}

TEST_CASE("measure actions plant, move, change and remove a tree") {
    ProjectBench bench = with_variant();
    CHECK(bench(tree_at_1_2) == "m1");
    CHECK(bench.label.key == "history.measure.add");
    bench(R"({"action":"measure.move","id":"m1","geometry":{"type":"Point","coordinates":[5,6]}})");
    CHECK(bench.project.measure("m1")->geometry == geo::PlanGeometry(geo::Vec2d{5.0, 6.0}));
    bench(
        R"({"action":"measure.set","id":"m1","parameters":{"height_m":14,"species":"quercus_robur"}})");
    CHECK(bench.project.measure("m1")->parameters["height_m"].to_double() == 14.0);
    bench(R"({"action":"measure.set","id":"m1","parameters":{"height_m":null}})");
    CHECK_FALSE(bench.project.measure("m1")->parameters.contains("height_m"));
    CHECK(bench.project.measure("m1")->parameters.contains("species"));
    CHECK(
        bench.refusal(R"({"action":"measure.set","id":"m1","parameters":{"height_m":-1}})") ==
        "error.measure.out_of_range");
    bench(R"({"action":"measure.remove","id":"m1"})");
    CHECK(bench.project.measure("m1") == nullptr);
    CHECK(bench.refusal(R"({"action":"measure.remove","id":"m1"})") == "error.action.unknown_item");
}

TEST_CASE("a measure in degrees is refused in a project of metres, at whatever time it comes") {
    const char* in_degrees = R"({"action":"measure.add","variant":"A","kind":"tree",
        "geometry":{"type":"Point","coordinates":[12.1,54.1]}})";
    const char* in_metres = R"({"action":"measure.add","variant":"A","kind":"tree",
        "geometry":{"type":"Point","coordinates":[312510,6000500]}})";
    ProjectBench bench = with_variant();
    bench(R"({"action":"project.set","crs":"EPSG:25833"})");
    CHECK(bench.refusal(in_degrees) == "error.measure.far"); // the system is used elsewhere
    CHECK(bench.refusal(in_metres) == "accepted");
    bench(R"({"action":"area.add","name":"Square","polygon":{"type":"Polygon","coordinates":
        [[[312500,6000490],[312520,6000490],[312520,6000510],[312500,6000490]]]}})");
    CHECK(bench.refusal(in_degrees) == "error.measure.far");
    const std::string id = bench(in_metres);
    CHECK(
        bench.refusal(
            R"({"action":"measure.move","id":")" + id +
            R"(","geometry":{"type":"Point","coordinates":[12.1,54.1]}})") == "error.measure.far");
    CHECK(bench.refusal(R"({"action":"correction.add","kind":"tree",
            "geometry":{"type":"Point","coordinates":[312510,6100500]}})") == "error.measure.far");
}

TEST_CASE("a measure finds its variant by id or by name") {
    ProjectBench bench = with_variant();
    bench(R"({"action":"measure.add","variant":"Bäume","kind":"tree",
              "geometry":{"type":"Point","coordinates":[1,2]}})");
    CHECK(bench.project.variant("A")->measures.size() == 1);
    CHECK(bench.refusal(R"({"action":"measure.add","variant":"B","kind":"tree",
              "geometry":{"type":"Point","coordinates":[1,2]}})") == "error.action.unknown_item");
}

TEST_CASE("the existing state takes no measures but corrections") {
    ProjectBench bench = with_variant();
    CHECK(
        bench.refusal(R"({"action":"measure.add","variant":"0","kind":"tree",
              "geometry":{"type":"Point","coordinates":[1,2]}})") ==
        "error.action.baseline_locked");
    CHECK(bench(R"({"action":"correction.add","kind":"tree",
              "geometry":{"type":"Point","coordinates":[1,2]}})") == "m1");
    CHECK(bench(tree_at_1_2) == "m2");
    CHECK(bench.project.measures_of("0").size() == 1);
    CHECK(bench.project.measures_of("A").size() == 2);
}

TEST_CASE("a variant made from another copies its measures under new ids") {
    ProjectBench bench = with_variant();
    bench(tree_at_1_2);
    CHECK(bench(R"({"action":"variant.add","name":"Mehr Bäume","from":"A"})") == "B");
    REQUIRE(bench.project.variant("B")->measures.size() == 1);
    CHECK(bench.project.variant("B")->measures[0].id == "m2");
    bench(R"({"action":"variant.rename","id":"B","name":"Allee"})");
    CHECK(bench.project.variant("Allee") != nullptr);
    CHECK(
        bench.refusal(R"({"action":"variant.rename","id":"B","name":"Bäume"})") ==
        "error.action.taken_id");
    CHECK(bench.refusal(R"({"action":"variant.add","name":"Allee"})") == "error.action.taken_id");
    CHECK(
        bench.refusal(R"({"action":"variant.add","id":"0","name":"Null"})") ==
        "error.action.taken_id");
    bench(R"({"action":"variant.remove","id":"A"})");
    CHECK(bench.project.variants.size() == 1);
    CHECK(bench.project.measure("m1") == nullptr);
}

TEST_CASE("area actions add, change and remove a polygon") {
    ProjectBench bench;
    CHECK(bench(R"({"action":"area.add","name":"Markt","cell_m":2,"polygon":
        {"type":"Polygon","coordinates":[[[0,0],[100,0],[100,70],[0,70],[0,0]]]}})") == "a1");
    CHECK(geo::area_m2(bench.project.area("Markt")->polygon) == Approx(7000.0));
    CHECK(bench.project.area("a1")->cell_m == 2.0);
    bench(R"({"action":"area.set","id":"a1","halo_m":80,"name":"Neuer Markt"})");
    CHECK(bench.project.area("Neuer Markt")->halo_m == 80.0);
    CHECK(
        bench.refusal(R"({"action":"area.set","id":"a1","cell_m":0})") ==
        "error.action.out_of_range");
    CHECK(bench.refusal(R"({"action":"area.set","id":"a1","polygon":
        {"type":"Point","coordinates":[0,0]}})") == "error.action.area_polygon");
    bench(R"({"action":"area.remove","id":"a1"})");
    CHECK(bench.project.areas.empty());
}

TEST_CASE("viewpoint actions add and remove a viewpoint") {
    ProjectBench bench;
    CHECK(bench(R"({"action":"viewpoint.add","id":"market","name":"Markt",
        "eye":[1,2,30],"target":[4,5,6]})") == "market");
    CHECK(bench.project.viewpoint("market")->eye_crs == geo::Vec3d{1.0, 2.0, 30.0});
    CHECK(
        bench(R"({"action":"viewpoint.add","name":"Kai","eye":[0,0,9],"target":[1,0,0]})") == "v1");
    CHECK(bench.refusal(R"({"action":"viewpoint.add","id":"market","name":"x",
        "eye":[1,2,3],"target":[4,5,6]})") == "error.action.taken_id");
    CHECK(
        bench.refusal(R"({"action":"viewpoint.add","name":"x","eye":[1,2],"target":[4,5,6]})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"viewpoint.add","name":"x","eye":[1,2,3],"target":[1,2,3]})") ==
        "error.action.eye_is_target");
    bench(R"({"action":"viewpoint.remove","id":"market"})");
    CHECK(bench.project.viewpoint("market") == nullptr);
}

TEST_CASE("the project's system is fixed once something has coordinates in it") {
    ProjectBench bench = with_variant();
    bench(R"({"action":"project.set","name":"Quartier","crs":"EPSG:25832"})");
    bench(R"({"action":"project.set","crs":"EPSG:25833","time_zone":"Europe/Athens"})");
    CHECK(bench.project.crs == "EPSG:25833");
    CHECK(bench.project.time_zone == "Europe/Athens");
    bench(R"({"action":"measure.add","variant":"A","kind":"tree",
        "geometry":{"type":"Point","coordinates":[312510,6000500]}})");
    CHECK(
        bench.refusal(R"({"action":"project.set","crs":"EPSG:25832"})") ==
        "error.action.crs_fixed");
    CHECK(
        bench.refusal(R"({"action":"project.set","time_zone":"Mars/Olympus"})") ==
        "error.time.unknown_zone");
    CHECK(bench.refusal(R"({"action":"project.set","crs":"EPSG:999999"})") != "accepted");
}

TEST_CASE("a project counts in metres: systems in feet and degrees are refused as its own") {
    ProjectBench bench;
    CHECK(
        bench.refusal(R"({"action":"project.set","crs":"EPSG:2263"})") ==
        "error.action.crs_metres");
    CHECK(
        bench.refusal(R"({"action":"project.set","crs":"EPSG:4326"})") ==
        "error.action.crs_metres");
}

TEST_CASE("a setting is any JSON value and null takes it away") {
    ProjectBench bench;
    bench(R"({"action":"setting.set","key":"scene.time","value":"2026-07-22T14:00"})");
    bench(R"({"action":"setting.set","key":"heat.hours","value":[12,13,14]})");
    CHECK(bench.project.settings["heat.hours"].size() == 3);
    bench(R"({"action":"setting.set","key":"heat.hours","value":null})");
    bench(R"({"action":"setting.set","key":"scene.time","value":null})");
    CHECK(bench.project == Project{});
}

TEST_CASE("an unknown action, a missing and a misspelt member are named") {
    ProjectBench bench = with_variant();
    CHECK(bench.refusal(R"({"action":"tree.plant"})") == "error.action.unknown");
    CHECK(bench.refusal(R"({})") == "error.action.unknown");
    CHECK(bench.refusal(R"(["measure.add"])") == "error.action.unknown");
    CHECK(bench.refusal(R"({"action":"measure.remove"})") == "error.action.missing_member");
    CHECK(bench.refusal(R"({"action":"measure.add","variant":"A","kind":"tree","paramters":{},
        "geometry":{"type":"Point","coordinates":[1,2]}})") == "error.action.unknown_member");
}

TEST_CASE("geometries that no one can draw are refused") {
    const ProjectBench bench = with_variant();
    const auto surface = [&bench](std::string_view geometry) {
        return bench.refusal(
            R"({"action":"measure.add","variant":"A","kind":"surface","geometry":)" +
            std::string(geometry) + "}");
    };
    CHECK(surface(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]})") == "accepted");
    CHECK(
        surface(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9]]]})") ==
        "error.geometry.ring_short");
    CHECK(
        surface(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9]]]})") ==
        "error.geometry.ring_open");
    CHECK(
        surface(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[4,0],[0,0]]]})") ==
        "error.geometry.ring_flat");
    CHECK(surface(R"({"type":"Polygon","coordinates":[]})") == "error.geometry.ring_short");
    CHECK(surface(R"({"type":"Point","coordinates":[1,"2"]})") == "error.geometry.coordinate");
    CHECK(surface(R"({"type":"Point","coordinates":[1,null]})") == "error.geometry.coordinate");
    CHECK(surface(R"({"type":"LineString","coordinates":[[1,2]]})") == "error.geometry.line_short");
    CHECK(surface(R"({"type":"MultiPoint","coordinates":[[1,2]]})") == "error.geometry.type");
    CHECK(surface("7") == "error.geometry.type");
}

TEST_CASE("GeoJSON written and read again is the same geometry") {
    const geo::PlanGeometry geometries[] = {
        geo::Vec2d{312200.123456789, 6000200.1},
        geo::Line2d{{0.1, 0.2}, {3.0, -4.0}},
        geo::Polygon2d{
            {{{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}}, {{5.0, 1.0}, {6.0, 1.0}, {6.0, 2.0}}}}};
    for (const geo::PlanGeometry& geometry : geometries) {
        const auto text = geo::dump_json(scenarios::to_geojson(geometry));
        const auto back = scenarios::parse_geojson(action(text));
        REQUIRE(back.ok());
        CHECK(*back == geometry);
    }
}

TEST_CASE("the page on actions shows every action, and its examples run one after the other") {
    std::ifstream page(SMILETWIN_SOURCE_DIR "/docs/user/actions.md");
    REQUIRE(page.good());
    ProjectBench bench;
    std::set<std::string> shown;
    bool in_example = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("```")) {
            in_example = line == "```jsonl";
        } else if (in_example) {
            bench(line);
            shown.insert(action(line)["action"].to_string());
        }
    }
    for (const std::string_view name : scenarios::action_names()) {
        INFO(name);
        CHECK(shown.count(std::string(name)) == 1);
    }
}
