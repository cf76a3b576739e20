#include "scenarios/indicators/heat_functions.hpp"

#include "scenarios/indicators/indicators.hpp"
#include "scenarios/site/rasterise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

constexpr std::string_view utci_layer = "heat.utci";
constexpr std::string_view shadow_layer = "heat.shadow";
/// Assessment scale of UTCI (Bröde et al. 2012): strong heat stress begins above 32 °C, very strong
/// above 38 °C.
constexpr double strong_heat_C = 32.0;
constexpr double very_strong_heat_C = 38.0;
/// Error of UTCI at one time and place: 5 to 7 K of radiant temperature against measurements, 0.3 K
/// of UTCI for each of them.
constexpr double absolute_error_C = 2.0;
/// Error of UTCI in a difference of two variants, assumed until the model is calibrated: half the
/// middle class of the difference map. Systematic errors of a single map cancel out largely.
constexpr double difference_error_C = 0.5;
/// The same of mean radiant temperature, as docs/models/heat.md states it.
constexpr double radiant_error_C = 7.0;
constexpr double radiant_difference_error_C = 2.0;
/// heat.shadow is the share of direct sun that arrives; less than half counts as shade.
constexpr float sunny_share = 0.5F;

const ResultGrid* map_of(const IndicatorInputs& inputs, std::string_view layer) {
    const ResultGrid* grid =
        inputs.result != nullptr ? inputs.result->grid(layer, inputs.time) : nullptr;
    return grid != nullptr && grid->values.frame == inputs.site.frame ? grid : nullptr;
}

/// Sum over the Area's cells that are open ground and have a value.
struct CellSum {
    double sum = 0.0;
    std::size_t cells = 0;

    [[nodiscard]] double mean() const {
        return cells > 0 ? sum / static_cast<double>(cells)
                         : std::numeric_limits<double>::quiet_NaN();
    }
};

template <typename ValueOf>
CellSum over_area(const ResultGrid* grid, const Site& site, const ValueOf& value_of) {
    CellSum total;
    if (grid == nullptr) {
        return total;
    }
    for (std::size_t i = 0; i < grid->values.values.size(); ++i) {
        const float value = grid->values.values[i];
        if (site.in_area.values[i] != 0 && site.building.values[i] == 0 && std::isfinite(value)) {
            total.sum += value_of(value);
            ++total.cells;
        }
    }
    return total;
}

/// `value_when(error)` is the value of a map that is warmer everywhere by the error.
template <typename ValueWhen>
IndicatorNumber with_map_error(std::size_t cells, const ValueWhen& value_when) {
    return {
        value_when(0.0),
        value_when(-absolute_error_C),
        value_when(absolute_error_C),
        value_when(-difference_error_C),
        value_when(difference_error_C),
        cells};
}

/// Share of cells above a threshold, in per cent.
IndicatorNumber share_above(const IndicatorInputs& inputs, double threshold_C) {
    const ResultGrid* utci = map_of(inputs, utci_layer);
    const auto share = [&](double error_C) {
        return over_area(utci, inputs.site, [&](float value) {
            return static_cast<double>(value) > threshold_C - error_C ? 100.0 : 0.0;
        });
    };
    return with_map_error(share(0.0).cells, [&](double error_C) { return share(error_C).mean(); });
}

double in_shade(float sun_share) {
    return sun_share < sunny_share ? 1.0 : 0.0;
}

/// How much of the outline lies in the shade; of one smaller than a cell, the cell at its middle.
CellSum shade_on(const geo::Grid<float>& shadow, const geo::Polygon2d& outline) {
    CellSum shade;
    const auto add = [&](int column, int row) {
        const float sun_share = shadow.at(column, row);
        if (std::isfinite(sun_share)) {
            shade.sum += in_shade(sun_share);
            ++shade.cells;
        }
    };
    for_cells_in(shadow.frame, outline, add);
    const geo::Vec2d middle = geo::bounds(outline).center();
    const int column = shadow.frame.column_of(middle.x);
    const int row = shadow.frame.row_of(middle.y);
    if (shade.cells == 0 && shadow.frame.contains(column, row)) {
        add(column, row);
    }
    return shade;
}

} // namespace

std::optional<MapError> map_error(std::string_view layer) {
    if (layer == utci_layer) {
        return MapError{absolute_error_C, difference_error_C};
    }
    if (layer == "heat.tmrt") {
        return MapError{radiant_error_C, radiant_difference_error_C};
    }
    return std::nullopt;
}

IndicatorNumber mean_utci(const IndicatorInputs& inputs) {
    const CellSum utci = over_area(map_of(inputs, utci_layer), inputs.site, [](float value) {
        return static_cast<double>(value);
    });
    return with_map_error(utci.cells, [&](double error_C) { return utci.mean() + error_C; });
}

IndicatorNumber share_above_32(const IndicatorInputs& inputs) {
    return share_above(inputs, strong_heat_C);
}

IndicatorNumber share_above_38(const IndicatorInputs& inputs) {
    return share_above(inputs, very_strong_heat_C);
}

IndicatorNumber shaded_share(const IndicatorInputs& inputs) {
    const CellSum shade = over_area(map_of(inputs, shadow_layer), inputs.site, [](float value) {
        return 100.0 * in_shade(value);
    });
    return exactly(shade.mean(), shade.cells);
}

IndicatorNumber shaded_seats(const IndicatorInputs& inputs) {
    const ResultGrid* shadow = map_of(inputs, shadow_layer);
    double seats = 0.0;
    double shaded = 0.0;
    for (const SiteOffer& offer : inputs.site.offers) {
        if (shadow == nullptr || offer.offer != "seats") {
            continue;
        }
        const double on_each = offer.amount / static_cast<double>(offer.outlines_crs.size());
        for (const geo::Polygon2d& outline : offer.outlines_crs) {
            const CellSum shade = shade_on(shadow->values, outline);
            if (geo::contains(inputs.site.area_crs, geo::bounds(outline).center()) &&
                shade.cells > 0) {
                seats += on_each;
                shaded += on_each * shade.mean();
            }
        }
    }
    return seats > 0.0 ? exactly(100.0 * shaded / seats) : IndicatorNumber();
}

} // namespace smiletwin::scenarios
