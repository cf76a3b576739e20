// Goes along JSON text from one structural character to the next, without a look at what is in
// strings and numbers. Private to readers that look at the text itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace smiletwin::geo {

class JsonCursor {
public:
    explicit JsonCursor(std::string_view text) : at_(text.data()), end_(at_ + text.size()) {}

    void skip_blanks() {
        while (at_ != end_ && is_blank(*at_)) {
            ++at_;
        }
    }

    /// Whether that character comes behind the blanks.
    bool is_before(char c) {
        if (at_ != end_ && *at_ == c) { // mostly nothing is blank
            return true;
        }
        skip_blanks();
        return at_ != end_ && *at_ == c;
    }

    /// The same, and goes behind it.
    bool take(char c) {
        const bool found = is_before(c);
        at_ += found ? 1 : 0;
        return found;
    }

    /// Nothing but blanks is left.
    bool at_end() {
        skip_blanks();
        return at_ == end_;
    }

    /// Takes a string with its quotes, as written; false when none comes or it does not end.
    bool take_string(std::string_view& string);

    /// Takes any value as text without blanks around it. Of objects and arrays only the end is
    /// looked for: false when there is none.
    bool take_value(std::string_view& value);

    /// Goes behind `text` if that comes next.
    bool take_text(std::string_view text) {
        const bool found = rest().substr(0, text.size()) == text;
        at_ += found ? text.size() : 0;
        return found;
    }

    [[nodiscard]] const char* at() const { return at_; }
    [[nodiscard]] std::string_view rest() const {
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }

    /// Along an object or a list, at whose opening bracket it stands: calls `on_entry` for each
    /// entry, which takes it. False where the text breaks.
    template <char Open, char Close, typename OnEntry>
    bool each(const OnEntry& on_entry) {
        if (!take(Open)) {
            return false;
        }
        if (take(Close)) {
            return true;
        }
        do {
            if (!on_entry()) {
                return false;
            }
        } while (take(','));
        return take(Close);
    }

protected:
    static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

    const char* at_;
    const char* end_;

private:
    bool skip_string();
    bool skip_value();
    bool skip_word();
    bool skip_numbers();
    template <char Open, char Close>
    bool skip_nested();
};

} // namespace smiletwin::geo
