#include "scenarios/measures/measure_lock.hpp"
#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"

namespace smiletwin::scenarios {

namespace {

/// A to Z, then V27, V28, ...
std::string free_variant_id(const Project& project) {
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const std::string id(1, letter);
        if (project.variant(id) == nullptr) {
            return id;
        }
    }
    std::size_t number = project.variants.size() + 1;
    while (project.variant("V" + std::to_string(number)) != nullptr) {
        ++number;
    }
    return "V" + std::to_string(number);
}

/// A second variant with this name could not be told apart in lists and on the command line.
bool is_name_taken(const Project& project, const std::string& name, std::string_view but_id) {
    const Variant* found = project.variant(name);
    return name == baseline_id || (found != nullptr && found->id != but_id);
}

} // namespace

Outcome add_variant(const ActionInput& input) {
    Variant variant;
    variant.id = free_variant_id(input.project);
    std::string from(baseline_id);
    ActionFields fields(input.action);
    fields.name("id", variant.id).name("name", variant.name).name("from", from);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (is_name_taken(input.project, variant.id, {})) {
        return taken_id(variant.id);
    }
    if (is_name_taken(input.project, variant.name, {})) {
        return taken_id(variant.name);
    }
    if (from != baseline_id) {
        const Variant* original = input.project.variant(from);
        if (original == nullptr) {
            return unknown_item("noun.variant", from);
        }
        variant.measures = original->measures;
        variant.note = original->note;
        std::uint64_t number = highest_measure_number(input.project);
        for (Measure& measure : variant.measures) {
            measure.id = "m" + std::to_string(++number);
            set_locked(measure, false); // a branch is to be changed
        }
    }
    std::string id = variant.id;
    geo::Message label{"history.variant.add", {{"name", variant.name}}};
    Project project = input.project;
    project.variants.push_back(std::move(variant));
    return ActionOutcome{std::move(project), std::move(label), std::move(id)};
}

Outcome rename_variant(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    Variant* variant = item_with_id(project.variants, id);
    if (variant == nullptr) {
        return unknown_item("noun.variant", id);
    }
    ActionFields fields(input.action);
    fields.name("name", variant->name);
    if (!fields.ok()) {
        return fields.problem();
    }
    if (is_name_taken(input.project, variant->name, id)) {
        return taken_id(variant->name);
    }
    geo::Message label{"history.variant.rename", {{"name", variant->name}}};
    return ActionOutcome{std::move(project), std::move(label), {}};
}

Outcome note_variant(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    Variant* variant = item_with_id(project.variants, id);
    if (variant == nullptr) {
        return unknown_item("noun.variant", id);
    }
    ActionFields fields(input.action);
    fields.text("text", variant->note);
    if (!fields.ok()) {
        return fields.problem();
    }
    geo::Message label{"history.variant.note", {{"name", variant->name}}};
    return ActionOutcome{std::move(project), std::move(label), {}};
}

Outcome remove_variant(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    const Variant* variant = item_with_id(project.variants, id);
    if (variant == nullptr) {
        return unknown_item("noun.variant", id);
    }
    geo::Message label{"history.variant.remove", {{"name", variant->name}}};
    std::erase_if(project.variants, [&id](const Variant& one) { return one.id == id; });
    return ActionOutcome{std::move(project), std::move(label), {}};
}

} // namespace smiletwin::scenarios
