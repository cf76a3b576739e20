// GDAL's geometries to ours.
#pragma once

#include "geo/vector/layer.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// The simple parts of an OGRGeometryH (may be null). Parts that cannot be used are counted in
/// `ignored` by reason.
std::vector<PlanGeometry> plan_parts(void* geometry, std::map<std::string, std::uint64_t>& ignored);

} // namespace smiletwin::geo
