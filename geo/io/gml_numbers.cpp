#include "geo/io/gml_numbers.hpp"

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
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t commas = 0;
    std::size_t at = text.find_first_not_of(blanks);
    while (at != std::string_view::npos) {
        // Behind a number stands a comma, with blanks around it or not, or the next position.
        const std::size_t end = text.find_first_of(" \t\r\n,", at);
        const std::size_t next = text.find_first_not_of(blanks, end);
        if (next == std::string_view::npos || text[next] != ',') {
            break;
        }
        ++commas;
        at = text.find_first_not_of(blanks, next + 1);
    }
    return commas > 0 ? commas + 1 : otherwise;
}

} // namespace smiletwin::geo
