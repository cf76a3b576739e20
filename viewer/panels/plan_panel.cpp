#include "viewer/panels/plan_panel.hpp"

#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/number_field.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace smiletwin::viewer {

namespace {

constexpr float columns = 3.0F;

/// Names of groups in the order of the catalogue, after the empty one for the frequent kinds.
std::vector<std::string> groups_of(const scenarios::Catalogue& catalogue) {
    std::vector<std::string> groups{std::string()};
    for (const scenarios::MeasureKind& kind : catalogue.kinds()) {
        if (std::find(groups.begin(), groups.end(), kind.group) == groups.end()) {
            groups.push_back(kind.group);
        }
    }
    return groups;
}

void draw_group_choice(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const std::vector<std::string> groups = groups_of(model.catalogue);
    std::vector<std::string> names;
    for (const std::string& group : groups) {
        names.push_back(ui.text(group.empty() ? "panel.plan.frequent" : "measure.group." + group));
    }
    const auto found = std::find(groups.begin(), groups.end(), model.view.plan_group);
    const auto active = static_cast<std::size_t>(found - groups.begin()) % groups.size();
    const std::string label = ui.text("panel.plan.group");
    if (const auto chosen = combo(ui, "plan.group", label, names, active)) {
        actions.add("ui.plan_group", {{"value", groups[*chosen]}});
    }
}

void draw_tiles(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    const float space = ui.px(8.0F);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 size{std::floor((width - (columns - 1.0F) * space) / columns), ui.px(62.0F)};
    int column = 0;
    const auto place =
        [&](const std::string& tool, const std::string& symbol, const std::string& name) {
            if (column > 0) {
                ImGui::SameLine(0.0F, space);
            }
            column = (column + 1) % static_cast<int>(columns);
            const bool active = model.view.tool == tool;
            if (tile(ui, "plan." + tool, symbol, name, active, size)) {
                actions.add("ui.tool", {{"value", active ? std::string() : tool}});
            }
        };
    const std::string& group = model.view.plan_group;
    for (const scenarios::MeasureKind& kind : model.catalogue.kinds()) {
        if (group.empty() ? kind.is_frequent : kind.group == group) {
            place(kind.name, kind.icon, ui.text(kind.name_key));
        }
    }
    if (group.empty()) {
        place("area", "crop_free", ui.text("tool.area.name"));
    }
}

constexpr std::size_t most_findings = 40;

/// "1,50 m < 1,80 m", or nothing where nothing is measured.
std::string measured_words(const Ui& ui, const scenarios::PlanFinding& finding) {
    return finding.unit.empty() ? std::string()
                                : ui.text.quantity(finding.value, 2, finding.unit) + " < " +
                                      ui.text.quantity(finding.limit, 2, finding.unit);
}

/// Of what is selected the whole sentence, and who says so.
void draw_finding_words(
    const Ui& ui, const PanelModel& model, const scenarios::PlanFinding& finding) {
    const std::string sentence = finding_words(finding, model.project, model.catalogue, ui.text);
    ui.record(WidgetRole::Words, "plan.finding.words", sentence);
    paragraph(ui, sentence, Token::Text);
    const std::string source = "check.source." + finding.code;
    if (ui.text.has(source)) {
        paragraph(ui, ui.text("panel.plan.findings.source", {{"source", ui.text(source)}}));
    }
}

void draw_findings(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    if (model.findings == nullptr || model.findings->empty()) {
        return;
    }
    const auto& findings = *model.findings;
    const std::string count = std::to_string(findings.size());
    const std::string title = findings.size() == 1
                                  ? ui.text("panel.plan.findings.one")
                                  : ui.text("panel.plan.findings", {{"count", count}});
    ui.record(WidgetRole::Words, "plan.findings", title);
    heading(ui, title);
    const std::vector<std::string> selected = selected_measures(model.view.selection);
    for (std::size_t i = 0; i < std::min(findings.size(), most_findings); ++i) {
        const scenarios::PlanFinding& finding = findings[i];
        const std::string& first = finding.measures.front();
        const bool active = std::find(selected.begin(), selected.end(), first) != selected.end();
        const std::string name = ui.text("check.short." + finding.code) + " " + first;
        if (row(ui,
                "plan.finding." + std::to_string(i),
                name,
                measured_words(ui, finding),
                active)) {
            actions.add("ui.select", {{"kind", "measure"}, {"id", first}});
            actions.add(
                "ui.camera",
                {{"value", "place"}, {"x", finding.place_crs.x}, {"y", finding.place_crs.y}});
        }
        if (active) {
            draw_finding_words(ui, model, finding);
        }
    }
    if (findings.size() > most_findings) {
        const std::string more = std::to_string(findings.size() - most_findings);
        paragraph(ui, ui.text("panel.plan.findings.more", {{"count", more}}));
    }
}

void draw_snapping(const Ui& ui, const PanelModel& model, ActionQueue& actions) {
    bool on = model.view.snaps;
    double grid_m = model.view.snap_grid_m;
    bool changed = toggle(ui, "plan.snap", ui.text("panel.plan.snap"), on);
    if (on) {
        const std::string none = ui.text("panel.plan.snap.grid.none");
        NumberSpec field{grid_m > 0.0 ? "m" : "", 0.0, 50.0, 1};
        field.none = none;
        changed |=
            number_field(ui, "plan.snap.grid", ui.text("panel.plan.snap.grid"), grid_m, field);
    }
    if (changed) {
        actions.add("ui.snap", {{"on", on}, {"grid_m", grid_m}});
    }
}

std::string hint(const Ui& ui, const PanelModel& model) {
    if (model.view.tool == "area") {
        return ui.text("tool.area.hint");
    }
    const scenarios::MeasureKind* kind = model.catalogue.kind(model.view.tool);
    return ui.text(kind != nullptr ? kind->hint_key : "panel.plan.hint");
}

} // namespace

void draw_plan_panel(
    const Ui& ui, const PanelModel& model, VariantSectionState& state, ActionQueue& actions) {
    const bool baseline = model.view.variant == scenarios::baseline_id;
    const scenarios::Variant* variant = model.project.variant(model.view.variant);
    heading(ui, ui.text("panel.plan.title"));
    if (variant != nullptr) {
        words_right(
            ui,
            ui.fonts.small,
            ui.text(
                "panel.plan.count",
                {{"variant", variant->id}, {"count", std::to_string(variant->measures.size())}}),
            Token::Text2);
    }
    draw_group_choice(ui, model, actions);
    draw_tiles(ui, model, actions);
    if (baseline) {
        paragraph(ui, ui.text("panel.plan.baseline"), Token::Text2);
        return;
    }
    paragraph(ui, hint(ui, model));
    draw_snapping(ui, model, actions);
    draw_findings(ui, model, actions);
    if (variant != nullptr && !variant->measures.empty()) {
        draw_variant_section(ui, model, *variant, state, actions);
    }
}

} // namespace smiletwin::viewer
