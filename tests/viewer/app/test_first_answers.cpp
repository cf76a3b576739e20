// What the window does by itself when something is opened or drawn for the first time.

#include "scenarios/project/geojson.hpp"
#include "tests/support/catch.hpp"
#include "tests/viewer/gui_window.hpp"

#include <imgui.h>

#include <fstream>

using namespace smiletwin;
using namespace smiletwin::viewer;
using tests::GuiWindow;

namespace {

std::unique_ptr<Application> application_in(const tests::TemporaryFolder& folder) {
    auto app = Application::create(tests::setup_in(folder));
    REQUIRE(app.ok());
    return std::move(app).value();
}

} // namespace

TEST_CASE("the first area drawn on own data shows its map of heat") {
    const tests::TemporaryFolder folder;
    const auto app = application_in(folder);
    REQUIRE(app->open({geo::data_folder() / "sample" / "trees.geojson"}).ok());
    REQUIRE(app->view().drape.layer.empty());
    const geo::PlanGeometry square =
        geo::Polygon2d{{{{0.0, 0.0}, {50.0, 0.0}, {50.0, 50.0}, {0.0, 50.0}}}};
    app->actions().add("area.add", {{"name", "Markt"}, {"polygon", scenarios::to_geojson(square)}});
    app->update(1.0);
    REQUIRE(app->document().project().areas.size() == 1);
    CHECK(app->view().heat_wanted);
    CHECK(app->view().drape.layer == "heat.utci");
}

TEST_CASE("files that cannot be read at the start are errors that stay until they are closed") {
    const tests::TemporaryFolder folder;
    const auto app = application_in(folder);
    const auto town = folder.path() / "town";
    std::filesystem::create_directories(town);
    std::filesystem::copy(geo::data_folder() / "sample" / "trees.geojson", town / "trees.geojson");
    constexpr int bad_files = 4;
    for (int i = 0; i < bad_files; ++i) {
        std::ofstream(town / ("cut" + std::to_string(i) + ".gml"))
            << "<?xml version=\"1.0\"?><core:CityModel";
    }
    REQUIRE(app->open({town}).ok());
    app->update(1.0);
    app->update(1000.0);
    REQUIRE(app->view().messages.size() == bad_files);
    for (const ShownMessage& message : app->view().messages) {
        CHECK(message.kind == MessageKind::Error);
    }
    const auto newest = static_cast<std::int64_t>(app->view().messages.back().id);
    app->actions().add("ui.message_close", {{"id", newest}});
    app->update(1001.0);
    CHECK(app->view().messages.size() == bad_files - 1);
    CHECK(app->view().past_messages.size() == bad_files);
}

TEST_CASE("undo of a variant copied from A shows A again, not the baseline") {
    const tests::TemporaryFolder folder;
    const auto app = application_in(folder);
    REQUIRE(app->open({geo::data_folder() / "sample" / "trees.geojson"}).ok());
    app->actions().add("variant.add", {{"name", "Schatten"}});
    app->update(1.0);
    const std::string first = app->view().variant;
    app->actions().add("variant.add", {{"name", "Kopie"}, {"from", first}});
    app->update(2.0);
    REQUIRE(app->view().variant != first);
    app->actions().add("ui.undo");
    app->update(3.0);
    CHECK(app->view().variant == first);
    app->actions().add("ui.undo");
    app->update(4.0);
    CHECK(app->view().variant == scenarios::baseline_id);
}

TEST_CASE("while somebody walks the arrow keys move no focus among the buttons") {
    GuiWindow gui;
    const auto keys_move_focus = [] {
        return (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    };
    CHECK(keys_move_focus());
    REQUIRE(gui.picture->click("viewtools.walk"));
    gui.picture->frames(3);
    REQUIRE(gui.app().view().walking);
    CHECK_FALSE(keys_move_focus());
    gui.tap(Key::Escape);
    REQUIRE_FALSE(gui.app().view().walking);
    gui.picture->frames(2);
    CHECK(keys_move_focus());
}
