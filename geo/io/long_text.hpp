// Attributes longer than anybody writes by hand: a text of 50 MB would fill reports and windows.
// Private to the readers of city models.
#pragma once

#include "geo/io/raw_city.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace smiletwin::geo {

inline constexpr std::size_t longest_text_bytes = std::size_t{1} << 20U;
/// What ImportReport::ignored counts texts as that were cut.
inline constexpr const char* long_text_reason = "long_text";

inline bool is_long_text(std::string_view text) {
    return text.size() > longest_text_bytes;
}

/// The first megabyte, to the end of a character.
inline std::string_view cut_text(std::string_view text) {
    std::size_t size = longest_text_bytes;
    while (size > 0 && (text[size] & '\xC0') == '\x80') {
        --size;
    }
    return text.substr(0, size);
}

/// All of one part of a file.
inline void cut_long_texts(RawModel& model) {
    for (Attribute& attribute : model.attributes) {
        if (is_long_text(attribute.value)) {
            attribute.value = std::string(cut_text(attribute.value));
            ++model.ignored[long_text_reason];
        }
    }
}

} // namespace smiletwin::geo
