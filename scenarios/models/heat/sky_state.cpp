#include "scenarios/models/heat/sky_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

/// Clock hour of sunrise from the day's declination, with noon at 12 (as the surface scheme was
/// fitted).
double sunrise_clock_h(int day_of_year, double latitude_deg) {
    const double declination_deg =
        -23.45 * std::cos(2.0 * std::numbers::pi * (day_of_year + 10) / 365.0);
    const double sine = std::clamp(
        std::tan(declination_deg * rad_per_deg) * std::tan(latitude_deg * rad_per_deg), -1.0, 1.0);
    return 6.0 - 12.0 / std::numbers::pi * std::asin(sine);
}

/// Exponent of the water-vapour profile by latitude (bands of 10 degrees) and season, Smith 1966.
double vapour_profile(double latitude_deg, int day_of_year) {
    struct Seasons {
        double winter, spring, summer, autumn;
    };
    constexpr std::array<Seasons, 9> table{{
        {3.37, 2.85, 2.80, 2.64},
        {2.99, 3.02, 2.70, 2.93},
        {3.60, 3.00, 2.98, 2.93},
        {3.04, 3.11, 2.92, 2.94},
        {2.70, 2.95, 2.77, 2.71},
        {2.52, 3.07, 2.67, 2.93},
        {1.76, 2.69, 2.61, 2.61},
        {1.60, 1.67, 2.24, 2.63},
        {1.11, 1.44, 1.94, 2.02},
    }};
    const double band = std::clamp(std::abs(latitude_deg) / 10.0, 0.0, 8.0);
    const Seasons& at = table[static_cast<std::size_t>(band)];
    if (day_of_year > 335 || day_of_year <= 60) {
        return at.winter;
    }
    if (day_of_year <= 152) {
        return at.spring;
    }
    return day_of_year <= 244 ? at.summer : at.autumn;
}

/// Dew point in degrees Fahrenheit (Magnus).
double dew_point_F(double air_temperature_C, double relative_humidity_pct) {
    constexpr double a = 17.27;
    constexpr double b = 237.7;
    const double term = a * air_temperature_C / (b + air_temperature_C) +
                        std::log(std::max(relative_humidity_pct, 1.0) / 100.0);
    return b * term / (a - term) * 1.8 + 32.0;
}

/// Square of mean over present distance to the sun (Spencer 1971).
double sun_nearness(int day_of_year) {
    const double angle = 2.0 * std::numbers::pi * day_of_year / 365.0;
    return 1.00011 + 0.034221 * std::cos(angle) + 0.001280 * std::sin(angle) +
           0.000719 * std::cos(2.0 * angle) + 0.000077 * std::sin(2.0 * angle);
}

/// Low sun makes clearness indices too small (Lindberg et al. 2008).
double low_sun_correction(double zenith_deg) {
    return 0.1473 * std::log(90.0 - zenith_deg) + 0.3454;
}

double capped_clearness(double measured, double expected, double correction) {
    const double index = measured / expected + (1.0 - correction);
    return std::isfinite(index) ? std::min(index, 1.0) : 1.0;
}

geo::Problem missing(std::string quantity, const geo::WeatherRow& row) {
    return {
        {"error.heat.weather_missing", {{"quantity", std::move(quantity)}}},
        geo::format_iso_utc(row.end),
        {"help.heat.weather_complete", {}},
        {}};
}

