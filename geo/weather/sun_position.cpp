#include "geo/weather/sun_position.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::geo {

namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

double sin_deg(double angle_deg) {
    return std::sin(angle_deg * rad_per_deg);
}
double cos_deg(double angle_deg) {
    return std::cos(angle_deg * rad_per_deg);
}
/// Into [0, 360).
double turned_deg(double angle_deg) {
    const double rest = std::fmod(angle_deg, 360.0);
    return rest < 0.0 ? rest + 360.0 : rest;
}

/// Days since 2000-01-01T12:00 in UT.
double days_since_j2000(UtcTime time) {
    constexpr double noon_2000_s = 946728000.0;
    return (static_cast<double>(time.time_since_epoch().count()) - noon_2000_s) / 86400.0;
}

/// Terrestrial time minus UT: 64 s in 2000, growing about half a second a year. An error of 10 s
/// moves the sun by 0.0001 degrees.
double centuries_of_ephemeris_time(double days_ut) {
    const double delta_t_s = 63.8 + 0.5 * std::clamp(days_ut / 365.25, -50.0, 30.0);
    return (days_ut + delta_t_s / 86400.0) / 36525.0;
}

/// Pull of Venus, Jupiter and the Moon on the Earth's place, in degrees of the sun's longitude
/// (Meeus 1988, ch. 18, arguments moved from the epoch 1900).
double perturbation_deg(double centuries) {
    const double t = centuries + 1.0; // the table counts centuries from 1900-01-00.5
    const double venus_1 = 153.23 + 22518.7541 * t;
    const double venus_2 = 216.57 + 45037.5082 * t;
    const double jupiter = 312.69 + 32964.3577 * t;
    const double moon = 350.74 + 445267.1142 * t - 0.00144 * t * t;
    const double long_period = 231.19 + 20.20 * t;
    return 0.00134 * cos_deg(venus_1) + 0.00154 * cos_deg(venus_2) + 0.00200 * cos_deg(jupiter) +
           0.00179 * sin_deg(moon) + 0.00178 * sin_deg(long_period);
}

struct Ecliptic {
    double longitude_deg; ///< apparent, with nutation and aberration
    double obliquity_deg;
    double nutation_deg; ///< in longitude
    double distance_au;
};

Ecliptic sun_on_ecliptic(double centuries) {
    const double t = centuries;
    const double mean_longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
    const double eccentricity = 0.016708634 - 0.000042037 * t - 0.0000001267 * t * t;
    const double center = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin_deg(anomaly) +
                          (0.019993 - 0.000101 * t) * sin_deg(2.0 * anomaly) +
                          0.000289 * sin_deg(3.0 * anomaly);
    const double distance = 1.000001018 * (1.0 - eccentricity * eccentricity) /
                            (1.0 + eccentricity * cos_deg(anomaly + center));
    const double node = 125.04452 - 1934.136261 * t;
    const double sun_2 = 2.0 * (280.4665 + 36000.7698 * t);
    const double moon_2 = 2.0 * (218.3165 + 481267.8813 * t);
    // Largest terms of the nutation, arc seconds.
    const double nutation = (-17.20 * sin_deg(node) - 1.32 * sin_deg(sun_2) -
                             0.23 * sin_deg(moon_2) + 0.21 * sin_deg(2.0 * node)) /
                            3600.0;
    const double tilt_change = (9.20 * cos_deg(node) + 0.57 * cos_deg(sun_2) +
                                0.10 * cos_deg(moon_2) - 0.09 * cos_deg(2.0 * node)) /
                               3600.0;
    const double aberration = -20.4898 / 3600.0 / distance;
    const double longitude = mean_longitude + center + perturbation_deg(t) + nutation + aberration;
    const double obliquity = 23.439291 - 0.0130042 * t + tilt_change;
    return {turned_deg(longitude), obliquity, nutation, distance};
}

/// Lift by the air, Bennett 1982; nothing for a sun well below the horizon.
double refraction_deg(double elevation_deg, const SightConditions& air) {
    constexpr double lowest_deg = -(0.26667 + 0.5667); // half the sun and the horizontal lift
    if (elevation_deg < lowest_deg) {
        return 0.0;
    }
    const double density = air.pressure_hPa / 1010.0 * 283.0 / (273.0 + air.temperature_C);
    const double argument_deg = elevation_deg + 10.3 / (elevation_deg + 5.11);
    return density * 1.02 / (60.0 * std::tan(argument_deg * rad_per_deg));
}

double elevation_at(UtcTime time, const GeographicPosition& place) {
    return sun_position(time, place).elevation_deg;
}

