// Panels drawn without a window: empty, full, in both languages, and what a click asks for.

#include "tests/support/catch.hpp"
#include "tests/viewer/gui_panels.hpp"
#include "viewer/panels/calendar_section.hpp"
#include "viewer/panels/history_card.hpp"
#include "viewer/panels/inspector_panel.hpp"
#include "viewer/panels/layer_panel.hpp"
#include "viewer/panels/model_panel.hpp"
#include "viewer/panels/plan_panel.hpp"
#include "viewer/panels/project_panel.hpp"
#include "viewer/panels/report_panel.hpp"
#include "viewer/panels/sensor_panel.hpp"
#include "viewer/panels/shell.hpp"
#include "viewer/panels/time_words.hpp"

#include <imgui.h>

#include <map>

using namespace smiletwin::viewer;
using smiletwin::scenarios::SourceRole;
using smiletwin::tests::GuiPanels;
using smiletwin::tests::PanelWorld;

namespace {

std::string action_name(const ActionQueue& actions, std::size_t index = 0) {
    return index < actions.waiting().size() ? actions.waiting()[index]["action"].to_string() : "";
}

void draw_everything(GuiPanels& gui, const PanelWorld& world) {
    ShellState state;
    for (int i = 0; i < 3; ++i) {
        gui.bare_frame([&](const Ui& ui) {
            ActionQueue actions;
            const PanelModel model = world.model();
            draw_shell(ui, {model, nullptr, 0}, state, actions);
            CHECK(actions.waiting().empty());
        });
    }
}

} // namespace

TEST_CASE("the whole window draws empty and full, in both languages, small and large") {
    for (const char* language : {"de", "en"}) {
        for (const float scale : {1.0F, 2.0F}) {
            for (const LeftPanel panel :
                 {LeftPanel::None,
                  LeftPanel::Layers,
                  LeftPanel::Plan,
                  LeftPanel::Models,
                  LeftPanel::Sensors,
                  LeftPanel::Report}) {
                INFO(language << " " << scale << " panel " << static_cast<int>(panel));
                GuiPanels gui(language, scale);
                PanelWorld empty;
                empty.with_data = false;
                empty.view.left_panel = panel;
                draw_everything(gui, empty);
                PanelWorld full;
                full.fill();
                full.view.left_panel = panel;
                full.view.help_open = true;
                full.view.project_card.kind = ProjectCard::Kind::Save;
                full.view.project_card.recent = {"/srv/Hafen.smile.gpkg"};
                draw_everything(gui, full);
                CHECK(gui.log().find("topbar.undo") != nullptr);
                CHECK(gui.log().find("scene") != nullptr);
            }
        }
    }
}

TEST_CASE("no key of the language files shows itself in the full window") {
    for (const char* language : {"de", "en"}) {
        GuiPanels gui(language);
        PanelWorld world;
        world.fill();
        for (const LeftPanel panel : {LeftPanel::Plan, LeftPanel::Models, LeftPanel::Report}) {
            world.view.left_panel = panel;
            draw_everything(gui, world);
            for (const WidgetEntry& entry : gui.log().entries()) {
                INFO(entry.id << " shows " << entry.label);
                CHECK(entry.label.find("panel.") == std::string::npos);
                CHECK(entry.label.find("measure.") == std::string::npos);
                CHECK(entry.label.find("indicator.") == std::string::npos);
            }
        }
    }
}

TEST_CASE("the tile of the tree asks for the tree tool") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    VariantSectionState state;
    gui.click("Baum", [&](const Ui& ui) { draw_plan_panel(ui, world.model(), state, actions); });
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "ui.tool");
    CHECK(actions.waiting()[0]["value"].to_string() == "tree");
}

