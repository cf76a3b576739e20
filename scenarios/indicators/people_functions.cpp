#include "scenarios/indicators/people_functions.hpp"

#include "geo/geometry/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::scenarios {

namespace {

struct Density {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double highest = std::numeric_limits<double>::quiet_NaN();
    std::size_t cells = 0;
};

/// Over the walkable cells whose centre lies in the Area.
Density density_of(const IndicatorInputs& inputs) {
    Density density;
    const ResultGrid* grid =
        inputs.result != nullptr ? inputs.result->grid("people.density", inputs.time) : nullptr;
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
            if (std::isfinite(value) && geo::contains(inputs.site.area_crs, center)) {
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

IndicatorNumber from_summary(const IndicatorInputs& inputs, std::string_view member) {
    return inputs.result != nullptr ? exactly(inputs.result->summary[member].to_double())
                                    : IndicatorNumber();
}

} // namespace

IndicatorNumber people_entered(const IndicatorInputs& inputs) {
    return from_summary(inputs, "entered");
}

IndicatorNumber mean_density(const IndicatorInputs& inputs) {
    const Density density = density_of(inputs);
    return exactly(density.mean, density.cells);
}

IndicatorNumber highest_density(const IndicatorInputs& inputs) {
    const Density density = density_of(inputs);
    return exactly(density.highest, density.cells);
}

IndicatorNumber mean_speed(const IndicatorInputs& inputs) {
    return from_summary(inputs, "mean_speed_m_s");
}

} // namespace smiletwin::scenarios
