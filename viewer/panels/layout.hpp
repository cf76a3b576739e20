// Where the parts of the window stand. Pure arithmetic: the scene keeps at least 48 % of the window
// with both side panels open and 60 % with one.
#pragma once

#include "viewer/widgets/widget_log.hpp"

namespace smiletwin::viewer {

struct Layout {
    WidgetRect top;
    WidgetRect rail;
    WidgetRect left;  ///< width 0 when closed
    WidgetRect right; ///< width 0 when closed
    WidgetRect scene;
    WidgetRect bottom;
    WidgetRect status;
    bool rail_words = true; ///< else icons only
};

struct LayoutWish {
    float width = 0.0F;
    float height = 0.0F;
    float scale = 1.0F;
    bool left_open = true;
    bool right_open = true;
};

/// Below 1280 px (at 100 %) only one side panel is open at a time; the left one wins.
Layout layout_of(const LayoutWish& wish);

} // namespace smiletwin::viewer