/// Crossing of `limit_deg` between `low` and `high`, to the second; one side is above, the other
/// below.
UtcTime crossing(UtcTime low, UtcTime high, const GeographicPosition& place, double limit_deg) {
    const bool rising = elevation_at(high, place) > limit_deg;
    while (high - low > std::chrono::seconds(1)) {
        const UtcTime middle = low + (high - low) / 2;
        const bool above = elevation_at(middle, place) > limit_deg;
        (above == rising ? high : low) = middle;
    }
    return high;
}

/// Moment of the highest sun in [low, high], where it rises, then falls (golden section is not
/// needed: a ternary search ends after 40 steps at most).
UtcTime highest_between(UtcTime low, UtcTime high, const GeographicPosition& place) {
    while (high - low > std::chrono::seconds(3)) {
        const auto third = (high - low) / 3;
        if (elevation_at(low + third, place) < elevation_at(high - third, place)) {
            low += third;
        } else {
            high -= third;
        }
    }
    return low + (high - low) / 2;
}

} // namespace

SunPosition
sun_position(UtcTime time, const GeographicPosition& place, const SightConditions& air) {
    const double days = days_since_j2000(time);
    const Ecliptic sun = sun_on_ecliptic(centuries_of_ephemeris_time(days));
    const double right_ascension_deg =
        std::atan2(
            cos_deg(sun.obliquity_deg) * sin_deg(sun.longitude_deg), cos_deg(sun.longitude_deg)) /
        rad_per_deg;
    const double sin_declination = sin_deg(sun.obliquity_deg) * sin_deg(sun.longitude_deg);
    const double cos_declination = std::sqrt(1.0 - sin_declination * sin_declination);

    const double centuries_ut = days / 36525.0;
    const double sidereal_deg = 280.46061837 + 360.98564736629 * days +
                                0.000387933 * centuries_ut * centuries_ut +
                                sun.nutation_deg * cos_deg(sun.obliquity_deg);
    const double hour_angle_deg = sidereal_deg + place.longitude_deg - right_ascension_deg;

    const double east = -cos_declination * sin_deg(hour_angle_deg);
    const double north = sin_declination * cos_deg(place.latitude_deg) -
                         cos_declination * cos_deg(hour_angle_deg) * sin_deg(place.latitude_deg);
    const double up = sin_declination * sin_deg(place.latitude_deg) +
                      cos_declination * cos_deg(hour_angle_deg) * cos_deg(place.latitude_deg);

    SunPosition result;
    result.distance_au = sun.distance_au;
    result.azimuth_deg = turned_deg(std::atan2(east, north) / rad_per_deg);
    const double centric_deg = std::atan2(up, std::hypot(east, north)) / rad_per_deg;
    constexpr double horizontal_parallax_deg = 8.794 / 3600.0;
    result.elevation_deg =
        centric_deg - horizontal_parallax_deg / sun.distance_au * cos_deg(centric_deg);
    result.apparent_elevation_deg =
        result.elevation_deg + refraction_deg(result.elevation_deg, air);
    return result;
}

std::optional<SunTimes> sun_times(UtcTime time, const GeographicPosition& place) {
    using std::chrono::hours;
    // Mean solar midnight before `time`, then the true noon within three hours of the mean one.
    const double solar_s = static_cast<double>(time.time_since_epoch().count()) +
                           place.longitude_deg / 360.0 * 86400.0;
    const double midnight_s =
        std::floor(solar_s / 86400.0) * 86400.0 - place.longitude_deg / 360.0 * 86400.0;
    const UtcTime midnight{std::chrono::seconds(std::llround(midnight_s))};
    SunTimes result;
    result.noon = highest_between(midnight + hours(9), midnight + hours(15), place);
    result.noon_elevation_deg = elevation_at(result.noon, place);
    constexpr double limit_deg = -50.0 / 60.0; // 34' refraction and 16' radius
    const UtcTime before = result.noon - hours(12);
    const UtcTime after = result.noon + hours(12);
    const bool rises = result.noon_elevation_deg > limit_deg;
    const bool sets =
        elevation_at(before, place) < limit_deg && elevation_at(after, place) < limit_deg;
    if (!rises || !sets) {
        return std::nullopt;
    }
    result.sunrise = crossing(before, result.noon, place, limit_deg);
    result.sunset = crossing(result.noon, after, place, limit_deg);
    return result;
}

double highest_sun_deg(UtcTime begin, UtcTime end, const GeographicPosition& place) {
    double highest = std::max(elevation_at(begin, place), elevation_at(end, place));
    UtcTime best = begin;
    constexpr auto step = std::chrono::minutes(15);
    for (UtcTime time = begin; time <= end; time += step) {
        const double elevation = elevation_at(time, place);
        if (elevation >= highest) {
            highest = elevation;
            best = time;
        }
    }
    const UtcTime summit =
        highest_between(std::max(begin, best - step), std::min(end, best + step), place);
    return std::max(highest, elevation_at(summit, place));
}

} // namespace smiletwin::geo
