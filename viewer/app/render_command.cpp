#include "viewer/app/render_command.hpp"

#include "geo/base/resources.hpp"
#include "geo/io/city_cache.hpp"
#include "geo/io/image_file.hpp"
#include "scenarios/indicators/indicator_functions.hpp"
#include "scenarios/indicators/result_layer.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/project/new_project.hpp"
#include "scenarios/project/source_plan.hpp"
#include "scenarios/site/growth.hpp"
#include "scenarios/site/occupancy.hpp"
#include "viewer/app/picture_overlay.hpp"
#include "viewer/app/picture_wishes.hpp"
#include "viewer/app/picture_words.hpp"
#include "viewer/app/scene_content.hpp"
#include "viewer/render/offscreen_context.hpp"
#include "viewer/render/scene_view.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

/// What a picture is drawn of.
struct Subject {
    scenarios::Document document;
    std::shared_ptr<const scenarios::BaseData> data;
    std::vector<DataLayer> layers;
    geo::UtcTime time{};
};

void say(const geo::Text& text, const geo::Problem& problem) {
    fmt::print(stderr, "{}\n", text(problem));
}

bool is_project_file(const fs::path& path) {
    return path.filename().string().ends_with(".smile.gpkg");
}

geo::Result<scenarios::Document>
open_inputs(const ProgramOptions& options, const geo::Text& text, geo::RunContext& context) {
    auto loaded = scenarios::Catalogue::load(geo::data_folder() / "measures");
    if (!loaded) {
        return loaded.problem();
    }
    auto catalogue = std::make_shared<const scenarios::Catalogue>(std::move(loaded).value());
    if (options.inputs.size() == 1 && is_project_file(options.inputs.front())) {
        return scenarios::Document::open(options.inputs.front(), catalogue);
    }
    auto document = scenarios::Document::in_memory(catalogue);
    const auto added = scenarios::add_inputs(document, options.inputs, context);
    if (!added) {
        return added.problem();
    }
    for (const geo::Problem& warning : added.warnings()) {
        if (!scenarios::is_far_source(warning)) { // loading says it
            say(text, warning);
        }
    }
    return document;
}

geo::Result<Subject>
load_subject(const ProgramOptions& options, const geo::Text& text, geo::RunContext& context) {
    auto document = open_inputs(options, text, context);
    if (!document) {
        return document.problem();
    }
    auto data = scenarios::load_base_data(
        document->project(), document->folder(), nullptr, context, geo::default_city_cache());
    if (!data) {
        return data.problem();
    }
    for (const scenarios::SourceState& state : (*data)->states) {
        for (const geo::Problem& problem : state.problems) {
            say(text, problem);
        }
    }
    const auto time = moment_of(options, document->project());
    if (!time) {
        return time.problem();
    }
    std::vector<DataLayer> layers =
        data_layers({document->project(), **data, geo::data_folder() / "ramps"});
    if (const auto unknown = unknown_wish(options, document->project(), layers)) {
        return *unknown;
    }
    return Subject{std::move(document).value(), std::move(data).value(), std::move(layers), *time};
}

/// Runs the model a layer belongs to ("heat.utci": heat) and takes its map; "heat.utci.difference"
/// is the variant minus the baseline.
geo::Result<DrapedGrid>
drape_of(const ProgramOptions& options, const Subject& subject, geo::RunContext& context) {
    const auto indicators = scenarios::load_indicators(geo::data_folder() / "indicators");
    if (!indicators) {
        return indicators.problem();
    }
    scenarios::RunRequest request;
    request.variant = wished_variant(options, subject.document.project());
    request.from = request.to = subject.time;
    scenarios::RunMaterial material{
        subject.document.project(),
        subject.data,
        subject.document.catalogue(),
        *indicators,
        geo::data_folder() / "presets",
        subject.document.folder()};
    auto grid = scenarios::result_layer(options.layer, request, material, context);
    if (!grid) {
        return grid.problem();
    }
    auto ramp = load_ramp(geo::data_folder() / "ramps", ramp_for_layer(grid->layer));
    if (!ramp) {
        return ramp.problem();
    }
    return DrapedGrid{std::move(grid->values), std::move(ramp).value()};
}

