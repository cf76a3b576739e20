// A Dear ImGui context without a window: panels are drawn into it, and clicked by label.
#pragma once

#include "geo/base/text.hpp"
#include "viewer/panels/action_queue.hpp"
#include "viewer/panels/panel_model.hpp"
#include "viewer/widgets/ui.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace smiletwin::tests {

/// Loads theme and fonts like the window does, but draws to nowhere.
class GuiPanels {
public:
    explicit GuiPanels(const std::string& language = "de", float scale = 1.0F);
    ~GuiPanels();
    GuiPanels(const GuiPanels&) = delete;
    GuiPanels& operator=(const GuiPanels&) = delete;

    using Draw = std::function<void(const viewer::Ui&)>;
    /// One frame; `draw` runs in a panel of `width` x 860 unless it opens windows itself.
    void frame(const Draw& draw, float width = 280.0F);
    /// Frame without a panel around it.
    void bare_frame(const Draw& draw);

    /// Moves there, presses and lets go, one frame each.
    void click(std::string_view id_or_label, const Draw& draw, float width = 280.0F);
    void type(std::string_view text, const Draw& draw, float width = 280.0F);
    void press_enter(const Draw& draw, float width = 280.0F);
    void press_escape(const Draw& draw, float width = 280.0F);

    [[nodiscard]] viewer::WidgetLog& log() { return log_; }
    [[nodiscard]] const geo::Text& text() const { return text_; }
    [[nodiscard]] const viewer::FontSet& fonts() const { return fonts_; }
    void set_language(const std::string& language);

private:
    [[nodiscard]] viewer::Ui ui();

    geo::Text text_;
    viewer::Theme theme_;
    viewer::FontSet fonts_;
    viewer::WidgetLog log_;
    viewer::WidgetMemory memory_;
    float scale_;
};

/// A small project with data, results and everything that panels show.
struct PanelWorld {
    PanelWorld();

    scenarios::Project project;
    scenarios::Catalogue catalogue;
    scenarios::BaseData data;
    viewer::ViewState view;
    viewer::HeatView heat;
    viewer::PeopleView people;
    std::vector<scenarios::JobState> jobs;
    std::optional<geo::TimeZone> zone;
    std::optional<geo::GeographicPosition> position;
    bool with_data = true;

    [[nodiscard]] viewer::PanelModel model() const;
    /// Square, tree, sensor, source, job and two indicators.
    void fill();
};

} // namespace smiletwin::tests
