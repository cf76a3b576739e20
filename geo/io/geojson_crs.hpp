// What a GeoJSON file itself says about its reference system. The library that reads the features
// takes a system it does not know for longitude and latitude, without a word.
#pragma once

#include "geo/base/run_context.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::geo {

/// The name (or address) of the file's member "crs" when no known system is meant by it; empty when
/// the system is known, when the file names none, and when the search was cancelled.
/// GdalErrors live while this is called.
std::string unknown_geojson_system(const std::filesystem::path& path, RunContext& context);

} // namespace smiletwin::geo
