// Whole inputs of the heat model for tests: a scene with surfaces, and a hot July day.
#pragma once

#include "geo/weather/weather.hpp"
#include "scenarios/models/heat/heat_inputs.hpp"
#include "scenarios/models/heat/landcover.hpp"
#include "tests/scenarios/models/heat/scenes.hpp"

#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

/// Rostock, asphalt everywhere; what stands higher than 2 m is a building.
inline HeatInputs place_of(const Scene& scene) {
    HeatInputs inputs;
    inputs.surface_m = scene.surface;
    inputs.ground_m = scene.ground;
    inputs.crown_top_m = scene.crown_top;
    inputs.crown_base_m = scene.crown_base;
    inputs.materials = landcover_materials();
    inputs.building = geo::Grid<std::uint8_t>(scene.surface.frame);
    inputs.material =
        geo::Grid<std::uint8_t>(scene.surface.frame, static_cast<std::uint8_t>(landcover_index(1)));
    for (std::size_t i = 0; i < inputs.building.values.size(); ++i) {
        inputs.building.values[i] = scene.surface.values[i] > 2.0F ? 1 : 0;
    }
    inputs.position = {54.09, 12.14};
    inputs.clock_offset_h = 2.0;
    return inputs;
}

/// 20 July 2022, hourly: 19 to 35 degrees, cloudless, 2 m/s.
inline geo::Weather hot_day() {
    geo::Weather weather;
    weather.name = "hot day";
    const geo::UtcTime midnight = geo::utc_from_civil({2022, 7, 20});
    for (int hour = 0; hour < 24; ++hour) {
        geo::WeatherRow row;
        row.begin = midnight + std::chrono::hours(hour);
        row.end = row.begin + std::chrono::hours(1);
        const double phase = std::numbers::pi * (hour - 1.0) / 12.0;
        row.air_temperature_C = 27.0 - 8.0 * std::cos(phase);
        row.relative_humidity_pct = 56.0 + 24.0 * std::cos(phase);
        row.wind_speed_10m_mps = 2.0;
        row.pressure_hPa = 1014.0;
        const double height = std::max(0.0, std::sin(std::numbers::pi * (hour - 3.0) / 16.0));
        row.direct_normal_w_m2 = height > 0.0 ? 900.0 * std::sqrt(height) : 0.0;
        row.diffuse_horizontal_w_m2 = 110.0 * height;
        weather.rows.push_back(row);
    }
    return weather;
}

} // namespace smiletwin::scenarios
