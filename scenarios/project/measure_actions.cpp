#include "geo/crs/crs.hpp"
#include "geo/io/data_extent.hpp"
#include "scenarios/measures/measure_lock.hpp"
#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"
#include "scenarios/project/geojson.hpp"
#include "scenarios/project/source_plan.hpp"

#include <fmt/format.h>

#include <limits>

namespace smiletwin::scenarios {

namespace {

geo::Message labelled(std::string_view key, const Measure& measure) {
    return {std::string(key), {{"kind", "@measure." + measure.kind}}};
}

/// Where a project is, as far as it says so without its data: Areas and viewpoints, else where its
/// system is used. Empty when nothing is known.
std::vector<geo::Box2d> known_places(const Project& project) {
    std::vector<geo::Box2d> places;
    for (const Area& area : project.areas) {
        places.push_back(geo::bounds(area.polygon));
    }
    for (const Viewpoint& point : project.viewpoints) {
        geo::Box2d target;
        target.add(geo::Vec2d{point.target_crs.x, point.target_crs.y});
        places.push_back(target);
    }
    if (!places.empty() || project.crs.empty()) {
        return places;
    }
    const geo::Result<geo::Crs> crs = geo::Crs::parse(project.crs);
    if (crs && !crs->area_of_use().empty()) {
        places.push_back(crs->area_of_use());
    }
    return places;
}

} // namespace

std::vector<Measure>* list_with(Project& project, std::string_view id) {
    if (item_with_id(project.corrections, id) != nullptr) {
        return &project.corrections;
    }
    for (Variant& variant : project.variants) {
        if (item_with_id(variant.measures, id) != nullptr) {
            return &variant.measures;
        }
    }
    return nullptr;
}

std::optional<geo::Problem>
far_from_project(const geo::PlanGeometry& geometry, const Project& project) {
    const geo::Box2d box = geo::bounds(geometry);
    const std::vector<geo::Box2d> places = known_places(project);
    double away_m = std::numeric_limits<double>::infinity();
    for (const geo::Box2d& place : places) {
        away_m = std::min(away_m, geo::gap_m(place, box));
    }
    if (places.empty() || away_m <= farthest_m) {
        return std::nullopt;
    }
    const geo::Vec2d home = places.front().center();
    return geo::Problem{
        {"error.measure.far", {{"km", fmt::format("{:.0f}", away_m / 1000.0)}}},
        {},
        {"help.measure.coordinates",
         {{"crs", project.crs}, {"example", fmt::format("[{:.0f}, {:.0f}]", home.x, home.y)}}},
        {}};
}

namespace {

geo::Result<geo::PlanGeometry> read_place(const ActionInput& input) {
    geo::Result<geo::PlanGeometry> geometry = parse_geojson(input.action["geometry"]);
    if (geometry) {
        if (const auto far = far_from_project(*geometry, input.project)) {
            return *far;
        }
    }
    return geometry;
}

geo::Result<Measure> read_measure(const ActionInput& input) {
    Measure measure;
    measure.id = "m" + std::to_string(highest_measure_number(input.project) + 1);
    measure.kind = input.action["kind"].to_string();
    geo::Result<geo::PlanGeometry> geometry = read_place(input);
    if (!geometry) {
        return geometry.problem();
    }
    measure.geometry = std::move(*geometry);
    measure.parameters = geo::Json::object();
    for (const auto& [name, value] : input.action["parameters"].members()) {
        measure.parameters.set(name, value);
    }
    const geo::Result<geo::Done> valid = input.catalogue.validate(measure);
    return valid ? geo::Result(std::move(measure)) : valid.problem();
}

/// Runs `change` on the measure named by "id" and checks what came out.
template <typename Change>
Outcome changed_measure(const ActionInput& input, std::string_view label, const Change& change) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    std::vector<Measure>* list = list_with(project, id);
    if (list == nullptr) {
        return unknown_item("noun.measure", id);
    }
    Measure& measure = *item_with_id(*list, id);
    if (std::optional<geo::Problem> locked = locked_against(measure, input.action)) {
        return *locked;
    }
    if (std::optional<geo::Problem> problem = change(measure)) {
        return *problem;
    }
    if (const geo::Result<geo::Done> valid = input.catalogue.validate(measure); !valid) {
        return valid.problem();
    }
    geo::Message message = labelled(label, measure);
    return ActionOutcome{std::move(project), std::move(message), {}};
}

} // namespace

