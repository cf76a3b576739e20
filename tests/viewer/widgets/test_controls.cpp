#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/viewer/gui_panels.hpp"
#include "viewer/widgets/controls.hpp"
#include "viewer/widgets/layer_row.hpp"
#include "viewer/widgets/legend.hpp"
#include "viewer/widgets/line_chart.hpp"
#include "viewer/widgets/number_field.hpp"

#include <imgui.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

using namespace smiletwin::viewer;
using smiletwin::tests::GuiPanels;

TEST_CASE("a button records itself and answers a click") {
    GuiPanels gui;
    int pressed = 0;
    gui.click("Herleitung", [&](const Ui& ui) {
        pressed += button(ui, "test.button", "Herleitung") ? 1 : 0;
    });
    CHECK(pressed == 1);
    const WidgetEntry* entry = gui.log().find("test.button");
    REQUIRE(entry != nullptr);
    CHECK(entry->role == WidgetRole::Button);
    CHECK(entry->label == "Herleitung");
}

TEST_CASE("a disabled button does nothing") {
    GuiPanels gui;
    bool pressed = false;
    gui.click("test.button", [&](const Ui& ui) {
        pressed = button(ui, "test.button", "Weg", {.enabled = false}) || pressed;
    });
    CHECK_FALSE(pressed);
}

namespace {

/// Types into the field over what stands there and takes it by Enter.
double typed_value(GuiPanels& gui, const std::string& typed, double before, bool& changed) {
    double value = before;
    changed = false;
    const auto draw = [&](const Ui& ui) {
        changed = number_field(ui, "test.height", "Höhe", value, {"m", 1.0, 45.0, 1}) || changed;
    };
    gui.click("test.height", draw); // marks everything
    gui.type(typed, draw);
    gui.press_enter(draw);
    gui.frame(draw);
    return value;
}

} // namespace

TEST_CASE("a number field reads 1,5 and 1.5 alike") {
    bool changed = false;
    GuiPanels german("de");
    CHECK(typed_value(german, "1,5", 6.0, changed) == 1.5);
    CHECK(changed);
    CHECK(typed_value(german, "2.5", 1.5, changed) == 2.5);
    CHECK(german.log().find("test.height")->value == "2,5");
}

TEST_CASE("a number out of range is refused with a sentence and the old one stays") {
    GuiPanels gui("de");
    bool changed = false;
    double value = 6.0;
    CHECK(typed_value(gui, "75", value, changed) == 6.0);
    CHECK_FALSE(changed);
    CHECK(gui.log().find("test.height")->value == "75");
}

TEST_CASE("the words of a control may change while its identity stays") {
    GuiPanels gui("de");
    const auto draw = [](const Ui& ui) { button(ui, "topbar.undo", ui.text("window.undo")); };
    gui.frame(draw);
    CHECK(gui.log().find("topbar.undo")->label == "Rückgängig");
    const WidgetRect before = gui.log().find("topbar.undo")->rect;
    gui.set_language("en");
    gui.frame(draw);
    CHECK(gui.log().find("topbar.undo")->label == "Undo");
    CHECK(gui.log().find("topbar.undo")->rect.x == before.x);
}

TEST_CASE("words that do not fit are shortened in the middle") {
    GuiPanels gui;
    gui.frame([](const Ui& ui) {
        const std::string shown = shortened(ui.fonts.text, "Größenordnung der Überflutung", 90.0F);
        CHECK(text_size(ui.fonts.text, shown).x <= 90.0F);
        CHECK(shown.find("…") != std::string::npos);
        CHECK(shown.starts_with("Gr"));
        CHECK(shortened(ui.fonts.text, "Baum", 90.0F) == "Baum");
    });
}

TEST_CASE("all digits of a font are equally wide") {
    GuiPanels gui;
    for (const char* digit : {"0", "1", "4", "7", "9"}) {
        CHECK(text_size(gui.fonts().number, digit).x == text_size(gui.fonts().number, "8").x);
    }
}

TEST_CASE("ticks of an axis are few and round") {
    CHECK(round_ticks(17.2, 33.9) == std::vector<double>{20.0, 25.0, 30.0});
    CHECK(round_ticks(0.0, 1.0) == std::vector<double>{0.0, 0.5, 1.0});
    CHECK(round_ticks(3.0, 3.0).empty());
    CHECK(round_ticks(-5.0, 995.0).size() <= 4);
}

TEST_CASE("a scale bar shows a round length that fits") {
    const ScaleLength scale = scale_length(0.21, 120.0F); // 25.2 m would fit
    CHECK(scale.length_m == Approx(20.0));
    CHECK(scale.width_px == Approx(20.0 / 0.21));
    CHECK(scale_length(0.0, 120.0F).length_m == 0.0);
}

TEST_CASE("a legend leaves out empty classes at both ends") {
    Ramp ramp;
    ramp.edges = {0.0, 9.0, 26.0, 32.0};
    ramp.rgba = {1, 2, 3, 4, 5};
    smiletwin::geo::Grid<float> grid({0.0, 2.0, 1.0, 2, 2}, 20.0F);
    grid.values[1] = 30.0F;
    grid.values[2] = std::numeric_limits<float>::quiet_NaN();
    const std::vector<double> shares = class_shares(ramp, grid);
    CHECK(shares[2] == Approx(2.0 / 3.0));
    CHECK(shares[3] == Approx(1.0 / 3.0));
    const ClassRange shown = shown_classes(ramp, shares);
    CHECK(shown.first == 2);
    CHECK(shown.last == 3);
}

