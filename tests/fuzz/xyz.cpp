// Whatever the bytes are, reading them as a list of points ends in a grid or in a sentence.
#include "geo/io/xyz_points.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const smiletwin::geo::XyzPoints points = smiletwin::geo::read_xyz_points(text);
    if (const auto frame = smiletwin::geo::find_xyz_grid(points)) {
        static_cast<void>(smiletwin::geo::fill_xyz_grid(points, *frame));
    }
    return 0;
}
