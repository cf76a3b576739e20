// The days of weather that come with the program, and where a project says which weather it takes.
#pragma once

#include <array>
#include <string_view>

namespace smiletwin::scenarios {

/// A preset, or id or name of a source, or a file.
inline constexpr std::string_view weather_setting = "heat.weather";

/// Files data/presets/weather_<name>.json; language keys "weather.preset.<name>". The first is
/// taken where nothing else is said.
inline constexpr std::array<std::string_view, 3> weather_presets{
    "hot_day", "hot_day_2050", "hot_day_2080"};

} // namespace smiletwin::scenarios
