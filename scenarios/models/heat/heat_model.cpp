#include "scenarios/models/heat/heat_model.hpp"

#include "scenarios/models/heat/heat.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

namespace smiletwin::scenarios {

namespace {

/// Share of the whole run that the sky view takes, for progress.
constexpr double geometry_share = 0.6;

HeatInputs inputs_of(const Site& site, geo::UtcTime when) {
    HeatInputs inputs;
    inputs.surface_m = site.surface_m;
    inputs.ground_m = site.ground_m;
    inputs.crown_top_m = site.canopy_top_m;
    inputs.crown_base_m = site.canopy_base_m;
    inputs.building = site.building;
    inputs.material = site.material;
    inputs.materials = site.materials;
    inputs.position = site.position;
    if (const auto zone = geo::TimeZone::named(site.time_zone)) {
        inputs.clock_offset_h =
            std::chrono::duration<double, std::ratio<3600>>(zone->offset(when)).count();
    }
    return inputs;
}

/// Passes progress on as a part [begin, end] of the whole.
class PartProgress {
public:
    PartProgress(geo::RunContext& whole, double begin, double end)
        : context_(whole.stop_token(), [&whole, begin, end](const geo::Progress& part) {
            whole.report(begin + part.share * (end - begin), part.step);
        }) {}
    geo::RunContext& context() { return context_; }

private:
    geo::RunContext context_;
};

struct Span {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    double sum = 0.0;
    std::size_t count = 0;

    void add(float value) {
        if (!std::isnan(value)) {
            const auto number = static_cast<double>(value);
            least = std::min(least, number);
            most = std::max(most, number);
            sum += number;
            ++count;
        }
    }
};

/// Least, mean and most within the Area.
geo::Json span_of(const geo::Grid<float>& grid, const geo::Grid<std::uint8_t>& in_area) {
    Span span;
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        if (in_area.values[i] != 0) {
            span.add(grid.values[i]);
        }
    }
    geo::Json json = geo::Json::object();
    if (span.count > 0) {
        json.set("least", span.least);
        json.set("mean", span.sum / static_cast<double>(span.count));
        json.set("most", span.most);
    }
    return json;
}

geo::Json hour_summary(const HeatHour& hour, const Site& site) {
    geo::Json json = geo::Json::object();
    json.set("time", geo::format_iso_utc(hour.sky.time));
    json.set("air_temperature_C", hour.sky.air_temperature_C);
    json.set("relative_humidity_pct", hour.sky.relative_humidity_pct);
    json.set("wind_speed_10m_mps", hour.sky.wind_speed_10m_mps);
    json.set("global_w_m2", hour.sky.global_w_m2);
    json.set("sun_elevation_deg", hour.sky.sun_elevation_deg);
    json.set("sun_azimuth_deg", hour.sky.sun_azimuth_deg);
    json.set("utci_C", span_of(hour.utci_C, site.in_area));
    json.set("tmrt_C", span_of(hour.tmrt_C, site.in_area));
    json.set("utci_in_range", hour.utci_in_range);
    return json;
}

void add_hour(ModelResult& result, HeatHour&& hour) {
    const std::string time = geo::format_iso_utc(hour.sky.time);
    result.grids.push_back({"heat.utci", "°C", time, std::move(hour.utci_C)});
    result.grids.push_back({"heat.tmrt", "°C", time, std::move(hour.tmrt_C)});
    result.grids.push_back({"heat.shadow", "", time, std::move(hour.beam)});
}

geo::Grid<float>
sky_share_map(const HeatGeometry& geometry, const HeatInputs& inputs, double through) {
    geo::Grid<float> share = geometry.sky.view.total(through);
    for (std::size_t i = 0; i < share.values.size(); ++i) {
        if (inputs.building.values[i] != 0) {
            share.values[i] = std::numeric_limits<float>::quiet_NaN();
        }
    }
    return share;
}

geo::Json sources_of(const Site& site) {
    geo::Json sources = geo::Json::array();
    for (const FieldSource& field : site.sources) {
        geo::Json json = geo::Json::object();
        json.set("field", field.field);
        json.set("source", field.source);
        json.set("stamp", geo::stamp_name(field.stamp));
        sources.push(std::move(json));
    }
    return sources;
}

} // namespace

const std::vector<ParameterSpec>& HeatModel::parameters() const {
    return heat_parameter_specs();
}

geo::Result<ModelResult> HeatModel::run(const ModelInputs& inputs, geo::RunContext& context) const {
    if (inputs.weather == nullptr) {
        return geo::Problem{
            {"error.heat.weather_needed", {}}, {}, {"help.heat.no_weather", {}}, {}};
    }
    geo::Result<HeatParams> params = heat_params_from(inputs.parameters);
    if (!params) {
        return params.problem();
    }
    const Site& site = inputs.site;
    // Crowns of this Site decide over the default of the parameters.
    if (!inputs.parameters.contains("transmissivity_leaf_on")) {
        params->transmissivity_leaf_on = site.canopy_transmissivity;
    }
    const HeatInputs place = inputs_of(site, inputs.from);
    const auto start = std::chrono::steady_clock::now();
    PartProgress first(context, 0.0, geometry_share);
    const geo::Result<HeatGeometry> geometry = heat_geometry(place, *params, first.context());
    if (!geometry) {
        return geometry.problem();
    }
    ModelResult result;
    result.model = name();
    result.model_version = version();
    const geo::CivilTime day = geo::civil_from_utc(inputs.from);
    const double through = params->transmissivity(geo::day_of_year(day));
    result.grids.push_back({"heat.svf", "", "", sky_share_map(*geometry, place, through)});
    geo::Json hours = geo::Json::array();
    PartProgress second(context, geometry_share, 1.0);
    const auto done = run_heat(
        place,
        *geometry,
        *inputs.weather,
        inputs.from,
        inputs.to,
        *params,
        second.context(),
        [&](HeatHour&& hour) {
            hours.push(hour_summary(hour, site));
            add_hour(result, std::move(hour));
        });
    if (!done) {
        return done.problem();
    }
    result.summary.set("hours", std::move(hours));
    result.provenance.set("model", std::string(name()));
    result.provenance.set("model_version", version());
    result.provenance.set("weather", inputs.weather->name);
    result.provenance.set("parameters", to_json(*params));
    result.provenance.set("sources", sources_of(site));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    result.provenance.set("seconds", seconds.count());
    result.hash = result_hash(*this, inputs);
    return result;
}

} // namespace smiletwin::scenarios
