#include "geo/io/gml_numbers.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::geo {

std::optional<std::vector<double>> numbers_of(std::string_view text) {
    std::vector<double> values;
    GmlNumbers numbers(text);
    for (double value = 0.0; numbers.next(value);) {
        values.push_back(value);
    }
    return numbers.is_good() ? std::optional(std::move(values)) : std::nullopt;
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
