#include "geo/io/gml_numbers.hpp"

#include "geo/io/xml_characters.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace smiletwin::geo {

std::optional<std::vector<double>> numbers_of(std::string_view text) {
    std::vector<double> values;
    const auto is_between = [](char c) { return is_xml_blank(c) || c == ','; };
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        at = std::find_if_not(at, end, is_between);
        if (at == end) {
            return values;
        }
        at += *at == '+' ? 1 : 0;
        double value = 0.0;
        const auto [behind, error] = std::from_chars(at, end, value);
        const bool whole = behind == end || (error == std::errc{} && is_between(*behind));
        if (error != std::errc{} || !whole || !std::isfinite(value)) {
            return std::nullopt;
        }
        values.push_back(value);
        at = behind;
    }
}

std::optional<double> first_number(std::string_view text) {
    const auto values = numbers_of(text);
    return values && values->size() == 1 ? std::optional(values->front()) : std::nullopt;
}

std::size_t coordinates_dimension(std::string_view text, std::size_t otherwise) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) {
        return otherwise;
    }
    const auto blank =
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(comma), text.end(), is_xml_blank);
    return 1 + static_cast<std::size_t>(std::count(text.begin(), blank, ','));
}

} // namespace smiletwin::geo
