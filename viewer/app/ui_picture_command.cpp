#include "viewer/app/ui_picture_command.hpp"

#include "geo/base/resources.hpp"
#include "geo/io/city_cache.hpp"
#include "geo/io/image_file.hpp"
#include "scenarios/indicators/result_layer.hpp"
#include "viewer/app/picture_wishes.hpp"
#include "viewer/app/ui_picture.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::viewer {

namespace {

/// For maps that are computed first.
constexpr double longest_wait_s = 1800.0;

/// Wishes of the command line as the window would hear them.
geo::Result<geo::Done> apply_wishes(Application& app, const ProgramOptions& options) {
    ActionQueue& actions = app.actions();
    const scenarios::Project& project = app.document().project();
    if (const auto unknown = unknown_wish(options, project, app.layers())) {
        return *unknown;
    }
    actions.add("ui.variant", {{"value", wished_variant(options, project)}});
    if (options.style) {
        actions.add("ui.style", {{"value", *options.style == SceneStyle::Plan ? "plan" : "ort"}});
    }
    if (!options.time.empty()) {
        const auto time = moment_of(options, project);
        if (!time) {
            return time.problem();
        }
        actions.add("ui.time", {{"value", geo::format_iso_utc(*time)}});
    }
    if (const DataLayer* layer = layer_named(app.layers(), options.layer)) {
        actions.add("ui.layer", {{"layer", layer->id}, {"visible", true}});
    } else if (!options.layer.empty()) {
        const WishedMap map = wished_map(options.layer);
        if (map.layer.starts_with("people.")) {
            actions.add("ui.people", {{"value", "run"}});
        } else {
            actions.add("ui.heat", {{"value", true}});
        }
        actions.add("ui.drape", {{"layer", map.layer}, {"difference", map.difference}});
    }
    if (!options.viewpoint.empty()) {
        actions.add("ui.camera", {{"value", options.viewpoint}});
    }
    return geo::Done{};
}

/// Why the map that was asked for does not lie on the ground; nothing when it does.
std::optional<geo::Problem> missing_map(const Application& app, const ProgramOptions& options) {
    if (options.layer.empty() || layer_named(app.layers(), options.layer) != nullptr) {
        return std::nullopt;
    }
    const WishedMap map = wished_map(options.layer);
    const scenarios::Project& project = app.document().project();
    if (project.areas.empty()) {
        return scenarios::no_area(project);
    }
    if (map.layer.starts_with("people.")) {
        const PeopleSession& people = app.people();
        if (people.view().problem) {
            return people.view().problem;
        }
        const bool there = people.result() != nullptr && !map.difference &&
                           people.result()->grid(map.layer) != nullptr;
        return there ? std::nullopt : std::optional(scenarios::unknown_layer(options.layer));
    }
    if (app.heat().view().problem) {
        return app.heat().view().problem;
    }
    const bool there = app.heat().map(map.layer, map.difference).has_value();
    return there ? std::nullopt : std::optional(scenarios::unknown_layer(options.layer));
}

geo::Result<geo::Done> draw(const ProgramOptions& options, const geo::Text& text) {
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = scenarios::state_folder();
    setup.result_folder = scenarios::default_result_folder();
    setup.city_cache = geo::default_city_cache();
    setup.language = text.language();
    setup.remember = false;
    auto app = Application::create(std::move(setup));
    if (!app) {
        return app.problem();
    }
    const auto opened = (*app)->open_to_look(options.inputs);
    if (!opened) {
        return opened.problem();
    }
    const float scale = options.width_px >= 3000 ? 2.0F : 1.0F;
    auto picture =
        UiPicture::create(std::move(app).value(), options.width_px, options.height_px, scale);
    if (!picture) {
        return picture.problem();
    }
    (*picture)->settle();
    const auto wished = apply_wishes((*picture)->bench().app(), options);
    if (!wished) {
        return wished.problem();
    }
    (*picture)->frames(2);
    (*picture)->settle(longest_wait_s);
    if (const auto missing = missing_map((*picture)->bench().app(), options)) {
        return *missing;
    }
    return geo::write_png(*options.render_to, (*picture)->image());
}

} // namespace

int run_ui_picture(const ProgramOptions& options, const geo::Text& text) {
    const auto drawn = draw(options, text);
    if (!drawn) {
        fmt::print(stderr, "{}\n", text(drawn.problem()));
        return 1;
    }
    return 0;
}

} // namespace smiletwin::viewer
