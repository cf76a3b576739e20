#include "viewer/app/ui_picture_command.hpp"

#include "geo/base/resources.hpp"
#include "geo/io/image_file.hpp"
#include "viewer/app/ui_picture.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace smiletwin::viewer {

namespace {

/// Wishes of the command line as the window would hear them.
geo::Result<geo::Done> apply_wishes(Application& app, const ProgramOptions& options) {
    ActionQueue& actions = app.actions();
    const scenarios::Project& project = app.document().project();
    if (!options.variant.empty()) {
        const scenarios::Variant* variant = project.variant(options.variant);
        actions.add(
            "ui.variant",
            {{"value", variant != nullptr ? variant->id : std::string(scenarios::baseline_id)}});
    }
    if (options.style) {
        actions.add("ui.style", {{"value", *options.style == SceneStyle::Plan ? "plan" : "ort"}});
    }
    if (!options.time.empty()) {
        const auto zone = geo::TimeZone::named(project.time_zone);
        const auto time = zone ? geo::parse_iso_time(options.time, *zone)
                               : geo::Result<geo::UtcTime>(zone.problem());
        if (!time) {
            return time.problem();
        }
        actions.add("ui.time", {{"value", geo::format_iso_utc(*time)}});
    }
    if (options.layer.starts_with("heat.")) {
        constexpr std::string_view ending = ".difference";
        const bool difference = options.layer.ends_with(ending);
        const std::size_t kept = options.layer.size() - (difference ? ending.size() : 0);
        actions.add("ui.heat", {{"value", true}});
        actions.add(
            "ui.drape", {{"layer", options.layer.substr(0, kept)}, {"difference", difference}});
    }
    if (const DataLayer* layer = layer_named(app.layers(), options.layer)) {
        actions.add("ui.layer", {{"layer", layer->id}, {"visible", true}});
    }
    if (!options.viewpoint.empty()) {
        actions.add("ui.camera", {{"value", options.viewpoint}});
    }
    return geo::Done{};
}

geo::Result<geo::Done> draw(const ProgramOptions& options, const geo::Text& text) {
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = scenarios::state_folder();
    setup.result_folder = scenarios::default_result_folder();
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
    (*picture)->settle();
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
