#include "scenarios/measures/active_times.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using scenarios::ActiveTimes;

namespace {

ActiveTimes times(std::string_view text) {
    const auto parsed = ActiveTimes::parse(text);
    INFO(text);
    REQUIRE(parsed.ok());
    return *parsed;
}

} // namespace

TEST_CASE("22 July 2026 is a Wednesday, 29 February 2028 a Tuesday") {
    CHECK(scenarios::weekday_of({2026, 7, 22, 0, 0, 0}) == 2);
    CHECK(scenarios::weekday_of({2028, 2, 29, 0, 0, 0}) == 1);
    CHECK(scenarios::weekday_of({2026, 11, 22, 0, 0, 0}) == 6); // a Sunday
}

TEST_CASE("the market is there on Wednesday and Saturday from 7 to 14") {
    const ActiveTimes market = times("We,Sa 07:00-14:00");
    CHECK_FALSE(market.contains({2026, 7, 22, 6, 59, 0}));
    CHECK(market.contains({2026, 7, 22, 7, 0, 0}));
    CHECK(market.contains({2026, 7, 22, 13, 59, 0}));
    CHECK_FALSE(market.contains({2026, 7, 22, 14, 0, 0}));
    CHECK_FALSE(market.contains({2026, 7, 23, 10, 0, 0}));
    CHECK(market.contains({2026, 7, 25, 10, 0, 0}));
}

TEST_CASE("summer, winter over the turn of the year, one day, a span of days") {
    CHECK(times("May-Sep").contains({2026, 9, 30, 23, 0, 0}));
    CHECK_FALSE(times("May-Sep").contains({2026, 10, 1, 0, 0, 0}));
    CHECK(times("Nov-Feb").contains({2026, 1, 15, 12, 0, 0}));
    CHECK_FALSE(times("Nov-Feb").contains({2026, 3, 1, 12, 0, 0}));
    CHECK(times("Aug 15 10:00-18:00").contains({2026, 8, 15, 12, 0, 0}));
    CHECK_FALSE(times("Aug 15 10:00-18:00").contains({2026, 8, 16, 12, 0, 0}));
    CHECK(times("Dec 01-23").contains({2026, 12, 23, 23, 59, 0}));
    CHECK_FALSE(times("Dec 01-23").contains({2026, 12, 24, 0, 0, 0}));
}

TEST_CASE("a night belongs to the day it begins on") {
    const ActiveTimes party = times("Sa 20:00-02:00");
    CHECK(party.contains({2026, 7, 25, 23, 0, 0}));
    CHECK(party.contains({2026, 7, 26, 1, 0, 0}));
    CHECK_FALSE(party.contains({2026, 7, 25, 1, 0, 0}));
    CHECK_FALSE(party.contains({2026, 7, 26, 20, 0, 0}));
}

TEST_CASE("weekdays run round the week, rules add up") {
    const ActiveTimes weekend = times("Fr-Mo 08:00-10:00; We 18:00-20:00");
    CHECK(weekend.contains({2026, 7, 27, 9, 0, 0})); // Monday
    CHECK_FALSE(weekend.contains({2026, 7, 28, 9, 0, 0}));
    CHECK(weekend.contains({2026, 7, 22, 19, 0, 0}));
}

TEST_CASE("no text and 24/7 mean always") {
    CHECK(times("").is_always());
    CHECK(times("24/7").is_always());
    CHECK(times("").contains({2026, 1, 1, 3, 0, 0}));
}

TEST_CASE("what is not understood is named") {
    for (const char* wrong :
         {"Mi 07:00-14:00",
          "We 7-14",
          "We 07:00",
          "Feb 30",
          "10:00-10:00",
          "25:00-26:00",
          "10:00-12:00 We",
          "We,",
          "May-Smp",
          "Aug 20-10",
          "nonsense"}) {
        const auto parsed = ActiveTimes::parse(wrong);
        INFO(wrong);
        if (std::string_view(wrong) == "We,") { // a comma too many hurts nobody
            CHECK(parsed.ok());
            continue;
        }
        REQUIRE_FALSE(parsed.ok());
        CHECK(parsed.problem().what.key == "error.measure.active");
    }
}

TEST_CASE("the share of a span counts quarter hours of legal time") {
    const auto zone = geo::TimeZone::named("Europe/Berlin");
    REQUIRE(zone.ok());
    const geo::UtcTime from = zone->to_utc({2026, 7, 22, 12, 0, 0});
    const geo::UtcTime to = zone->to_utc({2026, 7, 22, 16, 0, 0});
    CHECK(times("We,Sa 07:00-14:00").share_of(from, to, *zone) == Approx(0.5));
    CHECK(times("We,Sa 07:00-14:00").share_of(from, from, *zone) == 1.0);
    CHECK(times("Th").share_of(from, to, *zone) == 0.0);
}

TEST_CASE("market and café overlap in summer only, two markets in a row never") {
    CHECK(times("We 07:00-14:00").overlaps(times("May-Sep 10:00-22:00"), 2026));
    CHECK_FALSE(times("Jan We 07:00-14:00").overlaps(times("May-Sep 10:00-22:00"), 2026));
    CHECK_FALSE(times("We 07:00-14:00").overlaps(times("We 14:00-20:00"), 2026));
}
