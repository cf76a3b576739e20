#include "viewer/app/render_command.hpp"

#include "geo/base/resources.hpp"
#include "geo/io/image_file.hpp"
#include "scenarios/indicators/result_layer.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/project/new_project.hpp"
#include "viewer/app/picture_overlay.hpp"
#include "viewer/app/scene_content.hpp"
#include "viewer/render/offscreen_context.hpp"
#include "viewer/render/scene_view.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <set>
#include <utility>

namespace smiletwin::viewer {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view difference_ending = ".difference";

/// What a picture is drawn of.
struct Subject {
    scenarios::Document document;
    std::shared_ptr<const scenarios::BaseData> data;
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
        say(text, warning);
    }
    return document;
}

/// A viewpoint or variant that the project does not have.
std::optional<geo::Problem>
unknown_wish(const ProgramOptions& options, const scenarios::Project& project) {
    std::string known;
    const auto list = [&known](const std::string& id) {
        known += (known.empty() ? "" : ", ") + id;
    };
    if (!options.viewpoint.empty() && project.viewpoint(options.viewpoint) == nullptr) {
        for (const scenarios::Viewpoint& one : project.viewpoints) {
            list(one.id);
        }
        return geo::Problem{
            {"error.render.unknown_viewpoint", {{"name", options.viewpoint}}},
            {},
            {"help.render.known_names", {{"names", known.empty() ? "–" : known}}},
            {}};
    }
    if (!options.variant.empty() && options.variant != scenarios::baseline_id &&
        project.variant(options.variant) == nullptr) {
        list(std::string(scenarios::baseline_id));
        for (const scenarios::Variant& one : project.variants) {
            list(one.id);
        }
        return geo::Problem{
            {"error.render.unknown_variant", {{"name", options.variant}}},
            {},
            {"help.render.known_names", {{"names", known}}},
            {}};
    }
    return std::nullopt;
}

/// The wished moment, else the project's, else a summer afternoon.
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

geo::Result<Subject>
load_subject(const ProgramOptions& options, const geo::Text& text, geo::RunContext& context) {
    auto document = open_inputs(options, text, context);
    if (!document) {
        return document.problem();
    }
    auto data =
        scenarios::load_base_data(document->project(), document->folder(), nullptr, context);
    if (!data) {
        return data.problem();
    }
    for (const scenarios::SourceState& state : (*data)->states) {
        for (const geo::Problem& problem : state.problems) {
            say(text, problem);
        }
    }
    if (const auto unknown = unknown_wish(options, document->project())) {
        return *unknown;
    }
    const auto time = moment_of(options, document->project());
    if (!time) {
        return time.problem();
    }
    return Subject{std::move(document).value(), std::move(data).value(), *time};
}

/// Runs the model a layer belongs to ("heat.utci": heat) and takes its map; "heat.utci.difference"
/// is the variant minus the baseline.
geo::Result<DrapedGrid>
drape_of(const ProgramOptions& options, const Subject& subject, geo::RunContext& context) {
    scenarios::RunRequest request;
    request.variant = options.variant.empty() ? scenarios::baseline_id : options.variant;
    request.from = request.to = subject.time;
    scenarios::RunMaterial material{
        subject.document.project(),
        subject.data,
        subject.document.catalogue(),
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

/// Name of the layer without a trailing ".difference".
std::string plain_layer(const std::string& layer) {
    return layer.ends_with(difference_ending)
               ? layer.substr(0, layer.size() - difference_ending.size())
               : layer;
}

/// Place, variant, moment, then the sources with their licence.
std::string
source_line(const ProgramOptions& options, const Subject& subject, const geo::Text& text) {
    const scenarios::Project& project = subject.document.project();
    std::string line = project.name;
    if (line.empty() && !project.sources.empty()) {
        line = project.sources.front().title;
    }
    const auto add = [&line](const std::string& part) {
        if (!part.empty()) {
            line += (line.empty() ? "" : " · ") + part;
        }
    };
    if (const scenarios::Variant* variant = project.variant(options.variant)) {
        add(text("picture.variant", {{"id", variant->id}, {"name", variant->name}}));
    }
    if (const auto zone = geo::TimeZone::named(project.time_zone)) {
        add(geo::format_iso_local(subject.time, *zone).substr(0, 16).replace(10, 1, " "));
    }
    if (!options.layer.empty()) {
        add(text("layer." + plain_layer(options.layer)));
    }
    std::set<std::string> licences;
    for (const scenarios::Source& source : project.sources) {
        if (source.visible && source.role != scenarios::SourceRole::Layer) {
            licences.insert(source.licence.empty() ? text("picture.no_licence") : source.licence);
        }
    }
    for (const std::string& licence : licences) {
        add(text("picture.licence", {{"licence", licence}}));
    }
    add("smiletwin");
    return line;
}

LegendView
legend_of(const ProgramOptions& options, const DrapedGrid& drape, const geo::Text& text) {
    LegendView legend;
    legend.ramp = &drape.ramp;
    legend.class_shares = class_shares(drape.ramp, drape.values);
    if (!options.layer.ends_with(difference_ending)) {
        legend.title = text("layer." + options.layer);
    }
    const double cell_m = drape.values.frame.cell_m;
    legend.note = text("legend.cell", {{"cell", text.quantity(cell_m, cell_m < 1.0 ? 1 : 0, "m")}});
    return legend;
}

geo::Result<geo::Done> draw_picture(
    const ProgramOptions& options,
    const Subject& subject,
    const geo::Text& text,
    geo::RunContext& context) {
    const scenarios::Project& project = subject.document.project();
    std::optional<DrapedGrid> drape;
    if (!options.layer.empty()) {
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
    const scenarios::Variant* variant = project.variant(options.variant);
    show_variant(
        **scene,
        project,
        *subject.data,
        subject.document.catalogue(),
        variant != nullptr ? std::string_view(variant->id) : scenarios::baseline_id);
    // Outlines belong to a map; a view of the place goes without.
    (*scene)->set_layer_visible(SceneLayer::Shapes, drape.has_value());
    (*scene)->set_style(style_of(options, project));
    (*scene)->set_sun(toward_sun(*subject.data, subject.time));
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
    words.source_line = source_line(options, subject, text);
    if (drape) {
        words.legend = legend_of(options, *drape, text);
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
