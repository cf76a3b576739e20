// What one variant plans otherwise than another, as a planner would say it. Any thread.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

enum class PlanChange : std::uint8_t { Added, Removed, Moved, Redrawn, Changed };
std::string_view plan_change_name(PlanChange change); ///< "added", "removed", ...

/// Measures of one kind with the same change.
struct PlanDifference {
    PlanChange change = PlanChange::Added;
    std::string kind;
    std::string parameter; ///< of Changed; "active" = the times
    geo::Json before;      ///< of Changed: number or text; what is not stated has its default
    geo::Json after;
    /// Ids: in the variant looked at; of Removed in the other one.
    std::vector<std::string> measures;
    double quantity = 0.0; ///< of Added and Removed, as the cost counts
    MeasureUnit unit = MeasureUnit::Piece;
    double farthest_m = 0.0; ///< of Moved
    friend bool operator==(const PlanDifference&, const PlanDifference&) = default;
};

/// From `before_id` to `after_id`, ids of variants or the baseline; in the order of the catalogue.
/// Measures are paired by what they are, not by ids: equal ones first, then those in the same
/// place, then equal ones within 50 m of each other. Locks do not count.
std::vector<PlanDifference> plan_differences(
    const Project& project,
    std::string_view before_id,
    std::string_view after_id,
    const Catalogue& catalogue);

/// One sentence; kinds that the catalogue lacks show their name.
std::string plan_difference_words(
    const PlanDifference& difference, const Catalogue& catalogue, const geo::Text& text);

} // namespace smiletwin::scenarios
