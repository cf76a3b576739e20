// The measures of a variant as a table with geometry: what other programs read, and what comes back
// from them.
#pragma once

#include "geo/base/text.hpp"
#include "geo/io/table_writer.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <span>
#include <string_view>

namespace smiletwin::scenarios {

/// Columns: id, number (place in the list), kind, name (of the kind, in words), active, one for
/// each parameter of the kinds that are there (effective values), quantity, unit, and the range of
/// cost. Geometries are in the project's system.
geo::DataTable
measure_table(std::span<const Measure> measures, const Catalogue& catalogue, const geo::Text& text);

/// Of a variant by id or name, of the corrections for baseline_id; nullptr when there is none.
const std::vector<Measure>* measure_list(const Project& project, std::string_view variant);

/// Writes by ending: .geojson (WGS84, RFC 7946), .gpkg (project system), .csv (with a column of
/// Well-Known Text, in the style of the language), .xlsx. A Problem for another ending.
geo::Result<geo::Done> write_measures(
    const std::filesystem::path& path,
    std::span<const Measure> measures,
    const Project& project,
    const Catalogue& catalogue,
    const geo::Text& text);

/// The endings it knows.
bool is_measure_file_ending(const std::filesystem::path& path);

} // namespace smiletwin::scenarios
