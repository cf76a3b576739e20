#include "geo/base/decimal.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace smiletwin::geo {

namespace {

constexpr std::array<double, 16> powers_of_ten{
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
/// Any number of 15 digits is below 2^53 and thus a double without rounding.
constexpr std::ptrdiff_t exact_digits = 15;

/// Eight characters lie in a word with the first one lowest.
static_assert(std::endian::native == std::endian::little);

/// What eight digits, each its value in a byte, say: pairs, then fours, then all (Lemire 2018).
std::uint64_t value_of(std::uint64_t eight) {
    eight = (eight & 0x0F0F0F0F0F0F0F0FULL) * ((10U << 8U) + 1) >> 8U;
    eight = (eight & 0x00FF00FF00FF00FFULL) * ((100U << 16U) + 1) >> 16U;
    return (eight & 0x0000FFFF0000FFFFULL) * ((10000ULL << 32U) + 1) >> 32U;
}

/// The high bit of the first byte that is no digit value, and of some behind it.
std::uint64_t marks_behind_digits(std::uint64_t eight) {
    constexpr std::uint64_t ten_to_high_bit = 0x7676767676767676ULL;
    constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
    return ((eight + ten_to_high_bit) | eight) & high_bits;
}

/// Adds the digits at `at` to `digits`; where they end.
const char* take_digits(const char* at, const char* last, std::uint64_t& digits) {
    constexpr std::array<std::uint64_t, 8> powers{
        1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000};
    constexpr std::uint64_t zeros = 0x3030303030303030ULL;
    std::uint64_t eight = 0;
    while (last - at >= static_cast<std::ptrdiff_t>(sizeof eight)) {
        std::memcpy(&eight, at, sizeof eight);
        eight ^= zeros;
        const std::uint64_t marks = marks_behind_digits(eight);
        if (marks != 0) {
            const auto count = static_cast<unsigned>(std::countr_zero(marks)) / 8;
            if (count > 0) {
                digits = digits * powers[count] + value_of(eight << (64 - 8 * count));
            }
            return at + count;
        }
        digits = 100'000'000 * digits + value_of(eight);
        at += sizeof eight;
    }
    while (at != last) {
        const auto digit = static_cast<unsigned char>(*at - '0');
        if (digit > 9) {
            break;
        }
        digits = 10 * digits + digit;
        ++at;
    }
    return at;
}

} // namespace

std::from_chars_result read_decimal(const char* first, const char* last, double& value) {
    const bool negative = first != last && *first == '-';
    const char* const whole = first + (negative ? 1 : 0);
    std::uint64_t digits = 0;
    const char* at = take_digits(whole, last, digits);
    std::ptrdiff_t count = at - whole;
    std::ptrdiff_t decimals = 0;
    if (at != last && *at == '.') {
        const char* const point = at;
        at = take_digits(point + 1, last, digits);
        decimals = at - point - 1;
        count += decimals;
    }
    const bool has_exponent = at != last && (*at == 'e' || *at == 'E');
    if (count == 0 || count > exact_digits || has_exponent) {
        return std::from_chars(first, last, value);
    }
    // One correctly rounded division of two exact doubles is the nearest double (Clinger 1990).
    const double magnitude =
        static_cast<double>(digits) / powers_of_ten[static_cast<std::size_t>(decimals)];
    value = negative ? -magnitude : magnitude;
    return {at, std::errc{}};
}

} // namespace smiletwin::geo
