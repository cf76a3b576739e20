#include "scenarios/kernel/run_service.hpp"

#include "scenarios/kernel/cell_size.hpp"
#include "scenarios/kernel/weather_span.hpp"
#include "scenarios/site/growth.hpp"
#include "scenarios/site/occupancy.hpp"

#include <chrono>
#include <utility>

namespace smiletwin::scenarios {

namespace {

geo::Problem unknown_name(const char* key, const std::string& name) {
    return geo::Problem{{key, {{"name", name}}}, {}, {"help.run.check_name", {}}, {}};
}

geo::Result<Area> area_of(const RunRequest& request, const Project& project) {
    if (project.areas.empty()) {
        return no_area(project);
    }
    const Area* found = request.area.empty() ? &project.areas.front() : project.area(request.area);
    if (found == nullptr) {
        return unknown_name("error.run.unknown_area", request.area);
    }
    Area area = *found;
    area.cell_m = request.cell_m.value_or(area.cell_m);
    const auto possible = check_cell_size(area.cell_m);
    return possible ? geo::Result<Area>(std::move(area)) : possible.problem();
}

geo::Result<std::string> variant_of(const RunRequest& request, const Project& project) {
    if (request.variant.empty() || request.variant == baseline_id) {
        return std::string(baseline_id);
    }
    const Variant* variant = project.variant(request.variant);
    if (variant == nullptr) {
        return unknown_name("error.run.unknown_variant", request.variant);
    }
    return variant->id;
}

geo::Result<std::shared_ptr<const Site>> site_of(
    const RunRequest& request,
    const Project& project,
    const RunMaterial& material,
    geo::RunContext& context) {
    const auto area = area_of(request, project);
    if (!area) {
        return area.problem();
    }
    const auto variant = variant_of(request, project);
    if (!variant) {
        return variant.problem();
    }
    context.report(0.0, {"progress.run.site", {}});
    auto site =
        material.sites != nullptr
            ? material.sites->site(project, material.data, material.catalogue, *area, *variant)
            : build_site(project, *material.data, material.catalogue, *area, *variant, context);
    if (!site) {
        return site.problem();
    }
    return std::make_shared<const Site>(std::move(site).value());
}

geo::Json sources_json(const Site& site) {
    geo::Json sources = geo::Json::array();
    for (const FieldSource& source : site.sources) {
        geo::Json json = geo::Json::object();
        json.set("field", source.field).set("source", source.source);
        json.set("stamp", geo::stamp_name(source.stamp));
        sources.push(std::move(json));
    }
    return sources;
}

/// What every result says about its origin, whatever the model adds itself. Nothing of it depends
/// on names that may change without changing the result.
void add_provenance(
    ModelResult& result, const ModelInputs& inputs, const geo::Weather* weather, double seconds) {
    const Site& site = inputs.site;
    geo::Json& provenance = result.provenance;
    provenance.set("model", result.model).set("model_version", result.model_version);
    provenance.set("hash", result.hash).set("site_hash", site.hash);
    provenance.set("crs", site.crs).set("cell_m", site.frame.cell_m);
    provenance.set("columns", site.frame.columns).set("rows", site.frame.rows);
    provenance.set("from", geo::format_iso_utc(inputs.from));
    provenance.set("to", geo::format_iso_utc(inputs.to));
    provenance.set("weather", weather != nullptr ? geo::Json(weather->name) : geo::Json());
    provenance.set("given_parameters", inputs.parameters);
    provenance.set("sources", sources_json(site));
    provenance.set("floating_buildings", site.floating_buildings.size());
    provenance.set("seconds", seconds);
}

struct Span {
    geo::UtcTime from{};
    geo::UtcTime to{};
};

geo::Result<Span>
span_of(const RunRequest& request, const geo::Weather* weather, const std::string& zone_name) {
    const auto zone = geo::TimeZone::named(zone_name);
    if (!zone) {
        return zone.problem();
    }
    Span span;
    if (request.from) {
        span.from = *request.from;
    } else if (weather != nullptr) {
        span.from = standard_moment(*weather, *zone);
    }
    span.to = request.to.value_or(span.from);
    if (span.to < span.from) {
        return geo::Problem{{"error.run.span", {}}, {}, {"help.run.span", {}}, {}};
    }
    if (weather != nullptr) {
        if (auto none = outside_weather(*weather, span.from, span.to, zone->offset(span.from))) {
            return std::move(*none);
        }
    }
    return span;
}

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A run whose address is known: what the store has of it is in `outcome`.
struct PreparedRun {
    RunOutcome outcome;
    std::shared_ptr<const geo::Weather> weather; ///< null when the model needs none
    std::string hash;

