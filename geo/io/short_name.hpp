// Names that files give to attributes, kept to a length that stays harmless when each of a million
// attributes is named by the way to it.
#pragma once

#include <string_view>

namespace smiletwin::geo {

/// The first 256 bytes, cut between characters of UTF-8.
inline std::string_view short_name(std::string_view name) {
    std::size_t most = 256;
    if (name.size() <= most) {
        return name;
    }
    const auto continues = [&](std::size_t at) {
        return (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U;
    };
    while (most > 0 && continues(most)) {
        --most;
    }
    return name.substr(0, most);
}

} // namespace smiletwin::geo
