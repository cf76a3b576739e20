// JSON numbers that fit none of the numbers of a program: RFC 8259, clause 6 allows them, parsers
// refuse the whole text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// `text` with whole numbers beyond 64 bits as the nearest double, numbers beyond any double as
/// strings of the same characters, those too small as 0. Nothing where all numbers fit.
std::optional<std::string> with_readable_numbers(std::string_view text);

} // namespace smiletwin::geo
