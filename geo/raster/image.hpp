// Pictures in memory: 8 bit RGBA, row 0 at the top.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace smiletwin::geo {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; ///< 4 bytes a pixel

    [[nodiscard]] std::uint8_t* pixel(int x, int y) {
        return rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                  static_cast<std::size_t>(x));
    }
    [[nodiscard]] const std::uint8_t* pixel(int x, int y) const {
        return const_cast<Image*>(this)->pixel(x, y);
    }
    friend bool operator==(const Image&, const Image&) = default;
};

} // namespace smiletwin::geo
