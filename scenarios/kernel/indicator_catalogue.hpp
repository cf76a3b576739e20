// The catalogue of indicators (data/indicators/*.json): what each number means, in which unit,
// which way is better, what it is made of and how far it may be off. Functions are bound to it by
// id in scenarios/indicators.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/stamp.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// Which way is better.
enum class Direction { Lower, Higher, Neutral };
std::string_view direction_name(Direction direction); ///< "lower", "higher", "neutral"

/// How the number comes about.
enum class IndicatorKind { Measured, Computed, Modelled, Assumed, Counted };
std::string_view indicator_kind_name(IndicatorKind kind); ///< key "indicator.kind.<name>"
/// Modelled and counted numbers are computed ones.
geo::Stamp stamp_of(IndicatorKind kind);

struct IndicatorDefinition {
    std::string id; ///< "heat.mean_utci": language keys indicator.<id>.name, .definition, .formula
    std::string unit; ///< "°C", "%"
    int decimals = 1;
    Direction direction = Direction::Neutral;
    IndicatorKind kind = IndicatorKind::Computed;
    std::vector<std::string> core_goals; ///< "places": language key "goal.places"
    std::vector<int> themes;             ///< numbers of the Leitthemen, 1..7
    /// Fields of the Site and maps of results it is made of: "surface_m", "heat.utci".
    std::vector<std::string> inputs;
    /// Error of an absolute value and of a difference between two variants, in `unit`; empty when
    /// it depends on the map (shares: then the value's range says it) or is not known.
    std::optional<double> error_absolute;
    std::optional<double> error_difference;
    bool has_range = true;    ///< false: the error is described, but nothing bounds the value
    std::string error_source; ///< language key
};

class IndicatorCatalogue {
public:
    /// In the order that the files state. A member that is missing, unknown or does not fit is
    /// named with its file.
    static geo::Result<IndicatorCatalogue> load(const std::filesystem::path& folder);

    [[nodiscard]] const std::vector<IndicatorDefinition>& all() const { return all_; }
    /// nullptr when there is none of that id.
    [[nodiscard]] const IndicatorDefinition* find(std::string_view id) const;

private:
    std::vector<IndicatorDefinition> all_;
};

} // namespace smiletwin::scenarios
