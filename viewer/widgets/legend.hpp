// Legend of a draped result: class boxes in the colours of the screen, edges, words, stamp, error
// and cell size. The same drawing serves window and pictures.
#pragma once

#include "geo/base/stamp.hpp"
#include "geo/raster/grid.hpp"
#include "viewer/scene/ramp.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>
#include <vector>

namespace smiletwin::viewer {

struct LegendView {
    const Ramp* ramp = nullptr;
    std::string title; ///< empty: the ramp's own
    geo::Stamp stamp = geo::Stamp::Computed;
    std::vector<double> class_shares; ///< share of cells per class, sums to 1; empty = unknown
    bool as_list = false;             ///< classes are names without order: one below the other
    std::string note;                 ///< "Fehler ±1,9 °C · Raster 1 m"
    std::string moment;               ///< day and hour the map holds for; empty = of no moment
    std::string caution;              ///< what is not as it was asked for; empty = nothing
    bool outdated = false;            ///< edits since; said before the note
};

/// Share of finite cells in each class of the ramp.
std::vector<double> class_shares(const Ramp& ramp, const geo::Grid<float>& values);

/// Classes to show: empty ones at both ends are left out, but at least two remain.
struct ClassRange {
    std::size_t first = 0;
    std::size_t last = 0; ///< inclusive
};
ClassRange shown_classes(const Ramp& ramp, const std::vector<double>& shares);

/// Size of the card; draw_legend fills exactly that.
ImVec2 legend_size(const Ui& ui, const LegendView& view);
/// Card with its lower left corner at `lower_left`.
void draw_legend(const Ui& ui, ImDrawList* list, ImVec2 lower_left, const LegendView& view);

} // namespace smiletwin::viewer
