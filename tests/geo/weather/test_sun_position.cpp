#include "geo/weather/sun_position.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worst.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

using namespace smiletwin;
using namespace smiletwin::geo;

namespace {

UtcTime utc(int year, int month, int day, int hour, int minute = 0, int second = 0) {
    return utc_from_civil({year, month, day, hour, minute, second});
}

/// Smallest turn between two directions.
double turn_deg(double a, double b) {
    return std::abs(std::remainder(a - b, 360.0));
}

} // namespace

TEST_CASE("the published check point of Reda and Andreas is met") {
    const SunPosition sun =
        sun_position(utc(2003, 10, 17, 19, 30, 30), {39.742476, -105.1786}, {820.0, 11.0});
    // Table A5.1 of the paper; 0.003 degrees is what this shorter theory promises.
    CHECK(90.0 - sun.apparent_elevation_deg == Approx(50.11162).margin(0.003));
    CHECK(sun.azimuth_deg == Approx(194.34024).margin(0.003));
}

TEST_CASE("at the equinox the sun stands above the equator at noon") {
    // Equinox of March 2024: 03:06 UTC; at 180 degrees minus twelve hours' turn it is about noon.
    const SunTimes times = sun_times(utc(2024, 3, 20, 3), {0.0, 135.0}).value();
    CHECK(times.noon_elevation_deg > 89.9);
}

TEST_CASE("the sun rises in the east, stands south at noon and sets in the west") {
    const GeographicPosition rostock{54.09, 12.14};
    const SunTimes times = sun_times(utc(2022, 7, 20, 10), rostock).value();
    CHECK(sun_position(times.sunrise, rostock).azimuth_deg < 90.0);
    CHECK(sun_position(times.sunset, rostock).azimuth_deg > 270.0);
    CHECK(turn_deg(sun_position(times.noon, rostock).azimuth_deg, 180.0) < 0.1);
    // The upper limb touches the flat horizon: centre 50' below it; one second is 0.003 degrees.
    CHECK(sun_position(times.sunrise, rostock).elevation_deg == Approx(-50.0 / 60.0).margin(0.01));
    CHECK(sun_position(times.sunset, rostock).elevation_deg == Approx(-50.0 / 60.0).margin(0.01));
}

TEST_CASE("in the polar night there is neither sunrise nor sunset") {
    CHECK_FALSE(sun_times(utc(2022, 12, 21, 12), {78.0, 15.0}).has_value());
    CHECK_FALSE(sun_times(utc(2022, 6, 21, 12), {78.0, 15.0}).has_value());
}

TEST_CASE("the highest sun of a day is the noon sun") {
    const GeographicPosition rostock{54.09, 12.14};
    const double highest = highest_sun_deg(utc(2022, 7, 20, 0), utc(2022, 7, 21, 0), rostock);
    const SunTimes times = sun_times(utc(2022, 7, 20, 10), rostock).value();
    CHECK(highest == Approx(times.noon_elevation_deg).margin(1e-4));
}

TEST_CASE("sun positions agree with the full algorithm over five days", "[real]") {
    const std::string path =
        SMILETWIN_SOURCE_DIR "/../shared/reference/solar/rostock_sun_and_poa.csv";
    std::ifstream file(path);
    if (!file) {
        fmt::print("SKIPPED: no reference folder\n");
        return;
    }
    std::string line;
    std::getline(file, line);
    double worst_elevation = 0.0;
    double worst_apparent = 0.0;
    double worst_azimuth = 0.0;
    int rows = 0;
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string time;
        std::string elevation;
        std::string apparent;
        std::string azimuth;
        std::getline(cells, time, ',');
        std::getline(cells, elevation, ',');
        std::getline(cells, apparent, ',');
        std::getline(cells, azimuth, ',');
        const SunPosition sun =
            sun_position(parse_iso_time(time, TimeZone::utc()).value(), {54.09, 12.14});
        worst_elevation =
            tests::worst_of(worst_elevation, std::abs(sun.elevation_deg - std::stod(elevation)));
        worst_apparent = tests::worst_of(
            worst_apparent, std::abs(sun.apparent_elevation_deg - std::stod(apparent)));
        worst_azimuth =
            tests::worst_of(worst_azimuth, turn_deg(sun.azimuth_deg, std::stod(azimuth)));
        ++rows;
    }
    fmt::print(
        "sun position, {} rows: worst elevation {:.5f}, apparent {:.5f}, azimuth {:.5f} deg\n",
        rows,
        worst_elevation,
        worst_apparent,
        worst_azimuth);
    CHECK(rows == 240);
    CHECK(worst_elevation <= 0.01);
    CHECK(worst_apparent <= 0.01);
    CHECK(worst_azimuth <= 0.01);
}
