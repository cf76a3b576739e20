#include "geo/weather/weather.hpp"

#include <algorithm>

namespace smiletwin::geo {

const WeatherRow* row_at(const Weather& weather, UtcTime time) {
    const auto found = std::lower_bound(
        weather.rows.begin(), weather.rows.end(), time, [](const WeatherRow& row, UtcTime t) {
            return row.end < t;
        });
    return found != weather.rows.end() && found->begin < time ? &*found : nullptr;
}

} // namespace smiletwin::geo
