// What stands on a picture: the line with its sources, the legend.
#pragma once

#include "geo/base/text.hpp"
#include "geo/base/time.hpp"
#include "viewer/app/options.hpp"
#include "viewer/layers/data_layer.hpp"
#include "viewer/widgets/legend.hpp"

#include <string>

namespace smiletwin::viewer {

struct PictureSubject {
    const scenarios::Project& project;
    geo::UtcTime time{};
    const DataLayer* layer = nullptr; ///< imported layer that was asked for
};

/// Place, variant, moment, layer, then the sources with their licence.
std::string
source_line(const ProgramOptions& options, const PictureSubject& subject, const geo::Text& text);

/// "Fehler ±2,0 K  ·  Raster 1 m"; without the error where none is stated.
std::string
map_note(const std::string& layer, bool difference, double cell_m, const geo::Text& text);

LegendView
legend_of_drape(const ProgramOptions& options, const DrapedGrid& drape, const geo::Text& text);

} // namespace smiletwin::viewer
