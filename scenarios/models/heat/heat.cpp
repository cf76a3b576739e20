#include "scenarios/models/heat/heat.hpp"

#include "scenarios/models/heat/radiation.hpp"
#include "scenarios/models/heat/utci.hpp"

#include <cmath>
#include <limits>
#include <optional>

namespace smiletwin::scenarios {

namespace {

constexpr int water_code = 7;

RayField rays_of(const HeatInputs& inputs) {
    return make_ray_field(
        inputs.surface_m, inputs.ground_m, inputs.crown_top_m, inputs.crown_base_m);
}

geo::Grid<float> material_grid(const HeatInputs& inputs, double SurfaceMaterial::*property) {
    std::vector<float> values;
    for (const SurfaceMaterial& material : inputs.materials) {
        values.push_back(static_cast<float>(material.*property));
    }
    geo::Grid<float> grid(inputs.material.frame);
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        grid.values[i] = values[inputs.material.values[i]];
    }
    return grid;
}

/// All that is cheap; the sky has been looked at.
HeatGeometry
with_surfaces(RayField rays, SkyGeometry sky, const HeatInputs& inputs, const HeatParams& params) {
    HeatGeometry geometry;
    geometry.rays = std::move(rays);
    geometry.sky = std::move(sky);
    geometry.walls = find_walls(inputs.surface_m, params.least_wall_m);
    geometry.albedo = material_grid(inputs, &SurfaceMaterial::albedo);
    geometry.emissivity = material_grid(inputs, &SurfaceMaterial::emissivity);
    geometry.view_albedo =
        view_albedo({inputs.building, geometry.walls, params.wall_albedo}, geometry.albedo);
    return geometry;
}

geo::Result<geo::Done> checked(const HeatInputs& inputs, const HeatParams& params) {
    if (const auto good = check_inputs(inputs); !good) {
        return good.problem();
    }
    return validate(params);
}

/// Mean air temperature of the 24 hours before a stamp: what a pond has (it follows slowly).
double day_mean_C(const geo::Weather& weather, geo::UtcTime stamp) {
    double sum = 0.0;
    int count = 0;
    for (const geo::WeatherRow& row : weather.rows) {
        const bool within = row.end <= stamp && row.end > stamp - std::chrono::hours(24);
        if (within && std::isfinite(row.air_temperature_C)) {
            sum += row.air_temperature_C;
            ++count;
        }
    }
    return count > 0 ? sum / count : 0.0;
}

/// Temperatures above air by material, one hour.
struct MaterialExcess {
    double excess_K = 0.0;
    bool shaded_cools = true; ///< shade takes the excess away (not from water)
};

std::vector<MaterialExcess> material_excess(
    const HeatInputs& inputs, const SkyState& sky, const HeatParams& params, double water_C) {
    std::vector<MaterialExcess> result;
    for (const SurfaceMaterial& material : inputs.materials) {
        if (material.landcover_code == water_code && !params.compat_solweig) {
            result.push_back({water_C - sky.air_temperature_C, false});
        } else {
            result.push_back(
                {sky.surface_excess_K(material.ts_slope, material.ts_start_K, material.ts_max_hour),
                 true});
        }
    }
    return result;
}

/// Exponential memory of upward longwave (surfaces warm up within half an hour).
class GroundMemory {
public:
    void blend(FiveGrids& emission, const SkyState& sky) {
        if (!sky.day) {
            past_.reset();
            return;
        }
        if (past_) {
            const double days =
                std::chrono::duration<double>(sky.time - past_time_).count() / 86400.0;
            const auto kept = static_cast<float>(std::exp(-33.27 * days));
            for (std::size_t part = 0; part < emission.size(); ++part) {
                auto& now = emission[part].values;
                const auto& before = (*past_)[part].values;
                for (std::size_t i = 0; i < now.size(); ++i) {
                    now[i] = now[i] * (1.0F - kept) + before[i] * kept;
                }
            }
        }
        past_ = emission;
        past_time_ = sky.time;
    }

private:
    std::optional<FiveGrids> past_;
    geo::UtcTime past_time_{};
};

/// The steps of one hour, in order.
class HourRun {
public:
    HourRun(const HeatInputs& inputs, const HeatGeometry& geometry, const HeatParams& params)
        : inputs_(inputs), geometry_(geometry), params_(params) {}

