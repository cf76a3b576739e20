#include "tests/viewer/gui_panels.hpp"

#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/indicators.hpp"

#include <imgui.h>

#include <limits>

namespace smiletwin::tests {

namespace {

geo::Text load_text(const std::string& language) {
    auto text = geo::Text::load(geo::data_folder() / "lang", language);
    REQUIRE(text.ok());
    return std::move(text).value();
}

constexpr ImGuiWindowFlags plain_window = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                          ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings;

void set_key(ImGuiKey key, bool down) {
#if IMGUI_VERSION_NUM >= 18700
    ImGui::GetIO().AddKeyEvent(key, down);
#else
    ImGuiIO& io = ImGui::GetIO();
    io.KeysDown[io.KeyMap[key]] = down;
#endif
}

void set_mouse(ImVec2 at, bool down) {
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(at.x, at.y);
    io.AddMouseButtonEvent(0, down);
#else
    io.MousePos = at;
    io.MouseDown[0] = down;
#endif
}

} // namespace

GuiPanels::GuiPanels(const std::string& language, float scale)
    : text_(load_text(language)), scale_(scale) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1600.0F * scale, 900.0F * scale};
    io.DeltaTime = 1.0F / 60.0F;
#if IMGUI_VERSION_NUM < 18700
    for (int key = 0; key < ImGuiKey_COUNT; ++key) {
        io.KeyMap[key] = key + 1;
    }
#endif
    auto theme =
        viewer::load_theme(geo::data_folder() / "presets/theme.json", "light", ImGui::GetStyle());
    REQUIRE(theme.ok());
    theme_ = *theme;
    ImGui::GetStyle().ScaleAllSizes(scale);
    fonts_ = viewer::load_fonts(*io.Fonts, scale);
    io.FontDefault = fonts_.text;
}

GuiPanels::~GuiPanels() {
    ImGui::DestroyContext();
}

viewer::Ui GuiPanels::ui() {
    return {text_, theme_, fonts_, log_, memory_, scale_};
}

void GuiPanels::bare_frame(const Draw& draw) {
    ImGui::NewFrame();
    log_.begin_frame();
    draw(ui());
    ImGui::Render();
}

void GuiPanels::frame(const Draw& draw, float width) {
    bare_frame([&](const viewer::Ui& with) {
        ImGui::SetNextWindowPos({0.0F, 0.0F});
        ImGui::SetNextWindowSize({width * scale_, 860.0F * scale_});
        ImGui::Begin("###panel", nullptr, plain_window);
        draw(with);
        ImGui::End();
    });
}

void GuiPanels::click(std::string_view id_or_label, const Draw& draw, float width) {
    frame(draw, width);
    const viewer::WidgetEntry* entry = log_.find(id_or_label);
    INFO("no widget " << id_or_label);
    REQUIRE(entry != nullptr);
    const ImVec2 at{entry->rect.center_x(), entry->rect.center_y()};
    for (const bool down : {false, true, false}) {
        set_mouse(at, down);
        frame(draw, width);
    }
}

void GuiPanels::type(std::string_view typed, const Draw& draw, float width) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(typed).c_str());
    frame(draw, width);
}

void GuiPanels::press_enter(const Draw& draw, float width) {
    for (const bool down : {true, false}) {
        set_key(ImGuiKey_Enter, down);
        frame(draw, width);
    }
}

void GuiPanels::press_escape(const Draw& draw, float width) {
    for (const bool down : {true, false}) {
        set_key(ImGuiKey_Escape, down);
        frame(draw, width);
    }
}

void GuiPanels::set_language(const std::string& language) {
    text_ = load_text(language);
}

PanelWorld::PanelWorld() {
    auto loaded = scenarios::Catalogue::load(geo::data_folder() / "measures");
    REQUIRE(loaded.ok());
    catalogue = std::move(loaded).value();
    auto berlin = geo::TimeZone::named("Europe/Berlin");
    REQUIRE(berlin.ok());
    zone = *berlin;
    position = geo::GeographicPosition{54.09, 12.14};
    view.time = zone->to_utc({2026, 7, 22, 14, 0, 0});
}

viewer::PanelModel PanelWorld::model() const {
    return {
        project,
        catalogue,
        with_data ? &data : nullptr,
        view,
        heat,
        people,
        jobs,
        zone,
        position,
        true,
        false,
        true};
}

void PanelWorld::fill() {
    project.name = "Musterquartier";
    project.crs = "EPSG:25833+7837";
    project.sources.push_back(
        {"s1", scenarios::SourceRole::City, "Gebäude LoD2", "buildings.gml", "", "", "", "2026"});
    project.sources.push_back(
        {"s2", scenarios::SourceRole::Sensors, "Messnetz", "sensors.json", "", "", "CC0", "2026"});
    project.areas.push_back(
        {"a1", "Markt", {{{{0.0, 0.0}, {100.0, 0.0}, {100.0, 70.0}, {0.0, 70.0}}}}, 1.0, 0.0});
    project.variants.push_back(
        {"A", "Baumplatz", {{"m1", "tree", geo::Vec2d{10.0, 20.0}, geo::Json::object()}}});
    data.trees.push_back({"b7", {5.0, 5.0}, 12.0, 8.0, 3.0, 0.03, "Tilia cordata", 1998});
    geo::Datastream stream{"d1", "Lufttemperatur", "Air temperature", "°C", {}};
    const geo::UtcTime begin = view.time - std::chrono::hours(24 * 6);
    for (int hour = 0; hour < 24 * 6; ++hour) {
        stream.observations.push_back({begin + std::chrono::hours(hour), 18.0 + hour % 24});
    }
    data.things.push_back({"t1", "Markt Nord", "Mast 3 m", {54.09, 12.14}, 14.0, {stream}});
    scenarios::SourceState state;
    state.source_id = "s1";
    state.report.objects = 251;
    state.report.polygons = 4021;
    state.report.objects_by_type["Building"] = 251;
    state.report.crs.used = "EPSG:25833+7837";
    data.states.push_back(state);
    view.variant = "A";
    view.selection = {viewer::SelectionKind::Measure, "m1", 0};
    view.drape = {"heat.utci", false};
    heat.state = viewer::AnswerState::Full;
    heat.layers = {"heat.utci", "heat.tmrt"};
    heat.moment = view.time;
    heat.cell_m = 1.0;
    heat.weather_name = "Heißer Tag";
    for (const char* id :
         {"heat.mean_utci", "heat.share_above_32", "heat.share_above_38", "heat.shaded_share"}) {
        const scenarios::IndicatorDefinition definition = shipped_indicator(id);
        scenarios::IndicatorReason reason;
        reason.definition = definition;
        reason.area = "Neuer Markt";
        reason.cell_m = 1.0;
        reason.hash = "0123abcd";
        heat.reasons.push_back(reason);
        heat.comparisons.push_back(
            {definition, 61.0, 43.0, 37.0, 48.0, -18.0, true, geo::Stamp::Computed});
    }
    scenarios::JobState job;
    job.id = 4;
    job.label = {"panel.jobs.title", {}};
    job.running = true;
    job.progress.share = 0.62;
    jobs.push_back(job);
}

} // namespace smiletwin::tests
