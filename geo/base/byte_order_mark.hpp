// The three bytes that some programs put before UTF-8 text.
#pragma once

#include <string_view>

namespace smiletwin::geo {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

inline std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

} // namespace smiletwin::geo