TEST_CASE("many classes stand below each other with their whole borders") {
    GuiPanels gui("de");
    Ramp ramp;
    ramp.title_key = "ramp.density";
    for (int i = 0; i < 8; ++i) {
        ramp.edges.push_back(0.05 * (i + 1));
        ramp.label_keys.emplace_back("ramp.utci." + std::to_string(i));
    }
    ramp.label_keys.emplace_back("ramp.utci.8");
    ramp.rgba.assign(9, 0x112233FF);
    LegendView view;
    view.ramp = &ramp;
    gui.frame([&](const Ui& ui) {
        draw_legend(ui, ImGui::GetWindowDrawList(), {10.0F, 400.0F}, view);
    });
    const WidgetEntry* second = gui.log().find("legend.class.1");
    REQUIRE(second != nullptr);
    CHECK(second->value == "0,05 bis 0,1");
    ramp.edges.resize(3);
    ramp.rgba.resize(4);
    ramp.label_keys.resize(4);
    gui.frame([&](const Ui& ui) {
        draw_legend(ui, ImGui::GetWindowDrawList(), {10.0F, 400.0F}, view);
    });
    CHECK(gui.log().find("legend.class.1") == nullptr); // four fit side by side
}

TEST_CASE("the legend of density names each level of service once, in persons per square metre") {
    const auto ramp = load_ramp(smiletwin::geo::data_folder() / "ramps", "density");
    REQUIRE(ramp.ok());
    for (const char* language : {"de", "en"}) {
        GuiPanels gui(language);
        LegendView view;
        view.ramp = &*ramp;
        gui.frame([&](const Ui& ui) {
            draw_legend(ui, ImGui::GetWindowDrawList(), {10.0F, 400.0F}, view);
        });
        std::vector<std::string> words;
        for (const WidgetEntry& entry : gui.log().entries()) {
            if (entry.id.starts_with("legend.class.")) {
                words.push_back(entry.label);
            }
        }
        REQUIRE(words.size() == 6);
        const std::string letters = "ABCDEF";
        for (std::size_t i = 0; i < words.size(); ++i) {
            CHECK(words[i].front() == letters[i]);
        }
        const bool german = std::string_view(language) == "de";
        CHECK(gui.log().find("legend")->value == (german ? "Personen je m²" : "people per m²"));
        CHECK(
            gui.log().find("legend.class.1")->value ==
            (german ? "0,005 bis 0,31" : "0.005 to 0.31"));
    }
}

TEST_CASE("where only the lightest shades of a class occur its words still stand once") {
    GuiPanels gui("de");
    const auto ramp = load_ramp(smiletwin::geo::data_folder() / "ramps", "density");
    REQUIRE(ramp.ok());
    LegendView view;
    view.ramp = &*ramp;
    view.class_shares = {0.5, 0.3, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    gui.frame([&](const Ui& ui) {
        draw_legend(ui, ImGui::GetWindowDrawList(), {10.0F, 400.0F}, view);
    });
    REQUIRE(gui.log().find("legend.class.1") != nullptr);
    CHECK(gui.log().find("legend.class.1")->label == "A frei");
    CHECK(gui.log().find("legend.class.2") == nullptr);
}

TEST_CASE("a refused number is forgotten when the field comes back, and Esc in it restores") {
    GuiPanels gui("de");
    bool changed = false;
    CHECK(typed_value(gui, "75", 18.8, changed) == 18.8);
    REQUIRE(gui.log().find("test.height")->value == "75");
    double value = 18.8;
    const auto draw = [&](const Ui& ui) {
        number_field(ui, "test.height", "Höhe", value, {"m", 1.0, 45.0, 1});
    };
    gui.frame([](const Ui&) {}); // deselected
    gui.frame(draw);
    CHECK(gui.log().find("test.height")->value == "18,8");
    CHECK(typed_value(gui, "75", 18.8, changed) == 18.8);
    gui.click("test.height", draw);
    gui.press_escape(draw);
    gui.frame(draw);
    CHECK(gui.log().find("test.height")->value == "18,8");
}

TEST_CASE("lines break at blanks only, never in the middle of a number") {
    GuiPanels gui("de");
    gui.frame([](const Ui& ui) {
        const std::string said = "Höhe 75,0 geht nicht. Erlaubt sind 2,0 bis 45,0\u00a0m.";
        for (float width = 40.0F; width < 400.0F; width += 7.0F) {
            std::string broken = broken_at_blanks(ui.fonts.small, said, width);
            CHECK(broken.find("75,0") != std::string::npos);
            CHECK(broken.find("45,0\u00a0m.") != std::string::npos);
            for (char& letter : broken) {
                letter = letter == '\n' ? ' ' : letter;
            }
            CHECK(broken == said);
        }
        const std::string broken = broken_at_blanks(ui.fonts.small, said, 120.0F);
        std::size_t begin = 0;
        while (begin < broken.size()) {
            const std::size_t end = std::min(broken.find('\n', begin), broken.size());
            CHECK(text_size(ui.fonts.small, broken.substr(begin, end - begin)).x <= 120.0F);
            begin = end + 1;
        }
    });
}
