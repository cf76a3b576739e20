// One planned change: kind from the catalogue, place, parameters.
#pragma once

#include "geo/base/json.hpp"
#include "geo/vector/layer.hpp"

#include <string>

namespace smiletwin::scenarios {

struct Measure {
    std::string id;             ///< unique in the project: "m17"
    std::string kind;           ///< name in the catalogue: "tree"
    geo::PlanGeometry geometry; ///< project CRS
    geo::Json parameters;       ///< object; what is absent has the catalogue's default

    friend bool operator==(const Measure&, const Measure&) = default;
};

} // namespace smiletwin::scenarios
