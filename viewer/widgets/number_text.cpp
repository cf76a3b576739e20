#include "viewer/widgets/number_text.hpp"

#include <charconv>
#include <optional>
#include <string>

namespace smiletwin::viewer {

namespace {

constexpr std::string_view real_minus = "\u2212";
constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Takes a sign off the front; -1 or 1.
double take_sign(std::string_view& text) {
    if (text.starts_with(real_minus)) {
        text.remove_prefix(real_minus.size());
        return -1.0;
    }
    if (text.starts_with('-') || text.starts_with('+')) {
        const bool negative = text.front() == '-';
        text.remove_prefix(1);
        return negative ? -1.0 : 1.0;
    }
    return 1.0;
}

/// Digits of "1.234.567" without the group sign; nothing when a group has not three digits.
std::optional<std::string> ungrouped(std::string_view whole, char group) {
    std::string digits;
    std::size_t in_group = 0;
    bool grouped = false;
    for (const char c : whole) {
        if (c == group) {
            if ((grouped && in_group != 3) || in_group == 0 || in_group > 3) {
                return std::nullopt;
            }
            grouped = true;
            in_group = 0;
        } else {
            digits += c;
            ++in_group;
        }
    }
    if (grouped && in_group != 3) {
        return std::nullopt;
    }
    return digits;
}

bool only_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "1.234,5" to "1234.5".
std::optional<std::string> plain_number(std::string_view text) {
    const std::size_t decimal = text.find_last_of(",.");
    if (decimal == std::string_view::npos) {
        return std::string(text);
    }
    const char group = text[decimal] == ',' ? '.' : ',';
    const std::string_view fraction = text.substr(decimal + 1);
    const auto whole = ungrouped(text.substr(0, decimal), group);
    if (!whole || !only_digits(*whole) || (whole->empty() && fraction.empty())) {
        return std::nullopt;
    }
    return *whole + "." + std::string(fraction);
}

} // namespace

geo::Result<double> parse_number(std::string_view typed) {
    const geo::Problem refused{
        {"error.number.unreadable", {{"text", std::string(trimmed(typed))}}},
        {},
        {"help.number.example", {}},
        {}};
    std::string_view rest = trimmed(typed);
    const double sign = take_sign(rest);
    const auto plain = plain_number(rest);
    if (rest.empty() || !plain || plain->find_first_not_of("0123456789.") != std::string::npos) {
        return refused;
    }
    double value = 0.0;
    const char* end = plain->data() + plain->size();
    const auto read = std::from_chars(plain->data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) {
        return refused;
    }
    return sign * value;
}

} // namespace smiletwin::viewer
