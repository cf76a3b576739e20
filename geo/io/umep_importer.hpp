// Meteorological text of UMEP (24 columns: year, day of year, hour, minute, ..., wind, humidity,
// temperature, pressure, ..., shortwave down, ..., diffuse, direct, wind direction). A stamp ends
// its interval; the file does not say its zone. -999 = not given. Form: UMEP manual,
// "Meteorological data: MetPreprocessor".
#pragma once

#include "geo/io/importer.hpp"

#include <chrono>

namespace smiletwin::geo {

struct UmepOptions {
    /// Local standard time minus UTC.
    std::chrono::seconds utc_offset{0};
};

Result<Weather> read_umep(const std::filesystem::path& path, const UmepOptions& options);

/// As importer the offset is the standard time of ImportOptions::time_zone, else UTC with a
/// warning.
Format umep_format();

} // namespace smiletwin::geo
