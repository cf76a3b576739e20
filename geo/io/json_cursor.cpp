#include "geo/io/json_cursor.hpp"

#include "geo/base/characters.hpp"

#include <bit>
#include <cstdint>

namespace smiletwin::geo {

namespace {

constexpr int block_size = 64;

/// Where those characters stand among the next 64, the first one lowest.
template <char... Wanted>
std::uint64_t marks(const char* at) {
    constexpr int step = sizeof(Characters);
    std::uint64_t found = 0;
    for (int i = 0; i < block_size; i += step) {
        const Characters c = load_characters(at + i);
        found |= std::uint64_t{bits_of(((c == Wanted) | ...))} << i;
    }
    return found;
}

/// Bits from each odd one up to below the next: what stands between quotes.
std::uint64_t between_pairs(std::uint64_t bits) {
    for (int shift = 1; shift < block_size; shift *= 2) {
        bits ^= bits << shift;
    }
    return bits;
}

/// How deep the brackets of one kind are nested, character by character or 64 at once. Brackets of
/// the other kind are not counted: in a sound text they close between.
template <char Open, char Close>
class Nesting {
public:
    /// Behind the bracket that closes the first one; nullptr where that is not among the next 64.
    /// Without backslashes among them.
    const char* add_block(const char* at) {
        const std::uint64_t strings = between_pairs(marks<'"'>(at)) ^ (is_string_ ? ~0ULL : 0ULL);
        const std::uint64_t opens = marks<Open>(at) & ~strings;
        for (std::uint64_t left = opens | (marks<Close>(at) & ~strings); left != 0;
             left &= left - 1) {
            const int first = std::countr_zero(left);
            if ((opens >> first & 1U) != 0) {
                ++depth_;
            } else if (--depth_ == 0) {
                return at + first + 1;
            }
        }
        is_string_ = strings >> (block_size - 1) != 0;
        return nullptr;
    }

    /// True behind the bracket that closes the first one.
    bool add(char c) {
        if (is_escaped_) {
            is_escaped_ = false;
        } else if (c == '"') {
            is_string_ = !is_string_;
        } else if (is_string_) {
            is_escaped_ = c == '\\';
        } else if (c == Open) {
            ++depth_;
        } else if (c == Close) {
            return --depth_ == 0;
        }
        return false;
    }

    [[nodiscard]] bool is_escaped() const { return is_escaped_; }

private:
    std::size_t depth_ = 0;
    bool is_string_ = false;
    bool is_escaped_ = false;
};

std::ptrdiff_t opened_minus_closed(const char* begin, const char* end) {
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

} // namespace

bool JsonCursor::take_string(std::string_view& string) {
    skip_blanks();
    const char* const begin = at_;
    const bool found = at_ != end_ && *at_ == '"' && skip_string();
    string = {begin, static_cast<std::size_t>(at_ - begin)};
    return found;
}

bool JsonCursor::take_value(std::string_view& value) {
    skip_blanks();
    const char* const begin = at_;
    const bool found = at_ != end_ && skip_value();
    value = {begin, static_cast<std::size_t>(at_ - begin)};
    return found;
}

/// From the quote to behind the other one.
bool JsonCursor::skip_string() {
    at_ = find_any<'"', '\\'>(at_ + 1, end_);
    while (end_ - at_ > 1 && *at_ == '\\') {
        at_ = find_any<'"', '\\'>(at_ + 2, end_);
    }
    const bool closed = at_ != end_ && *at_ == '"';
    at_ += closed ? 1 : 0;
    return closed;
}

bool JsonCursor::skip_value() {
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
bool JsonCursor::skip_word() {
    const char* const begin = at_;
    while (at_ != end_ && *at_ != ',' && *at_ != '}' && *at_ != ']' && !is_blank(*at_)) {
        ++at_;
    }
    return at_ != begin;
}

template <char Open, char Close>
bool JsonCursor::skip_nested() {
    Nesting<Open, Close> nesting;
    while (at_ != end_) {
        const bool is_plain =
            end_ - at_ >= block_size && !nesting.is_escaped() && marks<'\\'>(at_) == 0;
        if (is_plain) {
            const char* const behind = nesting.add_block(at_);
            at_ = behind != nullptr ? behind : at_ + block_size;
            if (behind != nullptr) {
                return true;
            }
            continue;
        }
        const char* const block_end = end_ - at_ > block_size ? at_ + block_size : end_;
        while (at_ != block_end) {
            if (nesting.add(*at_++)) {
                return true;
            }
        }
    }
    return false;
}

/// An array of numbers and arrays of such ends with the last bracket before the next quote or
/// brace, if as many open as close until there.
bool JsonCursor::skip_numbers() {
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

} // namespace smiletwin::geo
