// The functions behind the list of actions (actions.cpp), and what they share. Each returns a
// changed copy of the project.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/actions.hpp"
#include "scenarios/project/project.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

struct ActionInput {
    const Project& project;
    const geo::Json& action;
    const Catalogue& catalogue;
};
using Outcome = geo::Result<ActionOutcome>;

Outcome add_source(const ActionInput& input);
Outcome remove_source(const ActionInput& input);
Outcome set_source(const ActionInput& input);
Outcome place_source(const ActionInput& input);
Outcome add_measure(const ActionInput& input);
Outcome add_correction(const ActionInput& input);
Outcome move_measure(const ActionInput& input);
Outcome set_measure(const ActionInput& input);
Outcome remove_measure(const ActionInput& input);
Outcome transform_measures(const ActionInput& input);
Outcome copy_measures(const ActionInput& input);
Outcome set_measures(const ActionInput& input);
Outcome remove_measures(const ActionInput& input);
Outcome merge_variant(const ActionInput& input);
Outcome group_actions(const ActionInput& input);
Outcome add_variant(const ActionInput& input);
Outcome rename_variant(const ActionInput& input);
Outcome note_variant(const ActionInput& input);
Outcome remove_variant(const ActionInput& input);
Outcome add_area(const ActionInput& input);
Outcome set_area(const ActionInput& input);
Outcome remove_area(const ActionInput& input);
Outcome add_viewpoint(const ActionInput& input);
Outcome remove_viewpoint(const ActionInput& input);
Outcome set_project(const ActionInput& input);
Outcome set_setting(const ActionInput& input);

/// "There is no {what} with the name ..." for what = language key of the noun.
geo::Problem unknown_item(std::string_view noun_key, std::string_view id);
/// "{id} is already taken."
geo::Problem taken_id(std::string_view id);

/// Item with this id, nullptr when absent.
template <typename T>
T* item_with_id(std::vector<T>& list, std::string_view id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [id](const T& item) { return item.id == id; });
    return found != list.end() ? &*found : nullptr;
}

/// The n of an id such as "m17"; 0 for ids of another form.
inline std::uint64_t id_number(std::string_view id, char letter) {
    std::uint64_t number = 0;
    if (id.size() > 1 && id.front() == letter) {
        std::from_chars(id.data() + 1, id.data() + id.size(), number);
    }
    return number;
}

/// Letter and the number after the highest one in use.
template <typename T>
std::string next_id(const std::vector<T>& list, char letter) {
    std::uint64_t highest = 0;
    for (const T& item : list) {
        highest = std::max(highest, id_number(item.id, letter));
    }
    return letter + std::to_string(highest + 1);
}

/// The list of corrections or of a variant in which the measure is; nullptr when there is none.
std::vector<Measure>* list_with(Project& project, std::string_view id);

/// Degrees in a metric project, or another system: nobody would ever see such a measure.
std::optional<geo::Problem>
far_from_project(const geo::PlanGeometry& geometry, const Project& project);

/// A null takes a parameter back to the default of the catalogue.
void set_parameters(Measure& measure, const geo::Json& parameters);

/// Nothing when the measure may be changed by this action: it is free, or the action unlocks it.
std::optional<geo::Problem> locked_against(const Measure& measure, const geo::Json& action);

/// Locks or unlocks where the action says so. A Problem when the member is no flag.
std::optional<geo::Problem> read_lock(const geo::Json& action, Measure& measure);

/// Measure ids are unique over all variants, so that a measure can be named without its variant.
std::uint64_t highest_measure_number(const Project& project);

} // namespace smiletwin::scenarios
