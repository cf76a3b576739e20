#include "viewer/panels/time_words.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

namespace smiletwin::viewer {

namespace {

/// 1 = Monday .. 7 = Sunday
unsigned weekday(const geo::CivilTime& civil) {
    const std::chrono::sys_days day{std::chrono::year(civil.year) / civil.month / civil.day};
    return std::chrono::weekday(day).iso_encoding();
}

} // namespace

std::string day_words(const geo::Text& text, const geo::CivilTime& civil) {
    return text(
        "window.date.day",
        {{"day", fmt::format("{}", civil.day)},
         {"month", text(fmt::format("window.month.{}.short", civil.month))}});
}

std::string date_words(const geo::Text& text, const geo::CivilTime& civil) {
    return text(
        "window.date.full",
        {{"weekday", text(fmt::format("window.weekday.{}", weekday(civil)))},
         {"day", fmt::format("{}", civil.day)},
         {"month_name", text(fmt::format("window.month.{}", civil.month))},
         {"year", fmt::format("{}", civil.year)}});
}

std::string source_date_words(const geo::Text& text, const std::string& written) {
    if (written.empty()) {
        return "–";
    }
    constexpr std::size_t date_size = 10; // "2026-07-01"
    const auto day = geo::parse_iso_time(written + "T12:00", geo::TimeZone::utc());
    if (written.size() != date_size || !day) {
        return written;
    }
    const geo::CivilTime civil = geo::TimeZone::utc().to_local(*day);
    return text(
        "window.date.plain",
        {{"day", fmt::format("{}", civil.day)},
         {"month_name", text(fmt::format("window.month.{}", civil.month))},
         {"year", fmt::format("{}", civil.year)}});
}

std::string weather_words(const PanelModel& model) {
    const std::string& name = model.heat.weather_name;
    for (const scenarios::Source& source : model.project.sources) {
        const bool is_weather = source.role == scenarios::SourceRole::Weather;
        if (is_weather && !source.title.empty() &&
            std::filesystem::path(source.path).stem() == name) {
            return source.title;
        }
    }
    return name;
}

std::string date_time_words(const geo::Text& text, const geo::CivilTime& civil) {
    return fmt::format("{}, {}:{:02}", day_words(text, civil), civil.hour, civil.minute);
}

} // namespace smiletwin::viewer