TEST_CASE("reason, budget and year of a variant are entered in the plan panel") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    VariantSectionState state;
    const auto draw = [&](const Ui& ui) { draw_plan_panel(ui, world.model(), state, actions); };
    gui.click("plan.note", draw);
    gui.type("Schatten", draw);
    gui.press_enter(draw);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "variant.note");
    CHECK(actions.waiting()[0]["text"].to_string() == "Schatten");
    actions.take();
    gui.click("plan.budget", draw);
    gui.type("400000", draw);
    gui.press_enter(draw);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(actions.waiting()[0]["key"].to_string() == "plan.budget_EUR");
    CHECK(actions.waiting()[0]["value"].to_double() == 400000.0);
    actions.take();
    gui.click("plan.grows", draw);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(actions.waiting()[0]["key"].to_string() == "plan.year");
    CHECK(actions.waiting()[0]["value"].to_int() == 2026);
}

TEST_CASE("what is planned otherwise stands in the plan panel when another variant is chosen") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.view.plan_against = "0";
    VariantSectionState state;
    gui.frame([&](const Ui& ui) {
        ActionQueue actions;
        draw_plan_panel(ui, world.model(), state, actions);
    });
    REQUIRE(gui.log().find("plan.difference.0") != nullptr);
    CHECK(gui.log().find("plan.difference.0")->label.find("Baum") != std::string::npos);
}

TEST_CASE("the hot day of 2050 is chosen in the panel of models") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_model_panel(ui, world.model(), actions); };
    gui.click("models.weather_choice", draw);
    gui.click("Heißer Tag 2050, +1,5 K (angenommen)", draw);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(actions.waiting()[0]["key"].to_string() == "heat.weather");
    CHECK(actions.waiting()[0]["value"].to_string() == "hot_day_2050");
}

TEST_CASE("the calendar shows the hours of the market, and a click goes there") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    CalendarState state;
    const auto draw = [&](const Ui& ui) {
        draw_calendar_section(ui, world.model(), state, actions);
    };
    gui.frame(draw);
    CHECK(gui.log().find("calendar.market_stall") == nullptr); // nothing has times
    smiletwin::geo::Json parameters = smiletwin::geo::Json::object();
    parameters.set("active", "We,Sa 07:00-14:00");
    for (const char* id : {"m90", "m91"}) {
        world.project.variants.front().measures.push_back(
            {id, "market_stall", smiletwin::geo::Vec2d{312490.0, 6000480.0}, parameters});
    }
    world.view.variant = world.project.variants.front().id;
    gui.frame(draw);
    const WidgetEntry* strip = gui.log().find("calendar.market_stall");
    REQUIRE(strip != nullptr);
    CHECK(strip->value == "Mi 7:00–14:00, Sa 7:00–14:00");
    CHECK(gui.log().find("calendar.market_stall.clash") != nullptr); // both in one place
    gui.click("calendar.market_stall", draw);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "ui.time");
}

TEST_CASE("a line of the history goes to its step") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.view.history_open = true;
    const std::vector<smiletwin::scenarios::HistoryLine> lines{
        {{"history.measure.add", {{"kind", "@measure.tree"}}}, "2026-07-22T10:00:00Z"},
        {{"history.measure.remove", {{"kind", "@measure.tree"}}}, "2026-07-22T10:01:00Z"}};
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) {
        PanelModel model = world.model();
        model.history = &lines;
        model.history_position = 1;
        draw_history_card(ui, model, actions, {0.0F, 0.0F, 1200.0F, 700.0F});
    };
    gui.bare_frame(draw);
    gui.bare_frame(draw);
    REQUIRE(gui.log().find("steps.1") != nullptr);
    CHECK(gui.log().find("steps.1")->label == "Baum gesetzt");
    REQUIRE(gui.log().find("steps.0") != nullptr);
    REQUIRE(gui.log().find("steps.2") != nullptr);
}

TEST_CASE("the eye of a layer hides it") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    LayerPanelState state;
    gui.click("layers.buildings.eye", [&](const Ui& ui) {
        draw_layer_panel(ui, world.model(), state, actions);
    });
    REQUIRE(actions.waiting().size() == 1);
    CHECK(actions.waiting()[0]["layer"].to_string() == "buildings");
    CHECK_FALSE(actions.waiting()[0]["visible"].to_bool(true));
}

