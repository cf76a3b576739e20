// What is wrong with a plan, and where: trees too near to facades and pipes, passages too narrow,
// things on the fire lane, in the same place at the same time. Any thread.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/checks/plan_surroundings.hpp"
#include "scenarios/measures/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

enum class FindingSeverity : std::uint8_t { Note, Warning, Error };
std::string_view finding_severity_name(FindingSeverity severity); ///< "note", "warning", "error"

struct PlanFinding {
    std::string code; ///< "tree_pipe": language keys "check.<code>", "check.source.<code>"
    FindingSeverity severity = FindingSeverity::Warning;
    std::vector<std::string> measures; ///< ids; what is checked comes first
    geo::Vec2d place_crs;
    double value = 0.0; ///< both 0 where nothing is measured
    double limit = 0.0;
    std::string unit;          ///< "m"; empty where nothing is measured
    std::string layer;         ///< title of the marked layer, where one is concerned
    bool is_published = false; ///< a published rule says the limit; else it is assumed
    friend bool operator==(const PlanFinding&, const PlanFinding&) = default;
};

/// Of the corrections and the variant together, check after check in the order of the measures.
/// `year` decides what is there at the same time.
std::vector<PlanFinding> plan_checks(
    const Project& project,
    std::string_view variant_id,
    const PlanSurroundings& surroundings,
    const Catalogue& catalogue,
    int year);

/// The sentence for people.
std::string finding_words(
    const PlanFinding& finding,
    const Project& project,
    const Catalogue& catalogue,
    const geo::Text& text);

} // namespace smiletwin::scenarios
