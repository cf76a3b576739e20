// What is to be said of the variant looked at: what it costs beside the budget, why it is planned
// so, and what it plans otherwise than another.
#pragma once

#include "scenarios/indicators/plan_differences.hpp"
#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <string>
#include <vector>

namespace smiletwin::viewer {

/// What the section keeps from frame to frame.
struct VariantSectionState {
    std::string variant;
    std::string stored_note;
    std::string typed_note;
    /// The differences and what they were made from: made anew only after an edit.
    std::vector<scenarios::Measure> before;
    std::vector<scenarios::Measure> after;
    std::vector<scenarios::PlanDifference> differences;
};

void draw_variant_section(
    const Ui& ui,
    const PanelModel& model,
    const scenarios::Variant& variant,
    VariantSectionState& state,
    ActionQueue& actions);

} // namespace smiletwin::viewer
