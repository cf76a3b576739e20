#include "scenarios/site/planned_city.hpp"

#include "geo/city/city_builder.hpp"
#include "scenarios/site/measure_shapes.hpp"
#include "scenarios/site/planned_shapes.hpp"
#include "scenarios/site/planned_types.hpp"

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

    /// `origin` is "planned" or "correction". Of a row of trees each is an object.
    void
    add(const Measure& measure,
        const MeasureKind& kind,
        std::string_view origin,
        std::string_view variant) {
        const Place place{measure, kind, origin, variant};
        if (kind.shape.form != MeasureForm::Trees) {
            begin(place, fmt::format("{}-{}", origin, measure.id));
            add_shape(measure, kind);
            return;
        }
        const std::vector<geo::Tree> trees = measure_trees(measure, catalogue_);
        for (std::size_t i = 0; i < trees.size(); ++i) {
            const std::string id = fmt::format("{}-{}", origin, measure.id);
            begin(place, trees.size() == 1 ? id : fmt::format("{}.{}", id, i + 1));
            const double trunk_m = assumed_trunk_diameter_m(trees[i].height_m);
            builder_.attribute(number_attribute("trunkDiameter", trunk_m, "m"));
            builder_.attribute(text_attribute("trunk_diameter_source", "assumed"));
            shapes_.add_tree(trees[i], trunk_m);
        }
    }

private:
    struct Place {
        const Measure& measure;
        const MeasureKind& kind;
        std::string_view origin;
        std::string_view variant;
    };

    PlannedType type_of(const Measure& measure, const MeasureKind& kind) const {
        const MeasureEffect* surface = kind.effect(EffectKind::Surface);
        return planned_type(
            kind.shape, surface != nullptr ? catalogue_.material(measure, *surface) : nullptr);
    }

    void begin(const Place& place, const std::string& id) {
        const MeasureKind& kind = place.kind;
        const PlannedType type = type_of(place.measure, kind);
        builder_.object(id, std::string(type.type));
        builder_.attribute(text_attribute("source", place.origin));
        if (!place.variant.empty()) {
            builder_.attribute(text_attribute("variant", place.variant));
        }
        builder_.attribute(text_attribute("measure", kind.name));
        if (type.type == "CityFurniture") {
            builder_.attribute(text_attribute("function", kind.name));
        }
        add_parameters(place.measure, kind, kind.shape.form);
    }

    void add_shape(const Measure& measure, const MeasureKind& kind) {
        const double base_m = catalogue_.number(measure, kind.shape.base_m);
        const double top_m = catalogue_.number(measure, kind.shape.top_m);
        for (const geo::Polygon2d& outline : measure_outlines(measure, catalogue_)) {
            switch (kind.shape.form) {
            case MeasureForm::Trees:
                break;
            case MeasureForm::Sheet:
            case MeasureForm::Mark:
                shapes_.add_sheet(outline, type_of(measure, kind).surface);
                break;
            case MeasureForm::Block:
            case MeasureForm::Canopy:
                shapes_.add_block(outline, base_m, top_m);
                break;
            case MeasureForm::Building:
                shapes_.add_building(outline, top_m);
                break;
            }
        }
    }

    void add_parameters(const Measure& measure, const MeasureKind& kind, MeasureForm form) {
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
