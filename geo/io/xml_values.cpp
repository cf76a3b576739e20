#include "geo/io/xml_values.hpp"

#include "geo/io/xml_characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace smiletwin::geo {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_start(char c) {
    return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
}

bool is_name_character(char c) {
    return is_name_start(c) || is_digit(c) || c == '-' || c == '.';
}

void add_character(std::string& out, char c) {
    switch (c) {
    case '&':
        out += "&amp;";
        break;
    case '<':
        out += "&lt;";
        break;
    case '>':
        out += "&gt;";
        break;
    case '"':
        out += "&quot;";
        break;
    case '\t': // as references they are not taken for blanks at will
        out += "&#9;";
        break;
    case '\n':
        out += "&#10;";
        break;
    case '\r':
        out += "&#13;";
        break;
    default:
        out += c;
    }
}

/// Takes the text apart from the left; each step says whether it found what it wants.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    bool take(char c) {
        const bool found = !rest_.empty() && rest_.front() == c;
        rest_.remove_prefix(found ? 1 : 0);
        return found;
    }
    /// Exactly `count` digits as a number.
    std::optional<int> number(std::size_t count) {
        int value = 0;
        const std::string_view digits = rest_.substr(0, count);
        if (digits.size() < count || !std::all_of(digits.begin(), digits.end(), is_digit)) {
            return std::nullopt;
        }
        std::from_chars(rest_.data(), rest_.data() + count, value);
        rest_.remove_prefix(count);
        return value;
    }
    bool number_between(std::size_t digits, int least, int most) {
        const std::optional<int> value = number(digits);
        return value && *value >= least && *value <= most;
    }
    /// One digit or more.
    bool digits() {
        const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
        const bool any = end != rest_.begin();
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
        return any;
    }
    /// Four digits, more are allowed but no city needs them; there is no year 0 in XSD 1.0.
    std::optional<int> year() {
        take('-');
        const std::optional<int> year = number(4);
        return year && *year > 0 ? year : std::nullopt;
    }
    bool date() {
        constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const std::optional<int> in = year();
        if (!in || !take('-')) {
            return false;
        }
        const std::optional<int> month = number(2);
        if (!month || *month < 1 || *month > 12 || !take('-')) {
            return false;
        }
        const bool leap = (*in % 4 == 0 && *in % 100 != 0) || *in % 400 == 0;
        const int most = days[static_cast<std::size_t>(*month) - 1] + (*month == 2 && leap ? 1 : 0);
        return number_between(2, 1, most);
    }
    bool time() {
        const bool well = number_between(2, 0, 23) && take(':') && number_between(2, 0, 59) &&
                          take(':') && number_between(2, 0, 59);
        return well && (!take('.') || digits());
    }
    /// Nothing, Z, or an offset from UTC.
    bool zone() {
        if (at_end() || take('Z')) {
            return true;
        }
        return (take('+') || take('-')) && number_between(2, 0, 14) && take(':') &&
               number_between(2, 0, 59);
    }

private:
    std::string_view rest_;
};

} // namespace

void add_xml_escaped(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const std::string_view valid = text.substr(0, check_xml_text(text).valid_bytes);
        for (const char c : valid) {
            add_character(out, c);
        }
        text.remove_prefix(valid.size());
        if (!text.empty()) {
            out += replacement;
            text.remove_prefix(1);
        }
    }
}

bool is_ncname(std::string_view text) {
    return !text.empty() && is_name_start(text.front()) &&
           std::all_of(text.begin(), text.end(), is_name_character) &&
           check_xml_text(text).valid_bytes == text.size();
}

std::string ncname_of(std::string_view text) {
    std::string name(text);
    const bool well = check_xml_text(text).valid_bytes == text.size();
    for (char& c : name) {
        const bool kept = is_name_character(c) && (well || static_cast<unsigned char>(c) < 0x80U);
        c = kept ? c : '_';
    }
    if (name.empty() || !is_name_start(name.front())) {
        name.insert(0, 1, '_');
    }
    return name;
}

bool is_xs_integer(std::string_view text) {
    Reader reader(text);
    if (!reader.take('-')) {
        reader.take('+');
    }
    return reader.digits() && reader.at_end();
}

bool is_xs_double(std::string_view text) {
    if (text == "INF" || text == "-INF" || text == "NaN") {
        return true;
    }
    Reader reader(text);
    if (!reader.take('-')) {
        reader.take('+');
    }
    const bool whole = reader.digits();
    const bool decimals = reader.take('.') && reader.digits();
    if (!whole && !decimals) {
        return false;
    }
    if (reader.take('e') || reader.take('E')) {
        if (!reader.take('-')) {
            reader.take('+');
        }
        return reader.digits() && reader.at_end();
    }
    return reader.at_end();
}

bool is_xs_boolean(std::string_view text) {
    return text == "true" || text == "false" || text == "1" || text == "0";
}

bool is_xs_year(std::string_view text) {
    Reader reader(text);
    return reader.year().has_value() && reader.zone() && reader.at_end();
}

bool is_xs_date(std::string_view text) {
    Reader reader(text);
    return reader.date() && reader.zone() && reader.at_end();
}

bool is_xs_date_time(std::string_view text) {
    Reader reader(text);
    return reader.date() && reader.take('T') && reader.time() && reader.zone() && reader.at_end();
}

bool is_plain_uri(std::string_view text) {
    constexpr std::string_view marks = "-._~:/?#@!$&'()*+,;=";
    const auto plain = [&](char c) {
        return is_digit(c) || is_ascii_letter(c) || marks.find(c) != std::string_view::npos;
    };
    if (text.empty() || !std::all_of(text.begin(), text.end(), plain) ||
        std::count(text.begin(), text.end(), '#') > 1) {
        return false;
    }
    // What stands before the first colon is a scheme, unless it lies behind a slash.
    const std::string_view scheme = text.substr(0, text.find_first_of(":/?#"));
    return scheme.size() == text.size() || text[scheme.size()] != ':' ||
           (!scheme.empty() && is_ascii_letter(scheme.front()) &&
            std::all_of(scheme.begin(), scheme.end(), [](char c) {
                return is_digit(c) || is_ascii_letter(c) || c == '+' || c == '-' || c == '.';
            }));
}

} // namespace smiletwin::geo
