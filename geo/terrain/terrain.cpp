#include "geo/terrain/terrain.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::geo {

bool is_void_mark(float height_m) {
    constexpr std::array<float, 4> marks{-9999.0F, -99999.0F, -32768.0F, -32767.0F};
    return height_m < -1e30F || std::find(marks.begin(), marks.end(), height_m) != marks.end();
}

} // namespace smiletwin::geo
