// Weather that comes with the program: made-up but typical days, stamped "assumed", with the method
// by which their numbers came about (data/presets/weather_*.json).
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Result<Weather> load_weather_preset(const std::filesystem::path& path);

Format weather_preset_format();

} // namespace smiletwin::geo
