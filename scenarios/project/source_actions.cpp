#include "scenarios/project/action_fields.hpp"
#include "scenarios/project/action_functions.hpp"

#include <filesystem>

namespace smiletwin::scenarios {

namespace {

std::optional<geo::Problem> read_fields(const geo::Json& action, Source& source) {
    std::string role(source_role_name(source.role));
    ActionFields fields(action);
    fields.text("role", role)
        .name("path", source.path)
        .text("hash", source.hash)
        .text("title", source.title)
        .text("crs", source.crs_override)
        .text("licence", source.licence)
        .text("date", source.date)
        .flag("visible", source.visible)
        .number("opacity", source.opacity, 0.0, 1.0);
    if (!fields.ok()) {
        return fields.problem();
    }
    const std::optional<SourceRole> known = source_role_named(role);
    if (!known) {
        return geo::Problem{
            {"error.action.unknown_role", {{"role", role}}}, {}, {"help.action.docs", {}}, {}};
    }
    source.role = *known;
    if (source.title.empty()) {
        source.title = std::filesystem::path(source.path).filename().string();
    }
    return std::nullopt;
}

} // namespace

Outcome add_source(const ActionInput& input) {
    Source source;
    source.id = next_id(input.project.sources, 's');
    if (std::optional<geo::Problem> problem = read_fields(input.action, source)) {
        return *problem;
    }
    Project project = input.project;
    project.sources.push_back(source);
    return ActionOutcome{
        std::move(project), {"history.source.add", {{"title", source.title}}}, source.id};
}

Outcome remove_source(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    const Source* source = input.project.source(id);
    if (source == nullptr) {
        return unknown_item("noun.source", id);
    }
    const std::string title = source->title;
    Project project = input.project;
    std::erase_if(project.sources, [&id](const Source& one) { return one.id == id; });
    return ActionOutcome{std::move(project), {"history.source.remove", {{"title", title}}}, {}};
}

Outcome set_source(const ActionInput& input) {
    const std::string& id = input.action["id"].to_string();
    Project project = input.project;
    Source* source = item_with_id(project.sources, id);
    if (source == nullptr) {
        return unknown_item("noun.source", id);
    }
    if (std::optional<geo::Problem> problem = read_fields(input.action, *source)) {
        return *problem;
    }
    const std::string title = source->title;
    return ActionOutcome{std::move(project), {"history.source.set", {{"title", title}}}, {}};
}

} // namespace smiletwin::scenarios
