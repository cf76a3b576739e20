// Actions on several measures at once, each one step of the history.

#include "geo/vector/layer.hpp"
#include "scenarios/measures/measure_lock.hpp"
#include "scenarios/measures/measure_transform.hpp"
#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace smiletwin::scenarios {

namespace {

/// So many copies of one measure in one step: more is a slip of the keyboard.
constexpr double most_copies = 1000.0;

geo::Problem
wrong_value(std::string_view member, const geo::Json& value, std::string_view expected) {
    return {
        {"error.action.wrong_value",
         {{"value", geo::dump_json(value)},
          {"member", std::string(member)},
          {"expected", "@" + std::string(expected)}}},
        {},
        {"help.action.docs", {}},
        {}};
}

/// The named measures, each once, in the order they were named.
geo::Result<std::vector<Measure>>
named_measures(const ActionInput& input, std::string_view member) {
    const geo::Json& ids = input.action[member];
    if (ids.size() == 0) {
        return wrong_value(member, ids, "action.expected.ids");
    }
    std::vector<Measure> measures;
    std::set<std::string> seen;
    for (const geo::Json& id : ids.items()) {
        const Measure* measure = input.project.measure(id.to_string());
        if (measure == nullptr) {
            return unknown_item("noun.measure", id.to_string());
        }
        if (seen.insert(measure->id).second) {
            measures.push_back(*measure);
        }
    }
    return measures;
}

std::optional<geo::Problem>
read_pair(const ActionInput& input, std::string_view member, geo::Vec2d& to) {
    if (!input.action.contains(member)) {
        return std::nullopt;
    }
    const geo::Json& pair = input.action[member];
    const geo::Vec2d value{pair[0].to_double(std::nan("")), pair[1].to_double(std::nan(""))};
    if (pair.size() != 2 || !std::isfinite(value.x) || !std::isfinite(value.y)) {
        return wrong_value(member, pair, "action.expected.pair");
    }
    to = value;
    return std::nullopt;
}

/// Middle of all that is named.
geo::Vec2d middle(const std::vector<Measure>& measures) {
    geo::Box2d box;
    for (const Measure& measure : measures) {
        const geo::Box2d one = geo::bounds(measure.geometry);
        box.add(one.min);
        box.add(one.max);
    }
    return box.center();
}

geo::Result<PlanTransform>
read_transform(const ActionInput& input, const std::vector<Measure>& measures) {
    PlanTransform transform;
    transform.about_crs = middle(measures);
    double mirror_deg = 0.0;
    ActionFields fields(input.action);
    fields.number("rotate_deg", transform.rotate_deg, -360.0, 360.0)
        .number("scale", transform.scale, 0.01, 100.0)
        .number("mirror_deg", mirror_deg, -360.0, 360.0);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (input.action.contains("mirror_deg")) {
        transform.mirror_axis_deg = mirror_deg;
    }
    if (auto problem = read_pair(input, "move", transform.move_m)) {
        return *problem;
    }
    if (auto problem = read_pair(input, "about", transform.about_crs)) {
        return *problem;
    }
    return transform;
}

/// The measures under "ids" and where they are to go.
struct Placement {
    std::vector<Measure> measures;
    PlanTransform transform;
};

geo::Result<Placement> read_placement(const ActionInput& input) {
    auto measures = named_measures(input, "ids");
    if (!measures) {
        return measures.problem();
    }
    const auto transform = read_transform(input, *measures);
    if (!transform) {
        return transform.problem();
    }
    return Placement{std::move(measures).value(), *transform};
}

std::optional<geo::Problem> refused(const Measure& measure, const ActionInput& input) {
    if (const auto far = far_from_project(measure.geometry, input.project)) {
        return far;
    }
    const geo::Result<geo::Done> valid = input.catalogue.validate(measure);
    return valid ? std::nullopt : std::optional(valid.problem());
}

/// One of a kind is called by its name, several are counted.
geo::Message labelled(const std::string& key, const std::vector<Measure>& measures) {
    if (measures.size() == 1) {
        return {key, {{"kind", "@measure." + measures.front().kind}}};
    }
    return {key + ".several", {{"count", std::to_string(measures.size())}}};
}

/// Each of them changed in place.
template <typename Change>
Outcome changed_measures(
    const ActionInput& input,
    const std::vector<Measure>& measures,
    const std::string& label,
    const Change& change) {
    Project project = input.project;
    for (const Measure& before : measures) {
        if (const auto locked = locked_against(before, input.action)) {
            return *locked;
        }
        Measure after = change(before);
        if (const auto problem = read_lock(input.action, after)) {
            return *problem;
        }
        if (const auto problem = refused(after, input)) {
            return *problem;
        }
        *item_with_id(*list_with(project, before.id), before.id) = std::move(after);
    }
    return ActionOutcome{std::move(project), labelled(label, measures), {}};
}

} // namespace

Outcome transform_measures(const ActionInput& input) {
    const auto wanted = read_placement(input);
    if (!wanted) {
        return wanted.problem();
    }
    const std::vector<Measure>& measures = wanted->measures;
    const PlanTransform& transform = wanted->transform;
    return changed_measures(input, measures, "history.measure.move", [&](const Measure& before) {
        return transformed(before, transform, input.catalogue);
    });
}

