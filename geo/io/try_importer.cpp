#include "geo/io/try_importer.hpp"

#include "geo/io/weather_text.hpp"

#include <algorithm>
#include <chrono>
#include <span>

namespace smiletwin::geo {

namespace {

constexpr std::size_t absent = static_cast<std::size_t>(-1);

/// Where each quantity stands in a line.
struct Columns {
    std::size_t month = absent;
    std::size_t day = absent;
    std::size_t hour = absent;
    std::size_t hour_of_year = absent;
    std::size_t temperature = absent;
    std::size_t pressure = absent;
    std::size_t humidity = absent;
    std::size_t wind = absent;
    std::size_t direct = absent;
    std::size_t diffuse = absent;
    std::size_t longwave = absent;
    std::size_t count = 0;

    [[nodiscard]] bool usable() const {
        const bool timed =
            hour_of_year != absent || (month != absent && day != absent && hour != absent);
        return timed && temperature != absent && humidity != absent && direct != absent &&
               diffuse != absent;
    }
};

std::size_t column_named(
    const std::vector<std::string_view>& names, std::initializer_list<std::string_view> wanted) {
    const auto found = std::find_first_of(names.begin(), names.end(), wanted.begin(), wanted.end());
    return found != names.end() ? static_cast<std::size_t>(found - names.begin()) : absent;
}

/// Names of the handbook and of the tables derived from it.
Columns columns_in(std::string_view line) {
    const auto names = split_at_blanks(line);
    Columns columns;
    columns.month = column_named(names, {"MM"});
    columns.day = column_named(names, {"DD"});
    columns.hour = column_named(names, {"HH"});
    columns.hour_of_year = column_named(names, {"hy"});
    columns.temperature = column_named(names, {"t", "Ta"});
    columns.pressure = column_named(names, {"p"});
    columns.humidity = column_named(names, {"RF", "RH"});
    columns.wind = column_named(names, {"WG", "FF"});
    columns.direct = column_named(names, {"B", "G_Bh"});
    columns.diffuse = column_named(names, {"D", "G_Dh"});
    columns.longwave = column_named(names, {"A"});
    if (columns.hour_of_year != absent) {
        columns.day = absent; // "DD" is the wind's direction there
    }
    columns.count = names.size();
    return columns;
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

double value_of(const std::vector<double>& numbers, std::size_t column) {
    // "No value" is written as nines; no quantity here is that low or that high.
    const bool given = column != absent && numbers[column] > -990.0 && numbers[column] < 9990.0;
    return given ? numbers[column] : not_given;
}

std::optional<UtcTime>
end_of(const std::vector<double>& numbers, const Columns& columns, const TryOptions& options) {
    CivilTime day;
    day.year = options.year;
    double hours = 0.0;
    if (columns.hour_of_year != absent) {
        hours = numbers[columns.hour_of_year];
    } else {
        day.month = static_cast<int>(numbers[columns.month]);
        day.day = static_cast<int>(numbers[columns.day]);
        hours = numbers[columns.hour];
    }
    constexpr double hours_of_leap_year = 8784.0;
    if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31 || hours < 0.0 ||
        hours > hours_of_leap_year) {
        return std::nullopt;
    }
    constexpr auto central_european = std::chrono::hours(1);
    return utc_from_civil(day) + std::chrono::hours(static_cast<int>(hours)) - central_european;
}

WeatherRow row_from(const std::vector<double>& numbers, const Columns& columns) {
    WeatherRow row;
    row.air_temperature_C = value_of(numbers, columns.temperature);
    row.pressure_hPa = value_of(numbers, columns.pressure);
    row.relative_humidity_pct = value_of(numbers, columns.humidity);
    row.wind_speed_10m_mps = value_of(numbers, columns.wind);
    row.diffuse_horizontal_w_m2 = value_of(numbers, columns.diffuse);
    row.global_horizontal_w_m2 =
        value_of(numbers, columns.direct) + row.diffuse_horizontal_w_m2; // NaN stays NaN
    row.longwave_down_w_m2 = value_of(numbers, columns.longwave);
    return row;
}

/// Line of the column names, or absent.
std::size_t header_line(std::span<const std::string> lines) {
    constexpr std::size_t longest_header = 60;
    for (std::size_t i = 0; i < std::min(lines.size(), longest_header); ++i) {
        if (columns_in(lines[i]).usable()) {
            return i;
        }
    }
    return absent;
}

struct TryContent {
    Weather weather;
    std::uint64_t ignored_lines = 0;
};

Result<TryContent> read_content(const std::filesystem::path& path, const TryOptions& options) {
    const auto lines = read_text_lines(path);
    if (!lines) {
        return lines.problem();
    }
    const std::size_t header = header_line(*lines);
    if (header == absent) {
        return weather_problem("error.weather.no_header", path, 1);
    }
    const Columns columns = columns_in((*lines)[header]);
    TryContent content;
    content.weather.name = path.stem().string();
    content.weather.stamp = Stamp::Computed; // typical years are put together, not observed
    auto& rows = content.weather.rows;
    for (std::size_t i = header + 1; i < lines->size(); ++i) {
        const std::string& line = (*lines)[i];
        if (line.empty() || line.starts_with("***")) {
            continue;
        }
        const auto numbers = numbers_in(line);
        const auto end =
            numbers.size() >= columns.count ? end_of(numbers, columns, options) : std::nullopt;
        if (!end || (!rows.empty() && *end <= rows.back().end)) {
            ++content.ignored_lines;
            continue;
        }
        WeatherRow row = row_from(numbers, columns);
        row.end = *end;
        row.begin = *end - std::chrono::hours(1);
        rows.push_back(row);
    }
    if (rows.empty()) {
        return weather_problem("error.weather.no_rows", path);
    }
    return content;
}

Result<Weather> finished(TryContent content, const std::filesystem::path& path) {
    Result<Weather> result(std::move(content.weather));
    remark_ignored_lines(result, path, content.ignored_lines);
    return result;
}

int try_confidence(const FileHead& head) {
    std::string_view rest = head.bytes;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (columns_in(rest.substr(0, end)).usable()) {
            return 2;
        }
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return 0;
}

Result<Imported>
import_try(const std::filesystem::path& path, const ImportOptions&, RunContext& context) {
    if (context.cancelled()) {
        return cancelled_problem();
    }
    auto content = read_content(path, {});
    if (!content) {
        return content.problem();
    }
    const std::uint64_t ignored = content->ignored_lines;
    return imported_weather(finished(std::move(*content), path), path, "try", ignored);
}

} // namespace

Result<Weather> read_try(const std::filesystem::path& path, const TryOptions& options) {
    auto content = read_content(path, options);
    return content ? finished(std::move(*content), path) : Result<Weather>(content.problem());
}

Format try_format() {
    return {"try", "format.try", {".dat"}, try_confidence, import_try};
}

} // namespace smiletwin::geo
