// From rings as written to a City: cleans rings, counts repairs by val3dity code, triangulates.
// Private to the readers of city models.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"

namespace smiletwin::geo {

/// Takes the file apart, its parts in parallel. Positions are in the final system; fills the
/// report's counts.
City finish_city(RawFile&& file, LaidAppearances&& laid, ImportReport& report);

} // namespace smiletwin::geo
