#include "scenarios/indicators/indicator_reason.hpp"

#include "scenarios/kernel/legal_time.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace smiletwin::scenarios {

namespace {

struct OriginRole {
    std::string_view origin; ///< FieldSource::source
    SourceRole role;
};
constexpr std::array origin_roles{
    OriginRole{"site.source.terrain", SourceRole::Terrain},
    OriginRole{"site.source.building_feet", SourceRole::City},
    OriginRole{"site.source.city_model", SourceRole::City},
    OriginRole{"site.source.tree_cadastre", SourceRole::Trees},
    OriginRole{"site.source.canopy_raster", SourceRole::Canopy},
    OriginRole{"site.source.landcover", SourceRole::LandCover}};

std::vector<ReasonSource> sources_with(const Project& project, SourceRole role) {
    std::vector<ReasonSource> found;
    for (const Source& source : project.sources) {
        if (source.role == role) {
            found.push_back({source.title, source.date, source.licence});
        }
    }
    return found;
}

std::vector<ReasonSource> sources_behind(const std::string& origin, const Project& project) {
    const auto role = std::find_if(origin_roles.begin(), origin_roles.end(), [&](const auto& one) {
        return one.origin == origin;
    });
    if (role == origin_roles.end()) {
        return {};
    }
    std::vector<ReasonSource> found = sources_with(project, role->role);
    // Trees may also stand in the city model.
    return found.empty() && role->role == SourceRole::Trees
               ? sources_with(project, SourceRole::City)
               : found;
}

/// A preset has no source. Also the weather of a file stands for a day that is still to come.
ReasonInput weather_input(const std::string& name, const Project& project) {
    ReasonInput input{"weather", name, geo::Stamp::Assumed, {}};
    for (const Source& source : project.sources) {
        const bool is_it =
            source.title == name || std::filesystem::path(source.path).stem().string() == name;
        if (source.role == SourceRole::Weather && is_it) {
            input.sources.push_back({source.title, source.date, source.licence});
        }
    }
    return input;
}

double halo_around(const geo::Polygon2d& area, const geo::GridFrame& frame) {
    const geo::Box2d inner = geo::bounds(area);
    const geo::Box2d outer = frame.box();
    return std::min(
        std::min(inner.min.x - outer.min.x, inner.min.y - outer.min.y),
        std::min(outer.max.x - inner.max.x, outer.max.y - inner.max.y));
}

std::vector<ReasonInput> inputs_of(
    const IndicatorDefinition& definition,
    const Project& project,
    const RunOutcome& run,
    bool of_model) {
    std::vector<ReasonInput> inputs;
    for (const std::string& name : definition.inputs) {
        if (name.find('.') != std::string::npos) {
            inputs.push_back({name, {}, geo::Stamp::Computed, {}});
        }
        for (const FieldSource& field : run.site->sources) {
            if (field.field == name) {
                inputs.push_back(
                    {name, field.source, field.stamp, sources_behind(field.source, project)});
            }
        }
    }
    if (of_model && !run.weather_name.empty()) {
        inputs.push_back(weather_input(run.weather_name, project));
    }
    return inputs;
}

std::string words_of(const ReasonInput& input, const geo::Text& text) {
    const std::string field_key = "site.field." + input.field;
    const std::string name = text(
        text.has(field_key)        ? field_key
        : input.field == "weather" ? "reason.weather"
                                   : "layer." + input.field);
    const std::string origin = input.origin.empty()     ? text("reason.map")
                               : text.has(input.origin) ? text(input.origin)
                                                        : input.origin;
    std::string line = text(
        "reason.input",
        {{"name", name},
         {"origin", origin},
         {"stamp", text("stamp." + std::string(geo::stamp_name(input.stamp)))}});
    for (const ReasonSource& source : input.sources) {
        line +=
            ' ' + text(
                      "reason.source",
                      {{"title", source.title},
                       {"date", source.date.empty() ? text("report.source.no_date") : source.date},
                       {"licence",
                        source.licence.empty() ? text("report.source.no_date") : source.licence}});
    }
    return line;
}

std::string number_words(double value, const geo::Text& text) {
    constexpr int most_decimals = 4;
    std::string shown = text.number(value, most_decimals);
    while (shown.back() == '0') {
        shown.pop_back();
    }
    if (shown.back() == ',' || shown.back() == '.') {
        shown.pop_back();
    }
    return shown;
}

/// Parameters that the model declares, in words; the others are settings of tests and files.
std::string parameter_words(const IndicatorReason& reason, const geo::Text& text) {
    const Model* model = find_model(reason.model);
    std::string all;
    if (model == nullptr) {
        return all;
    }
    for (const ParameterSpec& spec : model->parameters()) {
        const geo::Json& value = reason.parameters[spec.name];
        if (value.is_number()) {
            all += (all.empty() ? "" : "; ") + text(spec.label_key) + " " +
                   number_words(value.to_double(), text) + (spec.unit.empty() ? "" : " ") +
                   spec.unit;
        }
    }
    return all;
}

void add_model_lines(
    std::vector<std::string>& lines, const IndicatorReason& reason, const geo::Text& text) {
    if (reason.model.empty()) {
        return;
    }
    lines.push_back(text(
        "reason.model",
        {{"model", text("model." + reason.model + ".name")},
         {"version", std::to_string(reason.model_version)}}));
    if (const std::string parameters = parameter_words(reason, text); !parameters.empty()) {
        lines.push_back(text("reason.parameters", {{"parameters", parameters}}));
    }
    if (reason.from && reason.to) {
        const std::string from = legal_time(*reason.from, reason.time_zone);
        lines.push_back(
            *reason.from == *reason.to
                ? text("panel.indicators.moment", {{"moment", from}})
                : text(
                      "reason.span",
                      {{"from", from}, {"to", legal_time(*reason.to, reason.time_zone)}}));
    }
}

geo::Json to_json(const ReasonInput& input) {
    geo::Json sources = geo::Json::array();
    for (const ReasonSource& source : input.sources) {
        geo::Json one = geo::Json::object();
        one.set("title", source.title).set("date", source.date).set("licence", source.licence);
        sources.push(std::move(one));
    }
    geo::Json json = geo::Json::object();
    json.set("field", input.field).set("origin", input.origin);
    json.set("stamp", geo::stamp_name(input.stamp)).set("sources", std::move(sources));
    return json;
}

template <typename Values>
geo::Json list_of(const Values& values) {
    geo::Json list = geo::Json::array();
    for (const auto& value : values) {
        list.push(value);
    }
    return list;
}

} // namespace

