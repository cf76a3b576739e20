#include "geo/io/epw_importer.hpp"

#include "geo/io/gdal_dataset.hpp"
#include "geo/io/weather_text.hpp"

#include <chrono>
#include <cmath>

namespace smiletwin::geo {

namespace {

// Columns of a data row, and where the dictionary's "missing" begins.
enum Column : std::size_t {
    Year = 0,
    Month = 1,
    Day = 2,
    Hour = 3,
    DryBulb = 6,
    Humidity = 8,
    Pressure = 9,
    LongwaveDown = 12,
    Global = 13,
    DirectNormal = 14,
    Diffuse = 15,
    WindSpeed = 21,
    Columns = 22,
};

struct Header {
    std::string place;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    std::chrono::seconds utc_offset{0};
};

std::optional<Header> header_from(std::string_view line) {
    const auto parts = split_at_commas(line);
    if (parts.size() < 9 || parts[0] != "LOCATION") {
        return std::nullopt;
    }
    const auto latitude = number_in(parts[6]);
    const auto longitude = number_in(parts[7]);
    const auto offset_h = number_in(parts[8]);
    if (!latitude || !longitude || !offset_h) {
        return std::nullopt;
    }
    return Header{
        as_utf8(std::string(parts[1])),
        *latitude,
        *longitude,
        std::chrono::seconds(std::lround(*offset_h * 3600.0))};
}

/// Value of a column below its mark for "missing".
double value_of(
    const std::vector<std::string_view>& parts, Column column, double missing, double scale = 1.0) {
    const auto number = number_in(parts[column]);
    return number && *number < missing ? *number * scale : not_given;
}

struct Row {
    CivilTime day;
    WeatherRow values;
    int hour = 0; ///< 1..24, the end of the interval
};

std::optional<Row> row_from(std::string_view line) {
    const auto parts = split_at_commas(line);
    if (parts.size() < Columns) {
        return std::nullopt;
    }
    const auto year = number_in(parts[Year]);
    const auto month = number_in(parts[Month]);
    const auto day = number_in(parts[Day]);
    const auto hour = number_in(parts[Hour]);
    if (!year || !month || !day || !hour || *month < 1 || *month > 12 || *day < 1 || *day > 31 ||
        *hour < 1 || *hour > 24) {
        return std::nullopt;
    }
    Row row;
    row.day.year = static_cast<int>(*year);
    row.day.month = static_cast<int>(*month);
    row.day.day = static_cast<int>(*day);
    row.hour = static_cast<int>(*hour);
    constexpr double hpa_per_pa = 0.01;
    row.values.air_temperature_C = value_of(parts, DryBulb, 99.9);
    row.values.relative_humidity_pct = value_of(parts, Humidity, 999.0);
    row.values.pressure_hPa = value_of(parts, Pressure, 999999.0, hpa_per_pa);
    row.values.longwave_down_w_m2 = value_of(parts, LongwaveDown, 9999.0);
    row.values.global_horizontal_w_m2 = value_of(parts, Global, 9999.0);
    row.values.direct_normal_w_m2 = value_of(parts, DirectNormal, 9999.0);
    row.values.diffuse_horizontal_w_m2 = value_of(parts, Diffuse, 9999.0);
    row.values.wind_speed_10m_mps = value_of(parts, WindSpeed, 999.0);
    return row;
}

void place_in_time(Row& row, int year, const Header& header) {
    row.day.year = year;
    row.values.end = utc_from_civil(row.day) + std::chrono::hours(row.hour) - header.utc_offset;
    row.values.begin = row.values.end - std::chrono::hours(1);
}

struct EpwContent {
    Weather weather;
    std::uint64_t ignored_lines = 0;
    bool several_years = false;
};

/// Adds a row unless it is out of order, as 29 February is once months are put in another year.
void append_row(EpwContent& content, Row row, int first_year, const Header& header) {
    content.several_years = content.several_years || row.day.year != first_year;
    place_in_time(row, first_year, header);
    auto& rows = content.weather.rows;
    if (!rows.empty() && row.values.begin < rows.back().end) {
        ++content.ignored_lines;
        return;
    }
    rows.push_back(row.values);
}

Result<EpwContent> read_content(const std::filesystem::path& path) {
    const auto lines = read_text_lines(path);
    if (!lines) {
        return lines.problem();
    }
    const auto header = lines->empty() ? std::nullopt : header_from(lines->front());
    if (!header) {
        return weather_problem("error.weather.no_header", path, 1);
    }
    EpwContent content;
    content.weather.name = header->place;
    content.weather.latitude_deg = header->latitude_deg;
    content.weather.longitude_deg = header->longitude_deg;
    // Typical years and reanalyses are put together from observations; nobody measured this row.
    content.weather.stamp = Stamp::Computed;
    int first_year = 0;
    constexpr std::size_t header_lines = 8;
    for (std::size_t i = header_lines; i < lines->size(); ++i) {
        auto row = row_from((*lines)[i]);
        if (!row) {
            content.ignored_lines += (*lines)[i].empty() ? 0U : 1U;
            continue;
        }
        first_year = first_year == 0 ? row->day.year : first_year;
        append_row(content, *row, first_year, *header);
    }
    if (content.weather.rows.empty()) {
        return weather_problem("error.weather.no_rows", path);
    }
    return content;
}

/// The content with its remarks.
Result<Weather> finished(EpwContent content, const std::filesystem::path& path) {
    Result<Weather> result(std::move(content.weather));
    if (content.several_years) {
        result.add_warning(
            weather_remark("warning.weather.typical_year", "help.weather.typical_year", path));
    }
    remark_ignored_lines(result, path, content.ignored_lines);
    return result;
}

int epw_confidence(const FileHead& head) {
    if (head.bytes.starts_with("LOCATION,")) {
        return 2;
    }
    return head.lower_extension == ".epw" ? 1 : 0;
}

Result<Imported>
import_epw(const std::filesystem::path& path, const ImportOptions&, RunContext& context) {
    if (context.cancelled()) {
        return cancelled_problem();
    }
    auto content = read_content(path);
    if (!content) {
        return content.problem();
    }
    const std::uint64_t ignored = content->ignored_lines;
    return imported_weather(finished(std::move(*content), path), path, "epw", ignored);
}

} // namespace

Result<Weather> read_epw(const std::filesystem::path& path) {
    auto content = read_content(path);
    return content ? finished(std::move(*content), path) : Result<Weather>(content.problem());
}

Format epw_format() {
    return {"epw", "format.epw", {".epw"}, epw_confidence, import_epw};
}

} // namespace smiletwin::geo
