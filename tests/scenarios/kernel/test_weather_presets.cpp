// The days of weather that come with the program.

#include "geo/io/weather_preset.hpp"
#include "scenarios/kernel/weather_presets.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>

using namespace smiletwin;

namespace {

geo::Weather preset(std::string_view name) {
    auto weather = geo::load_weather_preset(
        SMILETWIN_SOURCE_DIR "/data/presets/weather_" + std::string(name) + ".json");
    REQUIRE(weather.ok());
    return std::move(weather).value();
}

/// Magnus form, WMO-No. 8.
double vapour_hPa(const geo::WeatherRow& row) {
    const double t_C = row.air_temperature_C;
    return row.relative_humidity_pct / 100.0 * 6.112 * std::exp(17.62 * t_C / (243.12 + t_C));
}

} // namespace

TEST_CASE("the hot days of 2050 and 2080 are that of today, 1.5 K and 3.5 K warmer, no moister") {
    const geo::Weather today = preset(scenarios::weather_presets[0]);
    const double warmer_K[] = {0.0, 1.5, 3.5};
    for (std::size_t i = 1; i < scenarios::weather_presets.size(); ++i) {
        const geo::Weather later = preset(scenarios::weather_presets[i]);
        CHECK(later.name != today.name);
        REQUIRE(later.rows.size() == today.rows.size());
        for (std::size_t row = 0; row < today.rows.size(); ++row) {
            CHECK(
                later.rows[row].air_temperature_C - today.rows[row].air_temperature_C ==
                Approx(warmer_K[i]));
            CHECK(vapour_hPa(later.rows[row]) == Approx(vapour_hPa(today.rows[row])).epsilon(0.02));
            CHECK(later.rows[row].global_horizontal_w_m2 == today.rows[row].global_horizontal_w_m2);
        }
    }
}
