// Cards over the scene, stamps, indicator cards, progress rows and messages.
#pragma once

#include "geo/base/stamp.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>
#include <string_view>

namespace smiletwin::viewer {

/// Panel-coloured rounded rectangle with a soft shadow, for what lies on the scene.
void draw_card(const Ui& ui, ImDrawList* list, ImVec2 min, ImVec2 max);

/// A small window on the scene that grows with its content; `pivot` says which of its corners `at`
/// is. End it with ImGui::End() in any case.
bool begin_card(const Ui& ui, const char* id, ImVec2 at, ImVec2 pivot, float width = 0.0F);

/// Box of the stamp (filled measured, hatched computed, dashed assumed) and its word; advances the
/// cursor. Flush right when `right`.
void stamp_mark(const Ui& ui, geo::Stamp stamp, bool right = false);
/// Box alone at a place; 14 x 9 px at 100 %.
void draw_stamp_box(const Ui& ui, ImDrawList* list, ImVec2 at, geo::Stamp stamp);

struct IndicatorView {
    std::string id;
    std::string name;
    std::string value;      ///< "43 %"
    std::string difference; ///< "18 Punkte"; empty without a comparison
    int direction = 0;      ///< of the difference: -1 down, 1 up, 0 unchanged
    std::string baseline;   ///< "heute 61 %"
    geo::Stamp stamp = geo::Stamp::Computed;
    bool stale = false; ///< shown fainter, with its age
    std::string age;
    /// Places on the range line, 0..1; range_from > range_to hides the line.
    float value_at = 0.0F;
    float baseline_at = -1.0F;
    float range_from = 1.0F;
    float range_to = 0.0F;
};
/// True when clicked (opens the derivation).
bool indicator_card(const Ui& ui, const IndicatorView& view);

/// Name, state and bar of a job; true when the cross was pressed.
bool job_row(
    const Ui& ui,
    std::string_view id,
    std::string_view name,
    std::string_view state,
    float share,
    bool running);

} // namespace smiletwin::viewer
