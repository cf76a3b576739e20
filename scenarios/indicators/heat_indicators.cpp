#include "scenarios/indicators/indicators.hpp"

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
    if (grid == nullptr || grid->values.frame != site.frame) {
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

/// Share of cells above a threshold, in per cent.
double share_above(const ResultGrid* utci, const Site& site, double threshold_C) {
    return over_area(
               utci,
               site,
               [threshold_C](float value) {
                   return static_cast<double>(value) > threshold_C ? 100.0 : 0.0;
               })
        .mean();
}

IndicatorDefinition define(
    const char* id, const char* unit, int decimals, Direction direction, const char* error_source) {
    IndicatorDefinition definition;
    definition.id = id;
    definition.unit = unit;
    definition.decimals = decimals;
    definition.direction = direction;
    definition.error_source = error_source;
    return definition;
}

std::vector<IndicatorDefinition> make_definitions() {
    std::vector<IndicatorDefinition> all{
        define("heat.mean_utci", "°C", 1, Direction::Lower, "indicator.error.heat"),
        define("heat.share_above_32", "%", 1, Direction::Lower, "indicator.error.share"),
        define("heat.share_above_38", "%", 1, Direction::Lower, "indicator.error.share"),
        define("heat.shaded_share", "%", 1, Direction::Higher, "indicator.error.shade")};
    all.front().error_absolute = absolute_error_C;
    all.front().error_difference = difference_error_C;
    all.back().has_range = false; // no error of the shadow's edge is known as a number
    return all;
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

const std::vector<IndicatorDefinition>& heat_indicator_definitions() {
    static const std::vector<IndicatorDefinition> definitions = make_definitions();
    return definitions;
}

std::vector<IndicatorValue>
heat_indicators(const ModelResult& result, const Site& site, std::string_view time) {
    const ResultGrid* utci = result.grid(utci_layer, time);
    const ResultGrid* shadow = result.grid(shadow_layer, time);
    const CellSum mean =
        over_area(utci, site, [](float value) { return static_cast<double>(value); });
    const CellSum shade =
        over_area(shadow, site, [](float value) { return value < sunny_share ? 100.0 : 0.0; });
    const auto& definitions = heat_indicator_definitions();
    // `value_when(error)` is the value of a map that is warmer everywhere by the error.
    const auto indicator = [&](std::size_t index, std::size_t cells, const auto& value_when) {
        IndicatorValue out;
        out.definition = definitions[index];
        out.value = value_when(0.0);
        out.least = value_when(-absolute_error_C);
        out.most = value_when(absolute_error_C);
        out.compared_least = value_when(-difference_error_C);
        out.compared_most = value_when(difference_error_C);
        out.cells = cells;
        out.hash = result.hash;
        return out;
    };
    const auto share = [&](std::size_t index, double threshold_C) {
        return indicator(index, mean.cells, [&](double error_C) {
            return share_above(utci, site, threshold_C - error_C);
        });
    };
    return {
        indicator(0, mean.cells, [&](double error_C) { return mean.mean() + error_C; }),
        share(1, strong_heat_C),
        share(2, very_strong_heat_C),
        indicator(3, shade.cells, [&](double) { return shade.mean(); })};
}

} // namespace smiletwin::scenarios