SceneStyle style_of(const ProgramOptions& options, const scenarios::Project& project) {
    if (options.style) {
        return *options.style;
    }
    return project.settings["scene.style"].to_string() == "plan" ? SceneStyle::Plan
                                                                 : SceneStyle::Ort;
}

/// Layers that show themselves, and the one that was asked for.
std::vector<ShownLayer> shown_layers(const Subject& subject, const DataLayer* wished) {
    std::vector<ShownLayer> shown;
    for (const DataLayer& layer : subject.layers) {
        if (layer.shown_at_first || &layer == wished) {
            shown.push_back({&layer, layer.opacity});
        }
    }
    return shown;
}

geo::Result<geo::Done> draw_picture(
    const ProgramOptions& options,
    const Subject& subject,
    const geo::Text& text,
    geo::RunContext& context) {
    const scenarios::Project& project = subject.document.project();
    const DataLayer* wished = layer_named(subject.layers, options.layer);
    std::optional<DrapedGrid> drape;
    if (!options.layer.empty() && wished == nullptr) {
        auto made = drape_of(options, subject, context);
        if (!made) {
            return made.problem();
        }
        drape = std::move(made).value();
    }
    const auto gl = OffscreenContext::create();
    if (!gl) {
        return gl.problem();
    }
    auto scene = CityScene::create(geo::program_home());
    if (!scene) {
        return scene.problem();
    }
    show_base(**scene, *subject.data);
    const std::string variant = wished_variant(options, project);
    const scenarios::Catalogue& catalogue = subject.document.catalogue();
    scenarios::Project plan = scenarios::project_at(project, subject.time, subject.time);
    if (const auto year = scenarios::plan_year(project)) {
        plan = scenarios::grown_project(std::move(plan), catalogue, *year);
    }
    std::optional<scenarios::BuildingFootprints> footprints;
    show_buildings(**scene, plan.measures_of(variant), *subject.data, catalogue, footprints);
    show_variant(**scene, plan, *subject.data, catalogue, variant);
    // Outlines belong to a map; a view of the place goes without.
    (*scene)->set_layer_visible(SceneLayer::Shapes, drape.has_value());
    (*scene)->set_style(style_of(options, project));
    (*scene)->set_sun(toward_sun(*subject.data, subject.time));
    (*scene)->set_layers(ground_layers(shown_layers(subject, wished)));
    (*scene)->set_drape(drape);
    auto view = SceneView::create(**scene);
    if (!view) {
        return view.problem();
    }
    (*view)->resize(options.width_px, options.height_px);
    const double aspect = static_cast<double>(options.width_px) / options.height_px;
    (*view)->set_pose(pose_for(project, **scene, options.viewpoint, aspect));
    (*view)->draw_still();
    PictureWords words;
    words.source_line = source_line(options, {project, subject.time, wished}, text);
    if (drape) {
        words.legend = legend_of_drape(options, *drape, text);
    } else if (wished != nullptr) {
        words.legend = legend_of_layer(*wished, text);
    }
    const auto picture = with_words(**view, words, text, geo::data_folder());
    if (!picture) {
        return picture.problem();
    }
    return geo::write_png(*options.render_to, *picture);
}

} // namespace

int run_render_command(const ProgramOptions& options, const geo::Text& text) {
    geo::RunContext context;
    const auto subject = load_subject(options, text, context);
    if (!subject) {
        say(text, subject.problem());
        return 1;
    }
    const auto drawn = draw_picture(options, *subject, text, context);
    if (!drawn) {
        say(text, drawn.problem());
        return 1;
    }
    return 0;
}

} // namespace smiletwin::viewer
