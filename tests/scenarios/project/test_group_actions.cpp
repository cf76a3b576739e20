// Actions on several measures: each is one step, and all of it or nothing.

#include "scenarios/project/actions.hpp"
#include "scenarios/project/planting_marks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_bench.hpp"

using namespace smiletwin;
using scenarios::Project;
using tests::ProjectBench;

namespace {

geo::Vec2d place(const ProjectBench& bench, std::string_view id) {
    REQUIRE(bench.project.measure(id) != nullptr);
    return std::get<geo::Vec2d>(bench.project.measure(id)->geometry);
}

/// Trees at (0,0) and (10,0), a bench at (5,5), in variant A.
ProjectBench square() {
    ProjectBench bench;
    bench(R"({"action":"variant.add","name":"Platz"})");
    for (const char* tree : {"[0,0]", "[10,0]"}) {
        bench(
            std::string(
                R"({"action":"measure.add","variant":"A","kind":"tree","geometry":{"type":"Point","coordinates":)") +
            tree + "}}");
    }
    bench(
        R"({"action":"measure.add","variant":"A","kind":"bench","geometry":{"type":"Point","coordinates":[5,5]}})");
    return bench;
}

} // namespace

TEST_CASE("several measures move, turn and mirror together in one step") {
    ProjectBench bench = square();
    bench(R"({"action":"measures.transform","ids":["m1","m2"],"move":[1,2]})");
    CHECK(place(bench, "m1") == geo::Vec2d{1.0, 2.0});
    CHECK(place(bench, "m2") == geo::Vec2d{11.0, 2.0});
    CHECK(bench.label.key == "history.measure.move.several");
    bench(R"({"action":"measures.transform","ids":["m1","m2"],"rotate_deg":90})");
    CHECK(place(bench, "m1") == geo::Vec2d{6.0, -3.0}); // about their middle
    CHECK(place(bench, "m2") == geo::Vec2d{6.0, 7.0});
    bench(R"({"action":"measures.transform","ids":["m3"],"mirror_deg":90,"about":[0,0]})");
    CHECK(place(bench, "m3") == geo::Vec2d{-5.0, 5.0});
    CHECK(bench.label.key == "history.measure.move");
}

TEST_CASE("a row, a round and a mirrored half are copies with a step") {
    ProjectBench bench = square();
    CHECK(bench(R"({"action":"measures.copy","ids":["m1"],"count":4,"move":[0,8]})") == "m4");
    REQUIRE(bench.project.variant("A")->measures.size() == 7);
    CHECK(place(bench, "m7") == geo::Vec2d{0.0, 32.0});
    bench(R"({"action":"measures.copy","ids":["m2"],"count":3,"rotate_deg":90,"about":[0,0]})");
    CHECK(place(bench, "m8") == geo::Vec2d{0.0, 10.0});
    CHECK(place(bench, "m9") == geo::Vec2d{-10.0, 0.0});
    CHECK(place(bench, "m10") == geo::Vec2d{0.0, -10.0});
    bench(R"({"action":"measures.copy","ids":["m3","m2"],"mirror_deg":90,"about":[20,0]})");
    CHECK(place(bench, "m11") == geo::Vec2d{35.0, 5.0});
    CHECK(place(bench, "m12") == geo::Vec2d{30.0, 0.0});
}

TEST_CASE("several measures are changed and removed together") {
    ProjectBench bench = square();
    bench(R"({"action":"measures.set","ids":["m1","m2"],"parameters":{"height_m":9}})");
    CHECK(bench.project.measure("m2")->parameters["height_m"].to_double() == 9.0);
    // The bench knows no such height: nothing changes at all.
    CHECK(
        bench.refusal(
            R"({"action":"measures.set","ids":["m1","m3"],"parameters":{"crown_diameter_m":4}})") !=
        "accepted");
    bench(R"({"action":"measures.remove","ids":["m1","m3"]})");
    REQUIRE(bench.project.variant("A")->measures.size() == 1);
    CHECK(bench.project.variant("A")->measures[0].id == "m2");
}

TEST_CASE("merging takes what is not there yet") {
    ProjectBench bench = square();
    bench(R"({"action":"variant.add","name":"Mehr","from":"A"})"); // m4 to m6
    bench(
        R"({"action":"measure.add","variant":"B","kind":"tree","geometry":{"type":"Point","coordinates":[20,0]}})");
    bench(R"({"action":"measures.transform","ids":["m6"],"move":[1,0]})");
    bench(R"({"action":"variant.merge","id":"A","from":"B"})");
    CHECK(bench.project.variant("A")->measures.size() == 5); // the tree and the moved bench
    bench(R"({"action":"variant.merge","id":"A","from":"B"})");
    CHECK(bench.project.variant("A")->measures.size() == 5);
    bench(R"({"action":"variant.add","name":"Leer"})");
    bench(R"({"action":"variant.merge","id":"C","from":"B","measures":["m7"]})");
    REQUIRE(bench.project.variant("C")->measures.size() == 1);
}

TEST_CASE("a group is one step, and nothing of it happens when one part is refused") {
    ProjectBench bench = square();
    CHECK(
        bench(
            R"({"action":"group","actions":[{"action":"variant.add","name":"Neu"},{"action":"measures.copy","ids":["m1"],"variant":"B"}]})") ==
        "B");
    CHECK(bench.label.key == "history.group");
    CHECK(bench.project.variant("B")->measures.size() == 1);
    const Project before = bench.project;
    CHECK(
        bench.refusal(
            R"({"action":"group","actions":[{"action":"measure.remove","id":"m1"},{"action":"measure.remove","id":"m99"}]})") ==
        "error.action.unknown_item");
    CHECK(bench.project == before);
    CHECK(bench.refusal(R"({"action":"group","actions":[]})") == "error.action.wrong_value");
}

