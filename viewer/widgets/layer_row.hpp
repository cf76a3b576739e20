// One layer of the scene: eye, sample of its style, name, opacity, warning.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <string>

namespace smiletwin::viewer {

struct LayerRowView {
    std::string id;
    std::string name;
    Colour sample = 0;
    bool visible = true;
    float opacity = 1.0F; ///< shown in percent; negative = has none
    std::string warning;  ///< tooltip of a warning sign; empty = no sign
    bool selected = false;
};

struct LayerRowAnswer {
    bool eye_pressed = false;
    bool row_pressed = false;
};

LayerRowAnswer layer_row(const Ui& ui, const LayerRowView& view);

/// Length of a round distance (1, 2 or 5 times a power of ten) that fits `most_px`, and its pixels.
struct ScaleLength {
    double length_m = 0.0;
    float width_px = 0.0F;
};
ScaleLength scale_length(double metres_per_pixel, float most_px);

/// Card with a scale; its lower right corner at `lower_right`.
void draw_scale_bar(const Ui& ui, ImDrawList* list, ImVec2 lower_right, double metres_per_pixel);

} // namespace smiletwin::viewer
