// What surfaces without a colour of their own look like in files for drawing programs.
#pragma once

#include "geo/city/city.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace smiletwin::geo {

struct ClassColour {
    std::string_view name;           ///< "roof"
    std::array<std::uint8_t, 3> rgb; ///< sRGB
};

/// All there are.
std::span<const ClassColour> class_colours();

/// Index in class_colours(): by the kind of the surface, else by the type of the object.
std::size_t class_of(SurfaceKind kind, std::string_view object_type);

} // namespace smiletwin::geo
