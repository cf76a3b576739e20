#include "scenarios/kernel/weather_span.hpp"

namespace smiletwin::scenarios {

std::optional<geo::Problem> outside_weather(
    const geo::Weather& weather, geo::UtcTime from, geo::UtcTime to, std::chrono::seconds offset) {
    const bool reached =
        !weather.rows.empty() && from <= weather.rows.back().end && to > weather.rows.front().begin;
    if (reached || weather.rows.empty()) {
        return std::nullopt;
    }
    const auto clock = [offset](geo::UtcTime time) {
        constexpr std::size_t to_the_minute = 16; // 2026-07-22T14:00, as --from is typed
        return geo::format_iso_utc(time + offset).substr(0, to_the_minute);
    };
    return geo::Problem{
        from == to
            ? geo::Message{"error.run.no_weather_at", {{"time", clock(from)}}}
            : geo::Message{"error.run.no_weather", {{"from", clock(from)}, {"to", clock(to)}}},
        weather.name,
        {"help.run.weather_covers",
         {{"first", clock(weather.rows.front().end)}, {"last", clock(weather.rows.back().end)}}},
        {}};
}

} // namespace smiletwin::scenarios
