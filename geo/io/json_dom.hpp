// Members of parsed JSON, for readers of large documents; absent and of another kind are the same.
// Declares what simdjson defines, so that its heavy header stays in .cpp files.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class array;
class element;
class object;
} // namespace simdjson::dom

namespace smiletwin::geo {

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

} // namespace smiletwin::geo