TEST_CASE("wrong lists, counts, places and outlines are named") {
    ProjectBench bench = square();
    CHECK(bench.refusal(R"({"action":"measures.remove","ids":[]})") == "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"measures.remove","ids":["m1","m7"]})") ==
        "error.action.unknown_item");
    CHECK(
        bench.refusal(R"({"action":"measures.copy","ids":["m1"],"count":2.5,"move":[1,1]})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"measures.copy","ids":["m1"],"count":5000,"move":[1,1]})") ==
        "error.action.out_of_range");
    CHECK(
        bench.refusal(R"({"action":"measures.transform","ids":["m1"],"move":[1]})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(
            R"({"action":"measure.add","variant":"A","kind":"surface","geometry":{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}})") !=
        "accepted");
    CHECK(
        bench.refusal(
            R"({"action":"measure.add","variant":"A","kind":"surface","geometry":{"type":"Polygon","coordinates":[[[0,0],[4,4],[4,0],[0,2],[0,0]]]}})") ==
        "error.geometry.ring_crosses");
}

TEST_CASE("a locked thing is not moved, changed or removed until it is unlocked") {
    ProjectBench bench = square();
    bench(R"({"action":"measure.set","id":"m1","locked":true})");
    for (const char* refused :
         {R"({"action":"measure.set","id":"m1","parameters":{"height_m":9}})",
          R"({"action":"measure.set","id":"m1","locked":true})",
          R"({"action":"measure.move","id":"m1","geometry":{"type":"Point","coordinates":[1,1]}})",
          R"({"action":"measure.remove","id":"m1"})",
          R"({"action":"measures.set","ids":["m2","m1"],"parameters":{"height_m":9}})",
          R"({"action":"measures.transform","ids":["m2","m1"],"move":[1,2]})",
          R"({"action":"measures.remove","ids":["m2","m1"]})"}) {
        INFO(refused);
        CHECK(bench.refusal(refused) == "error.measure.locked");
    }
    bench(R"({"action":"measures.set","ids":["m1"],"locked":false})");
    bench(R"({"action":"measure.move","id":"m1","geometry":{"type":"Point","coordinates":[1,1]}})");
    CHECK(place(bench, "m1") == geo::Vec2d{1.0, 1.0});
}

TEST_CASE("a lock leaves no trace once it is taken away") {
    ProjectBench bench = square();
    const std::string before = content_hash(bench.project);
    bench(R"({"action":"measures.set","ids":["m1","m3"],"locked":true})");
    CHECK(content_hash(bench.project) != before);
    bench(R"({"action":"measures.set","ids":["m1","m3"],"locked":false})");
    CHECK(content_hash(bench.project) == before);
}

TEST_CASE("copies of a locked thing are free") {
    ProjectBench bench = square();
    bench(R"({"action":"measure.set","id":"m3","locked":true})");
    const std::string copy = bench(R"({"action":"measures.copy","ids":["m3"],"move":[2,0]})");
    bench(R"({"action":"measures.transform","ids":[")" + copy + R"("],"move":[2,0]})");
    CHECK(place(bench, copy) == geo::Vec2d{9.0, 5.0});
}

TEST_CASE("what a branch or a merge takes over is free, and not taken twice for a lock") {
    ProjectBench bench = square();
    bench(R"({"action":"measure.set","id":"m1","locked":true})");
    bench(R"({"action":"variant.add","name":"Ast","from":"A"})");
    const scenarios::Variant& branch = *bench.project.variant("B");
    bench(R"({"action":"measure.remove","id":")" + branch.measures.front().id + R"("})");
    bench(R"({"action":"variant.merge","id":"B","from":"A"})");
    CHECK(bench.project.variant("B")->measures.size() == 3);
    bench(R"({"action":"measure.set","id":"m2","locked":true})");
    bench(R"({"action":"variant.merge","id":"B","from":"A"})");
    CHECK(bench.project.variant("B")->measures.size() == 3);
}

TEST_CASE("a lock is true or false") {
    const ProjectBench bench = square();
    CHECK(
        bench.refusal(R"({"action":"measure.set","id":"m1","locked":"yes"})") ==
        "error.action.wrong_value");
}

TEST_CASE("a layer is marked as pipes, or with the depth of its soil, and the mark goes with it") {
    ProjectBench bench;
    const std::string hash = content_hash(bench.project);
    bench(R"({"action":"source.add","role":"layer","path":"pipes.gpkg","planting":"pipes"})");
    CHECK(scenarios::planting_mark(bench.project, "s1").use == "pipes");
    bench(R"({"action":"source.set","id":"s1","soil_depth_m":0.8})");
    CHECK(scenarios::planting_mark(bench.project, "s1").soil_depth_m == 0.8);
    CHECK(scenarios::planting_mark(bench.project, "s1").use == "pipes");
    bench(R"({"action":"source.set","id":"s1","planting":"","soil_depth_m":0})");
    CHECK(scenarios::planting_mark(bench.project, "s1").empty());
    bench(R"({"action":"source.set","id":"s1","planting":"fire_lane"})");
    bench(R"({"action":"source.remove","id":"s1"})");
    CHECK(content_hash(bench.project) == hash);
    CHECK(
        bench.refusal(R"({"action":"source.add","role":"layer","path":"a","planting":"roots"})") ==
        "error.action.wrong_value");
    CHECK(
        bench.refusal(R"({"action":"source.add","role":"layer","path":"a","soil_depth_m":-1})") ==
        "error.action.out_of_range");
}
