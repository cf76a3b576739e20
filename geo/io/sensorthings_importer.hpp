// A stored answer of a SensorThings service:
// GET /v1.1/Things?$expand=Locations,Datastreams($expand=ObservedProperty,Observations)
// as the whole answer ({"value": [...]}), as a list, or one Thing (OGC 18-088).
#pragma once

#include "geo/base/json.hpp"
#include "geo/io/importer.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace smiletwin::geo {

struct ThingsContent {
    std::vector<Thing> things;
    /// Entities left out, by reason: "thing_without_place", "observation_without_time", ...
    std::map<std::string, std::uint64_t> ignored;
};

/// Observations come out rising in time; results that are no number become NaN.
Result<ThingsContent> things_from_json(const Json& answer, const std::string& where);

Format sensorthings_format();

} // namespace smiletwin::geo
