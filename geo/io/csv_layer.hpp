// Tables with places as a layer: cells stay text as written, so keys keep their leading zeros.
#pragma once

#include "geo/io/vector_reader.hpp"

#include <string_view>

namespace smiletwin::geo {

/// True when the first line names columns of coordinates (easting and northing, longitude and
/// latitude in their usual German and English names) or of Well-Known Text.
bool names_places(std::string_view first_line);

/// Decimal commas are understood where another character parts the cells. Degrees are told by the
/// names of the columns, or by values that can be nothing else.
Result<VectorContent> read_csv_layer(
    const std::filesystem::path& path, const VectorOptions& options, RunContext& context);

} // namespace smiletwin::geo
