// The whole window with injected input, drawn without a display.

#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/gui_window.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>

using namespace smiletwin;
using namespace smiletwin::viewer;
using smiletwin::tests::GuiWindow;

TEST_CASE("a click with the tree tool plants a tree, undo takes it back, redo brings it again") {
    GuiWindow gui;
    REQUIRE(gui.picture->click("Baum"));
    CHECK(gui.app().view().tool == "tree");
    gui.click_scene(0.5F, 0.6F);
    REQUIRE(gui.planned() == 1); // and a variant for it, because the baseline is protected
    CHECK(gui.project().variants.front().measures.front().kind == "tree");
    CHECK(gui.app().view().selection.kind == SelectionKind::Measure);
    REQUIRE(gui.picture->click("topbar.undo"));
    gui.picture->frames(2);
    CHECK(gui.planned() == 0);
    REQUIRE(gui.picture->click("topbar.redo"));
    gui.picture->frames(2);
    CHECK(gui.planned() == 1);
}

TEST_CASE("dragging a planted tree moves it in one undo step") {
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    gui.app().actions().add("ui.tool", {{"value", ""}});
    gui.picture->frames(2);
    REQUIRE(gui.planned() == 1);
    const std::string id = gui.project().variants.front().measures.front().id;
    gui.app().actions().add("ui.select", {{"kind", "measure"}, {"id", id}});
    gui.picture->frames(2);
    const auto place = [&] {
        return std::get<geo::Vec2d>(gui.project().variants.front().measures.front().geometry);
    };
    const geo::Vec2d before = place();
    const std::size_t steps = gui.app().document().history_position();
    SceneView& view = gui.picture->bench().scene_view();
    const geo::Vec2d foot = before;
    const double ground_m = view.ground_point({640.0, 400.0})->z;
    const auto pixel = view.pixel_of({foot.x, foot.y, ground_m + 6.0});
    REQUIRE(pixel.has_value());
    const WidgetRect scene = gui.scene();
    const float x = scene.x + static_cast<float>(pixel->x);
    const float y = scene.y + static_cast<float>(pixel->y);
    gui.picture->drag(x, y, x + 60.0F, y + 20.0F);
    gui.picture->frames(2);
    CHECK(geo::length(place() - before) > 1.0);
    CHECK(gui.app().document().history_position() == steps + 1);
    gui.picture->click("topbar.undo");
    gui.picture->frames(2);
    CHECK(place() == before);
}

TEST_CASE("clicked corners and a double click paint a surface") {
    GuiWindow gui;
    REQUIRE(gui.picture->click("plan.surface"));
    gui.click_scene(0.40F, 0.60F);
    gui.click_scene(0.60F, 0.60F);
    gui.click_scene(0.55F, 0.75F);
    CHECK(gui.app().view().drawn_corners.size() == 3);
    gui.click_scene(0.42F, 0.75F);
    gui.click_scene(0.42F, 0.75F); // twice at one place
    REQUIRE(gui.planned() == 1);
    const scenarios::Measure& measure = gui.project().variants.front().measures.front();
    CHECK(measure.kind == "surface");
    CHECK(std::get<geo::Polygon2d>(measure.geometry).rings.front().size() >= 4);
}

TEST_CASE("keys tapped between two frames each count once") {
    constexpr int shift = 1;
    constexpr int ctrl = 2;
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    REQUIRE(gui.planned() == 1);
    const bool legend = gui.app().view().legend_open;
    gui.tap(Key::L);
    CHECK(gui.app().view().legend_open != legend);
    gui.tap(Key::Delete);
    CHECK(gui.planned() == 0);
    gui.tap(Key::Z, ctrl);
    CHECK(gui.planned() == 1);
    gui.tap(Key::Z, ctrl);
    CHECK(gui.planned() == 0);
    gui.tap(Key::Z, ctrl | shift);
    CHECK(gui.planned() == 1);
}

TEST_CASE("letters typed into a field are no shortcuts") {
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    const bool legend = gui.app().view().legend_open;
    REQUIRE(gui.picture->click("measure.height_m"));
    gui.tap(Key::L);
    gui.tap(Key::Delete);
    CHECK(gui.app().view().legend_open == legend);
    CHECK(gui.planned() == 1);
}

