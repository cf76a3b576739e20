#include "geo/io/json_members.hpp"

#include "geo/base/characters.hpp"
#include "geo/base/json.hpp"
#include "geo/io/json_cursor.hpp"

#include <utility>

namespace smiletwin::geo {

namespace {

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

    /// All of an object; `nested` gets the members of the value of that key.
    bool take_members(
        std::vector<JsonMember>& members,
        std::string_view nested_key,
        std::optional<std::vector<JsonMember>>& nested) {
        bool good = take('{');
        bool more = good && !take('}');
        while (good && more) {
            JsonMember member;
            good = take_string(member.key) && take(':');
            skip_blanks();
            if (good && !nested && !nested_key.empty() && at_ != end_ && *at_ == '{' &&
                is_json_key(member.key, nested_key)) {
                const char* const begin = at_;
                std::optional<std::vector<JsonMember>> none;
                good = take_members(nested.emplace(), {}, none);
                member.value = {begin, static_cast<std::size_t>(at_ - begin)};
            } else {
                good = good && take_value(member.value);
            }
            members.push_back(member);
            more = good && take(',');
            good = good && (more || take('}'));
        }
        return good;
    }

private:
    /// From the quote to behind the other one.
    bool skip_string() {
        at_ = find_any<'"', '\\'>(at_ + 1, end_);
        while (end_ - at_ > 1 && *at_ == '\\') {
            at_ = find_any<'"', '\\'>(at_ + 2, end_);
        }
        const bool closed = at_ != end_ && *at_ == '"';
        at_ += closed ? 1 : 0;
        return closed;
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
        for (;;) {
            at_ = find_any<'"', Open, Close>(at_, end_);
            if (at_ == end_) {
                return false;
            }
            if (*at_ == '"') {
                if (!skip_string()) {
                    return false;
                }
                continue;
            }
            depth += *at_ == Open ? 1U : 0U;
            if (*at_++ == Close && --depth == 0) {
                return true;
            }
        }
    }

    /// An array of numbers and arrays of such ends with the last bracket before the next quote or
    /// brace, if as many open as close until there.
    bool skip_numbers() {
        const char* stop = find_any<'"', '{', '}'>(at_, end_);
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

bool is_json_key(std::string_view key, std::string_view name) {
    if (key.find('\\') == std::string_view::npos) {
        return key == name;
    }
    const auto plain = parse_json(key, {});
    return plain && '"' + plain->to_string() + '"' == name;
}

std::optional<std::vector<JsonMember>> json_members(std::string_view text) {
    std::optional<NestedJsonMembers> all = nested_json_members(text, {});
    return all ? std::optional(std::move(all->members)) : std::nullopt;
}

std::optional<NestedJsonMembers>
nested_json_members(std::string_view text, std::string_view nested_key) {
    Cursor cursor(text);
    NestedJsonMembers all;
    const bool good = cursor.take_members(all.members, nested_key, all.nested) && cursor.at_end();
    return good ? std::optional(std::move(all)) : std::nullopt;
}

} // namespace smiletwin::geo
