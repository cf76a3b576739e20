// City models as CityJSON 2.0 and CityJSONSeq (https://www.cityjson.org/specs/2.0.1/).
#pragma once

#include "geo/io/city_writer.hpp"

namespace smiletwin::geo {

CityWriter cityjson_writer();
/// One top-level object with all below it in each line.
CityWriter cityjson_sequence_writer();

} // namespace smiletwin::geo
