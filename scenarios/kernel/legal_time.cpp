#include "scenarios/kernel/legal_time.hpp"

#include <fmt/format.h>

#include <chrono>

namespace smiletwin::scenarios {

std::string legal_time(geo::UtcTime time, std::string_view zone_name) {
    const auto zone = geo::TimeZone::named(std::string(zone_name));
    const geo::CivilTime c = zone ? zone->to_local(time) : geo::civil_from_utc(time);
    return fmt::format("{:02}.{:02}.{:04}, {:02}:{:02}", c.day, c.month, c.year, c.hour, c.minute);
}

int this_year() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return geo::civil_from_utc(geo::UtcTime(now)).year;
}

} // namespace smiletwin::scenarios
