// Where a number comes from. Shown beside every number and map.
#pragma once

#include <cstdint>
#include <string_view>

namespace smiletwin::geo {

enum class Stamp : std::uint8_t { Measured, Computed, Assumed };

/// "measured", "computed", "assumed": used in files and as end of the language key "stamp.…".
constexpr std::string_view stamp_name(Stamp stamp) {
    switch (stamp) {
    case Stamp::Measured:
        return "measured";
    case Stamp::Computed:
        return "computed";
    case Stamp::Assumed:
        return "assumed";
    }
    return "assumed";
}

} // namespace smiletwin::geo
