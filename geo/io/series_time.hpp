// Times and durations of time series, in the forms that files write them in.
#pragma once

#include "geo/base/time.hpp"

#include <optional>
#include <string_view>

namespace smiletwin::geo {

/// ISO 8601; years and months are their first day (gml:TimePositionType), German dates
/// ("31.12.2025 14:00") count, too. Without a zone it is legal time in `zone`.
std::optional<UtcTime> series_time(std::string_view text, const TimeZone& zone);

/// `time` plus an xs:duration ("P1DT12H"); months and years by the calendar, in which a day that a
/// month lacks is its last one (XML Schema 1.0 part 2, appendix E).
std::optional<UtcTime> after_duration(UtcTime time, std::string_view duration);

} // namespace smiletwin::geo
