#include "geo/io/series_time.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

namespace {

std::string after(const char* time, const char* duration) {
    const auto moved = after_duration(series_time(time, TimeZone::utc()).value(), duration);
    return moved ? format_iso_utc(*moved).substr(0, 16) : "none";
}

} // namespace

TEST_CASE("durations of XML Schema move times by the calendar and the clock") {
    CHECK(after("2019-01-01", "P1D") == "2019-01-02T00:00");
    CHECK(after("2019-01-01", "PT90M") == "2019-01-01T01:30");
    CHECK(after("2019-01-01", "P1Y2M3DT4H5M6S") == "2020-03-04T04:05");
    CHECK(after("2019-01-31", "P1M") == "2019-02-28T00:00");
    CHECK(after("2020-02-29T10:00", "P1Y") == "2021-02-28T10:00");
    CHECK(after("2019-01-02", "-P1D") == "2019-01-01T00:00");
    CHECK(after("2019-01-01", "PT0.5H") == "2019-01-01T00:30");
}

TEST_CASE("what is no duration, or longer than time, moves nothing") {
    for (const char* text :
         {"",
          "P",
          "1D",
          "P1",
          "PD",
          "P1H",
          "PT1D",
          "P-1D",
          "P1e3D",
          "P1D2",
          "P99999999Y",
          "P99999999999999999D",
          "PT1H T"}) {
        INFO(text);
        CHECK(after("2019-01-01", text) == "none");
    }
}

TEST_CASE("times of series are years, months, days, moments and German dates") {
    const auto told = [](const char* text) {
        const auto time = series_time(text, TimeZone::utc());
        return time ? format_iso_utc(*time) : "none";
    };
    CHECK(told("2019") == "2019-01-01T00:00:00Z");
    CHECK(told("2019-03") == "2019-03-01T00:00:00Z");
    CHECK(told("2019-03-04T05:06:07.8+01:00") == "2019-03-04T04:06:07Z");
    CHECK(told("04.03.2019 05:06") == "2019-03-04T05:06:00Z");
    CHECK(told("04.03.19") == "none");
    CHECK(told("") == "none");
}
