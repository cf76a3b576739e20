// The plan of the quarter: blocks between the streets, squares, churchyard, quay. Local frame.
#pragma once

#include "geo/geometry/polygon.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace smiletwin::sample {

/// Middle of the gate through which the main street reaches the quay.
inline constexpr geo::Vec2d gate_middle{296.9, 475.5};

/// A built-up block; four corners, counter-clockwise from the south-western one.
struct Block {
    geo::Ring2d corners;
    std::string streets[4]; ///< names along the south, east, north and west side
    std::uint32_t number = 0;
};

struct Quarter {
    std::vector<Block> blocks;
    geo::Ring2d market;     ///< the square itself
    geo::Ring2d churchyard; ///< lawn and paths round the church
};

Quarter make_quarter();

/// What lies on the ground.
enum class GroundKind { Cobble, Street, Pavement, Yard, Garden, Lawn, Path, Quay, Water, Square };

/// Answers what lies at a point; buildings are not its matter.
GroundKind ground_kind(const Quarter& quarter, geo::Vec2d local);

} // namespace smiletwin::sample
