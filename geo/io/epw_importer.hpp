// EnergyPlus weather (EPW): hourly, a stamp ends its hour, local standard time as the header says.
// Form: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary".
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

/// Typical years put months of different years together; they come out as the year of the first
/// row, and a warning says so. Values marked as missing are not given.
Result<Weather> read_epw(const std::filesystem::path& path);

Format epw_format();

} // namespace smiletwin::geo
