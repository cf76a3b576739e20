// Decimal numbers of text files, at the speed of city models: as std::from_chars, bit for bit, and
// several times as fast for numbers of up to 15 digits, which nearly all coordinates are.
#pragma once

#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace smiletwin::geo {

/// Reads a number ("-12.5", "1e3", ...) from the front of [first, last); errors as std::from_chars,
/// which also takes "inf" and "nan".
std::from_chars_result read_decimal(const char* first, const char* last, double& value);

/// Eight digits at once. They lie in a word with the first one lowest, each as its value; what is
/// no digit has another value there.
namespace eight_digits {

static_assert(std::endian::native == std::endian::little);

inline std::uint64_t at(const char* text) {
    constexpr std::uint64_t zeros = 0x3030303030303030ULL;
    std::uint64_t eight = 0;
    std::memcpy(&eight, text, sizeof eight);
    return eight ^ zeros;
}

/// How many digits come first.
inline unsigned leading(std::uint64_t eight) {
    constexpr std::uint64_t ten_to_high_bit = 0x7676767676767676ULL;
    constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
    const std::uint64_t marks = ((eight + ten_to_high_bit) | eight) & high_bits;
    return static_cast<unsigned>(std::countr_zero(marks)) / 8;
}

/// The first `count` of them behind zeros.
inline std::uint64_t last_ones(std::uint64_t eight, unsigned count) {
    return count == 0 ? 0 : eight << (64 - 8 * count);
}

/// What they say: pairs, then fours, then all (Lemire 2018).
inline std::uint64_t value(std::uint64_t eight) {
    eight = (eight & 0x0F0F0F0F0F0F0F0FULL) * ((10U << 8U) + 1) >> 8U;
    eight = (eight & 0x00FF00FF00FF00FFULL) * ((100U << 16U) + 1) >> 16U;
    return (eight & 0x0000FFFF0000FFFFULL) * ((10000ULL << 32U) + 1) >> 32U;
}

} // namespace eight_digits

/// What read_short_decimal() may look at from the first character on.
constexpr std::ptrdiff_t short_decimal_reach = 19;

/// Reads "-391663.880073737": up to seven digits before the point and 15 in all, or up to seven
/// without one. Its end; nullptr, and no value, where something else stands there. What comes
/// behind the end is not looked at, not even an exponent.
inline const char* read_short_decimal(const char* first, double& value) {
    // Numbers of up to 15 digits are below 2^53 and thus doubles without rounding; one correctly
    // rounded division of two exact doubles is the nearest double (Clinger 1990).
    static constexpr std::array<double, 16> divisors{
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    static constexpr std::array<std::uint64_t, 8> shifts{
        1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000};
    const bool negative = *first == '-';
    first += negative ? 1 : 0;
    const std::uint64_t eight = eight_digits::at(first);
    const unsigned whole = eight_digits::leading(eight);
    if (whole == 0 || whole == 8) {
        return nullptr;
    }
    if (first[whole] != '.') {
        const auto number =
            static_cast<double>(eight_digits::value(eight_digits::last_ones(eight, whole)));
        value = negative ? -number : number;
        return first + whole;
    }
    // Digits on both sides of the point are moved together and count as one run.
    const std::uint64_t before_point = (std::uint64_t{1} << (8 * whole)) - 1;
    const std::uint64_t joined =
        (eight & before_point) | (eight_digits::at(first + 1) & ~before_point);
    const unsigned count = eight_digits::leading(joined);
    const char* const behind = first + 1 + count;
    const std::uint64_t rest = eight_digits::at(behind);
    const unsigned more = count == 8 ? eight_digits::leading(rest) : 0;
    if (more == 8) {
        return nullptr;
    }
    const std::uint64_t digits =
        eight_digits::value(eight_digits::last_ones(joined, count)) * shifts[more] +
        eight_digits::value(eight_digits::last_ones(rest, more));
    const double number = static_cast<double>(digits) / divisors[count + more - whole];
    value = negative ? -number : number;
    return behind + more;
}

} // namespace smiletwin::geo
