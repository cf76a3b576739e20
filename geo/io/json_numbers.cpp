#include "geo/io/json_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
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

constexpr std::string_view mark = "\x1F";
constexpr std::string_view written_mark = R"("\u001f)"; ///< with the quote before it

std::string marked(std::string_view number) {
    return fmt::format("{}{}\"", written_mark, number);
}

/// Nothing where the number fits as it is, or is none.
std::optional<std::string> readable(std::string_view number) {
    double value = 0.0;
    const std::errc error = error_of(number, value);
    if (error == std::errc::invalid_argument || !is_json_number(number)) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        const bool is_small = number.find("e-") != std::string_view::npos ||
                              number.find("E-") != std::string_view::npos ||
                              number.starts_with("0.") || number.starts_with("-0.");
        return is_small ? "0.0" : marked(number);
    }
    const bool is_whole = number.find_first_of(".Ee") == std::string_view::npos;
    std::int64_t with_sign = 0;
    std::uint64_t without_sign = 0;
    const bool fits = !is_whole || error_of(number, with_sign) == std::errc{} ||
                      error_of(number, without_sign) == std::errc{};
    return fits ? std::nullopt : std::optional(marked(number));
}

/// Behind the quote that ends the string which begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
    at = text.find_first_of("\"\\", at + 1);
    while (at != std::string_view::npos && text[at] == '\\') {
        at = text.find_first_of("\"\\", at + 2);
    }
    return at == std::string_view::npos ? text.size() : at + 1;
}

/// Goes behind digits; false where there are none.
bool take_digits(std::string_view& text) {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
}

} // namespace

bool is_json_number(std::string_view text) {
    const auto take_any = [&text](std::string_view wanted) {
        const bool found = !text.empty() && wanted.find(text.front()) != std::string_view::npos;
        text.remove_prefix(found ? 1 : 0);
        return found;
    };
    take_any("-");
    if (!take_any("0") && !take_digits(text)) {
        return false;
    }
    if (take_any(".") && !take_digits(text)) {
        return false;
    }
    if (take_any("eE")) {
        take_any("+-");
        if (!take_digits(text)) {
            return false;
        }
    }
    return text.empty();
}

std::optional<std::string_view> unreadable_number(std::string_view string) {
    const bool is_marked = string.starts_with(mark) && is_json_number(string.substr(mark.size()));
    return is_marked ? std::optional(string.substr(mark.size())) : std::nullopt;
}

std::string with_written_numbers(std::string text) {
    for (std::size_t at = text.find(written_mark); at != std::string::npos;
         at = text.find(written_mark, at + 1)) {
        const std::size_t first = at + written_mark.size();
        const std::size_t end = text.find('"', first);
        const std::string number = text.substr(first, end - first);
        if (end != std::string::npos && is_json_number(number)) {
            text.replace(at, end + 1 - at, number);
        }
    }
    return text;
}

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
