#include "geo/sensors/sensors.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::geo {

std::optional<Observation> latest(const Datastream& stream) {
    const auto found = std::find_if(
        stream.observations.rbegin(), stream.observations.rend(), [](const Observation& o) {
            return std::isfinite(o.value);
        });
    return found != stream.observations.rend() ? std::optional(*found) : std::nullopt;
}

} // namespace smiletwin::geo
