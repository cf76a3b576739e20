// Trees of a municipal tree register, whatever its columns are called.
#pragma once

#include "geo/city/tree.hpp"
#include "geo/vector/layer.hpp"

#include <cstddef>
#include <vector>

namespace smiletwin::geo {

struct CadastreTrees {
    std::vector<Tree> trees;
    std::size_t assumed_sizes = 0; ///< trees whose height or crown is a default
    std::size_t not_points = 0;    ///< features that are no points and were left out
};

/// Points of the layer as trees in the layer's CRS. Field names are German or English, capitals and
/// a unit at the end do not matter (hoehe, HOEHE_M, Kronendurchmesser, krone_m, art_botanisch,
/// baumart, pflanzjahr, ...). Missing sizes follow from each other, else from the defaults of Tree.
CadastreTrees trees_from_layer(const VectorLayer& layer);

} // namespace smiletwin::geo
