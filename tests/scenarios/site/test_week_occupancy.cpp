// The week of a square with a market on Wednesday and Saturday.

#include "scenarios/site/week_occupancy.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

constexpr geo::CivilTime a_wednesday{2026, 7, 22, 14, 0, 0};

Measure timed(const char* id, const char* kind, geo::Vec2d place, std::string_view times) {
    geo::Json parameters = geo::Json::object();
    parameters.set(active_parameter, times);
    return {id, kind, place, parameters};
}

} // namespace

TEST_CASE("the week begins on its Monday, over the ends of months and years") {
    CHECK(monday_of(a_wednesday) == geo::CivilTime{2026, 7, 20});
    CHECK(monday_of({2027, 1, 1}) == geo::CivilTime{2026, 12, 28});
    CHECK(days_later({2028, 2, 28}, 1) == geo::CivilTime{2028, 2, 29});
}

TEST_CASE("a market has its hours on Wednesday and Saturday; what is always there has no strip") {
    const std::vector<Measure> measures{
        timed("m1", "market_stall", {0, 0}, "We,Sa 07:00-14:00"),
        timed("m2", "market_stall", {10, 0}, "We 07:00-12:00"),
        timed("m3", "bench", {20, 0}, "")};
    const auto uses = week_occupancy(measures, *tests::shipped_catalogue(), a_wednesday);
    REQUIRE(uses.size() == 1);
    CHECK(uses[0].measures == std::vector<std::string>{"m1", "m2"});
    CHECK(
        spans_of(uses[0].used) ==
        std::vector<WeekSpan>{{2, 7 * 60, 14 * 60}, {5, 7 * 60, 14 * 60}});
    CHECK(uses[0].clashing.none());
}

TEST_CASE("two in one place clash in the hours they share") {
    const std::vector<Measure> measures{
        timed("m1", "market_stall", {0, 0}, "We,Sa 07:00-14:00"),
        timed("m2", "stage", {0, 0}, "We 12:00-18:00")};
    const auto uses = week_occupancy(measures, *tests::shipped_catalogue(), a_wednesday);
    REQUIRE(uses.size() == 2);
    CHECK(spans_of(uses[0].clashing) == std::vector<WeekSpan>{{2, 12 * 60, 14 * 60}});
    CHECK(uses[0].clashing == uses[1].clashing);
}

TEST_CASE("in winter a summer cafe has a strip without hours") {
    const std::vector<Measure> measures{timed("m1", "cafe", {0, 0}, "May-Sep 10:00-22:00")};
    const auto catalogue = tests::shipped_catalogue();
    CHECK(week_occupancy(measures, *catalogue, {2026, 1, 14}).at(0).used.none());
    CHECK(spans_of(week_occupancy(measures, *catalogue, a_wednesday).at(0).used).size() == 7);
}
