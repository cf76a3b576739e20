#include "geo/base/time.hpp"
#include "geo/crs/crs_units.hpp"
#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

/// Coordinates in the project that would mean another place in another system.
bool has_coordinates(const Project& project) {
    const bool has_measures =
        std::any_of(project.variants.begin(), project.variants.end(), [](const Variant& variant) {
            return !variant.measures.empty();
        });
    return has_measures || !project.corrections.empty() || !project.areas.empty() ||
           !project.viewpoints.empty();
}

/// Settings that people know by a name; language keys "setting_name.<key>".
constexpr std::array<std::string_view, 4> named_settings{
    "heat.weather", "plan.budget_EUR", "plan.year", "scene.time"};

std::string name_of(const std::string& setting) {
    const bool is_named =
        std::find(named_settings.begin(), named_settings.end(), setting) != named_settings.end();
    return is_named ? "@setting_name." + setting : setting;
}

} // namespace

Outcome set_project(const ActionInput& input) {
    Project project = input.project;
    ActionFields fields(input.action);
    fields.name("name", project.name).name("crs", project.crs).name("time_zone", project.time_zone);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (project.crs != input.project.crs) {
        const geo::Result<geo::Crs> crs = geo::Crs::parse(project.crs);
        if (!crs) {
            return crs.problem();
        }
        if (!geo::units_of(*crs).plan.is_metre()) {
            return geo::Problem{
                {"error.action.crs_metres", {{"crs", crs->horizontal_name()}}},
                {},
                {"help.action.crs_metres", {}},
                {}};
        }
        project.crs = crs->id(); // one spelling, whatever the action wrote
    }
    const bool is_other_crs = project.crs != input.project.crs && !input.project.crs.empty();
    if (is_other_crs && has_coordinates(input.project)) {
        return geo::Problem{
            {"error.action.crs_fixed", {{"crs", input.project.crs}}},
            {},
            {"help.action.crs_fixed", {}},
            {}};
    }
    if (const auto zone = geo::TimeZone::named(project.time_zone); !zone) {
        return zone.problem();
    }
    return ActionOutcome{std::move(project), {"history.project.set", {}}, {}};
}

Outcome set_setting(const ActionInput& input) {
    std::string key;
    ActionFields fields(input.action);
    fields.name("key", key);
    if (!fields.ok()) {
        return fields.problem();
    }
    Project project = input.project;
    const geo::Json& value = input.action["value"];
    if (value.is_null()) {
        project.settings.remove(key);
        if (project.settings.size() == 0) {
            project.settings = {};
        }
    } else {
        project.settings.set(key, value);
    }
    return ActionOutcome{std::move(project), {"history.setting.set", {{"key", name_of(key)}}}, {}};
}

} // namespace smiletwin::scenarios
