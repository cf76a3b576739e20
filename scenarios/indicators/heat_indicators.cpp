#include "scenarios/indicators/indicators.hpp"

#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

constexpr std::string_view utci_layer = "heat.utci";
constexpr std::string_view shadow_layer = "heat.shadow";
/// Strong heat stress begins above 32 °C (assessment scale of UTCI, Bröde et al. 2012).
constexpr float strong_heat_C = 32.0F;
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

std::vector<IndicatorDefinition> make_definitions() {
    IndicatorDefinition mean;
    mean.id = "heat.mean_utci";
    mean.unit = "°C";
    mean.decimals = 1;
    mean.direction = Direction::Lower;
    mean.error_absolute = 2.0;
    mean.error_difference = 0.5;
    mean.error_source = "indicator.error.heat";
    IndicatorDefinition strong;
    strong.id = "heat.share_above_32";
    strong.unit = "%";
    strong.decimals = 0;
    strong.direction = Direction::Lower;
    strong.error_source = "indicator.error.share";
    IndicatorDefinition shade;
    shade.id = "heat.shaded_share";
    shade.unit = "%";
    shade.decimals = 0;
    shade.direction = Direction::Higher;
    shade.error_source = "indicator.error.shade";
    return {mean, strong, shade};
}

} // namespace

const std::vector<IndicatorDefinition>& heat_indicator_definitions() {
    static const std::vector<IndicatorDefinition> definitions = make_definitions();
    return definitions;
}

std::vector<IndicatorValue>
heat_indicators(const ModelResult& result, const Site& site, std::string_view time) {
    const ResultGrid* utci = result.grid(utci_layer, time);
    const ResultGrid* shadow = result.grid(shadow_layer, time);
    const CellSum sums[] = {
        over_area(utci, site, [](float value) { return static_cast<double>(value); }),
        over_area(utci, site, [](float value) { return value > strong_heat_C ? 100.0 : 0.0; }),
        over_area(shadow, site, [](float value) { return value < sunny_share ? 100.0 : 0.0; })};
    std::vector<IndicatorValue> values;
    for (std::size_t i = 0; i < std::size(sums); ++i) {
        values.push_back(
            {heat_indicator_definitions()[i],
             sums[i].mean(),
             geo::Stamp::Computed,
             sums[i].cells,
             result.hash});
    }
    return values;
}

} // namespace smiletwin::scenarios
