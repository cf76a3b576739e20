#include "viewer/app/picture_wishes.hpp"

#include "scenarios/indicators/result_layer.hpp"

#include <string_view>

namespace smiletwin::viewer {

namespace {

/// Ids of all items after those in `names`; a dash when there is none.
template <typename Item>
std::string known_names(std::string names, const std::vector<Item>& items) {
    for (const Item& item : items) {
        names += (names.empty() ? "" : ", ") + item.id;
    }
    return names.empty() ? "–" : names;
}

geo::Problem unknown_name(const char* key, const std::string& name, std::string known) {
    return {{key, {{"name", name}}}, {}, {"help.render.known_names", {{"names", known}}}, {}};
}

} // namespace

std::optional<geo::Problem> unknown_wish(
    const ProgramOptions& options,
    const scenarios::Project& project,
    const std::vector<DataLayer>& layers) {
    if (!options.viewpoint.empty() && project.viewpoint(options.viewpoint) == nullptr) {
        return unknown_name(
            "error.render.unknown_viewpoint",
            options.viewpoint,
            known_names({}, project.viewpoints));
    }
    if (!options.variant.empty() && options.variant != scenarios::baseline_id &&
        project.variant(options.variant) == nullptr) {
        return unknown_name(
            "error.render.unknown_variant",
            options.variant,
            known_names(std::string(scenarios::baseline_id), project.variants));
    }
    if (options.layer.empty() || layer_named(layers, options.layer) != nullptr) {
        return std::nullopt;
    }
    if (scenarios::model_of_layer(options.layer) == nullptr) {
        return scenarios::unknown_layer(options.layer);
    }
    if (wished_map(options.layer).difference &&
        wished_variant(options, project) == scenarios::baseline_id) {
        return geo::Problem{
            {"error.render.difference_of_baseline", {{"layer", options.layer}}},
            {},
            {"help.render.name_variant", {{"names", known_names({}, project.variants)}}},
            {}};
    }
    return std::nullopt;
}

std::string wished_variant(const ProgramOptions& options, const scenarios::Project& project) {
    const scenarios::Variant* variant =
        options.variant.empty() ? nullptr : project.variant(options.variant);
    return variant != nullptr ? variant->id : std::string(scenarios::baseline_id);
}

geo::Result<geo::UtcTime>
moment_of(const ProgramOptions& options, const scenarios::Project& project) {
    const auto zone = geo::TimeZone::named(project.time_zone);
    if (!zone) {
        return zone.problem();
    }
    std::string wish = options.time;
    if (wish.empty()) {
        wish = project.settings["scene.time"].to_string();
    }
    return geo::parse_iso_time(wish.empty() ? "2026-07-22T14:00" : wish, *zone);
}

WishedMap wished_map(const std::string& name) {
    const bool difference = name.ends_with(scenarios::difference_ending);
    const std::size_t ending = difference ? scenarios::difference_ending.size() : 0;
    return {name.substr(0, name.size() - ending), difference};
}

} // namespace smiletwin::viewer
