#include "geo/io/series_time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace smiletwin::geo {

namespace {

constexpr std::size_t year_digits = 4;
constexpr std::size_t month_digits = 7;
/// More than any series spans; keeps times far from where they overflow.
constexpr double most_months = 120'000.0;
constexpr double most_seconds = 1e12;

/// "31.12.2025 14:00" as "2025-12-31 14:00"; other texts stay.
std::string german_date_turned(std::string_view text) {
    constexpr std::size_t date_size = 10;
    const bool is_german = text.size() >= date_size && text[2] == '.' && text[5] == '.';
    if (!is_german) {
        return std::string(text);
    }
    std::string turned(text.substr(6, 4));
    turned.append("-").append(text.substr(3, 2)).append("-").append(text.substr(0, 2));
    return turned.append(text.substr(date_size));
}

struct Duration {
    double months = 0.0;
    double seconds = 0.0;
};

/// Adds a number with its letter; false for an unknown letter.
bool add_unit(Duration& sum, double number, char letter, bool in_time) {
    struct Unit {
        char letter;
        bool in_time;
        double months;
        double seconds;
    };
    constexpr std::array<Unit, 6> units{{
        {'Y', false, 12.0, 0.0},
        {'M', false, 1.0, 0.0},
        {'D', false, 0.0, 86400.0},
        {'H', true, 0.0, 3600.0},
        {'M', true, 0.0, 60.0},
        {'S', true, 0.0, 1.0},
    }};
    const auto* unit = std::find_if(units.begin(), units.end(), [&](const Unit& one) {
        return one.letter == letter && one.in_time == in_time;
    });
    if (unit == units.end()) {
        return false;
    }
    sum.months += number * unit->months;
    sum.seconds += number * unit->seconds;
    return sum.months <= most_months && sum.seconds <= most_seconds;
}

std::optional<Duration> duration_in(std::string_view text) {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (!text.starts_with('P') || text.size() < 3) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    Duration sum;
    bool in_time = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !in_time) {
            in_time = true;
            text.remove_prefix(1);
            continue;
        }
        double number = 0.0;
        const auto [next, error] = std::from_chars(
            text.data(), text.data() + text.size(), number, std::chars_format::fixed);
        const auto read = static_cast<std::size_t>(next - text.data());
        if (error != std::errc{} || read >= text.size() || number < 0.0 ||
            !add_unit(sum, number, text[read], in_time)) {
            return std::nullopt;
        }
        text.remove_prefix(read + 1);
    }
    return negative ? Duration{-sum.months, -sum.seconds} : sum;
}

} // namespace

std::optional<UtcTime> series_time(std::string_view text, const TimeZone& zone) {
    std::string stamp = german_date_turned(text);
    if (stamp.size() == year_digits) {
        stamp += "-01-01";
    } else if (stamp.size() == month_digits) {
        stamp += "-01";
    }
    const Result<UtcTime> time = parse_iso_time(stamp, zone);
    return time ? std::optional(*time) : std::nullopt;
}

std::optional<UtcTime> after_duration(UtcTime time, std::string_view duration) {
    const auto length = duration_in(duration);
    if (!length) {
        return std::nullopt;
    }
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day day(midnight);
    day += std::chrono::months(static_cast<int>(length->months));
    if (!day.year().ok()) {
        return std::nullopt;
    }
    if (!day.ok()) {
        day = day.year() / day.month() / std::chrono::last;
    }
    return std::chrono::sys_days(day) + (time - midnight) +
           std::chrono::seconds(std::llround(length->seconds));
}

} // namespace smiletwin::geo
