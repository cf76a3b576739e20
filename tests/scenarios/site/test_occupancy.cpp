// One place for several uses: what is there when, and what clashes.

#include "scenarios/site/occupancy.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

Measure stall(const char* id, geo::Vec2d place, std::string_view times) {
    geo::Json parameters = geo::Json::object();
    if (!times.empty()) {
        parameters.set(std::string(active_parameter), times);
    }
    return {id, "market_stall", place, parameters}; // 4 m by 2.5 m
}

} // namespace

TEST_CASE("at noon on Wednesday the market is there, on Thursday the square is free") {
    Project project;
    project.time_zone = "Europe/Berlin";
    project.variants.push_back(
        {"A", "Markt", {stall("m1", {0, 0}, "We,Sa 07:00-14:00"), stall("m2", {9, 0}, "")}});
    CHECK(has_timed_measures(project));
    const auto zone = geo::TimeZone::named("Europe/Berlin");
    REQUIRE(zone.ok());
    const geo::UtcTime wednesday = zone->to_utc({2026, 7, 22, 12, 0, 0});
    const geo::UtcTime thursday = wednesday + std::chrono::hours(24);
    CHECK(project_at(project, wednesday, wednesday).variants[0].measures.size() == 2);
    const Project later = project_at(project, thursday, thursday);
    REQUIRE(later.variants[0].measures.size() == 1);
    CHECK(later.variants[0].measures[0].id == "m2");
}

TEST_CASE("over a span what is there for at least half of it counts") {
    Project project;
    project.time_zone = "Europe/Berlin";
    project.variants.push_back({"A", "Markt", {stall("m1", {0, 0}, "We,Sa 07:00-14:00")}});
    const auto zone = geo::TimeZone::named("Europe/Berlin");
    REQUIRE(zone.ok());
    const auto count = [&](int from, int to) {
        return project_at(
                   project,
                   zone->to_utc({2026, 7, 22, from, 0, 0}),
                   zone->to_utc({2026, 7, 22, to, 0, 0}))
            .variants[0]
            .measures.size();
    };
    CHECK(count(12, 16) == 1);
    CHECK(count(12, 17) == 0);
}

TEST_CASE("only what overlaps in place and time clashes") {
    const auto catalogue = tests::shipped_catalogue();
    const std::string_view market = "We 07:00-14:00";
    const auto found = [&](std::vector<Measure> measures) {
        return clashes(measures, *catalogue, 2026);
    };
    const Measure here = stall("m1", {0, 0}, market);
    CHECK(
        found({here, stall("m2", {3, 0}, "We 12:00-18:00")}) ==
        std::vector<Clash>{Clash{"m1", "m2"}});
    CHECK(found({here, stall("m2", {3, 0}, "We 14:00-18:00")}).empty()); // after it
    CHECK(found({here, stall("m2", {4, 0}, market)}).empty());           // beside it
    CHECK(found({here, stall("m2", {0, 0}, market)}).size() == 1);       // on it
    CHECK(found({here, stall("m2", {0, 0}, "")}).empty()); // what always stands there is ground
}
