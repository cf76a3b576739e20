// JSON numbers that fit none of the numbers of a program: RFC 8259, clause 6 allows them, parsers
// refuse the whole text. They are read as strings with a mark that nobody writes into texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// `text` with whole numbers beyond 64 bits and numbers beyond any double as strings: the mark,
/// then the same characters. Numbers too small for a double become 0. Nothing where all numbers
/// fit.
std::optional<std::string> with_readable_numbers(std::string_view text);

/// The number that such a string says, as written; nothing for all other strings.
std::optional<std::string_view> unreadable_number(std::string_view string);

/// The same text with such strings as numbers again.
std::string with_written_numbers(std::string text);

/// Is that a number as JSON writes them (RFC 8259, clause 6)?
bool is_json_number(std::string_view text);

} // namespace smiletwin::geo
