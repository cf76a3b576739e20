#include "geo/io/json_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace smiletwin::geo {

namespace {

constexpr std::string_view number_characters = "+-.0123456789Ee";

template <typename Number>
std::errc error_of(std::string_view text, Number& number) {
    return std::from_chars(text.data(), text.data() + text.size(), number).ec;
}

/// Nothing where the number fits as it is, or is none.
std::optional<std::string> readable(std::string_view number) {
    double value = 0.0;
    const std::errc error = error_of(number, value);
    if (error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        const bool is_small = number.find("e-") != std::string_view::npos ||
                              number.find("E-") != std::string_view::npos ||
                              number.starts_with("0.") || number.starts_with("-0.");
        return is_small ? "0.0" : fmt::format("\"{}\"", number);
    }
    const bool is_whole = number.find_first_of(".Ee") == std::string_view::npos;
    std::int64_t with_sign = 0;
    std::uint64_t without_sign = 0;
    const bool fits = !is_whole || error_of(number, with_sign) == std::errc{} ||
                      error_of(number, without_sign) == std::errc{};
    if (fits) {
        return std::nullopt;
    }
    std::array<char, 32> nearest{}; // with an exponent at this size: no whole number again
    const auto end = std::to_chars(nearest.data(), nearest.data() + nearest.size(), value).ptr;
    return std::string(nearest.data(), end);
}

/// Behind the quote that ends the string which begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
    at = text.find_first_of("\"\\", at + 1);
    while (at != std::string_view::npos && text[at] == '\\') {
        at = text.find_first_of("\"\\", at + 2);
    }
    return at == std::string_view::npos ? text.size() : at + 1;
}

} // namespace

std::optional<std::string> with_readable_numbers(std::string_view text) {
    std::string changed;
    std::size_t kept = 0; // up to here `changed` has it all
    constexpr std::string_view starts = "\"-0123456789";
    for (std::size_t at = text.find_first_of(starts); at < text.size();
         at = text.find_first_of(starts, at)) {
        if (text[at] == '"') {
            at = string_end(text, at);
            continue;
        }
        const std::size_t end =
            std::min(text.find_first_not_of(number_characters, at), text.size());
        if (const auto other = readable(text.substr(at, end - at))) {
            changed.append(text, kept, at - kept).append(*other);
            kept = end;
        }
        at = end;
    }
    if (kept == 0) {
        return std::nullopt;
    }
    return changed.append(text, kept);
}

} // namespace smiletwin::geo
