#include "scenarios/measures/active_times.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>

namespace smiletwin::scenarios {

namespace {

using Rule = ActiveTimes::Rule;
using Hours = ActiveTimes::Hours;

constexpr std::array<std::string_view, 12> month_names{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekday_names{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::chrono::minutes step{15};
constexpr int day_min = 24 * 60;

template <std::size_t N>
std::optional<int> index_of(const std::array<std::string_view, N>& names, std::string_view word) {
    const auto found = std::find(names.begin(), names.end(), word);
    return found != names.end() ? std::optional(static_cast<int>(found - names.begin()))
                                : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(mark);
        if (end != 0) {
            parts.push_back(text.substr(0, end));
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

std::optional<int> number(std::string_view word) {
    int value = 0;
    const char* end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// "07:30" in minutes; 24:00 is the end of the day.
std::optional<int> clock(std::string_view word) {
    if (word.size() != 5 || word[2] != ':') {
        return std::nullopt;
    }
    const auto hour = number(word.substr(0, 2));
    const auto minute = number(word.substr(3));
    const bool fits = hour && minute && *hour >= 0 && *minute >= 0 && *minute < 60 &&
                      60 * *hour + *minute <= day_min;
    return fits ? std::optional(60 * *hour + *minute) : std::nullopt;
}

/// "07:00-14:00,18:00-22:00"
bool read_hours(std::string_view word, Rule& rule) {
    for (const std::string_view span : split(word, ',')) {
        const std::size_t dash = span.find('-');
        const auto from = clock(span.substr(0, dash));
        const auto to =
            dash == std::string_view::npos ? std::nullopt : clock(span.substr(dash + 1));
        if (!from || !to || *from == *to) {
            return false;
        }
        rule.hours.push_back({*from, *to});
    }
    return !rule.hours.empty();
}

/// "Mo-Fr,Su"
bool read_weekdays(std::string_view word, Rule& rule) {
    rule.weekdays = 0;
    for (const std::string_view span : split(word, ',')) {
        const std::size_t dash = span.find('-');
        const auto first = index_of(weekday_names, span.substr(0, dash));
        const auto last =
            dash == std::string_view::npos ? first : index_of(weekday_names, span.substr(dash + 1));
        if (!first || !last) {
            return false;
        }
        for (int day = *first;; day = (day + 1) % 7) {
            rule.weekdays = static_cast<std::uint8_t>(rule.weekdays | (1U << day));
            if (day == *last) {
                break;
            }
        }
    }
    return rule.weekdays != 0;
}

constexpr std::array<int, 12> days_in_month{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// "May-Sep", "Aug", "Aug 15", "Dec 01-24": the day stands in the next word.
bool read_days(
    std::string_view word,
    const std::vector<std::string_view>& words,
    std::size_t& next,
    Rule& rule) {
    const std::size_t dash = word.find('-');
    const auto first = index_of(month_names, word.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : index_of(month_names, word.substr(dash + 1));
    if (!first || !last) {
        return false;
    }
    const int last_of_month = days_in_month[static_cast<std::size_t>(*last)];
    rule.first_day = 100 * (*first + 1) + 1;
    rule.last_day = 100 * (*last + 1) + last_of_month;
    const bool has_day = dash == std::string_view::npos && next < words.size() &&
                         words[next].find(':') == std::string_view::npos &&
                         words[next].find_first_not_of("0123456789-") == std::string_view::npos;
    if (!has_day) {
        return true;
    }
    const std::string_view days = words[next++];
    const std::size_t middle = days.find('-');
    const auto from = number(days.substr(0, middle));
    const auto to = middle == std::string_view::npos ? from : number(days.substr(middle + 1));
    if (!from || !to || *from < 1 || *to < *from || *to > last_of_month) {
        return false;
    }
    rule.first_day = 100 * (*first + 1) + *from;
    rule.last_day = 100 * (*first + 1) + *to;
    return true;
}

/// The word that is not understood, empty when all is well.
std::string_view read_rule(std::string_view text, Rule& rule) {
    const std::vector<std::string_view> words = split(text, ' ');
    enum class Part { OfYear, OfWeek, OfDay, End } expected = Part::OfYear;
    for (std::size_t next = 0; next < words.size();) {
        const std::string_view word = words[next++];
        const bool is_days = index_of(month_names, word.substr(0, 3)).has_value();
        const bool is_weekdays = index_of(weekday_names, word.substr(0, 2)).has_value() && !is_days;
        const Part part = is_days ? Part::OfYear : is_weekdays ? Part::OfWeek : Part::OfDay;
        const bool in_order = part >= expected;
        const bool read = part == Part::OfYear   ? read_days(word, words, next, rule)
                          : part == Part::OfWeek ? read_weekdays(word, rule)
                                                 : read_hours(word, rule);
        if (!in_order || !read) {
            return word;
        }
        expected = static_cast<Part>(static_cast<int>(part) + 1);
    }
    return {};
}

bool is_in_days(const Rule& rule, const geo::CivilTime& day) {
    const int at = 100 * day.month + day.day;
    const bool is_day = rule.first_day <= rule.last_day
                            ? at >= rule.first_day && at <= rule.last_day
                            : at >= rule.first_day || at <= rule.last_day;
    return is_day && (rule.weekdays >> static_cast<unsigned>(weekday_of(day)) & 1U) != 0;
}

geo::CivilTime day_before(const geo::CivilTime& day) {
    return geo::civil_from_utc(geo::utc_from_civil(day) - std::chrono::hours(24));
}

bool contains_moment(const Rule& rule, const geo::CivilTime& at) {
    const int minute = 60 * at.hour + at.minute;
    if (rule.hours.empty()) {
        return is_in_days(rule, at);
    }
    return std::any_of(rule.hours.begin(), rule.hours.end(), [&](const Hours& hours) {
        if (hours.from_min < hours.to_min) {
            return minute >= hours.from_min && minute < hours.to_min && is_in_days(rule, at);
        }
        return (minute >= hours.from_min && is_in_days(rule, at)) ||
               (minute < hours.to_min && is_in_days(rule, day_before(at)));
    });
}

} // namespace

int weekday_of(const geo::CivilTime& day) {
    const std::chrono::year_month_day date{
        std::chrono::year(day.year),
        std::chrono::month(static_cast<unsigned>(day.month)),
        std::chrono::day(static_cast<unsigned>(day.day))};
    const std::chrono::weekday weekday{std::chrono::sys_days(date)};
    return static_cast<int>(weekday.iso_encoding()) - 1;
}

geo::Result<ActiveTimes> ActiveTimes::parse(std::string_view text) {
    ActiveTimes times;
    if (text == "24/7") {
        return times;
    }
    for (const std::string_view part : split(text, ';')) {
        Rule rule;
        if (const std::string_view wrong = read_rule(part, rule); !wrong.empty()) {
            return geo::Problem{
                {"error.measure.active",
                 {{"value", std::string(text)}, {"part", std::string(wrong)}}},
                {},
                {"help.measure.active", {}},
                {}};
        }
        times.rules_.push_back(std::move(rule));
    }
    return times;
}

bool ActiveTimes::contains(const geo::CivilTime& at) const {
    return rules_.empty() || std::any_of(rules_.begin(), rules_.end(), [&at](const Rule& rule) {
               return contains_moment(rule, at);
           });
}

double ActiveTimes::share_of(geo::UtcTime from, geo::UtcTime to, const geo::TimeZone& zone) const {
    int all = 0;
    int active = 0;
    for (geo::UtcTime time = from; time == from || time < to; time += step) {
        active += contains(zone.to_local(time)) ? 1 : 0;
        ++all;
    }
    return static_cast<double>(active) / all;
}

bool ActiveTimes::overlaps(const ActiveTimes& other, int year) const {
    const geo::UtcTime end = geo::utc_from_civil({year + 1, 1, 1, 0, 0, 0});
    for (geo::UtcTime time = geo::utc_from_civil({year, 1, 1, 0, 0, 0}); time < end; time += step) {
        const geo::CivilTime at = geo::civil_from_utc(time);
        if (contains(at) && other.contains(at)) {
            return true;
        }
    }
    return false;
}

} // namespace smiletwin::scenarios
