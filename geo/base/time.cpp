#include "geo/base/time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <cctype>
#include <optional>

namespace smiletwin::geo {

namespace {

using std::chrono::seconds;

const date::time_zone* as_zone(const void* zone) {
    return static_cast<const date::time_zone*>(zone);
}

/// Reads digits and fixed characters one after another; remembers whether all fitted.
class IsoScanner {
public:
    explicit IsoScanner(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        if (rest_.size() < count) {
            good_ = false;
            return 0;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (std::isdigit(static_cast<unsigned char>(rest_[i])) == 0) {
                good_ = false;
                return 0;
            }
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }
    void expect(std::string_view any_of) { good_ = accept(any_of) != '\0' && good_; }
    /// The character taken, or '\0'.
    char accept(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) {
            return '\0';
        }
        const char taken = rest_.front();
        rest_.remove_prefix(1);
        return taken;
    }
    void skip_digits() {
        while (!rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_.front())) != 0) {
            rest_.remove_prefix(1);
        }
    }
    [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

bool is_valid(const CivilTime& civil) {
    const date::year_month_day day{
        date::year{civil.year},
        date::month{static_cast<unsigned>(civil.month)},
        date::day{static_cast<unsigned>(civil.day)}};
    return day.ok() && civil.hour < 25 && civil.minute < 60 && civil.second < 61;
}

} // namespace

UtcTime utc_from_civil(const CivilTime& civil) {
    const date::sys_days day = date::year{civil.year} /
                               date::month{static_cast<unsigned>(civil.month)} /
                               date::day{static_cast<unsigned>(civil.day)};
    return UtcTime{seconds{
        day.time_since_epoch() + std::chrono::hours{civil.hour} +
        std::chrono::minutes{civil.minute} + seconds{civil.second}}};
}

CivilTime civil_from_utc(UtcTime time) {
    const auto day = date::floor<date::days>(time);
    const date::year_month_day date_of_day{day};
    const date::hh_mm_ss clock{time - day};
    return CivilTime{
        static_cast<int>(date_of_day.year()),
        static_cast<int>(static_cast<unsigned>(date_of_day.month())),
        static_cast<int>(static_cast<unsigned>(date_of_day.day())),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count())};
}

int day_of_year(const CivilTime& civil) {
    const UtcTime day = utc_from_civil({civil.year, civil.month, civil.day});
    const UtcTime new_year = utc_from_civil({civil.year, 1, 1});
    return 1 + static_cast<int>((day - new_year).count() / 86400);
}

Result<TimeZone> TimeZone::named(std::string_view iana_name) {
    try {
        const date::time_zone* zone = date::locate_zone(std::string(iana_name));
        return TimeZone(std::string(iana_name), zone);
    } catch (const std::runtime_error& error) {
        return Problem{
            {"error.time.unknown_zone", {{"zone", std::string(iana_name)}}},
            {},
            {"help.time.zone_example", {}},
            error.what()};
    }
}

TimeZone TimeZone::utc() {
    return TimeZone("Etc/UTC", date::locate_zone("Etc/UTC"));
}

CivilTime TimeZone::to_local(UtcTime time) const {
    return civil_from_utc(time + offset(time));
}

UtcTime TimeZone::to_utc(const CivilTime& local) const {
    const date::local_seconds wall{utc_from_civil(local).time_since_epoch()};
    const auto time = as_zone(zone_)->to_sys(wall, date::choose::earliest);
    return UtcTime{date::floor<seconds>(time).time_since_epoch()};
}

std::chrono::seconds TimeZone::offset(UtcTime time) const {
    return as_zone(zone_)->get_info(time).offset;
}

Result<UtcTime> parse_iso_time(std::string_view text, const TimeZone& zone) {
    IsoScanner scan(text);
    CivilTime civil;
    civil.year = scan.digits(4);
    scan.expect("-");
    civil.month = scan.digits(2);
    scan.expect("-");
    civil.day = scan.digits(2);
    if (scan.accept("T ") != '\0') {
        civil.hour = scan.digits(2);
        scan.expect(":");
        civil.minute = scan.digits(2);
        if (scan.accept(":") != '\0') {
            civil.second = scan.digits(2);
            if (scan.accept(".,") != '\0') {
                scan.skip_digits();
            }
        }
    }
    std::optional<seconds> offset;
    if (const char mark = scan.accept("Z+-"); mark == 'Z') {
        offset = seconds{0};
    } else if (mark != '\0') {
        const int hours = scan.digits(2);
        scan.accept(":");
        const int minutes = scan.digits(2);
        offset = seconds{(mark == '-' ? -1 : 1) * (hours * 3600 + minutes * 60)};
    }
    if (!scan.done() || !is_valid(civil)) {
        return Problem{
            {"error.time.malformed", {{"text", std::string(text)}}},
            {},
            {"help.time.iso_example", {}},
            {}};
    }
    return offset ? utc_from_civil(civil) - *offset : zone.to_utc(civil);
}

std::string format_iso_utc(UtcTime time) {
    const CivilTime c = civil_from_utc(time);
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

std::string format_iso_local(UtcTime time, const TimeZone& zone) {
    const CivilTime c = zone.to_local(time);
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(zone.offset(time)).count();
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}",
        c.year,
        c.month,
        c.day,
        c.hour,
        c.minute,
        c.second,
        minutes < 0 ? '-' : '+',
        std::abs(minutes) / 60,
        std::abs(minutes) % 60);
}

} // namespace smiletwin::geo
