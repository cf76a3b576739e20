// How often things were met, by name.
#pragma once

#include "geo/base/json.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace smiletwin::geo {

using Counts = std::map<std::string, std::uint64_t>;

void add_counts(Counts& target, const Counts& source);

/// An object of the names.
Json counts_json(const Counts& counts);

} // namespace smiletwin::geo