    HeatHour run(const SkyState& sky, double water_C) {
        const geo::GridFrame& frame = inputs_.surface_m.frame;
        SunShade shade{geo::Grid<float>(frame), geo::Grid<float>(frame)};
        if (sky.day) {
            shade = cast_shade(
                geometry_.rays, sky.sun_azimuth_deg, sky.sun_elevation_deg, sky.transmissivity);
        }
        warm_ground(sky, shade.beam, water_C);
        Surroundings around = surroundings(sky, shade);
        memory_.blend(around.emission_w_m2, sky);
        HeatHour hour;
        hour.sky = sky;
        hour.tmrt_C = geo::Grid<float>(frame);
        mean_radiant(geometry_.sky.view, shade.beam, around, sky, params_, hour.tmrt_C);
        hour.beam = std::move(shade.beam);
        hour.surface_C = surface_C_;
        blank(hour.tmrt_C);
        blank(hour.beam);
        blank(hour.surface_C);
        const UtciOfWeather utci(
            sky.air_temperature_C, sky.wind_speed_10m_mps, sky.relative_humidity_pct);
        hour.utci_C = geo::Grid<float>(frame);
        utci.map(hour.tmrt_C.values, hour.utci_C.values);
        hour.utci_in_range = utci.in_range();
        return hour;
    }

private:
    void warm_ground(const SkyState& sky, const geo::Grid<float>& beam, double water_C) {
        const auto excess = material_excess(inputs_, sky, params_, water_C);
        const double air_w_m2 = sky.emission_w_m2();
        surface_C_ = geo::Grid<float>(inputs_.surface_m.frame);
        excess_w_m2_ = surface_C_;
        for (std::size_t i = 0; i < surface_C_.values.size(); ++i) {
            const MaterialExcess& of = excess[inputs_.material.values[i]];
            const double share = of.shaded_cools ? static_cast<double>(beam.values[i]) : 1.0;
            const double above_K = of.excess_K * share;
            surface_C_.values[i] = static_cast<float>(sky.air_temperature_C + above_K);
            excess_w_m2_.values[i] = static_cast<float>(
                static_cast<double>(geometry_.emissivity.values[i]) *
                (sky.emission_w_m2(above_K) - air_w_m2));
        }
    }

    Surroundings surroundings(const SkyState& sky, const SunShade& shade) const {
        const GroundScene scene{inputs_.building, geometry_.walls, params_.wall_albedo};
        geo::Grid<float> lit_albedo = geometry_.albedo;
        for (std::size_t i = 0; i < lit_albedo.values.size(); ++i) {
            lit_albedo.values[i] *= shade.beam.values[i];
        }
        geo::Grid<std::uint8_t> wall_lit(lit_albedo.frame);
        if (sky.day) {
            wall_lit = lit_walls(geometry_.walls, shade, sky.sun_azimuth_deg);
        }
        const double wall_K = sky.surface_excess_K(
            params_.wall_ts_slope, params_.wall_ts_start_K, params_.wall_ts_max_hour);
        const double wall_w_m2 =
            params_.wall_emissivity * (sky.emission_w_m2(wall_K) - sky.emission_w_m2());
        GroundView view = view_ground(scene, excess_w_m2_, lit_albedo, wall_lit, wall_w_m2);
        const double air_w_m2 = sky.emission_w_m2();
        for (auto& part : view.excess_w_m2) {
            for (std::size_t i = 0; i < part.values.size(); ++i) {
                part.values[i] += static_cast<float>(
                    static_cast<double>(geometry_.emissivity.values[i]) * air_w_m2);
            }
        }
        return {std::move(view.excess_w_m2), std::move(view.lit_albedo), geometry_.view_albedo};
    }

