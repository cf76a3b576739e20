#include "geo/base/json_faults.hpp"

#include "geo/base/byte_order_mark.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace smiletwin::geo {

namespace {

/// RFC 8259, clause 8.1 wants UTF-8. UTF-16 has a mark or a zero byte in its first character, which
/// is a brace or bracket.
bool is_utf16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
           (text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0'));
}

/// Line and character, both from 1, of a byte counted from 0.
std::pair<std::size_t, std::size_t> place_of(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t last = before.rfind('\n');
    const std::string_view line = last == std::string_view::npos ? before : before.substr(last + 1);
    const auto characters = static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
    return {lines + 1, characters + 1};
}

/// Where the character begins that a reader gave up in, one byte later at the most.
std::size_t begin_of_character(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 4;
    for (std::size_t back = 0; back < longest && back <= at; ++back) {
        if ((text[at - back] & '\xC0') == '\xC0') {
            return at - back;
        }
    }
    return at;
}

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// The letters around a byte.
std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_letter(text[begin - 1])) {
        --begin;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) {
        ++end;
    }
    return text.substr(begin, end - begin);
}

bool is_no_number(std::string_view word) {
    constexpr std::array<std::string_view, 3> words{"nan", "inf", "infinity"};
    return std::any_of(words.begin(), words.end(), [word](std::string_view known) {
        return std::equal(word.begin(), word.end(), known.begin(), known.end(), [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) == b;
        });
    });
}

/// Where the bracket is that goes too deep.
std::size_t place_too_deep(std::string_view text, std::size_t deepest) {
    std::size_t depth = 0;
    bool is_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            is_string = !is_string;
        } else if (is_string) {
            at += c == '\\' ? 1 : 0;
        } else if ((c == '[' || c == '{') && ++depth > deepest) {
            return at;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return text.size();
}

} // namespace

Problem too_deep_json(std::string_view text, std::size_t deepest, const std::string& where) {
    const auto [line, character] = place_of(text, place_too_deep(text, deepest));
    return {
        {"error.json.too_deep",
         {{"line", std::to_string(line)}, {"character", std::to_string(character)}}},
        where,
        {"help.json.too_deep", {}},
        {}};
}

Problem
json_fault(std::string_view text, std::size_t byte, const std::string& where, std::string detail) {
    if (is_utf16(without_byte_order_mark(text))) {
        return {{"error.json.utf16", {}}, where, {"help.json.utf8", {}}, std::move(detail)};
    }
    const bool is_cut = byte > text.size() || text.empty();
    const bool not_utf8 = detail.find("ill-formed UTF-8") != std::string::npos;
    std::size_t at = byte > 0 ? std::min(byte, text.size()) - (is_cut ? 0 : 1) : 0;
    at = not_utf8 && !is_cut ? begin_of_character(text, at) : at;
    const auto place = place_of(text, at);
    const auto problem = [&](const char* what, const char* help) {
        return Problem{
            {what,
             {{"line", std::to_string(place.first)}, {"character", std::to_string(place.second)}}},
            where,
            {help, {}},
            std::move(detail)};
    };
    if (is_cut) {
        return problem("error.json.malformed", "help.file.copy_again");
    }
    if (not_utf8) {
        return problem("error.json.not_utf8", "help.json.utf8");
    }
    if (detail.find("out_of_range.406") != std::string::npos) {
        return problem("error.json.number_range", "help.json.check_number");
    }
    if (is_no_number(word_at(text, at))) {
        return problem("error.json.no_number", "help.json.no_number");
    }
    return problem("error.json.malformed", "help.json.check_syntax");
}

} // namespace smiletwin::geo
