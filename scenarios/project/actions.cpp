#include "scenarios/project/actions.hpp"

#include "scenarios/project/action_functions.hpp"

#include <algorithm>
#include <iterator>

namespace smiletwin::scenarios {

namespace {

/// One line per action: members that must and may be there, and the function.
struct ActionSpec {
    std::string_view name;
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional;
    Outcome (*run)(const ActionInput& input);
};

const std::vector<ActionSpec>& specs() {
    static const std::vector<ActionSpec> all{
        {"source.add",
         {"role", "path"},
         {"title",
          "crs",
          "licence",
          "date",
          "hash",
          "visible",
          "opacity",
          "lod",
          "theme",
          "axis_order",
          "up_axis",
          "planting",
          "soil_depth_m"},
         add_source},
        {"source.remove", {"id"}, {}, remove_source},
        {"source.set",
         {"id"},
         {"role",
          "path",
          "hash",
          "title",
          "crs",
          "licence",
          "date",
          "visible",
          "opacity",
          "lod",
          "theme",
          "axis_order",
          "up_axis",
          "planting",
          "soil_depth_m"},
         set_source},
        {"source.place",
         {"id"},
         {"x", "y", "height_m", "above_ground", "rotation_deg", "scale"},
         place_source},
        {"measure.add", {"variant", "kind", "geometry"}, {"parameters"}, add_measure},
        {"measure.move", {"id", "geometry"}, {}, move_measure},
        {"measure.set", {"id"}, {"parameters", "locked"}, set_measure},
        {"measure.remove", {"id"}, {}, remove_measure},
        {"measures.transform",
         {"ids"},
         {"move", "rotate_deg", "scale", "mirror_deg", "about"},
         transform_measures},
        {"measures.copy",
         {"ids"},
         {"count", "variant", "move", "rotate_deg", "scale", "mirror_deg", "about"},
         copy_measures},
        {"measures.set", {"ids"}, {"parameters", "locked"}, set_measures},
        {"measures.remove", {"ids"}, {}, remove_measures},
        {"correction.add", {"kind", "geometry"}, {"parameters"}, add_correction},
        {"variant.add", {"name"}, {"id", "from"}, add_variant},
        {"variant.rename", {"id", "name"}, {}, rename_variant},
        {"variant.note", {"id", "text"}, {}, note_variant},
        {"variant.remove", {"id"}, {}, remove_variant},
        {"variant.merge", {"id", "from"}, {"measures"}, merge_variant},
        {"area.add", {"name", "polygon"}, {"cell_m", "halo_m"}, add_area},
        {"area.set", {"id"}, {"name", "polygon", "cell_m", "halo_m"}, set_area},
        {"area.remove", {"id"}, {}, remove_area},
        {"viewpoint.add", {"name", "eye", "target"}, {"id"}, add_viewpoint},
        {"viewpoint.remove", {"id"}, {}, remove_viewpoint},
        {"project.set", {}, {"name", "crs", "time_zone"}, set_project},
        {"setting.set", {"key", "value"}, {}, set_setting},
        {"group", {"actions"}, {}, group_actions},
    };
    return all;
}

geo::Problem member_problem(std::string_view key, std::string_view member) {
    return {
        {std::string(key), {{"member", std::string(member)}}}, {}, {"help.action.docs", {}}, {}};
}

/// A misspelt member is refused instead of silently losing its meaning.
std::optional<geo::Problem> check_members(const ActionSpec& spec, const geo::Json& action) {
    for (const std::string_view member : spec.required) {
        if (!action.contains(member)) {
            return member_problem("error.action.missing_member", member);
        }
    }
    for (const auto& [name, value] : action.members()) {
        const auto is_name = [&name = name](std::string_view known) { return known == name; };
        if (name != "action" && std::none_of(spec.required.begin(), spec.required.end(), is_name) &&
            std::none_of(spec.optional.begin(), spec.optional.end(), is_name)) {
            return member_problem("error.action.unknown_member", name);
        }
    }
    return std::nullopt;
}

geo::Problem in_action(geo::Problem problem, const std::string& name) {
    problem.where = problem.where.empty() ? name : name + ", " + problem.where;
    return problem;
}

} // namespace

std::vector<std::string_view> action_names() {
    std::vector<std::string_view> names;
    std::transform(
        specs().begin(), specs().end(), std::back_inserter(names), [](const ActionSpec& spec) {
            return spec.name;
        });
    return names;
}

geo::Result<ActionOutcome>
perform(const Project& project, const geo::Json& action, const Catalogue& catalogue) {
    const std::string& name = action["action"].to_string();
    const auto spec = std::find_if(specs().begin(), specs().end(), [&name](const ActionSpec& one) {
        return one.name == name;
    });
    if (spec == specs().end()) {
        return geo::Problem{
            {"error.action.unknown", {{"action", name}}}, {}, {"help.action.docs", {}}, {}};
    }
    if (std::optional<geo::Problem> wrong = check_members(*spec, action)) {
        return in_action(std::move(*wrong), name);
    }
    Outcome outcome = spec->run(ActionInput{project, action, catalogue});
    return outcome ? std::move(outcome) : in_action(outcome.problem(), name);
}

geo::Problem unknown_item(std::string_view noun_key, std::string_view id) {
    return {
        {"error.action.unknown_item",
         {{"what", "@" + std::string(noun_key)}, {"id", std::string(id)}}},
        {},
        {},
        {}};
}

geo::Problem taken_id(std::string_view id) {
    return {{"error.action.taken_id", {{"id", std::string(id)}}}, {}, {}, {}};
}

} // namespace smiletwin::scenarios
