// Which function computes which indicator: the one list that binds the files of data/indicators to
// code. Pure functions.
#pragma once

#include "scenarios/kernel/indicator_catalogue.hpp"
#include "scenarios/kernel/model.hpp"

#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// What indicators are made of; each reads what its file names.
struct IndicatorInputs {
    const Site& site;
    const ModelResult* result = nullptr; ///< of indicators of a model, else null
    std::string_view time{};             ///< ResultGrid::time; empty = the only or first one
    std::span<const Measure> measures{}; ///< of the variant
    const Catalogue* catalogue = nullptr;
};

/// Ranges as in IndicatorValue.
struct IndicatorNumber {
    double value = std::numeric_limits<double>::quiet_NaN();
    double least = std::numeric_limits<double>::quiet_NaN();
    double most = std::numeric_limits<double>::quiet_NaN();
    double compared_least = std::numeric_limits<double>::quiet_NaN();
    double compared_most = std::numeric_limits<double>::quiet_NaN();
    std::size_t cells = 0;
};
IndicatorNumber exactly(double value, std::size_t cells = 0);
/// One range for the value and for comparisons.
IndicatorNumber between(double least, double value, double most);

struct IndicatorFunction {
    std::string_view id; ///< its part before the point is the model, or "plan"
    IndicatorNumber (*compute)(const IndicatorInputs& inputs);
};
const std::vector<IndicatorFunction>& indicator_functions();

/// The catalogue, each of its indicators bound to a function and each function to a file; what is
/// alone is named.
geo::Result<IndicatorCatalogue> load_indicators(const std::filesystem::path& folder);

} // namespace smiletwin::scenarios
