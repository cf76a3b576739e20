#include "geo/base/decimal.hpp"

#include <algorithm>

namespace smiletwin::geo {

namespace {

/// Eight digits and up to seven more, without a point; as read_short_decimal().
const char* read_long_integer(const char* first, double& value) {
    const bool negative = *first == '-';
    first += negative ? 1 : 0;
    const std::uint64_t eight = eight_digits::at(first);
    const std::uint64_t rest = eight_digits::at(first + 8);
    const unsigned more = eight_digits::leading(rest);
    const char* const end = first + 8 + more;
    if (eight_digits::leading(eight) < 8 || more == 8 || *end == '.') {
        return nullptr;
    }
    std::uint64_t digits = eight_digits::value(eight);
    for (unsigned i = 0; i < more; ++i) {
        digits *= 10;
    }
    const auto size =
        static_cast<double>(digits + eight_digits::value(eight_digits::last_ones(rest, more)));
    value = negative ? -size : size;
    return end;
}

/// Length of a number that one of the two quick ways reads; 0 for others.
std::ptrdiff_t read_short(const char* first, double& value) {
    double number = 0.0;
    const char* end = read_short_decimal(first, number);
    end = end != nullptr ? end : read_long_integer(first, number);
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
