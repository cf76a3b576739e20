#include "scenarios/models/people/model.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;
using geo::Vec2d;

namespace {

/// A square of 30 x 20 m with a street mouth 5 m beyond its western and eastern side, and a house
/// of 4 x 4 m in the middle.
Site small_square() {
    Site site;
    site.frame = {0.0, 40.0, 1.0, 60, 40};
    site.building = geo::Grid<std::uint8_t>(site.frame, 0);
    site.material = geo::Grid<std::uint8_t>(site.frame, 0);
    site.in_area = geo::Grid<std::uint8_t>(site.frame, 0);
    site.materials = {SurfaceMaterial{}};
    site.area_crs = {{{{15, 10}, {45, 10}, {45, 30}, {15, 30}}}};
    for (int row = 18; row < 22; ++row) {
        for (int column = 28; column < 32; ++column) {
            site.building.at(column, row) = 1;
        }
    }
    Gate west;
    west.id = "west";
    west.line = {{10, 15}, {10, 25}};
    west.inflow_per_h = 1200.0;
    Gate east = west;
    east.id = "east";
    east.line = {{50, 15}, {50, 25}};
    site.gates = {west, east};
    return site;
}

ModelResult run(const Site& site) {
    geo::RunContext context;
    geo::Json parameters = geo::Json::object();
    parameters.set("duration_s", 120.0);
    auto result = PeopleModel().run({site, nullptr, {}, {}, parameters}, context);
    REQUIRE(result.ok());
    return std::move(*result);
}

} // namespace

TEST_CASE("people walk between gates that lie outside the square and never through a house") {
    const Site site = small_square();
    const ModelResult result = run(site);
    CHECK(result.summary["left"].to_int() > 10);
    CHECK(result.summary["pushed_from_wall"].to_int() == 0);
    for (const TrackFrame& frame : result.tracks.frames) {
        for (const Vec2d position : frame.position_crs) {
            const int column = site.frame.column_of(position.x);
            const int row = site.frame.row_of(position.y);
            REQUIRE(site.building.at(column, row) == 0);
        }
    }
    REQUIRE(result.grid("people.density") != nullptr);
}

TEST_CASE("an obstacle on the square empties its place and fills the ways beside it") {
    Site site = small_square();
    const ModelResult before = run(site);
    site.obstacles.push_back({"stall", {{{{20, 16}, {24, 16}, {24, 24}, {20, 24}}}}, 2.5});
    const ModelResult after = run(site);
    const auto people_in = [](const ModelResult& result, geo::Box2d box) {
        int count = 0;
        for (const TrackFrame& frame : result.tracks.frames) {
            for (const Vec2d position : frame.position_crs) {
                count += box.contains(position) ? 1 : 0;
            }
        }
        return count;
    };
    const geo::Box2d place{{20, 16}, {24, 24}};
    const geo::Box2d above{{20, 24}, {24, 30}};
    const geo::Box2d below{{20, 10}, {24, 16}};
    CHECK(people_in(before, place) > 50);
    CHECK(people_in(after, place) == 0);
    CHECK(
        people_in(after, above) + people_in(after, below) >
        people_in(before, above) + people_in(before, below));
}

TEST_CASE("without two gates the model says what is missing") {
    Site site = small_square();
    site.gates.pop_back();
    geo::RunContext context;
    const auto result = PeopleModel().run({site, nullptr, {}, {}, geo::Json::object()}, context);
    REQUIRE_FALSE(result.ok());
    CHECK(result.problem().what.key == "error.people.needs_gates");
}
