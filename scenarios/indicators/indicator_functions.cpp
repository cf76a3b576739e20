#include "scenarios/indicators/indicator_functions.hpp"

#include "scenarios/indicators/heat_functions.hpp"
#include "scenarios/indicators/people_functions.hpp"
#include "scenarios/indicators/plan_functions.hpp"

#include <algorithm>

namespace smiletwin::scenarios {

IndicatorNumber exactly(double value, std::size_t cells) {
    return {value, value, value, value, value, cells};
}

IndicatorNumber between(double least, double value, double most) {
    return {value, least, most, least, most, 0};
}

const std::vector<IndicatorFunction>& indicator_functions() {
    static const std::vector<IndicatorFunction> functions{
        {"heat.mean_utci", mean_utci},
        {"heat.share_above_32", share_above_32},
        {"heat.share_above_38", share_above_38},
        {"heat.shaded_share", shaded_share},
        {"heat.shaded_seats", shaded_seats},
        {"people.entered", people_entered},
        {"people.mean_density", mean_density},
        {"people.highest_density", highest_density},
        {"people.mean_speed", mean_speed},
        {"plan.impervious_area", impervious_area},
        {"plan.trees", tree_count},
        {"plan.trees_planted", planted_trees},
        {"plan.trees_lost", lost_trees},
        {"plan.crown_volume_5", crown_volume_in<5>},
        {"plan.crown_volume_20", crown_volume_in<20>},
        {"plan.crown_volume_40", crown_volume_in<40>},
        {"plan.seats", seats},
        {"plan.play_area", play_area},
        {"plan.storage", storage},
        {"plan.wide_ground", wide_ground},
        {"plan.cost", making_cost},
        {"plan.upkeep", upkeep}};
    return functions;
}

geo::Result<IndicatorCatalogue> load_indicators(const std::filesystem::path& folder) {
    auto catalogue = IndicatorCatalogue::load(folder);
    if (!catalogue) {
        return catalogue;
    }
    const auto alone = [&folder](const char* key, std::string_view id) {
        return geo::Problem{
            {key, {{"id", std::string(id)}}}, folder.string(), {"help.indicators.docs", {}}, {}};
    };
    const std::vector<IndicatorFunction>& functions = indicator_functions();
    for (const IndicatorDefinition& definition : catalogue->all()) {
        if (std::none_of(functions.begin(), functions.end(), [&](const IndicatorFunction& one) {
                return one.id == definition.id;
            })) {
            return alone("error.indicators.no_function", definition.id);
        }
    }
    for (const IndicatorFunction& function : functions) {
        if (catalogue->find(function.id) == nullptr) {
            return alone("error.indicators.no_file", function.id);
        }
    }
    return catalogue;
}

} // namespace smiletwin::scenarios