std::uint64_t highest_measure_number(const Project& project) {
    std::uint64_t highest = 0;
    const auto look = [&highest](const std::vector<Measure>& measures) {
        for (const Measure& measure : measures) {
            highest = std::max(highest, id_number(measure.id, 'm'));
        }
    };
    look(project.corrections);
    for (const Variant& variant : project.variants) {
        look(variant.measures);
    }
    return highest;
}

Outcome add_measure(const ActionInput& input) {
    const std::string& word = input.action["variant"].to_string();
    if (word == baseline_id) {
        return geo::Problem{
            {"error.action.baseline_locked", {}}, {}, {"help.action.baseline_locked", {}}, {}};
    }
    const Variant* variant = input.project.variant(word);
    if (variant == nullptr) {
        return unknown_item("noun.variant", word);
    }
    geo::Result<Measure> measure = read_measure(input);
    if (!measure) {
        return measure.problem();
    }
    geo::Message label = labelled("history.measure.add", *measure);
    std::string id = measure->id;
    Project project = input.project;
    item_with_id(project.variants, variant->id)->measures.push_back(std::move(*measure));
    return ActionOutcome{std::move(project), std::move(label), std::move(id)};
}

Outcome add_correction(const ActionInput& input) {
    geo::Result<Measure> measure = read_measure(input);
    if (!measure) {
        return measure.problem();
    }
    geo::Message label = labelled("history.correction.add", *measure);
    std::string id = measure->id;
    Project project = input.project;
    project.corrections.push_back(std::move(*measure));
    return ActionOutcome{std::move(project), std::move(label), std::move(id)};
}

Outcome move_measure(const ActionInput& input) {
    return changed_measure(
        input, "history.measure.move", [&input](Measure& measure) -> std::optional<geo::Problem> {
            geo::Result<geo::PlanGeometry> geometry = read_place(input);
            if (!geometry) {
                return geometry.problem();
            }
            measure.geometry = std::move(*geometry);
            return std::nullopt;
        });
}

void set_parameters(Measure& measure, const geo::Json& parameters) {
    for (const auto& [name, value] : parameters.members()) {
        if (value.is_null()) {
            measure.parameters.remove(name); // back to the catalogue's default
        } else {
            measure.parameters.set(name, value);
        }
    }
}

std::optional<geo::Problem> locked_against(const Measure& measure, const geo::Json& action) {
    const bool unlocks =
        action.contains(locked_parameter) && !action[locked_parameter].to_bool(true);
    if (!is_locked(measure) || unlocks) {
        return std::nullopt;
    }
    return geo::Problem{
        {"error.measure.locked", {{"kind", "@measure." + measure.kind}, {"id", measure.id}}},
        {},
        {"help.measure.locked", {}},
        {}};
}

std::optional<geo::Problem> read_lock(const geo::Json& action, Measure& measure) {
    bool locked = is_locked(measure);
    ActionFields fields(action);
    fields.flag(locked_parameter, locked);
    if (!fields.ok()) {
        return fields.problem();
    }
    set_locked(measure, locked);
    return std::nullopt;
}

Outcome set_measure(const ActionInput& input) {
    return changed_measure(
        input, "history.measure.set", [&input](Measure& measure) -> std::optional<geo::Problem> {
            set_parameters(measure, input.action["parameters"]);
            return read_lock(input.action, measure);
        });
}

Outcome remove_measure(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    std::vector<Measure>* list = list_with(project, id);
    if (list == nullptr) {
        return unknown_item("noun.measure", id);
    }
    if (std::optional<geo::Problem> locked =
            locked_against(*item_with_id(*list, id), input.action)) {
        return *locked;
    }
    geo::Message label = labelled("history.measure.remove", *item_with_id(*list, id));
    std::erase_if(*list, [&id](const Measure& one) { return one.id == id; });
    return ActionOutcome{std::move(project), std::move(label), {}};
}

} // namespace smiletwin::scenarios