TEST_CASE("a parameter typed in the inspector becomes one action on the measure") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_inspector_panel(ui, world.model(), actions); };
    gui.click("measure.height_m", draw, 320.0F);
    gui.type("7,5", draw, 320.0F);
    gui.press_enter(draw, 320.0F);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "measures.set");
    CHECK(actions.waiting()[0]["ids"][0].to_string() == "m1");
    CHECK(actions.waiting()[0]["parameters"]["height_m"].to_double() == 7.5);
}

TEST_CASE("a place typed in the inspector moves the measure") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_inspector_panel(ui, world.model(), actions); };
    gui.click("place.east", draw, 320.0F);
    gui.type("312495,5", draw, 320.0F);
    gui.press_enter(draw, 320.0F);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "measure.move");
    CHECK(actions.waiting()[0]["geometry"]["coordinates"][0].to_double() == 312495.5);
}

TEST_CASE("the bin in the inspector removes the measure") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    gui.click(
        "inspector.delete",
        [&](const Ui& ui) { draw_inspector_panel(ui, world.model(), actions); },
        320.0F);
    CHECK(action_name(actions) == "measures.remove");
}

TEST_CASE("a sensor in the list selects it and shows its week") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    gui.click("Markt Nord", [&](const Ui& ui) { draw_sensor_panel(ui, world.model(), actions); });
    REQUIRE(actions.waiting().size() == 2);
    CHECK(actions.waiting()[0]["kind"].to_string() == "sensor");
    CHECK(actions.waiting()[1]["value"].to_string() == "selected_sensor"); // and it is shown
    world.view.selection = {SelectionKind::Sensor, "t1", 0};
    gui.frame([&](const Ui& ui) { draw_inspector_panel(ui, world.model(), actions); }, 320.0F);
    const WidgetEntry* chart = gui.log().find("sensor.chart.d1");
    REQUIRE(chart != nullptr);
    CHECK(chart->value.starts_with("41,0")); // 18 + 23, the last hour of the day
}

TEST_CASE("the import report opens under its source and shows its counts") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    ReportPanelState state;
    gui.click(
        "report.s1", [&](const Ui& ui) { draw_report_panel(ui, world.model(), state, actions); });
    CHECK(state.open_source == "s1");
    CHECK(actions.waiting().empty());
}

TEST_CASE("the import report says reasons and heights in words, and where the file lies") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    smiletwin::geo::ImportReport& report = world.data.states.front().report;
    report.repaired["203"] = 4;
    report.ignored["external_reference"] = 7;
    report.crs.vertical = "unknown";
    ReportPanelState state{"s1", {}};
    ActionQueue actions;
    const auto shown = [&](std::string_view label) {
        gui.frame([&](const Ui& ui) { draw_report_panel(ui, world.model(), state, actions); });
        const WidgetEntry* line = gui.log().find(label);
        return line != nullptr ? line->value : std::string("not shown");
    };
    CHECK(shown("Nicht eben, als Dreiecke gezeichnet (203)") == "4");
    CHECK(shown("Verweise auf andere Dateien") == "7");
    CHECK(shown("Höhe") == "nicht bekannt");
    report.crs.vertical = "DHHN2016 height";
    CHECK(shown("Höhe") == "DHHN2016");
}

TEST_CASE("kinds of objects are counted in plain words, and one that nobody knows by its name") {
    PanelWorld world;
    world.fill();
    smiletwin::geo::ImportReport& report = world.data.states.front().report;
    report.objects_by_type = {{"SolitaryVegetationObject", 19}, {"ZeppelinMast", 1}};
    ReportPanelState state{"s1", {}};
    ActionQueue actions;
    for (const auto& [language, tree] :
         std::map<std::string, std::string>{{"de", "Baum"}, {"en", "Tree"}}) {
        GuiPanels gui(language);
        gui.frame([&](const Ui& ui) { draw_report_panel(ui, world.model(), state, actions); });
        const WidgetEntry* known = gui.log().find("reportpanel.type.SolitaryVegetationObject");
        REQUIRE(known != nullptr);
        CHECK(known->label == tree);
        CHECK(known->value == "19");
        const WidgetEntry* unknown = gui.log().find("reportpanel.type.ZeppelinMast");
        REQUIRE(unknown != nullptr);
        CHECK(unknown->label == "ZeppelinMast");
    }
}

