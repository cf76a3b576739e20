// The measures of a variant as objects of a city model, so that other programs see what is planned.
// In the project's CRS; feet stand on the project's ground.
#pragma once

#include "geo/base/result.hpp"
#include "geo/city/city.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"
#include "scenarios/site/base_data.hpp"

namespace smiletwin::scenarios {

/// One object for each correction and each measure of the variant (nullptr = corrections only),
/// "planned-m17" with its parameters as attributes. A kind that the catalogue lacks is a Problem.
geo::Result<geo::City> planned_city(
    const Project& project,
    const BaseData& data,
    const Catalogue& catalogue,
    const Variant* variant);

} // namespace smiletwin::scenarios
