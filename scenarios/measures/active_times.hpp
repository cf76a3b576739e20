// When a measure is there: market on Wednesday and Saturday, café in summer. Written as
// OpenStreetMap writes opening hours (wiki.openstreetmap.org/wiki/Key:opening_hours): "We,Sa
// 07:00-14:00", "May-Sep 10:00-22:00", "Aug 15 18:00-02:00"; several rules with ";" between them.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/time.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// Name of the parameter that every kind of measure has.
inline constexpr std::string_view active_parameter = "active";

/// Legal times of the project's zone.
class ActiveTimes {
public:
    /// Months or one span of dates, weekdays, spans of hours, each of them optional, in this order.
    /// "24/7" and an empty text mean always. Rules add up. A Problem names the part that is not
    /// understood.
    static geo::Result<ActiveTimes> parse(std::string_view text);

    [[nodiscard]] bool is_always() const { return rules_.empty(); }
    [[nodiscard]] bool contains(const geo::CivilTime& at) const;
    /// Share of quarter hours from `from` to `to` (one moment when they are equal) that belong.
    [[nodiscard]] double
    share_of(geo::UtcTime from, geo::UtcTime to, const geo::TimeZone& zone) const;
    /// Some quarter hour of the year belongs to both.
    [[nodiscard]] bool overlaps(const ActiveTimes& other, int year) const;

    /// A span of hours; what ends before it begins ends on the next day.
    struct Hours {
        int from_min = 0;
        int to_min = 24 * 60;
    };
    struct Rule {
        int first_day = 101;          ///< month * 100 + day
        int last_day = 1231;          ///< included; before first_day = over the turn of the year
        std::uint8_t weekdays = 0x7F; ///< bit 0 = Monday
        std::vector<Hours> hours;     ///< empty = all day
    };

private:
    std::vector<Rule> rules_;
};

/// Monday = 0 ... Sunday = 6, in the Gregorian calendar.
int weekday_of(const geo::CivilTime& day);

} // namespace smiletwin::scenarios
