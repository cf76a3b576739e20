// What surfaces look like: plain colours and facade pictures by name.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace smiletwin::sample {

using Rgb = std::array<std::uint8_t, 3>;

struct LookTable {
    std::map<std::string, Rgb> colours;          ///< "plaster_3"
    std::map<std::string, std::string> pictures; ///< "gable_3" -> "textures/gable_3.png"
};

LookTable make_looks();

/// Wall colours 0..7 of the houses: six plasters, two bricks.
Rgb wall_colour(std::uint32_t colour);

} // namespace smiletwin::sample