TEST_CASE("the status bar says the height system by its name") {
    for (const auto& [crs, expected] : std::map<std::string, std::string>{
             {"EPSG:25833+5783", "EPSG:25833  ·  Höhe DHHN92"},
             {"EPSG:25833+7837", "EPSG:25833  ·  Höhe DHHN2016"},
             {"EPSG:25833+8999", "EPSG:25833  ·  Höhe EPSG:8999"}}) {
        GuiPanels gui("de");
        PanelWorld world;
        world.project.crs = crs;
        world.with_data = false;
        draw_everything(gui, world);
        CHECK(gui.log().find("statusbar.crs")->label == expected);
    }
}

TEST_CASE("while there is no place, the words of the time bar keep off the window's edge") {
    GuiPanels gui("de");
    PanelWorld world;
    world.position.reset();
    draw_everything(gui, world);
    CHECK(gui.log().find("time.no_place")->rect.x >= 12.0F);
}

TEST_CASE("of five messages two are cards, the rest is counted and stands in the report") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.view.left_panel = LeftPanel::Report;
    for (std::uint64_t id = 1; id <= 5; ++id) {
        const std::string file = "/home/kim/part" + std::to_string(id) + ".gml";
        const smiletwin::geo::Problem problem{{"error.project.no_folder", {}}, file, {}, {}};
        world.view.messages.push_back({id, MessageKind::Error, problem, 0.0});
    }
    world.view.past_messages = world.view.messages;
    draw_everything(gui, world);
    CHECK(gui.log().find("message.5") != nullptr);
    CHECK(gui.log().find("message.3") == nullptr);
    CHECK(gui.log().find("message.more")->label == "+3 weitere");
    REQUIRE(gui.log().find("report.message.1") != nullptr);
    CHECK(gui.log().find("report.message.1")->value == "/home/kim/part1.gml");
}

TEST_CASE("a running job can be cancelled") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    gui.click("job.4.cancel", [&](const Ui& ui) { draw_jobs(ui, world.model(), actions); });
    REQUIRE(actions.waiting().size() == 1);
    CHECK(actions.waiting()[0]["id"].to_int() == 4);
}

TEST_CASE("the film of people is made faster beside its play button") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.data.gates.push_back({"n", "Nordtor", {{0.0, 0.0}, {4.0, 0.0}}, 200.0, 0.25});
    world.people.computed = true;
    world.people.duration_s = 900.0;
    ActionQueue actions;
    gui.click("20×", [&](const Ui& ui) { draw_model_panel(ui, world.model(), actions); });
    REQUIRE(action_name(actions) == "ui.people");
    CHECK(actions.waiting()[0]["value"].to_string() == "speed");
    CHECK(actions.waiting()[0]["times"].to_int() == 20);
}

TEST_CASE("streams are listed from gate to gate with people per hour and where that comes from") {
    PanelWorld world;
    world.fill();
    world.project.sources.push_back(
        {"s3", SourceRole::Gates, "Zählung Ostern", "gates.geojson", "", "", "CC0", "2026-04-05"});
    world.data.gates.push_back({"n", "Nordtor", {{0.0, 0.0}, {4.0, 0.0}}, 200.0, 0.25});
    world.data.gates.push_back({"s", "Südtor", {{0.0, 9.0}, {4.0, 9.0}}, 90.0, 0.0});
    world.data.gates.push_back({"o", "Osttor", {{9.0, 0.0}, {9.0, 4.0}}, 60.0, 0.0});
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_model_panel(ui, world.model(), actions); };
    GuiPanels german("de");
    german.frame(draw);
    const WidgetEntry* to_south = german.log().find("people.stream.s");
    REQUIRE(to_south != nullptr); // the first gate is open
    CHECK(to_south->label == "nach Südtor");
    CHECK(to_south->value == "100 je Stunde");
    CHECK(german.log().find("Von Nordtor") != nullptr);
    CHECK(german.log().find("Quelle: Zählung Ostern. Stand: 5. April 2026.") != nullptr);
    german.click("people.gate.s", draw);
    REQUIRE(action_name(actions) == "ui.gate");
    CHECK(actions.waiting()[0]["value"].to_string() == "s");
    world.view.open_gate = "s";
    german.set_language("en");
    german.frame(draw);
    CHECK(german.log().find("people.stream.s") == nullptr);
    REQUIRE(german.log().find("people.stream.n") != nullptr);
    CHECK(german.log().find("people.stream.n")->value == "45 per hour");
}

