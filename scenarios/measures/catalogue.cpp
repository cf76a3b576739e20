#include "scenarios/measures/catalogue.hpp"

#include "scenarios/measures/active_times.hpp"
#include "scenarios/measures/measure_lock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

template <typename T>
const T* find_named(const std::vector<T>& list, std::string_view name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [name](const T& item) { return item.name == name; });
    return found != list.end() ? &*found : nullptr;
}

/// Size of the species for the parameters that a species decides.
std::optional<double> size_of(const TreeSpecies& species, std::string_view parameter) {
    if (parameter == "height_m") {
        return species.height_m;
    }
    if (parameter == "crown_diameter_m") {
        return species.crown_diameter_m;
    }
    if (parameter == "crown_base_m") {
        return species.crown_base_m;
    }
    if (parameter == "transmissivity") {
        return species.transmissivity;
    }
    return std::nullopt;
}

MeasureGeometry geometry_of(const Measure& measure) {
    constexpr MeasureGeometry by_index[] = {
        MeasureGeometry::Point, MeasureGeometry::Line, MeasureGeometry::Area};
    return by_index[measure.geometry.index()];
}

std::string_view geometry_key(MeasureGeometry geometry) {
    switch (geometry) {
    case MeasureGeometry::Point:
        return "@geometry.point";
    case MeasureGeometry::Line:
        return "@geometry.line";
    case MeasureGeometry::Area:
        return "@geometry.area";
    }
    return "";
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

geo::Problem refused(
    const ParameterSpec& spec,
    std::string_view key,
    std::vector<std::pair<std::string, std::string>> values) {
    values.emplace_back("parameter", "@" + spec.label_key);
    return {{std::string(key), std::move(values)}, spec.name, {}, {}};
}

geo::Result<geo::Done> check_value(const ParameterSpec& spec, const geo::Json& value) {
    const std::string shown = geo::dump_json(value);
    if (!spec.choices.empty()) {
        const bool known =
            value.is_string() &&
            std::count(spec.choices.begin(), spec.choices.end(), value.to_string()) > 0;
        return known ? geo::Result<geo::Done>(geo::Done{})
                     : refused(
                           spec,
                           "error.measure.unknown_choice",
                           {{"value", shown}, {"choices", joined(spec.choices)}});
    }
    const double number = value.to_double(std::nan(""));
    const bool in_range = number >= spec.least && number <= spec.most;
    if (!in_range) {
        return refused(
            spec,
            "error.measure.out_of_range",
            {{"value", shown},
             {"least", fmt::format("{}", spec.least)},
             {"most", fmt::format("{}", spec.most)},
             {"unit", spec.unit}});
    }
    if (spec.whole && number != std::floor(number)) {
        return refused(spec, "error.measure.not_whole", {{"value", shown}});
    }
    return geo::Done{};
}

} // namespace

std::string_view measure_unit_name(MeasureUnit unit) {
    switch (unit) {
    case MeasureUnit::Piece:
        return "piece";
    case MeasureUnit::Metre:
        return "m";
    case MeasureUnit::SquareMetre:
        return "m2";
    }
    return "";
}

const MeasureEffect* MeasureKind::effect(EffectKind wanted) const {
    const auto found = std::find_if(
        effects.begin(), effects.end(), [wanted](const auto& one) { return one.kind == wanted; });
    return found != effects.end() ? &*found : nullptr;
}

TreeSize grown_size(const TreeSize& mature, double growth_per_year, double years) {
    const double share = 1.0 - std::exp(-growth_per_year * std::max(0.0, years));
    const auto between = [share](double planted, double grown) {
        return std::min(planted, grown) + share * (grown - std::min(planted, grown));
    };
    TreeSize size;
    size.height_m = between(planted_height_m, mature.height_m);
    size.crown_diameter_m = between(planted_crown_m, mature.crown_diameter_m);
    size.crown_base_m = std::min(mature.crown_base_m, size.height_m / 3.0);
    return size;
}

double crown_volume_m3(const TreeSize& size) {
    const double crown_m = std::max(0.0, size.height_m - size.crown_base_m);
    return std::numbers::pi / 6.0 * size.crown_diameter_m * size.crown_diameter_m * crown_m;
}

