// Tables for offices and for geographic information systems: text (CSV), spreadsheets (XLSX) and
// layers (GeoPackage). Numbers stay numbers.
#pragma once

#include "geo/base/result.hpp"
#include "geo/vector/layer.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace smiletwin::geo {

/// Nothing, a number or words.
using TableCell = std::variant<std::monostate, double, std::string>;

struct DataTable {
    std::string name; ///< of the sheet or layer
    std::vector<std::string> titles;
    std::vector<std::vector<TableCell>> rows; ///< as many cells as titles
    std::vector<PlanGeometry> geometries;     ///< one for each row, or none at all
};

/// German offices open tables with semicolons and decimal commas.
struct CsvStyle {
    char separator = ',';
    char decimal = '.';
    bool byte_order_mark = false; ///< by it spreadsheets know that the text is UTF-8
};
CsvStyle csv_style(std::string_view language);

/// RFC 4180 with the characters of the style; geometries are left out.
std::string csv_text(const DataTable& table, const CsvStyle& style);

/// One sheet for each table; geometries are left out.
Result<Done> write_xlsx(const std::filesystem::path& path, std::span<const DataTable> tables);

/// For each table up to three layers, one for each kind of geometry: "name_points", "name_lines",
/// "name_areas".
Result<Done> write_layers(
    const std::filesystem::path& path,
    std::span<const DataTable> tables,
    const std::optional<Crs>& crs);

} // namespace smiletwin::geo
