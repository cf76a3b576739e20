// Lists for offices: which plants to order, and what the measures of a variant cost.
#pragma once

#include "geo/base/text.hpp"
#include "geo/io/table_writer.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <filesystem>
#include <span>

namespace smiletwin::scenarios {

/// One line for each species of the trees planned, one for each other kind of the group "green",
/// and a total. Sizes in metres; cost with two digits as everywhere.
geo::DataTable
plant_list(std::span<const Measure> measures, const Catalogue& catalogue, const geo::Text& text);

/// One line for each kind, with its quantity and the source of the price, and the sums.
geo::DataTable
cost_list(std::span<const Measure> measures, const Catalogue& catalogue, const geo::Text& text);

/// By ending: .csv in the style of the language, or .xlsx. A Problem for another one.
geo::Result<geo::Done>
write_list(const std::filesystem::path& path, const geo::DataTable& table, const geo::Text& text);

bool is_list_ending(const std::filesystem::path& path);

} // namespace smiletwin::scenarios
