#include "scenarios/site/planned_city.hpp"

#include "geo/city/city_builder.hpp"
#include "scenarios/site/planned_shapes.hpp"
#include "scenarios/site/planned_types.hpp"
#include "scenarios/site/site_base.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace smiletwin::scenarios {

namespace {

/// Nobody plans the thickness of a trunk: the one that the picture shows (shaders/trees.vert).
double assumed_trunk_diameter_m(double height_m) {
    return 2.0 * std::clamp(0.022 * height_m, 0.05, 0.45);
}

geo::Attribute text_attribute(std::string_view name, std::string_view value) {
    return {std::string(name), std::string(value), {}, geo::AttributeKind::Text};
}

geo::Attribute number_attribute(std::string_view name, double value, std::string_view unit) {
    const auto kind = unit.empty() ? geo::AttributeKind::Real : geo::AttributeKind::Measure;
    return {std::string(name), fmt::format("{}", value), std::string(unit), kind};
}

/// Makes the objects of one list of measures.
class PlannedObjects {
public:
    PlannedObjects(const BaseData& data, const Catalogue& catalogue, geo::CityBuilder& builder)
        : catalogue_(catalogue), shapes_(data, builder), builder_(builder) {}

    /// `origin` is "planned" or "correction".
    void
    add(const Measure& measure,
        const MeasureKind& kind,
        std::string_view origin,
        std::string_view variant) {
        const SurfaceMaterial* material =
            kind.effect == MeasureEffect::Surface
                ? catalogue_.material(catalogue_.choice(measure, "material"))
                : nullptr;
        const PlannedType planned = planned_type(kind.effect, material);
        builder_.object(fmt::format("{}-{}", origin, measure.id), std::string(planned.type));
        builder_.attribute(text_attribute("source", origin));
        if (!variant.empty()) {
            builder_.attribute(text_attribute("variant", variant));
        }
        builder_.attribute(text_attribute("measure", kind.name));
        if (planned.form == PlannedForm::Block) {
            builder_.attribute(text_attribute("function", kind.name));
        }
        add_parameters(measure, kind, planned.form);
        switch (planned.form) {
        case PlannedForm::Tree:
            add_tree(measure);
            break;
        case PlannedForm::Sheet:
            if (const auto* outline = std::get_if<geo::Polygon2d>(&measure.geometry)) {
                shapes_.add_sheet(*outline, planned.surface);
            }
            break;
        case PlannedForm::Block:
            shapes_.add_block(
                measure_outline(measure, catalogue_), catalogue_.number(measure, "height_m"));
            break;
        }
    }

private:
    void add_parameters(const Measure& measure, const MeasureKind& kind, PlannedForm form) {
        for (const ParameterSpec& parameter : kind.parameters) {
            const std::string_view standard = standard_attribute(form, parameter.name);
            const std::string_view name = standard.empty() ? parameter.name : standard;
            if (parameter.choices.empty()) {
                const double value = catalogue_.number(measure, parameter.name);
                builder_.attribute(number_attribute(name, value, parameter.unit));
                continue;
            }
            const std::string choice = catalogue_.choice(measure, parameter.name);
            const TreeSpecies* species =
                parameter.name == "species" ? catalogue_.species(choice) : nullptr;
            builder_.attribute(text_attribute(name, species ? species->botanical : choice));
        }
    }

    void add_tree(const Measure& measure) {
        const auto* foot = std::get_if<geo::Vec2d>(&measure.geometry);
        if (foot == nullptr) {
            return;
        }
        TreeSize size;
        size.height_m = catalogue_.number(measure, "height_m");
        size.crown_base_m = std::min(catalogue_.number(measure, "crown_base_m"), size.height_m);
        size.crown_diameter_m = catalogue_.number(measure, "crown_diameter_m");
        size.trunk_diameter_m = assumed_trunk_diameter_m(size.height_m);
        builder_.attribute(number_attribute("trunkDiameter", size.trunk_diameter_m, "m"));
        builder_.attribute(text_attribute("trunk_diameter_source", "assumed"));
        shapes_.add_tree(*foot, size);
    }

    const Catalogue& catalogue_;
    PlannedShapes shapes_;
    geo::CityBuilder& builder_;
};

} // namespace

geo::Result<geo::City> planned_city(
    const Project& project,
    const BaseData& data,
    const Catalogue& catalogue,
    const Variant* variant) {
    std::optional<geo::Crs> crs;
    if (!data.crs.empty()) {
        auto parsed = geo::Crs::parse(data.crs);
        if (!parsed) {
            return parsed.problem();
        }
        crs = *parsed;
    }
    geo::CityBuilder builder(crs, {});
    PlannedObjects objects(data, catalogue, builder);
    std::optional<geo::Problem> unknown;
    const auto add_all = [&](const std::vector<Measure>& measures,
                             std::string_view origin,
                             std::string_view variant_name) {
        for (const Measure& measure : measures) {
            if (const MeasureKind* kind = catalogue.kind(measure.kind)) {
                objects.add(measure, *kind, origin, variant_name);
            } else {
                unknown = geo::Problem{
                    {"error.site.unknown_kind", {{"kind", measure.kind}, {"id", measure.id}}},
                    {},
                    {"help.site.unknown_kind", {}},
                    {}};
            }
        }
    };
    add_all(project.corrections, "correction", {});
    if (variant != nullptr) {
        add_all(variant->measures, "planned", variant->name.empty() ? variant->id : variant->name);
    }
    if (unknown) {
        return *unknown;
    }
    return std::move(builder).city();
}

} // namespace smiletwin::scenarios
