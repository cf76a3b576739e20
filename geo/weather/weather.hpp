// Weather as the climate models read it: one row per hour (or other step), each knowing the
// interval it stands for. NaN = not given.
#pragma once

#include "geo/base/stamp.hpp"
#include "geo/base/time.hpp"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

inline constexpr double not_given = std::numeric_limits<double>::quiet_NaN();

struct WeatherRow {
    UtcTime begin; ///< interval the row stands for
    UtcTime end;
    double air_temperature_C = not_given;
    double relative_humidity_pct = not_given;
    double wind_speed_10m_mps = not_given;
    double pressure_hPa = not_given;
    double global_horizontal_w_m2 = not_given;
    double diffuse_horizontal_w_m2 = not_given;
    double direct_normal_w_m2 = not_given; ///< on a plane facing the sun
    double longwave_down_w_m2 = not_given;

    /// The moment whose sun stands for the row.
    [[nodiscard]] UtcTime middle() const { return begin + (end - begin) / 2; }
};

struct Weather {
    std::string name; ///< station or preset
    Stamp stamp = Stamp::Measured;
    std::string source; ///< whose data or by which method, for captions; may be empty
    std::optional<double> latitude_deg;
    std::optional<double> longitude_deg;
    std::vector<WeatherRow> rows; ///< rising, not overlapping
};

/// The row whose interval (begin, end] holds the time, or nullptr.
const WeatherRow* row_at(const Weather& weather, UtcTime time);

} // namespace smiletwin::geo
