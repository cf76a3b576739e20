// Tables as text (RFC 4180 and what spreadsheets make of it): semicolons, commas, tabs or bars
// between cells, quoted cells with line breaks in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct CsvTable {
    char separator = ',';
    std::vector<std::string> titles;
    std::vector<std::vector<std::string>> rows; ///< as many cells as titles
    std::uint64_t bad_rows = 0;                 ///< of another length; left out
};

/// Cells as written, without the blanks around them. Where no separator is named it is the one that
/// parts the first line most often.
CsvTable parse_csv(std::string_view text, std::optional<char> separator = std::nullopt);

} // namespace smiletwin::geo