TEST_CASE("without gates the panel says which attributes their file needs") {
    PanelWorld world;
    world.fill();
    for (const char* language : {"de", "en"}) {
        GuiPanels gui(language);
        const std::string said = gui.text()("panel.people.no_gates");
        ActionQueue actions;
        gui.frame([&](const Ui& ui) { draw_model_panel(ui, world.model(), actions); });
        CHECK(gui.log().find(said) != nullptr);
        for (const char* attribute : {"inflow_per_h", "id", "name", "stay_share"}) {
            CHECK(said.find(attribute) != std::string::npos);
        }
    }
}

TEST_CASE("the gates are listed with their eye before anybody walked, and the people after it") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.project.sources.push_back(
        {"s3", SourceRole::Gates, "Zugänge des Marktes", "gates.geojson", "", "", "CC0", "2026"});
    ActionQueue actions;
    LayerPanelState state;
    const auto draw = [&](const Ui& ui) { draw_layer_panel(ui, world.model(), state, actions); };
    gui.click("layers.gates.eye", draw);
    REQUIRE(action_name(actions) == "ui.layer");
    CHECK(actions.waiting()[0]["layer"].to_string() == "gates");
    CHECK(gui.log().find("Zugänge des Marktes") != nullptr);
    CHECK(gui.log().find("layers.people.eye") == nullptr);
    world.people.computed = true;
    gui.frame(draw);
    CHECK(gui.log().find("layers.people.eye") != nullptr);
    CHECK(gui.log().find("layers.gates.eye") != nullptr);
}

TEST_CASE("an indicator opens its derivation") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    ActionQueue actions;
    gui.click(
        "indicators.derivation",
        [&](const Ui& ui) { draw_indicators(ui, world.model(), actions); },
        320.0F);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "ui.derivation");
    CHECK_FALSE(actions.waiting()[0]["value"].to_string().empty());
}

TEST_CASE("imported layers have their row, and a chosen feature shows its attributes") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    auto stops = std::make_shared<smiletwin::geo::VectorLayer>();
    stops->features.push_back(
        {"7", smiletwin::geo::Vec2d{5.0, 5.0}, {{"name", "Markt"}, {"Linie", "12"}}});
    std::vector<DataLayer> layers(1);
    layers[0].id = "source.s9";
    layers[0].name = "Haltestellen";
    layers[0].features = stops;
    PanelModel model = world.model();
    model.layers = &layers;
    ActionQueue actions;
    LayerPanelState state;
    gui.click(
        "layers.source.s9.eye", [&](const Ui& ui) { draw_layer_panel(ui, model, state, actions); });
    REQUIRE(actions.waiting().size() == 1);
    CHECK(actions.waiting()[0]["layer"].to_string() == "source.s9");
    CHECK_FALSE(actions.waiting()[0]["visible"].to_bool(true));
    world.view.selection = {SelectionKind::Feature, "source.s9", 0, 0};
    gui.frame([&](const Ui& ui) { draw_inspector_panel(ui, model, actions); }, 320.0F);
    const WidgetEntry* line = gui.log().find("attribute.Linie");
    REQUIRE(line != nullptr);
    CHECK(line->value == "12");
}

