#include "viewer/panels/status_bar.hpp"

#include "geo/crs/height_name.hpp"

#include <fmt/format.h>

#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Screen of 96 dpi: what "1 : n" on a monitor means.
constexpr double metres_per_screen_pixel = 0.0254 / 96.0;

std::string crs_words(const Ui& ui, const PanelModel& model) {
    if (model.project.crs.empty()) {
        return ui.text("status.no_crs");
    }
    const std::string& id = model.project.crs;
    const std::size_t plus = id.find('+');
    std::string shown = id.starts_with("EPSG:") ? id.substr(0, plus) : ui.text("status.own_crs");
    if (model.data != nullptr && model.data->terrain != nullptr) {
        const std::string& vertical = model.data->terrain->vertical;
        if (!vertical.empty() && vertical != "unknown") {
            return shown + "  ·  " +
                   ui.text("status.height", {{"datum", geo::height_name(vertical)}});
        }
    }
    if (plus != std::string::npos) {
        const std::string datum = "EPSG:" + id.substr(plus + 1);
        return shown + "  ·  " + ui.text("status.height", {{"datum", geo::height_name(datum)}});
    }
    return shown + "  ·  " + ui.text("status.height_unknown");
}

std::string place_words(const Ui& ui, const CursorPlace& place) {
    return ui.text(
        "status.place",
        {{"east", ui.text.number(place.point_crs.x, 1)},
         {"north", ui.text.number(place.point_crs.y, 1)},
         {"height", ui.text.quantity(place.point_crs.z, 1, "m")}});
}

std::string degrees_words(const Ui& ui, const CursorPlace& place) {
    return ui.text(
        "status.degrees",
        {{"latitude", ui.text.number(place.latitude_deg, 5)},
         {"longitude", ui.text.number(place.longitude_deg, 5)}});
}

/// Rounded to two digits, as scales are spoken.
std::string scale_words(const Ui& ui, double metres_per_pixel) {
    const double scale = metres_per_pixel / (metres_per_screen_pixel / double{ui.scale});
    const double step = std::pow(10.0, std::floor(std::log10(std::max(scale, 1.0))) - 1.0);
    return "1 : " + ui.text.number(std::round(scale / step) * step, 0);
}

std::string job_words(const Ui& ui, const PanelModel& model) {
    for (const scenarios::JobState& job : model.jobs) {
        if (job.running) {
            const double percent = std::round(job.progress.share * 100.0);
            return ui.text(job.label) + ": " + ui.text.quantity(percent, 0, "%");
        }
    }
    return {};
}

} // namespace

void draw_status_bar(const Ui& ui, const PanelModel& model, float height) {
    const float y = std::round(0.5F * (height - ui.fonts.small->FontSize));
    ImGui::SetCursorPos({ui.px(12.0F), y});
    bool first = true;
    const auto part = [&](const char* id, const std::string& shown) {
        if (shown.empty()) {
            return;
        }
        if (!first) {
            ImGui::SameLine(0.0F, ui.px(12.0F));
            const ImVec2 at = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddLine(
                at, {at.x, at.y + ui.fonts.small->FontSize}, ui[Token::Line]);
            ImGui::SameLine(0.0F, ui.px(24.0F));
        }
        first = false;
        words(ui, ui.fonts.small, shown, Token::Text2);
        ui.record(WidgetRole::Words, id, shown);
    };
    part("statusbar.crs", crs_words(ui, model));
    if (model.view.cursor) {
        part("statusbar.place", place_words(ui, *model.view.cursor));
        part("statusbar.degrees", degrees_words(ui, *model.view.cursor));
    }
    if (model.view.metres_per_pixel > 0.0) {
        part("statusbar.scale", scale_words(ui, model.view.metres_per_pixel));
    }
    part("statusbar.job", job_words(ui, model));
    const std::string right = ui.text(model.is_sample ? "status.sample" : "status.offline");
    const float width = text_size(ui.fonts.small, right).x;
    ImGui::SetCursorPos({ImGui::GetWindowWidth() - width - ui.px(12.0F), y});
    words(ui, ui.fonts.small, right, Token::Text2);
    ui.record(WidgetRole::Words, "statusbar.origin", right);
}

} // namespace smiletwin::viewer
