#include "geo/io/json_members.hpp"

#include "geo/base/characters.hpp"
#include "geo/io/json_cursor.hpp"

namespace smiletwin::geo {

namespace {

constexpr std::size_t block_bytes = 4 * sizeof(Characters);

bool is_numeric(Characters c) {
    return !any((c == '"') | (c == '{') | (c == '}'));
}

/// Nothing but numbers, brackets and blanks in many characters from `at`, as in boundaries and
/// vertices: most of a city.
bool is_numeric_block(const char* at) {
    const Characters a = load_characters(at);
    const Characters b = load_characters(at + sizeof(Characters));
    const Characters c = load_characters(at + 2 * sizeof(Characters));
    const Characters d = load_characters(at + 3 * sizeof(Characters));
    return is_numeric(a) && is_numeric(b) && is_numeric(c) && is_numeric(d);
}

/// Goes along the text of an object; each step says whether it found what it looked for.
class Cursor : public JsonCursor {
public:
    using JsonCursor::JsonCursor;

    bool take_string(std::string_view& string) {
        skip_blanks();
        const char* const begin = at_;
        const bool found = at_ != end_ && *at_ == '"' && skip_string();
        string = {begin, static_cast<std::size_t>(at_ - begin)};
        return found;
    }

    bool take_value(std::string_view& value) {
        skip_blanks();
        const char* const begin = at_;
        const bool found = at_ != end_ && skip_value();
        value = {begin, static_cast<std::size_t>(at_ - begin)};
        return found;
    }

private:
    /// From the quote to behind the other one.
    bool skip_string() {
        for (++at_; at_ != end_; ++at_) {
            if (*at_ == '"') {
                ++at_;
                return true;
            }
            if (*at_ == '\\' && ++at_ == end_) {
                return false;
            }
        }
        return false;
    }

    bool skip_value() {
        switch (*at_) {
        case '"':
            return skip_string();
        case '{':
            return skip_nested<'{', '}'>();
        case '[':
            return skip_numbers() || skip_nested<'[', ']'>();
        default:
            return skip_word();
        }
    }

    /// A number, true, false or null.
    bool skip_word() {
        const char* const begin = at_;
        while (at_ != end_ && *at_ != ',' && *at_ != '}' && *at_ != ']' && !is_blank(*at_)) {
            ++at_;
        }
        return at_ != begin;
    }

    /// Brackets of the other kind are not counted: in a sound text they close between.
    template <char Open, char Close>
    bool skip_nested() {
        std::size_t depth = 0;
        while (at_ != end_) {
            if (Open == '{' && end_ - at_ >= static_cast<std::ptrdiff_t>(block_bytes) &&
                is_numeric_block(at_)) {
                at_ += block_bytes;
                continue;
            }
            const char* const stop =
                end_ - at_ > static_cast<std::ptrdiff_t>(block_bytes) ? at_ + block_bytes : end_;
            while (at_ < stop) {
                const char c = *at_;
                if (c == '"') {
                    if (!skip_string()) {
                        return false;
                    }
                    continue;
                }
                ++at_;
                depth += c == Open ? 1U : 0U;
                if (c == Close && --depth == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// An array of numbers and arrays of such ends with the last bracket before the next quote or
    /// brace, if as many open as close until there.
    bool skip_numbers() {
        const char* stop = at_;
        while (end_ - stop >= static_cast<std::ptrdiff_t>(block_bytes) && is_numeric_block(stop)) {
            stop += block_bytes;
        }
        while (stop != end_ && *stop != '"' && *stop != '{' && *stop != '}') {
            ++stop;
        }
        while (stop != at_ && stop[-1] != ']') {
            --stop;
        }
        if (stop == at_ || opened_minus_closed(at_, stop) != 0) {
            return false;
        }
        at_ = stop;
        return true;
    }

    static std::ptrdiff_t opened_minus_closed(const char* begin, const char* end) {
        constexpr std::ptrdiff_t most_blocks = 127; // until a byte could overflow
        constexpr auto step = static_cast<std::ptrdiff_t>(sizeof(Characters));
        std::ptrdiff_t sum = 0;
        while (end - begin >= step) {
            Characters difference{};
            for (std::ptrdiff_t i = 0; i < most_blocks && end - begin >= step; ++i, begin += step) {
                const Characters c = load_characters(begin);
                difference += (c == ']') - (c == '['); // a hit is -1
            }
            for (std::size_t i = 0; i < sizeof(Characters); ++i) {
                sum += difference[i];
            }
        }
        for (; begin != end; ++begin) {
            sum += *begin == '[' ? 1 : *begin == ']' ? -1 : 0;
        }
        return sum;
    }
};

} // namespace

std::optional<std::vector<JsonMember>> json_members(std::string_view text) {
    Cursor cursor(text);
    std::vector<JsonMember> members;
    if (!cursor.take('{')) {
        return {};
    }
    bool more = !cursor.take('}');
    while (more) {
        JsonMember member;
        if (!cursor.take_string(member.key) || !cursor.take(':') ||
            !cursor.take_value(member.value)) {
            return {};
        }
        members.push_back(member);
        more = cursor.take(',');
        if (!more && !cursor.take('}')) {
            return {};
        }
    }
    return cursor.at_end() ? std::optional(std::move(members)) : std::nullopt;
}

} // namespace smiletwin::geo