/// Global, direct and diffuse, whatever of them the row gives.
geo::Result<geo::Done>
fill_radiation(SkyState& sky, const geo::WeatherRow& row, double kt_outside) {
    const double sine = std::sin(sky.sun_elevation_deg * rad_per_deg);
    const bool has_global = std::isfinite(row.global_horizontal_w_m2);
    const bool has_parts =
        std::isfinite(row.diffuse_horizontal_w_m2) && std::isfinite(row.direct_normal_w_m2);
    if (!has_global && !has_parts) {
        return missing("global_horizontal_w_m2", row);
    }
    sky.global_w_m2 = has_global ? row.global_horizontal_w_m2
                                 : row.diffuse_horizontal_w_m2 + row.direct_normal_w_m2 * sine;
    if (has_parts) {
        sky.radiation = {row.direct_normal_w_m2, row.diffuse_horizontal_w_m2};
    } else {
        sky.radiation = split_global(
            sky.global_w_m2,
            sky.sun_elevation_deg,
            sky.global_w_m2 / kt_outside,
            sky.air_temperature_C,
            sky.relative_humidity_pct);
    }
    return geo::Done{};
}

void fill_clearness(SkyState& sky, const ClearSky& clear) {
    const double zenith_deg = 90.0 - sky.sun_elevation_deg;
    const double correction = low_sun_correction(zenith_deg);
    sky.clearness = capped_clearness(sky.global_w_m2, clear.global_w_m2, correction);
    const RadiationSplit split = split_global(
        clear.global_w_m2,
        sky.sun_elevation_deg,
        1.0,
        sky.air_temperature_C,
        sky.relative_humidity_pct);
    const double expected =
        split.direct_normal_w_m2 * std::sin(sky.sun_elevation_deg * rad_per_deg) +
        split.diffuse_w_m2;
    sky.surface_clearness = capped_clearness(sky.global_w_m2, expected, correction);
}

} // namespace

RadiationSplit split_global(
    double global_w_m2,
    double sun_elevation_deg,
    double clearness,
    double air_temperature_C,
    double relative_humidity_pct) {
    const double sine = std::sin(sun_elevation_deg * rad_per_deg);
    const double ta = air_temperature_C;
    const double humidity = relative_humidity_pct / 100.0;
    double share = 0.0;
    if (clearness <= 0.3) {
        share = 1.0 - 0.232 * clearness + 0.0239 * sine - 0.000682 * ta + 0.0195 * humidity;
    } else if (clearness < 0.78) {
        share = 1.329 - 1.716 * clearness + 0.267 * sine - 0.00357 * ta + 0.106 * humidity;
    } else {
        share = 0.426 * clearness - 0.256 * sine + 0.00349 * ta + 0.0734 * humidity;
    }
    RadiationSplit split;
    split.diffuse_w_m2 = std::clamp(share * global_w_m2, 0.0, global_w_m2);
    split.direct_normal_w_m2 = std::max(0.0, (global_w_m2 - share * global_w_m2) / sine);
    if (sun_elevation_deg < 1.0) {
        // Division by a sine near zero would invent a beam stronger than what arrives.
        split.direct_normal_w_m2 = std::min(split.direct_normal_w_m2, global_w_m2);
    }
    return split;
}

double clear_sky_emissivity(double air_temperature_C, double relative_humidity_pct) {
    const double vapour_hPa =
        6.107 * std::pow(10.0, 7.5 * air_temperature_C / (237.3 + air_temperature_C)) *
        relative_humidity_pct / 100.0;
    const double water_cm = 46.5 * vapour_hPa / (air_temperature_C + 273.15);
    return 1.0 - (1.0 + water_cm) * std::exp(-std::sqrt(1.2 + 3.0 * water_cm));
}

ClearSky clear_sky(
    double zenith_rad,
    int day_of_year,
    double latitude_deg,
    double air_temperature_C,
    double relative_humidity_pct,
    double pressure_hPa) {
    constexpr double solar_constant_w_m2 = 1370.0;
    const double cosine = std::cos(zenith_rad);
    const double nearness = std::sqrt(sun_nearness(day_of_year));
    const double air_mass = 35.0 * cosine / std::sqrt(1224.0 * cosine * cosine + 1.0);
    const double gases = 1.021 - 0.084 * std::sqrt(air_mass * (0.000949 * pressure_hPa + 0.051));
    const double water = std::exp(
        0.1133 - std::log(vapour_profile(latitude_deg, day_of_year) + 1.0) +
        0.0393 * dew_point_F(air_temperature_C, relative_humidity_pct));
    const double vapour = 1.0 - 0.077 * std::pow(water * air_mass, 0.3);
    const double aerosol = std::pow(0.935, air_mass);
    ClearSky result;
    result.outside_w_m2 = solar_constant_w_m2 * cosine * nearness;
    result.global_w_m2 = result.outside_w_m2 * gases * vapour * aerosol;
    return result;
}

