// Classes of a legend one below the other: for kinds of ground and other names without an order,
// and for more classes than fit side by side.
#pragma once

#include "viewer/widgets/legend.hpp"

#include <cstddef>
#include <string>

namespace smiletwin::viewer {

/// A border with as many decimals as it has, at most three: 0.31 must not read 0.3.
std::string border_words(const Ui& ui, double border);
/// "< 9", "9 bis 26", "> 46".
std::string range_words(const Ui& ui, const Ramp& ramp, std::size_t index);
/// From the lower border of one class to the upper one of another.
std::string range_words(const Ui& ui, const Ramp& ramp, std::size_t first, std::size_t last);

/// True when the legend is better read as a list.
bool is_list(const LegendView& view);
/// Height of the rows: classes that occur, or all where shares are unknown.
float class_list_height(const Ui& ui, const LegendView& view);
/// Sample, word and share (of ordered classes: borders) of each class; `at` is the upper left
/// corner.
void draw_class_list(
    const Ui& ui, ImDrawList* list, ImVec2 at, float width, const LegendView& view);

} // namespace smiletwin::viewer
