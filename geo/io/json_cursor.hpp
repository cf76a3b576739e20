// Goes along JSON text from one structural character to the next. Private to readers that look at
// the text itself.
#pragma once

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

    /// Behind the blanks; false when another character stands there.
    bool take(char c) {
        skip_blanks();
        const bool found = at_ != end_ && *at_ == c;
        at_ += found ? 1 : 0;
        return found;
    }

    /// Nothing but blanks is left.
    bool at_end() {
        skip_blanks();
        return at_ == end_;
    }

protected:
    static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

    const char* at_;
    const char* end_;
};

} // namespace smiletwin::geo
