#include "scenarios/models/heat/utci.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worst.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace smiletwin;
using namespace smiletwin::scenarios;

TEST_CASE("water boils near 100 degrees at sea level") {
    // 1013.25 hPa at 99.974 degrees on the ITS-90 scale.
    CHECK(saturation_vapour_pressure_hPa(99.974) == Approx(1013.25).margin(0.1));
    CHECK(saturation_vapour_pressure_hPa(0.01) == Approx(6.1166).margin(0.001));
}

TEST_CASE("UTCI under reference conditions is near the air temperature") {
    // Reference: radiant equals air temperature, 0.5 m/s at 10 m, 50 % humidity; the polynomial
    // keeps within about one kelvin of that definition.
    for (const double air : {5.0, 15.0, 25.0}) {
        CHECK(utci_C(air, air, 0.5, 50.0) == Approx(air).margin(1.2));
    }
}

TEST_CASE("more sun is felt warmer, more wind cooler in cool air") {
    CHECK(utci_C(25.0, 60.0, 2.0, 50.0) > utci_C(25.0, 30.0, 2.0, 50.0) + 5.0);
    CHECK(utci_C(10.0, 10.0, 8.0, 50.0) < utci_C(10.0, 10.0, 1.0, 50.0) - 5.0);
}

TEST_CASE("a map gives each cell's own value and keeps holes") {
    const UtciOfWeather weather(30.0, 2.0, 40.0);
    const std::array<float, 3> radiant{30.0F, std::numeric_limits<float>::quiet_NaN(), 65.0F};
    std::array<float, 3> felt{};
    weather.map(radiant, felt);
    CHECK(felt[0] == static_cast<float>(utci_C(30.0, 30.0, 2.0, 40.0)));
    CHECK(std::isnan(felt[1]));
    CHECK(felt[2] == static_cast<float>(utci_C(30.0, 65.0, 2.0, 40.0)));
}

TEST_CASE("very humid heat is marked as outside the fitted range") {
    CHECK(UtciOfWeather(30.0, 1.0, 60.0).in_range());
    CHECK_FALSE(UtciOfWeather(45.0, 1.0, 90.0).in_range());
}

TEST_CASE("a missing number is the worst error there is") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    CHECK(tests::worst_of(0.5, 0.25) == 0.5);
    CHECK(tests::worst_of(0.5, 0.75) == 0.75);
    CHECK(std::isnan(tests::worst_of(0.5, nothing)));
    CHECK(std::isnan(tests::worst_of(nothing, 0.75)));
}

TEST_CASE("UTCI agrees with other implementations on 1900 states", "[real]") {
    std::ifstream file(SMILETWIN_SOURCE_DIR "/../shared/reference/comfort/utci_grid.csv");
    if (!file) {
        fmt::print("SKIPPED: no reference folder\n");
        return;
    }
    std::string line;
    std::getline(file, line);
    double worst = 0.0;
    int rows = 0;
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::vector<double> values;
        for (std::string cell; std::getline(cells, cell, ',');) {
            values.push_back(std::stod(cell));
        }
        REQUIRE(values.size() == 8);
        if (values[7] != 1.0) {
            continue; // vapour pressure above 50 hPa: outside the polynomial
        }
        ++rows;
        worst = tests::worst_of(
            worst, std::abs(utci_C(values[0], values[1], values[2], values[3]) - values[4]));
    }
    fmt::print("UTCI, {} rows: worst difference {:.5f} K\n", rows, worst);
    CHECK(rows == 1900);
    CHECK(worst <= 0.01);
}