    [[nodiscard]] ModelInputs inputs(const geo::Json& parameters) const {
        return {*outcome.site, weather.get(), outcome.from, outcome.to, parameters};
    }
};

geo::Result<PreparedRun> prepare(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context) {
    // Area and variant first: who misspells one need not wait for the weather.
    if (const auto area = area_of(request, material.project); !area) {
        return area.problem();
    }
    if (const auto variant = variant_of(request, material.project); !variant) {
        return variant.problem();
    }
    PreparedRun run;
    if (model.needs_weather()) {
        const auto weather = choose_weather(request.weather, material, context);
        if (!weather) {
            return weather.problem();
        }
        run.weather = *weather;
    }
    const auto span = span_of(request, run.weather.get(), material.project.time_zone);
    if (!span) {
        return span.problem();
    }
    // Without a time of its own a model sees everything that is planned.
    const bool knows_time = request.from.has_value() || run.weather != nullptr;
    std::optional<Project> seen;
    if (knows_time && has_timed_measures(material.project)) {
        seen = project_at(material.project, span->from, span->to);
    }
    if (const auto year = plan_year(material.project)) {
        seen = grown_project(seen ? *seen : material.project, material.catalogue, *year);
    }
    const auto site = site_of(request, seen ? *seen : material.project, material, context);
    if (!site) {
        return site.problem();
    }
    run.outcome.site = *site;
    run.outcome.weather_name = run.weather != nullptr ? run.weather->name : std::string();
    run.outcome.from = span->from;
    run.outcome.to = span->to;
    run.hash = result_hash(model, run.inputs(request.parameters));
    if (material.store != nullptr) {
        run.outcome.folder = material.store->folder_of(run.hash);
        run.outcome.result = material.store->get(run.hash);
        run.outcome.from_store = run.outcome.result != nullptr;
    }
    return run;
}

} // namespace

geo::Problem no_area(const Project& project) {
    return {{"error.run.no_area", {}}, project.name, {"help.area.draw_polygon", {}}, {}};
}

geo::Result<RunOutcome> compute(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context) {
    const auto start = Clock::now();
    auto prepared = prepare(model, request, material, context);
    if (!prepared) {
        return prepared.problem();
    }
    RunOutcome& outcome = prepared->outcome;
    std::vector<geo::Problem> warnings;
    if (!outcome.from_store) {
        const ModelInputs inputs = prepared->inputs(request.parameters);
        auto run = model.run(inputs, context);
        if (!run) {
            return run.problem();
        }
        warnings = run.warnings();
        ModelResult result = std::move(run).value();
        result.hash = prepared->hash;
        add_provenance(result, inputs, prepared->weather.get(), seconds_since(start));
        if (material.store != nullptr) {
            const auto stored = material.store->put(result, outcome.site->crs);
            if (!stored) {
                warnings.push_back(stored.problem()); // the result is there all the same
                outcome.folder.clear();
            }
        }
        outcome.result = std::make_shared<const ModelResult>(std::move(result));
    }
    outcome.seconds = seconds_since(start);
    return {std::move(outcome), std::move(warnings)};
}

geo::Result<std::optional<RunOutcome>> stored_run(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context) {
    const auto start = Clock::now();
    auto prepared = prepare(model, request, material, context);
    if (!prepared) {
        return prepared.problem();
    }
    if (!prepared->outcome.from_store) {
        return std::optional<RunOutcome>();
    }
    prepared->outcome.seconds = seconds_since(start);
    return std::optional(std::move(prepared->outcome));
}

} // namespace smiletwin::scenarios
