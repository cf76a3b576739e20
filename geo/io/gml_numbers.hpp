// Numbers in the text of GML elements.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// All numbers, apart by blanks or commas; nothing when something else stands between them or one
/// is not finite.
std::optional<std::vector<double>> numbers_of(std::string_view text);

/// The only number of a text.
std::optional<double> first_number(std::string_view text);

/// Numbers per position of GML 2's "1,2 3,4": those before the first blank behind a comma, or
/// `otherwise` without commas.
std::size_t coordinates_dimension(std::string_view text, std::size_t otherwise);

} // namespace smiletwin::geo
