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
constexpr std::ptrdiff_t eight_characters = 8;

/// Digits, some of them behind a point.
struct Digits {
    std::uint64_t value = 0; ///< without the point
    std::ptrdiff_t count = 0;
    std::ptrdiff_t decimals = 0;
    const char* end = nullptr;
};

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

/// Values of the characters from `at` on, of digits and of what may stand among them.
std::uint64_t values_at(const char* at) {
    constexpr std::uint64_t zeros = 0x3030303030303030ULL;
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, sizeof eight);
    return eight ^ zeros;
}

/// How many digits come first, 8 at most.
unsigned leading_digits(std::uint64_t eight) {
    const std::uint64_t marks = marks_behind_digits(eight);
    return marks == 0 ? 8U : static_cast<unsigned>(std::countr_zero(marks)) / 8;
}

/// Adds the digits at `at` to `digits`; where they end.
const char* take_digits(const char* at, const char* last, std::uint64_t& digits) {
    constexpr std::array<std::uint64_t, 8> powers{
        1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000};
    while (last - at >= eight_characters) {
        const std::uint64_t eight = values_at(at);
        const unsigned count = leading_digits(eight);
        if (count < 8) {
            if (count > 0) {
                digits = digits * powers[count] + value_of(eight << (64 - 8 * count));
            }
            return at + count;
        }
        digits = 100'000'000 * digits + value_of(eight);
        at += eight_characters;
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

Digits digits_one_by_one(const char* first, const char* last) {
    Digits digits;
    digits.end = take_digits(first, last, digits.value);
    digits.count = digits.end - first;
    if (digits.end != last && *digits.end == '.') {
        const char* const behind = digits.end + 1;
        digits.end = take_digits(behind, last, digits.value);
        digits.decimals = digits.end - behind;
        digits.count += digits.decimals;
    }
    return digits;
}

/// The same where nine characters can be read at once: digits on both sides of a point among the
/// first ones are moved together and count as one run.
Digits digits_of_many(const char* first, const char* last) {
    const std::uint64_t eight = values_at(first);
    const unsigned whole = leading_digits(eight);
    if (whole == 0 || whole == 8 || first[whole] != '.') {
        return digits_one_by_one(first, last);
    }
    const std::uint64_t before_point = (std::uint64_t{1} << (8 * whole)) - 1;
    const std::uint64_t joined = (eight & before_point) | (values_at(first + 1) & ~before_point);
    const unsigned count = leading_digits(joined);
    Digits digits;
    digits.value = value_of(joined << (64 - 8 * count));
    digits.end = first + 1 + count;
    if (count == 8) {
        digits.end = take_digits(digits.end, last, digits.value);
    }
    digits.count = digits.end - first - 1;
    digits.decimals = digits.count - static_cast<std::ptrdiff_t>(whole);
    return digits;
}

} // namespace

std::from_chars_result read_decimal(const char* first, const char* last, double& value) {
    const bool negative = first != last && *first == '-';
    const char* const whole = first + (negative ? 1 : 0);
    const Digits digits = last - whole > eight_characters ? digits_of_many(whole, last)
                                                          : digits_one_by_one(whole, last);
    const bool has_exponent = digits.end != last && (*digits.end == 'e' || *digits.end == 'E');
    if (digits.count == 0 || digits.count > exact_digits || has_exponent) {
        return std::from_chars(first, last, value);
    }
    // One correctly rounded division of two exact doubles is the nearest double (Clinger 1990).
    const double magnitude = static_cast<double>(digits.value) /
                             powers_of_ten[static_cast<std::size_t>(digits.decimals)];
    value = negative ? -magnitude : magnitude;
    return {digits.end, std::errc{}};
}

} // namespace smiletwin::geo
