// The sky over the place during one weather row: sun, radiation split, emission of the air, and how
// much warmer than the air surfaces are. Plain numbers, independent of cells.
#pragma once

#include "geo/base/result.hpp"
#include "geo/crs/crs.hpp"
#include "geo/weather/sun_position.hpp"
#include "geo/weather/weather.hpp"
#include "scenarios/models/heat/heat_params.hpp"

#include <array>

namespace smiletwin::scenarios {

inline constexpr double stefan_boltzmann = 5.67051e-8; ///< W/m2/K4, the value of the model family

struct RadiationSplit {
    double direct_normal_w_m2 = 0.0;
    double diffuse_w_m2 = 0.0; ///< on the horizontal
};

/// Global radiation split after Reindl et al. 1990 (with temperature and humidity).
RadiationSplit split_global(
    double global_w_m2,
    double sun_elevation_deg,
    double clearness,
    double air_temperature_C,
    double relative_humidity_pct);

/// Emissivity of a clear sky, Prata 1996.
double clear_sky_emissivity(double air_temperature_C, double relative_humidity_pct);

/// Global radiation of a clear sky: Crawford and Duchon 1999.
struct ClearSky {
    double global_w_m2 = 0.0;
    double outside_w_m2 = 0.0; ///< on the horizontal, above the air
};
ClearSky clear_sky(
    double zenith_rad,
    int day_of_year,
    double latitude_deg,
    double air_temperature_C,
    double relative_humidity_pct,
    double pressure_hPa);

struct SkyState {
    geo::UtcTime time;              ///< end of the row
    double sun_elevation_deg = 0.0; ///< as seen: refraction bends the beam that casts the shadow
    double sun_azimuth_deg = 0.0;
    bool day = false; ///< the sun is above the flat horizon
    double air_temperature_C = 0.0;
    double relative_humidity_pct = 0.0;
    double wind_speed_10m_mps = 0.0;
    double global_w_m2 = 0.0;
    RadiationSplit radiation;
    double sky_emissivity = 0.0;
    double clearness = 1.0;       ///< 1 = clear sky, clouds below
    double surface_clearness = 1; ///< dims the surface temperatures
    double sunrise_h = 6.0;       ///< clock hours
    double clock_h = 12.0;
    double highest_sun_deg = 0.0; ///< of the day
    double transmissivity = 0.03;

    /// Surface minus air temperature of a sunlit surface, K (Lindberg et al. 2016).
    [[nodiscard]] double
    surface_excess_K(double ts_slope, double ts_start_K, double ts_max_hour) const;
    /// Black-body emission at air temperature plus `excess_K`, W/m2.
    [[nodiscard]] double emission_w_m2(double excess_K = 0.0) const;
};

/// A Problem when temperature, humidity or daytime radiation are missing.
geo::Result<SkyState> sky_of(
    const geo::WeatherRow& row,
    const geo::GeographicPosition& place,
    double clock_offset_h,
    const HeatParams& params);

} // namespace smiletwin::scenarios
