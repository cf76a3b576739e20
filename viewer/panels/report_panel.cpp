#include "viewer/panels/report_panel.hpp"

#include "geo/crs/height_name.hpp"
#include "scenarios/project/source_paths.hpp"
#include "viewer/panels/finding_list.hpp"
#include "viewer/widgets/controls.hpp"

#include <filesystem>

namespace smiletwin::viewer {

namespace {

std::string count(const Ui& ui, std::uint64_t number) {
    return ui.text.number(static_cast<double>(number), 0);
}

void line(const Ui& ui, std::string_view label, const std::string& value) {
    words_before(ui, ui.fonts.small, label, Token::Text2, value);
    words_right(ui, ui.fonts.small, value, Token::Text);
    ui.record(WidgetRole::Words, "reportpanel.line", label, value);
}

void draw_counts(
    const Ui& ui, std::string_view title_key, const std::map<std::string, std::uint64_t>& counts) {
    if (counts.empty()) {
        return;
    }
    gap(ui, 2.0F);
    words(ui, ui.fonts.strong, ui.text(title_key), Token::Text);
    for (const auto& [name, number] : counts) {
        const std::string key = "import.reason." + name;
        line(ui, ui.text.has(key) ? ui.text(key) : name, count(ui, number));
    }
}

/// As draw_counts; a count opens to the objects that are meant.
void draw_findings(
    const Ui& ui,
    const PanelModel& model,
    std::string_view title_key,
    const std::map<std::string, std::uint64_t>& counts,
    const geo::ImportFindings& findings,
    ReportPanelState& state,
    ActionQueue& actions) {
    if (counts.empty()) {
        return;
    }
    gap(ui, 2.0F);
    words(ui, ui.fonts.strong, ui.text(title_key), Token::Text);
    for (const auto& [code, number] : counts) {
        const std::string key = "import.reason." + code;
        const std::string name = ui.text.has(key) ? ui.text(key) : code;
        const auto known = findings.by_code().find(code);
        if (known == findings.by_code().end()) {
            line(ui, name, count(ui, number));
            continue;
        }
        const bool open = state.open_code == code;
        if (row(ui, "report.code." + code, name, count(ui, number), open)) {
            state.open_code = open ? std::string() : code;
        }
        if (open) {
            draw_finding_list(ui, model, known->second, number, actions);
        }
    }
}

/// In words, the name in the file behind them in grey; where that has no room, at the cursor.
void draw_types(const Ui& ui, const std::map<std::string, std::uint64_t>& types) {
    if (types.empty()) {
        return;
    }
    gap(ui, 2.0F);
    words(ui, ui.fonts.strong, ui.text("panel.report.by_type"), Token::Text);
    for (const auto& [type, number] : types) {
        const std::string key = "type." + type;
        const bool translated = ui.text.has(key);
        const std::string name = translated ? ui.text(key) : type;
        const std::string value = count(ui, number);
        words_before(ui, ui.fonts.small, name, Token::Text2, value);
        if (translated && name != type && ImGui::IsItemHovered()) {
            ImGui::SetTooltip("%s", type.c_str());
        }
        const ImGuiStyle& style = ImGui::GetStyle();
        const float room = ImGui::GetContentRegionAvail().x - 2.0F * style.ItemSpacing.x -
                           text_size(ui.fonts.small, name + value).x;
        if (translated && name != type && text_size(ui.fonts.small, type).x < room) {
            ImGui::SameLine();
            words(ui, ui.fonts.small, type, Token::Text3);
        }
        words_right(ui, ui.fonts.small, value, Token::Text);
        ui.record(WidgetRole::Words, "reportpanel.type." + type, name, value);
    }
}

void draw_crs(const Ui& ui, const geo::CrsDecision& crs) {
    if (crs.used.empty() && crs.declared.empty()) {
        return;
    }
    line(ui, ui.text("panel.report.crs_used"), crs.used);
    if (!crs.declared.empty()) {
        paragraph(ui, ui.text("panel.report.crs_declared", {{"name", crs.declared}}));
    }
    if (!crs.vertical.empty()) {
        line(
            ui,
            ui.text("panel.report.vertical"),
            crs.vertical == "unknown" ? ui.text("import.vertical_unknown")
                                      : geo::height_name(crs.vertical));
    }
    if (!crs.note.key.empty()) {
        paragraph(ui, ui.text(crs.note));
    }
}

void draw_report(
    const Ui& ui,
    const PanelModel& model,
    const geo::ImportReport& report,
    ReportPanelState& state,
    ActionQueue& actions) {
    if (report.objects > 0) {
        line(ui, ui.text("panel.report.objects"), count(ui, report.objects));
        line(ui, ui.text("panel.report.polygons"), count(ui, report.polygons));
        line(ui, ui.text("panel.report.skipped"), count(ui, report.skipped_polygons()));
        line(ui, ui.text("panel.report.textures"), count(ui, report.textures));
    }
    draw_crs(ui, report.crs);
    line(ui, ui.text("panel.report.seconds"), ui.text.quantity(report.seconds, 2, "s"));
    draw_types(ui, report.objects_by_type);
    draw_counts(ui, "panel.report.versions", report.versions);
    const geo::ImportFindings& findings = report.findings;
    draw_findings(ui, model, "panel.report.repaired", report.repaired, findings, state, actions);
    draw_findings(
        ui, model, "panel.report.skipped_reasons", report.skipped, findings, state, actions);
    draw_counts(ui, "panel.report.ignored", report.ignored);
    for (const geo::Problem& warning : report.warnings) {
        paragraph(ui, ui.text(warning), Token::Warn);
    }
}

const scenarios::SourceState* state_of(const PanelModel& model, const std::string& source_id) {
    if (model.data != nullptr) {
        for (const scenarios::SourceState& state : model.data->states) {
            if (state.source_id == source_id) {
                return &state;
            }
        }
    }
    return nullptr;
}

std::string state_words(const Ui& ui, const scenarios::SourceState* state) {
    if (state == nullptr) {
        return ui.text("panel.report.reading");
    }
    if (!state->problems.empty()) {
        return ui.text(
            "panel.report.problems", {{"count", std::to_string(state->problems.size())}});
    }
    return ui.text("panel.report.read");
}

/// What was said on cards, for who looks for it after the cards are gone; the newest first.
void draw_past_messages(const Ui& ui, const PanelModel& model) {
    const auto& past = model.view.past_messages;
    if (past.empty()) {
        return;
    }
    gap(ui, 6.0F);
    heading(ui, ui.text("panel.report.messages"));
    for (auto message = past.rbegin(); message != past.rend(); ++message) {
        const bool error = message->kind == MessageKind::Error;
        const geo::Problem& problem = message->problem;
        paragraph(ui, ui.text(problem.what), error ? Token::Error : Token::Warn);
        ui.record(
            WidgetRole::Words,
            "report.message." + std::to_string(message->id),
            ui.text(problem.what),
            problem.where);
        if (!problem.where.empty()) {
            paragraph(ui, problem.where);
        }
        if (!problem.help.key.empty()) {
            paragraph(ui, ui.text(problem.help));
        }
        gap(ui, 4.0F);
    }
}

} // namespace

void draw_report_panel(
    const Ui& ui, const PanelModel& model, ReportPanelState& state, ActionQueue& actions) {
    heading(ui, ui.text("panel.report.title"));
    if (model.project.sources.empty()) {
        paragraph(ui, ui.text("panel.report.empty"));
    }
    for (const scenarios::Source& source : model.project.sources) {
        const scenarios::SourceState* read = state_of(model, source.id);
        const bool open = state.open_source == source.id;
        const std::string& title = source.title.empty() ? source.path : source.title;
        if (row(ui, "report." + source.id, title, state_words(ui, read), open)) {
            state.open_source = open ? std::string() : source.id;
        }
        if (!open) {
            continue;
        }
        const std::filesystem::path project_file(model.project_file);
        paragraph(ui, scenarios::resolved_path(source.path, project_file.parent_path()).string());
        if (read != nullptr) {
            for (const geo::Problem& problem : read->problems) {
                paragraph(ui, ui.text(problem), Token::Error);
            }
            for (const geo::Problem& note : read->notes) {
                paragraph(ui, ui.text(note), Token::Warn);
            }
            draw_report(ui, model, read->report, state, actions);
        }
        if (button(ui, "report.remove." + source.id, ui.text("panel.report.remove"))) {
            actions.add("source.remove", {{"id", source.id}});
        }
        gap(ui, 6.0F);
    }
    draw_past_messages(ui, model);
}

} // namespace smiletwin::viewer
