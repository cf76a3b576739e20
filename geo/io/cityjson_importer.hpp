// CityJSON 1.0, 1.1, 2.0 and CityJSONSeq (https://www.cityjson.org/specs/2.0.1/): city models as
// JSON.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format cityjson_format();

} // namespace smiletwin::geo
