// What the inspector says about a thing, as a planner reads it.

#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/viewer/gui_panels.hpp"
#include "viewer/panels/attribute_words.hpp"
#include "viewer/panels/inspector_panel.hpp"
#include "viewer/panels/sensor_panel.hpp"
#include "viewer/widgets/controls.hpp"

#include <imgui.h>

#include <algorithm>

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiPanels;
using smiletwin::tests::PanelWorld;

namespace {

geo::Text german() {
    auto text = geo::Text::load(geo::data_folder() / "lang", "de");
    REQUIRE(text.ok());
    return std::move(text).value();
}

geo::Attribute measured_height(const char* metres) {
    return {"measuredHeight", metres, "urn:adv:uom:m", geo::AttributeKind::Measure};
}

/// A town hall of 20 m with one part, which repeats its function and has its own height.
std::shared_ptr<const geo::City> town_hall(bool with_height) {
    geo::City city;
    city.attributes = {{"function", "31001_3012", ""}};
    if (with_height) {
        city.attributes.push_back(measured_height("20.000"));
    }
    const auto own = static_cast<std::uint32_t>(city.attributes.size());
    city.attributes.push_back({"function", "31001_3012", ""});
    city.attributes.push_back(measured_height("12.400"));
    geo::CityObject building{"b1", "Building", 0, -1, 0, own, {}};
    building.bounds.add(geo::Vec3d{0.0, 0.0, 5.0});
    building.bounds.add(geo::Vec3d{10.0, 10.0, 25.0});
    city.objects = {building, {"b1p", "BuildingPart", 0, 0, own, 2, {}}};
    return std::make_shared<const geo::City>(std::move(city));
}

std::vector<std::string> values_of(GuiPanels& gui, const std::string& name) {
    std::vector<std::string> values;
    for (const WidgetEntry& entry : gui.log().entries()) {
        if (entry.id == "attribute." + name) {
            values.push_back(entry.value);
        }
    }
    return values;
}

void inspect(GuiPanels& gui, const PanelWorld& world) {
    gui.frame(
        [&](const Ui& ui) {
            ActionQueue actions;
            draw_inspector_panel(ui, world.model(), actions);
        },
        320.0F);
}

} // namespace

TEST_CASE("an official code is said in words and stays readable as a code") {
    const geo::Text text = german();
    CHECK(attribute_value(text, {"function", "31001_1000", ""}) == "Wohngebäude (31001_1000)");
    CHECK(attribute_value(text, {"usage", "31001_3041", ""}) == "Kirche (31001_3041)");
    CHECK(attribute_value(text, {"roofType", "3100", ""}) == "Satteldach (3100)");
    CHECK(attribute_name(text, {"roofType", "3100", ""}) == "Dachform");
}

TEST_CASE("a code that nobody here knows stays as it is and is called a code") {
    const geo::Text text = german();
    CHECK(attribute_value(text, {"function", "1231", ""}) == "Schlüssel 1231");
    CHECK(attribute_value(text, {"roofType", "1130", ""}) == "Schlüssel 1130");
    CHECK(attribute_value(text, {"usage", "residential", ""}) == "residential");
    CHECK(attribute_value(text, {"Gemeindeschluessel", "13003000", ""}) == "13003000");
    CHECK(attribute_name(text, {"Gebaeudesachwert", "7", ""}) == "Gebaeudesachwert");
}

TEST_CASE("the register a building comes from has a name in words") {
    const geo::Text text = german();
    CHECK(
        attribute_name(text, {"externalReference.informationSystem", "x", ""}) ==
        "Amtliches Verzeichnis");
}

TEST_CASE("a height carries its unit in the language of the reader") {
    CHECK(attribute_value(german(), measured_height("12.400")) == german().quantity(12.4, 1, "m"));
}

