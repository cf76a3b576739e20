// A moment as people of the place write it.
#pragma once

#include "geo/base/time.hpp"

#include <string>
#include <string_view>

namespace smiletwin::scenarios {

/// "22.07.2026, 14:00" in the IANA zone; UTC where the zone is unknown.
std::string legal_time(geo::UtcTime time, std::string_view zone_name);

/// Of the computer's clock.
int this_year();

} // namespace smiletwin::scenarios
