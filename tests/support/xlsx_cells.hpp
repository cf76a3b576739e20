// Cells of a spreadsheet as another program reads them.
#pragma once

#include "geo/io/table_writer.hpp"

#include <filesystem>
#include <vector>

namespace smiletwin::tests {

/// Rows of the first sheet, without its titles; numbers only where the sheet says that they are.
std::vector<std::vector<geo::TableCell>> xlsx_cells(const std::filesystem::path& file);

} // namespace smiletwin::tests