Outcome set_measures(const ActionInput& input) {
    const auto measures = named_measures(input, "ids");
    if (!measures) {
        return measures.problem();
    }
    return changed_measures(input, *measures, "history.measure.set", [&](Measure measure) {
        set_parameters(measure, input.action["parameters"]);
        return measure;
    });
}

Outcome remove_measures(const ActionInput& input) {
    const auto measures = named_measures(input, "ids");
    if (!measures) {
        return measures.problem();
    }
    std::set<std::string> gone;
    for (const Measure& measure : *measures) {
        if (const auto locked = locked_against(measure, input.action)) {
            return *locked;
        }
        gone.insert(measure.id);
    }
    Project project = input.project;
    const auto is_gone = [&gone](const Measure& one) { return gone.contains(one.id); };
    std::erase_if(project.corrections, is_gone);
    for (Variant& variant : project.variants) {
        std::erase_if(variant.measures, is_gone);
    }
    return ActionOutcome{std::move(project), labelled("history.measure.remove", *measures), {}};
}

Outcome copy_measures(const ActionInput& input) {
    const auto wanted = read_placement(input);
    if (!wanted) {
        return wanted.problem();
    }
    const std::vector<Measure>& measures = wanted->measures;
    const PlanTransform& transform = wanted->transform;
    double count = 1.0;
    std::string target;
    ActionFields fields(input.action);
    fields.number("count", count, 1.0, most_copies).name("variant", target);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (count != std::floor(count)) {
        return wrong_value("count", input.action["count"], "action.expected.whole");
    }
    Project project = input.project;
    if (!target.empty() && project.variant(target) == nullptr) {
        return unknown_item("noun.variant", target);
    }
    std::uint64_t number = highest_measure_number(project);
    const std::string first_id = "m" + std::to_string(number + 1);
    std::vector<Measure> last = measures;
    for (Measure& measure : last) {
        set_locked(measure, false); // a copy is to be placed
    }
    for (int copy = 0; copy < static_cast<int>(count); ++copy) {
        PlanTransform step = transform; // the place it turns about goes along
        step.about_crs = transform.about_crs + static_cast<double>(copy) * transform.move_m;
        for (std::size_t i = 0; i < last.size(); ++i) {
            last[i] = transformed(last[i], step, input.catalogue);
            if (const auto problem = refused(last[i], input)) {
                return *problem;
            }
            std::vector<Measure>& list =
                target.empty()
                    ? *list_with(project, measures[i].id)
                    : item_with_id(project.variants, project.variant(target)->id)->measures;
            list.push_back(last[i]);
            list.back().id = "m" + std::to_string(++number);
        }
    }
    return ActionOutcome{std::move(project), labelled("history.measure.copy", measures), first_id};
}

Outcome merge_variant(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    const Variant* from = input.project.variant(input.action["from"].to_string());
    if (from == nullptr) {
        return unknown_item("noun.variant", input.action["from"].to_string());
    }
    Project project = input.project;
    Variant* into = item_with_id(project.variants, id);
    if (into == nullptr) {
        return unknown_item("noun.variant", id);
    }
    std::vector<Measure> wanted = from->measures;
    if (input.action.contains("measures")) {
        const auto named = named_measures(input, "measures");
        if (!named) {
            return named.problem();
        }
        wanted = *named;
    }
    std::uint64_t number = highest_measure_number(project);
    for (Measure& measure : wanted) {
        set_locked(measure, false); // what is taken over is to be placed
        const auto same = [&measure](Measure one) {
            set_locked(one, false);
            return one.kind == measure.kind && one.geometry == measure.geometry &&
                   one.parameters == measure.parameters;
        };
        if (std::none_of(into->measures.begin(), into->measures.end(), same)) {
            measure.id = "m" + std::to_string(++number);
            into->measures.push_back(std::move(measure));
        }
    }
    geo::Message label{"history.variant.merge", {{"name", into->name}, {"from", from->name}}};
    return ActionOutcome{std::move(project), std::move(label), {}};
}

Outcome group_actions(const ActionInput& input) {
    const geo::Json& actions = input.action["actions"];
    if (actions.size() == 0) {
        return wrong_value("actions", actions, "action.expected.actions");
    }
    Project project = input.project;
    std::string first_id;
    geo::Message label;
    for (const geo::Json& action : actions.items()) {
        if (action["action"].to_string() == "group") {
            return wrong_value("actions", "group", "action.expected.actions");
        }
        geo::Result<ActionOutcome> outcome = perform(project, action, input.catalogue);
        if (!outcome) {
            return outcome.problem();
        }
        project = std::move(outcome->project);
        label = std::move(outcome->label);
        if (first_id.empty()) {
            first_id = std::move(outcome->created_id);
        }
    }
    if (actions.size() > 1) {
        label = {"history.group", {{"count", std::to_string(actions.size())}}};
    }
    return ActionOutcome{std::move(project), std::move(label), std::move(first_id)};
}

} // namespace smiletwin::scenarios
