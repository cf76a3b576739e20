#include "geo/io/importer.hpp"
#include "geo/io/weather_preset.hpp"
#include "scenarios/kernel/run_service.hpp"
#include "scenarios/kernel/weather_presets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;
using SharedWeather = std::shared_ptr<const geo::Weather>;

/// Weather of the source with that id or title, else any weather of that name.
SharedWeather of_project(const std::string& wish, const RunMaterial& material) {
    const auto& loaded = material.data->loaded;
    for (const Source& source : material.project.sources) {
        const bool meant = source.role == SourceRole::Weather &&
                           (source.id == wish || source.title == wish || source.path == wish);
        for (std::size_t i = 0; meant && i < loaded.size(); ++i) {
            const bool own = loaded[i]->state.source_id == source.id && !loaded[i]->data.empty();
            if (own && std::holds_alternative<SharedWeather>(loaded[i]->data.front())) {
                return std::get<SharedWeather>(loaded[i]->data.front());
            }
        }
    }
    for (const SharedWeather& weather : material.data->weather) {
        if (weather->name == wish) {
            return weather;
        }
    }
    return nullptr;
}

geo::Result<SharedWeather> of_preset(const fs::path& path) {
    auto weather = geo::load_weather_preset(path);
    if (!weather) {
        return weather.problem();
    }
    return std::make_shared<const geo::Weather>(std::move(weather).value());
}

geo::Problem unknown_weather(const std::string& wish) {
    return geo::Problem{
        {"error.weather.unknown", {{"name", wish}}}, {}, {"help.weather.choose", {}}, {}};
}

geo::Result<SharedWeather>
of_file(const fs::path& path, const RunMaterial& material, geo::RunContext& context) {
    geo::ImportOptions options;
    if (const auto zone = geo::TimeZone::named(material.project.time_zone)) {
        options.time_zone = *zone;
    }
    const auto imported = geo::import_file(path, options, context);
    if (!imported) {
        return imported.problem();
    }
    const auto* weather = std::get_if<SharedWeather>(&imported->data);
    if (weather == nullptr) {
        return unknown_weather(path.string());
    }
    return *weather;
}

} // namespace

geo::Result<SharedWeather>
choose_weather(const std::string& wish, const RunMaterial& material, geo::RunContext& context) {
    std::string name = wish;
    if (name.empty()) {
        name = material.project.settings[weather_setting].to_string();
    }
    if (name.empty() && !material.data->weather.empty()) {
        return material.data->weather.front();
    }
    if (name.empty()) {
        name = weather_presets.front();
    }
    if (SharedWeather found = of_project(name, material)) {
        return found;
    }
    std::error_code error;
    const fs::path preset = material.preset_folder / ("weather_" + name + ".json");
    if (fs::exists(preset, error)) {
        return of_preset(preset);
    }
    // As typed on the command line, else beside the project.
    for (const fs::path& file : {fs::path(name), material.project_folder / name}) {
        if (fs::is_regular_file(file, error)) {
            return of_file(file, material, context);
        }
    }
    return unknown_weather(name);
}

geo::UtcTime standard_moment(const geo::Weather& weather, const geo::TimeZone& zone) {
    constexpr int hour = 14;
    double hottest = -std::numeric_limits<double>::infinity();
    geo::UtcTime when{};
    for (const geo::WeatherRow& row : weather.rows) {
        if (row.air_temperature_C > hottest) {
            hottest = row.air_temperature_C;
            when = row.middle();
        }
    }
    geo::CivilTime local = zone.to_local(when);
    local.hour = hour;
    local.minute = 0;
    local.second = 0;
    return zone.to_utc(local);
}

} // namespace smiletwin::scenarios
