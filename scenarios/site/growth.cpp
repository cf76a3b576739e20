#include "scenarios/site/growth.hpp"

#include <cmath>
#include <vector>

namespace smiletwin::scenarios {

namespace {

int year_of(const Project& project, std::string_view setting, int otherwise) {
    constexpr double farthest = 2200.0; // as the year of planting in the catalogue
    const double year = project.settings[setting].to_double();
    return year >= 1.0 && year <= farthest ? static_cast<int>(std::lround(year)) : otherwise;
}

class Growing {
public:
    Growing(const Catalogue& catalogue, int year, int first_year)
        : catalogue_(catalogue), year_(year), first_year_(first_year) {}

    void apply(std::vector<Measure>& measures) const {
        std::erase_if(measures, [this](const Measure& measure) {
            return plants(measure) && planted_in(measure) > year_;
        });
        for (Measure& measure : measures) {
            if (plants(measure)) {
                grow(measure);
            }
        }
    }

private:
    [[nodiscard]] bool plants(const Measure& measure) const {
        const MeasureKind* kind = catalogue_.kind(measure.kind);
        return kind != nullptr && kind->effect(EffectKind::Trees) != nullptr;
    }

    [[nodiscard]] int planted_in(const Measure& measure) const {
        const int stated = static_cast<int>(catalogue_.number(measure, "planted_year"));
        return stated > 0 ? stated : first_year_;
    }

    void grow(Measure& measure) const {
        const TreeSize mature{
            catalogue_.number(measure, "height_m"),
            catalogue_.number(measure, "crown_diameter_m"),
            catalogue_.number(measure, "crown_base_m")};
        const TreeSpecies* species = catalogue_.species(catalogue_.choice(measure, "species"));
        const double rate =
            species != nullptr ? species->growth_per_year : TreeSpecies{}.growth_per_year;
        const TreeSize size = grown_size(mature, rate, year_ - planted_in(measure));
        measure.parameters.set("height_m", size.height_m)
            .set("crown_diameter_m", size.crown_diameter_m)
            .set("crown_base_m", size.crown_base_m);
    }

    const Catalogue& catalogue_;
    int year_;
    int first_year_;
};

} // namespace

int first_plan_year(const Project& project) {
    return year_of(project, first_year_setting, usual_first_year);
}

std::optional<int> plan_year(const Project& project) {
    const int year = year_of(project, plan_year_setting, 0);
    return year > 0 ? std::optional(year) : std::nullopt;
}

Project grown_project(Project project, const Catalogue& catalogue, int year) {
    const Growing growing(catalogue, year, first_plan_year(project));
    growing.apply(project.corrections);
    for (Variant& variant : project.variants) {
        growing.apply(variant.measures);
    }
    return project;
}

} // namespace smiletwin::scenarios
