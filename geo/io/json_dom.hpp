// Members of parsed JSON, for readers of large documents; absent and of another kind are the same.
// Declares what simdjson defines, so that its heavy header stays in .cpp files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson {
template <typename T>
struct simdjson_result;
namespace dom {
class array;
class element;
class object;
class parser;
} // namespace dom
} // namespace simdjson

namespace smiletwin::geo {

/// Numbers that fit no number of a program are read as with_readable_numbers() makes them. The
/// parser may read a little beyond the end of `text` unless `copies`.
simdjson::simdjson_result<simdjson::dom::element>
parsed_json(simdjson::dom::parser& parser, std::string_view text, bool copies = true);

/// Nothing where the member is absent or null.
std::optional<simdjson::dom::element>
member_of(const simdjson::dom::object& object, std::string_view key);
std::optional<simdjson::dom::object>
object_in(const simdjson::dom::object& object, std::string_view key);
std::optional<simdjson::dom::array>
array_in(const simdjson::dom::object& object, std::string_view key);
std::string_view text_in(const simdjson::dom::object& object, std::string_view key);
/// The numbers of a list, without what is none.
std::vector<double> numbers_in(const simdjson::dom::object& object, std::string_view key);

/// -1 for what is no whole number.
std::int64_t index_of(const std::optional<simdjson::dom::element>& element);

/// The text of a list: one of those set apart, by its number, or `written` when it stands where it
/// belongs.
std::string_view text_of_list(
    const simdjson::dom::element& list,
    std::span<const std::string_view> apart,
    std::string& written);

} // namespace smiletwin::geo
