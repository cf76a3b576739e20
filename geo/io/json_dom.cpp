#include "geo/io/json_dom.hpp"

#include "geo/io/json_numbers.hpp"

#include <simdjson.h>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

simdjson::simdjson_result<dom::element>
parsed_json(dom::parser& parser, std::string_view text, bool copies) {
    const auto parsed = parser.parse(text.data(), text.size(), copies);
    if (parsed.error() == simdjson::SUCCESS) {
        return parsed;
    }
    const auto readable = with_readable_numbers(text);
    return readable ? parser.parse(*readable) : parsed;
}

std::optional<dom::element> member_of(const dom::object& object, std::string_view key) {
    dom::element found;
    const bool there = object[key].get(found) == simdjson::SUCCESS && !found.is_null();
    return there ? std::optional(found) : std::nullopt;
}

std::optional<dom::object> object_in(const dom::object& object, std::string_view key) {
    dom::object found;
    return object[key].get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}

std::optional<dom::array> array_in(const dom::object& object, std::string_view key) {
    dom::array found;
    return object[key].get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}

std::string_view text_in(const dom::object& object, std::string_view key) {
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::vector<double> numbers_in(const dom::object& object, std::string_view key) {
    std::vector<double> numbers;
    if (const auto list = array_in(object, key)) {
        for (const dom::element entry : *list) {
            double number = 0.0;
            if (entry.get(number) == simdjson::SUCCESS) {
                numbers.push_back(number);
            }
        }
    }
    return numbers;
}

std::int64_t index_of(const std::optional<dom::element>& element) {
    std::int64_t index = -1;
    return element && element->get(index) == simdjson::SUCCESS ? index : -1;
}

std::string_view text_of_list(
    const dom::element& list, std::span<const std::string_view> apart, std::string& written) {
    const std::int64_t index = index_of(list);
    if (index >= 0 && static_cast<std::size_t>(index) < apart.size()) {
        return apart[static_cast<std::size_t>(index)];
    }
    written = simdjson::minify(list);
    return written;
}

} // namespace smiletwin::geo