TEST_CASE("behind the open card of projects no key reaches the scene, and Esc closes the card") {
    constexpr int alt = 4;
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    REQUIRE(gui.planned() == 1);
    const bool legend = gui.app().view().legend_open;
    const bool plan = gui.app().view().plan_style;
    const std::string variant = gui.app().view().variant;
    gui.app().actions().add("ui.project", {{"value", "save"}});
    gui.picture->frames(3);
    const WidgetRect title = gui.find("project.save")->rect;
    gui.picture->click_at(
        title.center_x(), title.y - 8.0F); // beside the field: no field has it now
    gui.picture->frames(2);
    REQUIRE_FALSE(ImGui::GetIO().WantTextInput);
    for (const Key key : {Key::L, Key::P, Key::Delete}) {
        gui.tap(key);
    }
    gui.tap(key_of('0'), alt);
    CHECK(gui.app().view().legend_open == legend);
    CHECK(gui.app().view().plan_style == plan);
    CHECK(gui.app().view().variant == variant);
    CHECK(gui.planned() == 1);
    gui.tap(Key::Escape);
    CHECK(gui.app().view().project_card.kind == ProjectCard::Kind::Closed);
    gui.tap(Key::L);
    CHECK(gui.app().view().legend_open != legend);
}

TEST_CASE("Backspace takes back the last corner, Esc all of them and then the tool") {
    GuiWindow gui;
    REQUIRE(gui.picture->click("plan.surface"));
    gui.click_scene(0.40F, 0.60F);
    gui.click_scene(0.60F, 0.60F);
    gui.click_scene(0.55F, 0.75F);
    gui.tap(Key::Backspace);
    CHECK(gui.app().view().drawn_corners.size() == 2);
    gui.tap(Key::Escape);
    CHECK(gui.app().view().drawn_corners.empty());
    CHECK(gui.app().view().tool == "surface");
    gui.tap(Key::Escape);
    CHECK(gui.app().view().tool.empty());
}

TEST_CASE("the picture is refined while the hand rests with a tool in it") {
    GuiWindow gui;
    REQUIRE(gui.picture->click("plan.surface"));
    gui.click_scene(0.40F, 0.60F);
    gui.picture->frames(16); // half a second: nothing is drawn anew
    CHECK(gui.picture->bench().scene_view().sharp());
    CHECK(gui.picture->bench().scene_view().refined_passes() > 0);
}

TEST_CASE("the language changes while the window is open") {
    GuiWindow gui;
    CHECK(gui.find("topbar.undo")->label == "Rückgängig");
    const WidgetRect before = gui.find("rail.sensors")->rect;
    REQUIRE(gui.picture->click("topbar.language"));
    gui.picture->frames(2);
    CHECK(gui.find("topbar.undo")->label == "Undo");
    CHECK(gui.find("rail.sensors")->rect.y == before.y);
}

TEST_CASE("a height typed as 7,5 reaches the planted tree") {
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    REQUIRE(gui.picture->click("measure.height_m"));
    gui.picture->type("7,5");
    REQUIRE(gui.picture->click("inspector.delete") == true); // leaving the field takes the number
    gui.picture->frames(2);
    gui.picture->click("topbar.undo"); // the bin was pressed as well
    gui.picture->frames(2);
    REQUIRE(gui.planned() == 1);
    const scenarios::Measure& measure = gui.project().variants.front().measures.front();
    CHECK(gui.app().document().catalogue().number(measure, "height_m") == 7.5);
}

TEST_CASE(
    "dropped files are added, and one that cannot be read is named while the rest is loaded") {
    GuiWindow gui;
    const std::size_t before = gui.project().sources.size();
    const auto bad = gui.folder.file("cut.gml", "<?xml version=\"1.0\"?><core:CityModel");
    gui.app().add_files({bad, geo::data_folder() / "sample" / "sensors.json"});
    gui.picture->settle();
    CHECK(gui.project().sources.size() == before + 1);
    REQUIRE(gui.app().data() != nullptr);
    CHECK_FALSE(gui.app().data()->things.empty());
    REQUIRE_FALSE(gui.app().view().messages.empty());
    const ShownMessage& message = gui.app().view().messages.back();
    CHECK(message.kind == MessageKind::Error);
    CHECK(gui.app().text()(message.problem).find("cut.gml") != std::string::npos);
}

TEST_CASE("a bad file in a dropped folder is said once, by a path without detours") {
    GuiWindow gui;
    const auto dropped = gui.folder.path() / "town";
    std::filesystem::create_directories(dropped);
    std::filesystem::copy(
        geo::data_folder() / "sample" / "buildings.gml", dropped / "buildings.gml");
    std::ofstream(dropped / "cut.gml") << "<?xml version=\"1.0\"?><core:CityModel";
    gui.app().add_files({gui.folder.path() / "x" / ".." / "town"});
    gui.picture->settle();
    std::size_t said = 0;
    for (const ShownMessage& message : gui.app().view().past_messages) {
        const std::string words = gui.app().text()(message.problem);
        INFO(words);
        CHECK(words.find("..") == std::string::npos);
        said += words.find("cut.gml") != std::string::npos ? 1U : 0U;
    }
    CHECK(said == 1);
    CHECK(gui.app().view().messages.size() == gui.app().view().past_messages.size());
}

