// Numbers from results: each with definition, unit, direction, stamp and the model's error. Pure
// functions.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/message.hpp"
#include "geo/base/stamp.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/kernel/indicator_catalogue.hpp"
#include "scenarios/kernel/model.hpp"
#include "scenarios/kernel/run_service.hpp"
#include "scenarios/project/project.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// How far a heat map may be off at one place, in its unit, and how far a difference of two.
struct MapError {
    double absolute = 0.0;
    double difference = 0.0;
};
/// Nothing for a layer without a stated error.
std::optional<MapError> map_error(std::string_view layer);

struct IndicatorValue {
    IndicatorDefinition definition;
    double value = 0.0; ///< NaN when the result lacks what it needs
    /// Range of the value when the map is off everywhere by the error of an absolute value.
    double least = 0.0;
    double most = 0.0;
    /// The same with the error of a difference, for comparisons: what is wrong in both cancels out.
    double compared_least = 0.0;
    double compared_most = 0.0;
    geo::Stamp stamp = geo::Stamp::Computed;
    std::size_t cells = 0; ///< that went into it
    std::string hash;      ///< of the result
};

/// Baseline against variant.
struct IndicatorComparison {
    IndicatorDefinition definition;
    double baseline = 0.0;
    double variant = 0.0;
    double variant_least = 0.0; ///< the variant's IndicatorValue::compared_least
    double variant_most = 0.0;
    double difference = 0.0; ///< variant minus baseline
    /// The baseline lies outside the variant's range: the difference is larger than the error.
    /// Empty where there is no range to judge by.
    std::optional<bool> clear;
    geo::Stamp stamp = geo::Stamp::Computed;
};

/// Those of the model that made the result: cells of the Area that are not building, people and
/// seats in the Area. `time` is ResultGrid::time of the hour; empty = the only or first one.
std::vector<IndicatorValue> indicators_of(
    const IndicatorCatalogue& indicators,
    const ModelResult& result,
    const Site& site,
    std::string_view time = {});

/// What can be counted on the plan of one variant (baseline_id = the existing state with its
/// corrections), over the Area of `site`, which must be that variant's.
std::vector<IndicatorValue> plan_indicators(
    const IndicatorCatalogue& indicators,
    const Project& project,
    std::string_view variant_id,
    const Site& site,
    const Catalogue& catalogue);

std::vector<IndicatorComparison>
compare(const std::vector<IndicatorValue>& baseline, const std::vector<IndicatorValue>& variant);

/// What keeps two runs from being compared: area, cell size, weather, hour, model version. Empty =
/// comparable.
std::vector<geo::Message> differences_in_setup(const RunOutcome& a, const RunOutcome& b);

/// 2 °C more is another thing than 2 °C: temperatures differ by K, other units stay.
std::string_view difference_unit(std::string_view unit);

/// variant minus baseline, cell by cell; NaN where one is NaN. Frames must be equal.
geo::Grid<float> difference(const geo::Grid<float>& baseline, const geo::Grid<float>& variant);

geo::Json to_json(const IndicatorValue& value);
geo::Json to_json(const IndicatorComparison& comparison);

} // namespace smiletwin::scenarios
