// Vector layers in the list of formats.
#pragma once

#include "geo/io/importer.hpp"
#include "geo/io/vector_reader.hpp"

#include <filesystem>
#include <string_view>

namespace smiletwin::geo {

/// A layer that was read, with the part of the report that holds for every layer.
Imported
imported_layer(VectorContent content, const std::filesystem::path& path, std::string_view format);

Format geojson_format();
Format geopackage_format();
Format shapefile_format();
Format csv_format();
Format dxf_format();

} // namespace smiletwin::geo
