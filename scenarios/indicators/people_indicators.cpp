#include "scenarios/indicators/people_indicators.hpp"

#include "geo/geometry/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

struct Density {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double highest = std::numeric_limits<double>::quiet_NaN();
    std::size_t cells = 0;
};

/// Over the walkable cells whose centre lies in the Area.
Density density_of(const ResultGrid* grid, const Site& site) {
    Density density;
    if (grid == nullptr) {
        return density;
    }
    double sum = 0.0;
    double highest = 0.0;
    const geo::Grid<float>& values = grid->values;
    for (int row = 0; row < values.frame.rows; ++row) {
        for (int column = 0; column < values.frame.columns; ++column) {
            const double value = static_cast<double>(values.at(column, row));
            const geo::Vec2d center = values.frame.center(column, row);
            if (std::isfinite(value) && geo::contains(site.area_crs, center)) {
                sum += value;
                highest = std::max(highest, value);
                ++density.cells;
            }
        }
    }
    if (density.cells > 0) {
        density.mean = sum / static_cast<double>(density.cells);
        density.highest = highest;
    }
    return density;
}

IndicatorValue number(
    const ModelResult& result,
    const char* id,
    const char* unit,
    int decimals,
    double value,
    std::size_t cells) {
    IndicatorValue out;
    out.definition.id = id;
    out.definition.unit = unit;
    out.definition.decimals = decimals;
    out.definition.has_range = false;
    out.definition.error_source = "indicator.error.people";
    out.value = value;
    out.cells = cells;
    out.hash = result.hash;
    return out;
}

} // namespace

std::vector<IndicatorValue> people_indicators(const ModelResult& result, const Site& site) {
    const Density density = density_of(result.grid("people.density"), site);
    const double entered = result.summary["entered"].to_double();
    const double speed_m_s = result.summary["mean_speed_m_s"].to_double();
    return {
        number(result, "people.entered", "", 0, entered, 0),
        number(result, "people.mean_density", "P/m²", 3, density.mean, density.cells),
        number(result, "people.highest_density", "P/m²", 2, density.highest, density.cells),
        number(result, "people.mean_speed", "m/s", 2, speed_m_s, 0)};
}

std::vector<IndicatorValue> indicators_of(const ModelResult& result, const Site& site) {
    if (result.model == "heat") {
        return heat_indicators(result, site);
    }
    return result.model == "people" ? people_indicators(result, site)
                                    : std::vector<IndicatorValue>{};
}

} // namespace smiletwin::scenarios
