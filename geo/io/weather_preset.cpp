#include "geo/io/weather_preset.hpp"

#include "geo/base/json.hpp"
#include "geo/io/weather_text.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::string_view document_kind = "smiletwin weather";

double value_of(const Json& row, std::string_view key) {
    return row[key].to_double(not_given);
}

std::optional<WeatherRow> row_from(const Json& source, std::chrono::seconds step) {
    const auto end = parse_iso_time(source["end"].to_string(), TimeZone::utc());
    if (!end) {
        return std::nullopt;
    }
    WeatherRow row;
    row.end = *end;
    row.begin = row.end - step;
    row.air_temperature_C = value_of(source, "air_temperature_C");
    row.relative_humidity_pct = value_of(source, "relative_humidity_pct");
    row.wind_speed_10m_mps = value_of(source, "wind_speed_10m_mps");
    row.pressure_hPa = value_of(source, "pressure_hPa");
    row.global_horizontal_w_m2 = value_of(source, "global_horizontal_w_m2");
    row.diffuse_horizontal_w_m2 = value_of(source, "diffuse_horizontal_w_m2");
    row.direct_normal_w_m2 = value_of(source, "direct_normal_w_m2");
    row.longwave_down_w_m2 = value_of(source, "longwave_down_w_m2");
    return row;
}

Stamp stamp_from(const std::string& name) {
    for (const Stamp stamp : {Stamp::Measured, Stamp::Computed}) {
        if (name == stamp_name(stamp)) {
            return stamp;
        }
    }
    return Stamp::Assumed;
}

int preset_confidence(const FileHead& head) {
    return head.bytes.find(document_kind) != std::string::npos ? 2 : 0;
}

Result<Imported>
import_preset(const std::filesystem::path& path, const ImportOptions&, RunContext&) {
    return imported_weather(load_weather_preset(path), path, "weather_preset", 0);
}

} // namespace

Result<Weather> load_weather_preset(const std::filesystem::path& path) {
    const auto json = read_json_file(path);
    if (!json) {
        return json.problem();
    }
    if ((*json)["kind"].to_string() != document_kind) {
        return weather_problem("error.weather.no_header", path, 1);
    }
    Weather weather;
    weather.name = (*json)["name"].to_string();
    weather.source = (*json)["source"].to_string();
    weather.stamp = stamp_from((*json)["stamp"].to_string());
    weather.latitude_deg = (*json)["latitude_deg"].to_double();
    weather.longitude_deg = (*json)["longitude_deg"].to_double();
    constexpr std::int64_t hour_s = 3600;
    const std::chrono::seconds step((*json)["step_s"].to_int(hour_s));
    for (const Json& source : (*json)["rows"].items()) {
        const auto row = row_from(source, step);
        if (!row || (!weather.rows.empty() && row->begin < weather.rows.back().end)) {
            return weather_problem("error.weather.bad_row", path);
        }
        weather.rows.push_back(*row);
    }
    if (weather.rows.empty()) {
        return weather_problem("error.weather.no_rows", path);
    }
    return weather;
}

Format weather_preset_format() {
    return {"weather_preset", "format.weather_preset", {".json"}, preset_confidence, import_preset};
}

} // namespace smiletwin::geo
