// Windows, doors and arches that facade pictures share.
#pragma once

#include "canvas.hpp"

#include <string>

namespace smiletwin::sample {

/// Light frame, dark panes, cross bars, a sill with its shadow.
void window(Canvas& canvas, const Panel& panel, Rgb frame);
/// One large pane in a coloured frame.
void shop_window(Canvas& canvas, const Panel& panel, Rgb frame);
/// Two leaves under a fanlight, with a light surround.
void house_door(Canvas& canvas, const Panel& panel, Rgb leaves, Rgb surround);
/// Tall pointed window with tracery.
void church_window(Canvas& canvas, const Panel& panel, Rgb surround);

/// Pictures of church, town hall, gate and warehouses.
geo::Image landmark_picture(const std::string& name);

} // namespace smiletwin::sample