TEST_CASE("what was planned and how it was looked at is there again after closing") {
    tests::TemporaryFolder folder;
    const ApplicationSetup setup = tests::setup_in(folder);
    {
        auto app = Application::create(setup);
        REQUIRE(app.ok());
        REQUIRE((*app)->open({geo::data_folder() / "sample" / "trees.geojson"}).ok());
        (*app)->actions().add("variant.add", {{"name", "Schatten"}});
        (*app)->actions().add("ui.style", {{"value", "ort"}});
        (*app)->actions().add("ui.layer", {{"layer", "trees"}, {"visible", false}});
        (*app)->update(1.0);
    }
    auto again = Application::create(setup);
    REQUIRE(again.ok());
    REQUIRE((*again)->open({}).ok());
    REQUIRE((*again)->document().project().variants.size() == 1);
    CHECK((*again)->document().project().variants.front().name == "Schatten");
    CHECK_FALSE((*again)->view().plan_style);
    CHECK_FALSE((*again)->view().layer_visible("trees"));
    CHECK((*again)->view().variant == (*again)->document().project().variants.front().id);
}

TEST_CASE("a settled window wants no further frame and draws nothing new") {
    GuiWindow gui;
    Workbench& bench = gui.picture->bench();
    std::optional<double> next = 0.0;
    double clock_s = 1000.0;
    for (int i = 0; i < 60 && next; ++i) {
        next = bench.frame(clock_s, 1280, 720);
        clock_s += 5.0;
    }
    CHECK_FALSE(next.has_value());
    const long drawn = bench.scene_view().drawn_count();
    bench.frame(clock_s, 1280, 720);
    CHECK(bench.scene_view().drawn_count() == drawn);
}

