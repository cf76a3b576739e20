// Tree cadastre and gates as GeoJSON in the project's reference system.
#pragma once

#include "quarter.hpp"

#include <string>
#include <vector>

namespace smiletwin::sample {

struct CadastreTree {
    geo::Vec2d foot; ///< local frame
    std::string botanical;
    std::string german;
    double height_m = 10.0;
    double crown_m = 6.0;
    int trunk_girth_cm = 100;
    int planted_year = 1970;
};

/// Churchyard, quay, ramparts, yards, a few streets; two on the market.
std::vector<CadastreTree>
make_trees(const Quarter& quarter, const std::vector<geo::Ring2d>& footprints);
std::string trees_text(const std::vector<CadastreTree>& trees);

/// Lines across the street mouths of the market with the people who enter there.
std::string gates_text();

} // namespace smiletwin::sample