TEST_CASE("the card of projects asks to save under the typed path and to replace only when asked") {
    GuiPanels gui;
    PanelWorld world;
    ProjectPanelState state;
    world.view.project_card.kind = ProjectCard::Kind::Save;
    world.view.project_card.opened = 1;
    world.view.project_card.suggestion = "/home/kim/Markt.smile.gpkg";
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) {
        draw_project_card(ui, world.model(), state, actions, {0.0F, 0.0F, 1600.0F, 860.0F});
    };
    gui.frame(draw);
    gui.frame(draw);
    CHECK(gui.log().find("project.save.replace") == nullptr);
    gui.click("project.save.do", draw);
    REQUIRE(action_name(actions) == "ui.save_as");
    CHECK(actions.take().front()["path"].to_string() == "/home/kim/Markt.smile.gpkg");
    world.view.project_card.existing = "/home/kim/Markt.smile.gpkg";
    gui.frame(draw);
    gui.click("project.save.replace", draw);
    REQUIRE(action_name(actions) == "ui.save_as");
    CHECK(actions.take().front()["replace"].to_bool());
    world.view.project_card.recent = {"/srv/Hafen.smile.gpkg"};
    gui.frame(draw);
    gui.frame(draw);
    gui.click("recent.0", draw);
    REQUIRE(action_name(actions) == "ui.open");
    CHECK(actions.take().front()["path"].to_string() == "/srv/Hafen.smile.gpkg");
}

TEST_CASE("after an answer the keyboard is back in the field of the card that was asked from") {
    GuiPanels gui;
    PanelWorld world;
    ProjectPanelState state;
    world.view.project_card.kind = ProjectCard::Kind::Save;
    world.view.project_card.opened = 1;
    world.view.project_card.suggestion = "/home/kim/no/Markt.smile.gpkg";
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) {
        draw_project_card(ui, world.model(), state, actions, {0.0F, 0.0F, 1600.0F, 860.0F});
    };
    gui.frame(draw);
    gui.click("project.save.do", draw);
    REQUIRE(action_name(actions) == "ui.save_as");
    gui.frame(draw);
    REQUIRE_FALSE(ImGui::GetIO().WantTextInput);
    world.view.project_card.problem =
        smiletwin::geo::Problem{{"error.project.no_folder", {}}, {}, {}, {}};
    ++world.view.project_card.answers;
    for (int i = 0; i < 3; ++i) {
        gui.frame(draw);
    }
    CHECK(ImGui::GetIO().WantTextInput);
    CHECK(state.save_path == "/home/kim/no/Markt.smile.gpkg"); // what was typed is still there
}

TEST_CASE("heat is not ticked while the ground shows the density of people, and a tick shows it") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.view.heat_wanted = true;
    world.view.drape = {"people.density", false};
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_model_panel(ui, world.model(), actions); };
    gui.frame(draw);
    CHECK(gui.log().find("models.heat")->value == "off");
    gui.click("models.heat", draw);
    REQUIRE(actions.waiting().size() == 1);
    CHECK(action_name(actions) == "ui.heat");
    CHECK(actions.waiting()[0]["value"].to_bool());
}

TEST_CASE("the card of the shaded ground names the hour it holds for") {
    GuiPanels gui("de");
    PanelWorld world;
    world.fill();
    world.heat.moment = world.zone->to_utc({2026, 7, 22, 14, 0, 0});
    ActionQueue actions;
    gui.frame([&](const Ui& ui) { draw_indicators(ui, world.model(), actions); });
    const WidgetEntry* card = gui.log().find("indicator.heat.shaded_share");
    REQUIRE(card != nullptr);
    CHECK(card->label == "Beschattete Fläche, 22.7., 14:00");
}

TEST_CASE("the date of a source is written like other dates, a year alone as it stands") {
    GuiPanels german("de");
    CHECK(source_date_words(german.text(), "2026-07-01") == "1. Juli 2026");
    CHECK(source_date_words(german.text(), "2026") == "2026");
    CHECK(source_date_words(german.text(), "") == "–");
    german.set_language("en");
    CHECK(source_date_words(german.text(), "2026-07-01") == "1 July 2026");
}