const MeasureKind* Catalogue::kind(std::string_view name) const {
    return find_named(kinds_, name);
}

const SurfaceMaterial* Catalogue::material(std::string_view name) const {
    return find_named(materials_, name);
}

const TreeSpecies* Catalogue::species(std::string_view name) const {
    return find_named(species_, name);
}

double Catalogue::number(const Measure& measure, std::string_view parameter) const {
    const geo::Json& stated = measure.parameters[parameter];
    if (stated.is_number()) {
        return stated.to_double();
    }
    const TreeSpecies* of_measure = species(choice(measure, "species"));
    if (of_measure != nullptr) {
        if (const std::optional<double> size = size_of(*of_measure, parameter)) {
            // A small tree whose height alone is stated keeps a crown: it begins in the lower
            // third.
            const bool is_base = parameter == "crown_base_m";
            return is_base ? std::min(*size, number(measure, "height_m") / 3.0) : *size;
        }
    }
    const MeasureKind* kind_of_measure = kind(measure.kind);
    const ParameterSpec* spec =
        kind_of_measure != nullptr ? find_named(kind_of_measure->parameters, parameter) : nullptr;
    return spec != nullptr ? spec->standard : 0.0;
}

std::string Catalogue::choice(const Measure& measure, std::string_view parameter) const {
    const geo::Json& stated = measure.parameters[parameter];
    if (stated.is_string()) {
        return stated.to_string();
    }
    const MeasureKind* kind_of_measure = kind(measure.kind);
    const ParameterSpec* spec =
        kind_of_measure != nullptr ? find_named(kind_of_measure->parameters, parameter) : nullptr;
    return spec != nullptr ? spec->standard_choice : std::string{};
}

double Catalogue::number(const Measure& measure, const EffectValue& value) const {
    double product = value.factors.empty() ? value.number : 1.0;
    for (const std::string& factor : value.factors) {
        product *= number(measure, factor);
    }
    return product;
}

const SurfaceMaterial*
Catalogue::material(const Measure& measure, const MeasureEffect& effect) const {
    return material(effect.material.empty() ? choice(measure, "material") : effect.material);
}

geo::Result<geo::Done> Catalogue::validate(const Measure& measure) const {
    const MeasureKind* found = kind(measure.kind);
    if (found == nullptr) {
        std::vector<std::string> names;
        for (const MeasureKind& known : kinds_) {
            names.push_back(known.name);
        }
        return geo::Problem{
            {"error.measure.unknown_kind", {{"kind", measure.kind}}},
            {},
            {"help.measure.kinds", {{"kinds", joined(names)}}},
            {}};
    }
    if (geometry_of(measure) != found->geometry) {
        return geo::Problem{
            {"error.measure.wrong_geometry",
             {{"kind", "@" + found->name_key},
              {"expected", std::string(geometry_key(found->geometry))},
              {"given", std::string(geometry_key(geometry_of(measure)))}}},
            {},
            {},
            {}};
    }
    for (const auto& [name, value] : measure.parameters.members()) {
        if (name == active_parameter) {
            if (const auto times = ActiveTimes::parse(value.to_string()); !times) {
                return times.problem();
            }
            continue;
        }
        if (name == locked_parameter && value.is_bool()) {
            continue;
        }
        const ParameterSpec* spec = find_named(found->parameters, name);
        if (spec == nullptr) {
            return geo::Problem{
                {"error.measure.unknown_parameter",
                 {{"parameter", name}, {"kind", "@" + found->name_key}}},
                {},
                {},
                {}};
        }
        if (geo::Result<geo::Done> checked = check_value(*spec, value); !checked) {
            return checked.problem();
        }
    }
    if (found->effect(EffectKind::Trees) != nullptr &&
        number(measure, "crown_base_m") >= number(measure, "height_m")) {
        return geo::Problem{
            {"error.measure.crown_above_top",
             {{"base", fmt::format("{}", number(measure, "crown_base_m"))},
              {"height", fmt::format("{}", number(measure, "height_m"))}}},
            {},
            {"help.measure.crown_above_top", {}},
            {}};
    }
    return geo::Done{};
}

} // namespace smiletwin::scenarios
