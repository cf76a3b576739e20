// Where the sun stands. Angles in degrees at this edge; azimuth clockwise from north; times are
// UTC. Pure functions, any thread.
#pragma once

#include "geo/base/time.hpp"
#include "geo/crs/crs.hpp"

#include <optional>

namespace smiletwin::geo {

struct SunPosition {
    double elevation_deg = 0.0;          ///< of the sun's centre, without refraction
    double apparent_elevation_deg = 0.0; ///< as seen through the air
    double azimuth_deg = 0.0;            ///< 0 north, 90 east; [0, 360)
    double distance_au = 1.0;
};

/// Air that bends the light.
struct SightConditions {
    double pressure_hPa = 1013.25;
    double temperature_C = 12.0;
};

/// Low-precision solar theory with the largest planetary terms (Meeus, Astronomical Algorithms,
/// ch. 12, 22, 25, and the perturbations of the older edition), parallax and the refraction of
/// Bennett 1982 as used by Reda and Andreas 2004. Within 0.003 degrees between 1950 and 2050.
SunPosition
sun_position(UtcTime time, const GeographicPosition& place, const SightConditions& air = {});

struct SunTimes {
    UtcTime sunrise{}; ///< upper limb on the flat horizon, 34' refraction
    UtcTime sunset{};
    UtcTime noon{}; ///< highest sun
    double noon_elevation_deg = 0.0;
};

/// Of the solar day around the moment `time` (solar midnight to solar midnight); empty where the
/// sun does not rise or does not set.
std::optional<SunTimes> sun_times(UtcTime time, const GeographicPosition& place);

/// Highest geometric elevation of the sun in [begin, end].
double highest_sun_deg(UtcTime begin, UtcTime end, const GeographicPosition& place);

} // namespace smiletwin::geo
