// The objects behind a count of the import report: each one a way to it.
#pragma once

#include "geo/io/import_findings.hpp"
#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <vector>

namespace smiletwin::viewer {

/// A row for each object, once; pressed, it is selected and comes into the picture. Of `total`
/// findings only the first are known and only the first hundred objects are shown, which a line at
/// the end says.
void draw_finding_list(
    const Ui& ui,
    const PanelModel& model,
    const std::vector<geo::ImportFinding>& findings,
    std::uint64_t total,
    ActionQueue& actions);

} // namespace smiletwin::viewer
