// Points in time. Stored in UTC; shown in an IANA zone. Reads and writes ISO 8601.
#pragma once

#include "geo/base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Seconds since 1970-01-01T00:00:00Z without leap seconds.
using UtcTime = std::chrono::sys_seconds;

/// Legal time on the wall, without zone.
struct CivilTime {
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;

    friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

UtcTime utc_from_civil(const CivilTime& civil);
CivilTime civil_from_utc(UtcTime time);
/// 1 on 1 January.
int day_of_year(const CivilTime& civil);

/// An IANA zone such as "Europe/Berlin".
class TimeZone {
public:
    /// A Problem when the zone is unknown.
    static Result<TimeZone> named(std::string_view iana_name);
    static TimeZone utc();

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] CivilTime to_local(UtcTime time) const;
    /// An hour that does not exist (spring) is moved forward, one that exists twice (autumn) is the
    /// first.
    [[nodiscard]] UtcTime to_utc(const CivilTime& local) const;
    /// Legal time minus UTC at that moment.
    [[nodiscard]] std::chrono::seconds offset(UtcTime time) const;

private:
    explicit TimeZone(std::string name, const void* zone) : name_(std::move(name)), zone_(zone) {}
    std::string name_;
    const void* zone_; ///< date::time_zone, owned by the zone database
};

/// "2026-07-22T14:00", with or without seconds; legal time of `zone` unless it ends in Z or an
/// offset
/// (+02:00). Fractions of a second are dropped.
Result<UtcTime> parse_iso_time(std::string_view text, const TimeZone& zone);
/// "2026-07-22T12:00:00Z"
std::string format_iso_utc(UtcTime time);
/// "2026-07-22T14:00:00+02:00"
std::string format_iso_local(UtcTime time, const TimeZone& zone);

} // namespace smiletwin::geo
