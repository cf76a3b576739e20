#include "scenarios/site/week_occupancy.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace smiletwin::scenarios {

namespace {

constexpr int minutes_per_slot = 24 * 60 / static_cast<int>(slots_per_day);

WeekSlots slots_of(const ActiveTimes& times, const geo::CivilTime& monday) {
    WeekSlots slots;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        geo::CivilTime at = days_later(monday, static_cast<int>(slot / slots_per_day));
        const int minutes = static_cast<int>(slot % slots_per_day) * minutes_per_slot;
        at.hour = minutes / 60;
        at.minute = minutes % 60;
        slots.set(slot, times.contains(at));
    }
    return slots;
}

} // namespace

geo::CivilTime days_later(const geo::CivilTime& day, int days) {
    const std::chrono::sys_days moved =
        std::chrono::sys_days(
            std::chrono::year(day.year) / std::chrono::month(static_cast<unsigned>(day.month)) /
            std::chrono::day(static_cast<unsigned>(day.day))) +
        std::chrono::days(days);
    const std::chrono::year_month_day date(moved);
    geo::CivilTime later = day;
    later.year = static_cast<int>(date.year());
    later.month = static_cast<int>(static_cast<unsigned>(date.month()));
    later.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return later;
}

geo::CivilTime monday_of(const geo::CivilTime& day) {
    geo::CivilTime monday = days_later(day, -weekday_of(day));
    monday.hour = monday.minute = monday.second = 0;
    return monday;
}

std::vector<UseOfWeek> week_occupancy(
    std::span<const Measure> measures, const Catalogue& catalogue, const geo::CivilTime& day) {
    const geo::CivilTime monday = monday_of(day);
    std::vector<UseOfWeek> uses;
    std::map<std::string, WeekSlots> slots;    // by measure
    std::map<std::string, std::size_t> use_of; // by measure
    for (const Measure& measure : measures) {
        const ActiveTimes times = active_times(measure);
        if (times.is_always()) {
            continue;
        }
        auto use = std::find_if(uses.begin(), uses.end(), [&measure](const UseOfWeek& one) {
            return one.kind == measure.kind;
        });
        if (use == uses.end()) {
            use = uses.insert(uses.end(), {measure.kind, {}, {}, {}});
        }
        use->measures.push_back(measure.id);
        use_of[measure.id] = static_cast<std::size_t>(use - uses.begin());
        use->used |= slots[measure.id] = slots_of(times, monday);
    }
    for (const Clash& clash : clashes(measures, catalogue, day.year)) {
        const WeekSlots both = slots[clash.first] & slots[clash.second];
        uses[use_of[clash.first]].clashing |= both;
        uses[use_of[clash.second]].clashing |= both;
    }
    return uses;
}

std::vector<WeekSpan> spans_of(const WeekSlots& slots) {
    std::vector<WeekSpan> spans;
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        if (!slots[slot]) {
            continue;
        }
        const int weekday = static_cast<int>(slot / slots_per_day);
        const int from_min = static_cast<int>(slot % slots_per_day) * minutes_per_slot;
        const bool goes_on =
            !spans.empty() && spans.back().weekday == weekday && spans.back().to_min == from_min;
        if (goes_on) {
            spans.back().to_min += minutes_per_slot;
        } else {
            spans.push_back({weekday, from_min, from_min + minutes_per_slot});
        }
    }
    return spans;
}

} // namespace smiletwin::scenarios
