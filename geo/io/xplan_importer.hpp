// XPlanGML: development, land-use and other spatial plans, as one layer of areas, lines and points
// with their fields.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format xplan_format();

} // namespace smiletwin::geo