    /// No result on buildings and where the surface is unknown.
    void blank(geo::Grid<float>& grid) const {
        for (std::size_t i = 0; i < grid.values.size(); ++i) {
            if (inputs_.building.values[i] != 0 || std::isnan(inputs_.surface_m.values[i])) {
                grid.values[i] = std::numeric_limits<float>::quiet_NaN();
            }
        }
    }

    const HeatInputs& inputs_;
    const HeatGeometry& geometry_;
    const HeatParams& params_;
    GroundMemory memory_;
    geo::Grid<float> surface_C_;
    geo::Grid<float> excess_w_m2_;
};

} // namespace

geo::Result<HeatGeometry>
heat_geometry(const HeatInputs& inputs, const HeatParams& params, geo::RunContext& context) {
    if (const auto good = checked(inputs, params); !good) {
        return good.problem();
    }
    RayField rays = rays_of(inputs);
    geo::Result<SkyGeometry> sky = look_at_sky(rays, params.compat_solweig, context);
    if (!sky) {
        return sky.problem();
    }
    return with_surfaces(std::move(rays), std::move(*sky), inputs, params);
}

geo::Result<HeatGeometry> update_geometry(
    const HeatGeometry& previous,
    const geo::Box2d& changed,
    const HeatInputs& inputs,
    const HeatParams& params,
    geo::RunContext& context) {
    if (const auto good = checked(inputs, params); !good) {
        return good.problem();
    }
    if (!(previous.rays.frame == inputs.surface_m.frame)) {
        return heat_geometry(inputs, params, context);
    }
    RayField rays = rays_of(inputs);
    geo::Result<SkyGeometry> sky =
        look_again(previous.sky, rays, changed, params.compat_solweig, context);
    if (!sky) {
        return sky.problem();
    }
    return with_surfaces(std::move(rays), std::move(*sky), inputs, params);
}

std::vector<geo::WeatherRow>
rows_in_span(const geo::Weather& weather, geo::UtcTime from, geo::UtcTime to) {
    std::vector<geo::WeatherRow> rows;
    for (const geo::WeatherRow& row : weather.rows) {
        if (row.end >= from && row.end <= to) {
            rows.push_back(row);
        }
    }
    if (const geo::WeatherRow* around = geo::row_at(weather, from); rows.empty() && around) {
        rows.push_back(*around);
    }
    return rows;
}

geo::Result<geo::Done> run_heat(
    const HeatInputs& inputs,
    const HeatGeometry& geometry,
    const geo::Weather& weather,
    geo::UtcTime from,
    geo::UtcTime to,
    const HeatParams& params,
    geo::RunContext& context,
    const std::function<void(HeatHour&&)>& take) {
    const std::vector<geo::WeatherRow> rows = rows_in_span(weather, from, to);
    if (rows.empty()) {
        return geo::Problem{
            {"error.heat.no_weather",
             {{"from", geo::format_iso_utc(from)}, {"to", geo::format_iso_utc(to)}}},
            weather.name,
            {"help.heat.no_weather", {}},
            {}};
    }
    HourRun hours(inputs, geometry, params);
    double done = 0.0;
    for (const geo::WeatherRow& row : rows) {
        if (context.cancelled()) {
            return geo::cancelled_problem();
        }
        const geo::Result<SkyState> sky =
            sky_of(row, inputs.position, inputs.clock_offset_h, params);
        if (!sky) {
            return sky.problem();
        }
        take(hours.run(*sky, day_mean_C(weather, row.end)));
        done += 1.0;
        context.report(
            done / static_cast<double>(rows.size()),
            {"heat.progress.hours", {{"time", geo::format_iso_utc(row.end)}}});
    }
    return geo::Done{};
}

} // namespace smiletwin::scenarios