TEST_CASE("people who walked in one variant are not shown in another") {
    tests::TemporaryFolder folder;
    auto app = Application::create(tests::setup_in(folder));
    REQUIRE(app.ok());
    REQUIRE((*app)->open({}).ok());
    const auto wait = [](const auto& done, const auto& step) {
        for (int i = 0; i < 12000 && !done(); ++i) {
            step();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        REQUIRE(done());
    };
    double clock_s = 0.0;
    const auto step = [&] { (*app)->update(clock_s += 0.005); };
    (*app)->actions().add("ui.heat", {{"value", false}});
    (*app)->actions().add("ui.variant", {{"value", "0"}});
    wait([&] { return (*app)->data() != nullptr; }, step);
    (*app)->actions().add("ui.people", {{"value", "run"}});
    wait([&] { return (*app)->people().view().computed; }, step);
    CHECK((*app)->people().result() != nullptr);
    const std::uint64_t number = (*app)->people().result_number();
    CHECK(number > 0);
    CHECK((*app)->people().view().position_s > 0.0);
    CHECK((*app)->people().view().present > 0); // the film opens on a square in use
    (*app)->actions().add("variant.add", {{"name", "Neu"}});
    step();
    REQUIRE((*app)->view().variant != "0");
    CHECK((*app)->people().result() == nullptr);
    CHECK((*app)->people().view().elsewhere);
    CHECK_FALSE((*app)->people().view().playing);
    (*app)->actions().add("ui.variant", {{"value", "0"}});
    step();
    CHECK((*app)->people().result_number() == number);
    CHECK_FALSE((*app)->people().view().stale);
}

TEST_CASE("the picture of a dropped folder's window bears the folder's name") {
    const tests::TemporaryFolder folder;
    const auto town = folder.path() / "Hafenviertel";
    std::filesystem::create_directories(town);
    std::filesystem::copy(geo::data_folder() / "sample" / "trees.geojson", town / "trees.geojson");
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = folder.path() / "state";
    setup.remember = false;
    auto app = Application::create(std::move(setup));
    REQUIRE(app.ok());
    REQUIRE((*app)->open_to_look({town}).ok());
    CHECK((*app)->document().project().name == "Hafenviertel");
    CHECK_FALSE((*app)->model().can_undo);
}

TEST_CASE("Esc closes an open drop-down and leaves the selection alone, the next Esc clears it") {
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    gui.app().actions().add("ui.tool", {{"value", ""}});
    gui.picture->frames(2);
    gui.app().actions().add(
        "ui.select",
        {{"kind", "measure"}, {"id", gui.project().variants.front().measures.front().id}});
    gui.picture->frames(2);
    REQUIRE(gui.picture->click("measure.species"));
    gui.picture->frames(2);
    REQUIRE(gui.find("measure.species.0") != nullptr);
    gui.tap(Key::Delete);
    CHECK(gui.planned() == 1);
    gui.tap(Key::Escape);
    CHECK(gui.find("measure.species.0") == nullptr);
    CHECK(gui.app().view().selection.kind == SelectionKind::Measure);
    gui.tap(Key::Escape);
    CHECK(gui.app().view().selection.kind == SelectionKind::Nothing);
}

TEST_CASE("Esc leaves a field of the inspector and keeps the selection") {
    GuiWindow gui;
    gui.picture->click("Baum");
    gui.click_scene(0.5F, 0.6F);
    gui.app().actions().add("ui.tool", {{"value", ""}});
    const std::string id = gui.project().variants.front().measures.front().id;
    gui.app().actions().add("ui.select", {{"kind", "measure"}, {"id", id}});
    gui.picture->frames(2);
    REQUIRE(gui.picture->click("measure.height_m"));
    REQUIRE(ImGui::GetIO().WantTextInput);
    gui.tap(Key::Escape);
    CHECK_FALSE(ImGui::GetIO().WantTextInput);
    CHECK(gui.app().view().selection.kind == SelectionKind::Measure);
}

TEST_CASE("a sensor chosen in the list comes into the picture, and one in sight moves nothing") {
    GuiWindow gui;
    gui.app().add_files({geo::data_folder() / "sample" / "sensors.json"});
    gui.picture->settle();
    REQUIRE_FALSE(gui.app().data()->things.empty());
    gui.app().actions().add("ui.panel", {{"value", "sensors"}});
    gui.picture->frames(3);
    CameraController& camera = gui.picture->bench().tools().camera();
    CameraPose elsewhere = camera.pose();
    elsewhere.eye_crs.x += 5000.0;
    elsewhere.target_crs.x += 5000.0;
    camera.set_pose(elsewhere);
    gui.picture->frames(2);
    const std::string row = "sensors." + gui.app().data()->things.front().id;
    REQUIRE(gui.picture->click(row));
    gui.picture->frames(3);
    CHECK(gui.app().view().selection.kind == SelectionKind::Sensor);
    const CameraPose shown = camera.pose();
    CHECK(shown.target_crs.x < elsewhere.target_crs.x - 1000.0);
    SceneView& view = gui.picture->bench().scene_view();
    const auto pixel = view.pixel_of(shown.target_crs);
    REQUIRE(pixel.has_value());
    CHECK(view.pick(*pixel).kind == PickKind::Sensor);
    REQUIRE(gui.picture->click(row));
    gui.picture->frames(3);
    CHECK(geo::length(camera.pose().eye_crs - shown.eye_crs) < 1e-9);
}

TEST_CASE("a painted surface that was clicked is marked and says its area") {
    GuiWindow gui;
    REQUIRE(gui.picture->click("plan.surface"));
    gui.click_scene(0.40F, 0.60F);
    gui.click_scene(0.60F, 0.60F);
    gui.click_scene(0.55F, 0.75F);
    gui.tap(Key::Enter);
    gui.tap(Key::Escape);
    gui.app().actions().add("ui.select", {{"kind", "nothing"}});
    gui.picture->frames(2);
    SceneView& view = gui.picture->bench().scene_view();
    view.draw_still();
    const geo::Image plain = view.read_image();
    gui.click_scene(0.52F, 0.65F);
    REQUIRE(gui.app().view().selection.kind == SelectionKind::Measure);
    view.draw_still();
    CHECK_FALSE(view.read_image() == plain);
    const auto& surface =
        std::get<geo::Polygon2d>(gui.project().variants.front().measures.front().geometry);
    REQUIRE(gui.find("inspector.surface") != nullptr);
    CHECK(
        gui.find("inspector.surface")->value ==
        gui.app().text().quantity(geo::area_m2(surface), 0, "m²"));
}

TEST_CASE("the picture of one file's window bears the file's name without its ending") {
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "LoD2_33_387_5817.geojson";
    std::filesystem::copy(geo::data_folder() / "sample" / "trees.geojson", file);
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = folder.path() / "state";
    setup.remember = false;
    auto app = Application::create(std::move(setup));
    REQUIRE(app.ok());
    REQUIRE((*app)->open_to_look({file}).ok());
    CHECK((*app)->document().project().name == "LoD2_33_387_5817");
}
