#include "viewer/app/picture_words.hpp"

#include "scenarios/indicators/indicators.hpp"
#include "scenarios/indicators/result_layer.hpp"

#include <set>
#include <string_view>

namespace smiletwin::viewer {

namespace {

using scenarios::difference_ending;

/// Name of the layer without a trailing ".difference".
std::string plain_layer(const std::string& layer) {
    return layer.ends_with(difference_ending)
               ? layer.substr(0, layer.size() - difference_ending.size())
               : layer;
}

} // namespace

std::string
source_line(const ProgramOptions& options, const PictureSubject& subject, const geo::Text& text) {
    const scenarios::Project& project = subject.project;
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
    if (subject.layer != nullptr) {
        add(subject.layer->name);
    } else if (!options.layer.empty()) {
        add(text("layer." + plain_layer(options.layer)));
    }
    std::set<std::string> licences;
    for (const scenarios::Source& source : project.sources) {
        if (source.visible) {
            licences.insert(source.licence.empty() ? text("picture.no_licence") : source.licence);
        }
    }
    for (const std::string& licence : licences) {
        add(text("picture.licence", {{"licence", licence}}));
    }
    add("smiletwin");
    return line;
}

std::string
map_note(const std::string& layer, bool difference, double cell_m, const geo::Text& text) {
    const std::string cell = text.quantity(cell_m, cell_m < 1.0 ? 1 : 0, "m");
    const std::string note = text("legend.cell", {{"cell", cell}});
    const auto error = scenarios::map_error(layer);
    if (!error) {
        return note;
    }
    const double error_K = difference ? error->difference : error->absolute;
    // A large error is a round figure; a decimal would say that it is known better.
    const std::string said = text.quantity(error_K, error_K < 5.0 ? 1 : 0, "K");
    return text("legend.error", {{"error", said}}) + "  ·  " + note;
}

LegendView
legend_of_drape(const ProgramOptions& options, const DrapedGrid& drape, const geo::Text& text) {
    LegendView legend;
    legend.ramp = &drape.ramp;
    legend.class_shares = class_shares(drape.ramp, drape.values);
    if (!options.layer.ends_with(difference_ending)) {
        legend.title = text("layer." + options.layer);
    }
    legend.note = map_note(
        plain_layer(options.layer),
        options.layer.ends_with(difference_ending),
        drape.values.frame.cell_m,
        text);
    return legend;
}

} // namespace smiletwin::viewer
