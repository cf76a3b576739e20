#include "viewer/panels/finding_list.hpp"

#include "viewer/widgets/controls.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace smiletwin::viewer {

namespace {

constexpr std::size_t most_shown = 100;

/// Ids may repeat from file to file.
std::optional<std::uint32_t> index_of(const geo::City& city, const geo::ImportFinding& finding) {
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        const geo::CityObject& object = city.objects[i];
        if (object.id == finding.object && object.file < city.files.size() &&
            city.files[object.file] == finding.file) {
            return i;
        }
    }
    return std::nullopt;
}

void go_to(const PanelModel& model, const geo::ImportFinding& finding, ActionQueue& actions) {
    if (model.data == nullptr || model.data->city == nullptr) {
        return;
    }
    if (const auto object = index_of(*model.data->city, finding)) {
        actions.add("ui.select", {{"kind", "city"}, {"object", std::int64_t{*object}}});
        actions.add("ui.camera", {{"value", "selected_object"}});
    }
}

} // namespace

void draw_finding_list(
    const Ui& ui,
    const PanelModel& model,
    const std::vector<geo::ImportFinding>& findings,
    std::uint64_t total,
    ActionQueue& actions) {
    std::set<std::pair<std::string_view, std::string_view>> shown;
    std::uint64_t covered = 0;
    for (const geo::ImportFinding& finding : findings) {
        const std::pair<std::string_view, std::string_view> object{finding.file, finding.object};
        if (shown.size() == most_shown && shown.count(object) == 0) {
            break;
        }
        ++covered;
        if (!shown.insert(object).second) {
            continue;
        }
        if (finding.object.empty()) {
            paragraph(ui, ui.text("panel.report.without_id"));
            continue;
        }
        const std::string file = std::filesystem::path(finding.file).filename().string();
        const std::string id =
            "finding." + finding.code + "." + finding.file + "#" + finding.object;
        if (row(ui, id, finding.object, file)) {
            go_to(model, finding, actions);
        }
    }
    if (covered < total) {
        const std::string count = ui.text.number(static_cast<double>(total - covered), 0);
        const std::string more = ui.text("panel.report.more_findings", {{"count", count}});
        paragraph(ui, more);
        ui.record(WidgetRole::Words, "finding.more", more);
    }
}

} // namespace smiletwin::viewer
