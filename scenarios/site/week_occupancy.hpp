// Who uses the place in a week: the hours of what is there at times only, kind by kind, and where
// two want the same place. Legal time.
#pragma once

#include "scenarios/site/occupancy.hpp"

#include <bitset>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

inline constexpr std::size_t slots_per_day = 48;  ///< half hours
using WeekSlots = std::bitset<7 * slots_per_day>; ///< from Monday 0:00

struct UseOfWeek {
    std::string kind;
    std::vector<std::string> measures; ///< ids
    WeekSlots used;                    ///< by one of them at least
    WeekSlots clashing;                ///< by one that shares ground with another then
    friend bool operator==(const UseOfWeek&, const UseOfWeek&) = default;
};

/// The week in which `day` lies; kinds in the order of their first measure, those of other weeks
/// with empty slots.
std::vector<UseOfWeek> week_occupancy(
    std::span<const Measure> measures, const Catalogue& catalogue, const geo::CivilTime& day);

/// Monday of that week, 0:00.
geo::CivilTime monday_of(const geo::CivilTime& day);
/// Days later (or before), at the same hour.
geo::CivilTime days_later(const geo::CivilTime& day, int days);

/// Neighbouring slots of one day.
struct WeekSpan {
    int weekday = 0; ///< Monday = 0
    int from_min = 0;
    int to_min = 0;
    friend bool operator==(const WeekSpan&, const WeekSpan&) = default;
};
std::vector<WeekSpan> spans_of(const WeekSlots& slots);

} // namespace smiletwin::scenarios
