#include "scenarios/models/heat/heat_params.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace smiletwin::scenarios {

namespace {

/// A number of the parameters with its name and interval.
struct Field {
    std::string_view name;
    std::string_view unit;
    double HeatParams::*value;
    double least;
    double most;
};

constexpr std::string_view source = "Lindberg et al. 2008, 2016";

constexpr Field fields[] = {
    // NOLINT(*-avoid-c-arrays)
    {"transmissivity_leaf_on", "", &HeatParams::transmissivity_leaf_on, 0.0, 1.0},
    {"transmissivity_leaf_off", "", &HeatParams::transmissivity_leaf_off, 0.0, 1.0},
    {"wall_albedo", "", &HeatParams::wall_albedo, 0.0, 1.0},
    {"wall_emissivity", "", &HeatParams::wall_emissivity, 0.5, 1.0},
    {"absorption_shortwave", "", &HeatParams::absorption_shortwave, 0.0, 1.0},
    {"absorption_longwave", "", &HeatParams::absorption_longwave, 0.5, 1.0},
};

geo::Problem out_of_range(const Field& field, double value) {
    return {
        {"error.heat.parameter_range",
         {{"name", std::string(field.name)},
          {"value", fmt::format("{}", value)},
          {"least", fmt::format("{}", field.least)},
          {"most", fmt::format("{}", field.most)}}},
        {},
        {"help.heat.parameter_range", {}},
        {}};
}

std::vector<ParameterSpec> make_specs() {
    const HeatParams standard;
    std::vector<ParameterSpec> specs;
    for (const Field& field : fields) {
        ParameterSpec spec;
        spec.name = field.name;
        spec.label_key = fmt::format("heat.parameter.{}", field.name);
        spec.unit = field.unit;
        spec.standard = standard.*field.value;
        spec.least = field.least;
        spec.most = field.most;
        spec.source = source;
        specs.push_back(std::move(spec));
    }
    return specs;
}

} // namespace

const std::vector<ParameterSpec>& heat_parameter_specs() {
    static const std::vector<ParameterSpec> specs = make_specs();
    return specs;
}

geo::Result<geo::Done> validate(const HeatParams& params) {
    for (const Field& field : fields) {
        const double value = params.*field.value;
        if (!(value >= field.least && value <= field.most)) {
            return out_of_range(field, value);
        }
    }
    return geo::Done{};
}

geo::Result<HeatParams> heat_params_from(const geo::Json& values) {
    HeatParams params;
    for (const auto& [name, value] : values.members()) {
        const auto* const found = std::find_if(
            std::begin(fields), std::end(fields), [&](const Field& f) { return f.name == name; });
        if (name == "compat_solweig") {
            params.compat_solweig = value.to_bool();
        } else if (found == std::end(fields) || !value.is_number()) {
            return geo::Problem{
                {"error.heat.parameter_unknown", {{"name", name}}},
                {},
                {"help.heat.parameter_range", {}},
                {}};
        } else {
            params.*(found->value) = value.to_double();
        }
    }
    if (const auto valid = validate(params); !valid) {
        return valid.problem();
    }
    return params;
}

geo::Json to_json(const HeatParams& params) {
    geo::Json json = geo::Json::object();
    for (const Field& field : fields) {
        json.set(field.name, params.*field.value);
    }
    json.set("compat_solweig", params.compat_solweig);
    return json;
}

} // namespace smiletwin::scenarios
