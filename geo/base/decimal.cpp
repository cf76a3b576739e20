#include "geo/base/decimal.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

/// Length of a number that read_short_decimal() reads; 0 for others.
std::ptrdiff_t read_short(const char* first, double& value) {
    double number = 0.0;
    const char* const end = read_short_decimal(first, number);
    if (end == nullptr || *end == 'e' || *end == 'E') {
        return 0;
    }
    value = number;
    return end - first;
}

} // namespace

std::from_chars_result read_decimal(const char* first, const char* last, double& value) {
    std::ptrdiff_t size = 0;
    if (last - first >= short_decimal_reach) {
        size = read_short(first, value);
    } else {
        std::array<char, short_decimal_reach> padded{};
        std::copy(first, last, padded.begin());
        size = read_short(padded.data(), value);
    }
    return size > 0 ? std::from_chars_result{first + size, std::errc{}}
                    : std::from_chars(first, last, value);
}

} // namespace smiletwin::geo