const Area& area_of(const RunRequest& request, const Project& project) {
    const Area* area = project.area(request.area);
    return area != nullptr ? *area : project.areas.front();
}

IndicatorReason indicator_reason(
    const IndicatorDefinition& definition,
    const Project& project,
    const Area& area,
    const RunOutcome& run) {
    const bool of_model = definition.id.starts_with(run.result->model + ".");
    IndicatorReason reason;
    reason.definition = definition;
    reason.area = area.name;
    reason.cell_m = run.site->frame.cell_m;
    reason.halo_m = halo_around(area.polygon, run.site->frame);
    reason.inputs = inputs_of(definition, project, run, of_model);
    reason.time_zone = run.site->time_zone;
    reason.hash = of_model ? run.result->hash : run.site->hash;
    if (of_model) {
        reason.model = run.result->model;
        reason.model_version = run.result->model_version;
        reason.parameters = run.result->provenance["parameters"];
        reason.from = run.from;
        reason.to = run.to;
    }
    return reason;
}

geo::Json to_json(const IndicatorReason& reason) {
    const IndicatorDefinition& definition = reason.definition;
    geo::Json inputs = geo::Json::array();
    for (const ReasonInput& input : reason.inputs) {
        inputs.push(to_json(input));
    }
    geo::Json json = geo::Json::object();
    json.set("definition", "indicator." + definition.id + ".definition");
    json.set("formula", "indicator." + definition.id + ".formula");
    json.set("kind", indicator_kind_name(definition.kind));
    json.set("core_goals", list_of(definition.core_goals))
        .set("themes", list_of(definition.themes));
    json.set("error_source", definition.error_source);
    json.set("area", reason.area).set("cell_m", reason.cell_m).set("halo_m", reason.halo_m);
    json.set("inputs", std::move(inputs));
    json.set("model", reason.model.empty() ? geo::Json() : geo::Json(reason.model));
    json.set("model_version", reason.model.empty() ? geo::Json() : geo::Json(reason.model_version));
    json.set("parameters", reason.parameters).set("hash", reason.hash);
    return json;
}

std::vector<std::string> reason_lines(const IndicatorReason& reason, const geo::Text& text) {
    const std::string key = "indicator." + reason.definition.id;
    std::vector<std::string> lines{
        text(key + ".definition"),
        text("reason.formula", {{"formula", text(key + ".formula")}}),
        text(
            "reason.kind",
            {{"kind",
              text("indicator.kind." + std::string(indicator_kind_name(reason.definition.kind)))}}),
        text(reason.definition.error_source),
        text(
            "reason.area",
            {{"area", reason.area},
             {"cell", text.quantity(reason.cell_m, reason.cell_m < 1.0 ? 1 : 0, "m")},
             {"halo", text.quantity(reason.halo_m, 0, "m")}})};
    for (const ReasonInput& input : reason.inputs) {
        lines.push_back(words_of(input, text));
    }
    add_model_lines(lines, reason, text);
    lines.push_back(text("panel.indicators.hash", {{"hash", reason.hash}}));
    return lines;
}

} // namespace smiletwin::scenarios