double SkyState::surface_excess_K(double ts_slope, double ts_start_K, double ts_max_hour) const {
    if (!day) {
        return 0.0;
    }
    const double amplitude_K = ts_slope * highest_sun_deg + ts_start_K;
    const double phase = (clock_h - sunrise_h) / (ts_max_hour - sunrise_h);
    const double excess_K = amplitude_K * std::sin(phase * std::numbers::pi / 2.0);
    return std::max(0.0, excess_K * surface_clearness);
}

double SkyState::emission_w_m2(double excess_K) const {
    return stefan_boltzmann * std::pow(air_temperature_C + excess_K + 273.15, 4.0);
}

geo::Result<SkyState> sky_of(
    const geo::WeatherRow& row,
    const geo::GeographicPosition& place,
    double clock_offset_h,
    const HeatParams& params) {
    if (!std::isfinite(row.air_temperature_C)) {
        return missing("air_temperature_C", row);
    }
    if (!std::isfinite(row.relative_humidity_pct)) {
        return missing("relative_humidity_pct", row);
    }
    const auto offset = std::chrono::seconds(std::llround(clock_offset_h * 3600.0));
    const geo::CivilTime clock = geo::civil_from_utc(row.end + offset);
    const int day = geo::day_of_year(geo::civil_from_utc(row.middle() + offset));
    SkyState sky;
    sky.time = row.end;
    sky.air_temperature_C = row.air_temperature_C;
    sky.relative_humidity_pct = row.relative_humidity_pct;
    sky.wind_speed_10m_mps = std::isfinite(row.wind_speed_10m_mps) ? row.wind_speed_10m_mps : 0.5;
    const geo::SunPosition sun = geo::sun_position(row.middle(), place);
    sky.sun_elevation_deg = sun.apparent_elevation_deg;
    sky.sun_azimuth_deg = sun.azimuth_deg;
    sky.day = sky.sun_elevation_deg > 0.0;
    sky.transmissivity = params.transmissivity(day);
    sky.sky_emissivity = clear_sky_emissivity(sky.air_temperature_C, sky.relative_humidity_pct);
    sky.clock_h = clock.hour + clock.minute / 60.0 + clock.second / 3600.0;
    sky.sunrise_h = sunrise_clock_h(day, place.latitude_deg);
    const geo::UtcTime midnight =
        geo::utc_from_civil({clock.year, clock.month, clock.day}) - offset;
    sky.highest_sun_deg = geo::highest_sun_deg(midnight, midnight + std::chrono::hours(24), place);
    if (!sky.day) {
        return sky;
    }
    // A beam that just grazes the ground would throw endless shadows.
    sky.sun_elevation_deg = std::max(sky.sun_elevation_deg, 1.0);
    const double zenith_rad = (90.0 - sky.sun_elevation_deg) * rad_per_deg;
    constexpr double standard_hPa = 1013.0;
    const ClearSky clear = clear_sky(
        zenith_rad,
        day,
        place.latitude_deg,
        sky.air_temperature_C,
        sky.relative_humidity_pct,
        std::isfinite(row.pressure_hPa) ? row.pressure_hPa : standard_hPa);
    if (const auto filled = fill_radiation(sky, row, clear.outside_w_m2); !filled) {
        return filled.problem();
    }
    fill_clearness(sky, clear);
    return sky;
}

} // namespace smiletwin::scenarios
