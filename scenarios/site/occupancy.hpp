// Who uses the place when: what of a project is there at a time, and what wants the same place at
// the same time.
#pragma once

#include "geo/base/time.hpp"
#include "scenarios/measures/active_times.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <span>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// Times of a measure; always for one that states none.
ActiveTimes active_times(const Measure& measure);

/// Some measure is there at certain times only.
bool has_timed_measures(const Project& project);

/// The project without the measures and corrections that are away for more than half of the span;
/// of one moment when both ends are equal. Unknown zones count as UTC.
Project project_at(const Project& project, geo::UtcTime from, geo::UtcTime to);

/// They share ground; touching is no overlap.
bool outlines_overlap(const geo::Polygon2d& a, const geo::Polygon2d& b);

/// Two timed measures whose outlines overlap at some time of the year.
struct Clash {
    std::string first; ///< ids of the measures
    std::string second;
    friend bool operator==(const Clash&, const Clash&) = default;
};
/// In the order of the measures.
std::vector<Clash> clashes(std::span<const Measure> measures, const Catalogue& catalogue, int year);

} // namespace smiletwin::scenarios
