#include "geo/io/umep_importer.hpp"

#include "geo/io/weather_text.hpp"

#include <algorithm>
#include <cctype>

namespace smiletwin::geo {

namespace {

// UMEP reads by position; the header line is for people and differs between versions.
enum Column : std::size_t {
    Year = 0,
    DayOfYear = 1,
    Hour = 2,
    Minute = 3,
    WindSpeed = 9,
    Humidity = 10,
    Temperature = 11,
    Pressure = 12,
    Global = 14,
    LongwaveDown = 16,
    Diffuse = 21,
    DirectNormal = 22,
    Columns = 24,
};

/// Value of a column; UMEP's -999 means "not given", and no quantity here is that low.
double value_of(const std::vector<double>& numbers, Column column, double scale = 1.0) {
    constexpr double missing = -900.0;
    return numbers[column] > missing ? numbers[column] * scale : not_given;
}

std::vector<double> numbers_in(std::string_view line) {
    std::vector<double> numbers;
    for (const std::string_view part : split_at_blanks(line)) {
        const auto number = number_in(part);
        if (!number) {
            return {};
        }
        numbers.push_back(*number);
    }
    return numbers;
}

UtcTime end_of(const std::vector<double>& numbers, const UmepOptions& options) {
    CivilTime new_year;
    new_year.year = static_cast<int>(numbers[Year]);
    const auto minutes = static_cast<std::int64_t>(numbers[DayOfYear] - 1.0) * 24 * 60 +
                         static_cast<std::int64_t>(numbers[Hour]) * 60 +
                         static_cast<std::int64_t>(numbers[Minute]);
    return utc_from_civil(new_year) + std::chrono::minutes(minutes) - options.utc_offset;
}

bool plausible_time(const std::vector<double>& numbers) {
    return numbers[Year] >= 1800 && numbers[Year] < 2300 && numbers[DayOfYear] >= 1 &&
           numbers[DayOfYear] <= 367 && numbers[Hour] >= 0 && numbers[Hour] <= 24 &&
           numbers[Minute] >= 0 && numbers[Minute] < 60;
}

WeatherRow row_from(const std::vector<double>& numbers, const UmepOptions& options) {
    constexpr double hpa_per_kpa = 10.0;
    WeatherRow row;
    row.end = end_of(numbers, options);
    row.wind_speed_10m_mps = value_of(numbers, WindSpeed);
    row.relative_humidity_pct = value_of(numbers, Humidity);
    row.air_temperature_C = value_of(numbers, Temperature);
    row.pressure_hPa = value_of(numbers, Pressure, hpa_per_kpa);
    row.global_horizontal_w_m2 = value_of(numbers, Global);
    row.longwave_down_w_m2 = value_of(numbers, LongwaveDown);
    row.diffuse_horizontal_w_m2 = value_of(numbers, Diffuse);
    row.direct_normal_w_m2 = value_of(numbers, DirectNormal);
    return row;
}

/// Rows know their end; the step is the most frequent one, an hour when there is a single row.
void set_begins(std::vector<WeatherRow>& rows) {
    std::chrono::seconds step = std::chrono::hours(1);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        step = std::min(step, std::chrono::seconds(rows[i].end - rows[i - 1].end));
    }
    for (WeatherRow& row : rows) {
        row.begin = row.end - step;
    }
}

struct UmepContent {
    Weather weather;
    std::uint64_t ignored_lines = 0;
};

Result<UmepContent> read_content(const std::filesystem::path& path, const UmepOptions& options) {
    const auto lines = read_text_lines(path);
    if (!lines) {
        return lines.problem();
    }
    UmepContent content;
    content.weather.name = path.stem().string();
    auto& rows = content.weather.rows;
    for (std::size_t i = 1; i < lines->size(); ++i) {
        const auto numbers = numbers_in((*lines)[i]);
        if (numbers.size() < Columns || !plausible_time(numbers)) {
            content.ignored_lines += (*lines)[i].empty() ? 0U : 1U;
            continue;
        }
        const WeatherRow row = row_from(numbers, options);
        if (rows.empty() || rows.back().end < row.end) {
            rows.push_back(row);
        } else {
            ++content.ignored_lines;
        }
    }
    if (rows.empty()) {
        return weather_problem("error.weather.no_rows", path);
    }
    set_begins(rows);
    return content;
}

Result<Weather> finished(UmepContent content, const std::filesystem::path& path) {
    Result<Weather> result(std::move(content.weather));
    remark_ignored_lines(result, path, content.ignored_lines);
    return result;
}

int umep_confidence(const FileHead& head) {
    std::string line = head.bytes.substr(0, head.bytes.find('\n'));
    std::transform(line.begin(), line.end(), line.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    const auto names = split_at_blanks(line);
    const bool named = names.size() >= Columns && (names[0] == "iy" || names[0] == "%iy") &&
                       names[1] == "id" && names[2] == "it" && names[3] == "imin";
    return named ? 2 : 0;
}

/// Standard time of a zone in a year: the smaller offset of winter and summer.
std::chrono::seconds standard_offset(const TimeZone& zone, int year) {
    const auto in_month = [&](int month) {
        CivilTime civil;
        civil.year = year;
        civil.month = month;
        return zone.offset(utc_from_civil(civil));
    };
    return std::min(in_month(1), in_month(7));
}

Result<Imported>
import_umep(const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
    if (context.cancelled()) {
        return cancelled_problem();
    }
    auto content = read_content(path, {});
    if (!content) {
        return content.problem();
    }
    auto& rows = content->weather.rows;
    if (options.time_zone) {
        const int year = civil_from_utc(rows.front().end).year;
        const auto offset = standard_offset(*options.time_zone, year);
        for (WeatherRow& row : rows) {
            row.begin -= offset;
            row.end -= offset;
        }
    }
    const std::uint64_t ignored = content->ignored_lines;
    auto weather = finished(std::move(*content), path);
    if (!options.time_zone) {
        weather.add_warning(weather_remark("warning.weather.no_zone", "help.weather.zone", path));
    }
    return imported_weather(std::move(weather), path, "umep", ignored);
}

} // namespace

Result<Weather> read_umep(const std::filesystem::path& path, const UmepOptions& options) {
    auto content = read_content(path, options);
    return content ? finished(std::move(*content), path) : Result<Weather>(content.problem());
}

Format umep_format() {
    return {"umep", "format.umep", {".txt"}, umep_confidence, import_umep};
}

} // namespace smiletwin::geo