TEST_CASE("the inspector tells one height of a building, and of a part only what differs") {
    PanelWorld world;
    world.view.selection = {SelectionKind::CityObject, "b1p", 1};
    GuiPanels gui;
    const std::string height = gui.text()("panel.attribute.measuredHeight");
    const std::string extent = gui.text()("panel.inspector.extent");
    const std::string use = gui.text()("panel.attribute.function");

    world.data.city = town_hall(true);
    inspect(gui, world);
    CHECK(
        values_of(gui, height) ==
        std::vector<std::string>{
            gui.text().quantity(20.0, 1, "m"), gui.text().quantity(12.4, 1, "m")});
    CHECK(values_of(gui, extent).empty());
    CHECK(values_of(gui, use).size() == 1);

    world.data.city = town_hall(false);
    inspect(gui, world);
    CHECK(values_of(gui, extent) == std::vector<std::string>{gui.text().quantity(20.0, 1, "m")});
}

TEST_CASE("the year of a new tree is unknown until somebody types one") {
    PanelWorld world;
    world.fill();
    GuiPanels gui;
    ActionQueue actions;
    const auto draw = [&](const Ui& ui) { draw_inspector_panel(ui, world.model(), actions); };
    gui.frame(draw, 320.0F);
    REQUIRE(gui.log().find("measure.planted_year") != nullptr);
    CHECK(gui.log().find("measure.planted_year")->value == "unbekannt");
    gui.click("measure.planted_year", draw, 320.0F);
    gui.press_enter(draw, 320.0F);
    CHECK(actions.waiting().empty()); // the word itself is no refused number
    gui.click("measure.planted_year", draw, 320.0F);
    gui.type("1987", draw, 320.0F);
    gui.press_enter(draw, 320.0F);
    REQUIRE_FALSE(actions.waiting().empty());
    CHECK(actions.waiting().front()["parameters"]["planted_year"].to_double() == 1987.0);
}

TEST_CASE("the newest value in the list of sensors says when it was measured") {
    PanelWorld world;
    world.fill();
    GuiPanels gui;
    gui.frame([&](const Ui& ui) {
        ActionQueue actions;
        draw_sensor_panel(ui, world.model(), actions);
    });
    const WidgetEntry* row = gui.log().find("sensors.t1");
    REQUIRE(row != nullptr);
    CHECK(row->value.find("22.7., 13:00") != std::string::npos);
    CHECK(row->value.find("°C") != std::string::npos);
}

TEST_CASE("the difference on a card is that of the two numbers beside it") {
    PanelWorld world;
    world.fill();
    auto& item = world.heat.comparisons[1];
    item.definition.unit = std::string("%");
    item.definition.decimals = 0;
    item.baseline = 98.6; // shown as 99
    item.variant = 86.4;  // shown as 86
    item.difference = -12.2;
    GuiPanels gui;
    inspect(gui, world);
    const WidgetEntry* card = gui.log().find("indicator." + item.definition.id);
    REQUIRE(card != nullptr);
    const WidgetEntry* difference = gui.log().find(card->id + ".difference");
    REQUIRE(difference != nullptr);
    CHECK(difference->label == gui.text().quantity(13.0, 0, "Punkte"));
}

TEST_CASE("the value of a slider stands beside its rail, where the knob cannot cover it") {
    GuiPanels gui;
    gui.frame([](const Ui& ui) {
        float value = 60.0F;
        slider(ui, "test.slider", "Zeit", value, 0.0F, 120.0F, "60 s");
    });
    const WidgetEntry* rail = gui.log().find("test.slider");
    REQUIRE(rail != nullptr);
    CHECK(rail->value == "60 s");
    CHECK(rail->rect.x + rail->rect.width < 280.0F - 14.0F - 44.0F);
}

TEST_CASE("of an address of the web the inspector shows the host") {
    CHECK(
        address_words("http://repository.gdi-de.org/schemas/adv/citygml/fdv/art.htm#_9100") ==
        "repository.gdi-de.org/…");
    CHECK(address_words("https://example.org") == "example.org");
    CHECK(address_words("https://example.org/") == "example.org");
    CHECK_FALSE(address_words("Haus http://example.org/a").has_value());
    CHECK_FALSE(address_words("31001_3012").has_value());
}
