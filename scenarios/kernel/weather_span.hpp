// Does the weather reach the hours that are wanted? Asked before a model computes, in the time that
// the person reads on the clock.
#pragma once

#include "geo/base/message.hpp"
#include "geo/weather/weather.hpp"

#include <chrono>
#include <optional>

namespace smiletwin::scenarios {

/// A Problem when no row lies in [from, to]; it names what the weather covers. `offset` = clock of
/// the reader minus UTC.
std::optional<geo::Problem> outside_weather(
    const geo::Weather& weather, geo::UtcTime from, geo::UtcTime to, std::chrono::seconds offset);

} // namespace smiletwin::scenarios
