// A made-up hot week: air temperature at four places and the weather of its hottest day.
#pragma once

#include <string>

namespace smiletwin::sample {

/// Answer of a SensorThings service with hourly air temperatures, 16 to 22 July 2026.
std::string sensors_text();

/// 22 July 2026 in the UMEP form: a stamp ends its hour, in standard time (UTC+1) even in summer.
std::string hot_day_text();

} // namespace smiletwin::sample
