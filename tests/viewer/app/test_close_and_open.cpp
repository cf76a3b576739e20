// Closing and opening again: everything is back.

#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/gui_window.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/ui_picture.hpp"

#include <chrono>
#include <functional>
#include <thread>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

/// The program without a window.
struct Desk {
    std::unique_ptr<Application> app;
    double clock_s = 0.0;

    Desk(const ApplicationSetup& setup, const std::vector<std::filesystem::path>& inputs) {
        auto made = Application::create(setup);
        REQUIRE(made.ok());
        app = std::move(made).value();
        REQUIRE(app->open(inputs).ok());
    }
    void step() { app->update(clock_s += 0.005); }
    void until(const std::function<bool()>& done) {
        for (int i = 0; i < 12000 && !done(); ++i) {
            step();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        REQUIRE(done());
    }
    void act(const char* name, ActionQueue::Members members) {
        app->actions().add(std::string_view(name), members);
        step();
    }
    void until_heat() {
        until([this] {
            return app->heat().view().state == AnswerState::Full && !app->heat().view().stale;
        });
    }
};

geo::Json camera_at(double x) {
    geo::Json eye = geo::Json::array();
    eye.push(x).push(2.25).push(80.0);
    geo::Json target = geo::Json::array();
    target.push(10.0).push(20.0).push(3.0);
    geo::Json camera = geo::Json::object();
    camera.set("eye", eye).set("target", target);
    return camera;
}

} // namespace

TEST_CASE("the sample city comes back with its view, and its results without computing again") {
    const tests::TemporaryFolder folder;
    geo::Json before;
    std::string heat_hash;
    {
        Desk desk(tests::setup_in(folder), {});
        desk.until([&] { return desk.app->data() != nullptr; });
        const std::string variant = desk.app->document().project().variants.front().id;
        desk.act("ui.variant", {{"value", variant}});
        desk.act("ui.time", {{"value", "2026-07-22T13:00:00Z"}});
        desk.act("ui.heat", {{"value", true}});
        desk.act("ui.people", {{"value", "run"}});
        desk.until([&] { return desk.app->people().view().computed; });
        desk.act("ui.people", {{"value", "pause"}});
        desk.act("ui.people", {{"value", "seek"}, {"position_s", 12.5}});
        desk.act("ui.people", {{"value", "speed"}, {"times", 5}});
        desk.until_heat();
        desk.act("ui.drape", {{"layer", "people.density"}});
        desk.act("ui.panel", {{"value", "sensors"}});
        desk.act("ui.style", {{"value", "ort"}});
        desk.act("ui.layer", {{"layer", "trees"}, {"visible", false}});
        desk.act("ui.legend", {{"value", false}});
        desk.act("ui.select", {{"kind", "city"}, {"object", 7}});
        desk.app->remember_camera(camera_at(-30.1));
        desk.step();
        before = desk.app->kept_view();
        heat_hash = desk.app->heat().view().hash;
        CHECK(before["selection"]["id"].to_string() == desk.app->data()->city->objects[7].id);
    }
    Desk again(tests::setup_in(folder), {});
    again.until([&] { return again.app->data() != nullptr; });
    again.until([&] { return again.app->people().view().computed; });
    again.until_heat();
    CHECK(geo::dump_json(again.app->kept_view()) == geo::dump_json(before));
    CHECK(again.app->heat().view().hash == heat_hash);
    REQUIRE(again.app->heat().answer() != nullptr);
    CHECK(again.app->heat().answer()->baseline.from_store);
    REQUIRE(again.app->heat().answer()->variant.has_value());
    CHECK(again.app->heat().answer()->variant->from_store);
    CHECK(again.app->heat().revision() == 1); // no coarse map before it
    CHECK(again.app->people().view().position_s == 12.5);
    CHECK(again.app->people().view().speed == 5);
    CHECK_FALSE(again.app->people().view().playing);
    CHECK_FALSE(again.app->people().view().stale);
}

TEST_CASE("people who were asked for in another plan come back as outdated") {
    const tests::TemporaryFolder folder;
    {
        Desk desk(tests::setup_in(folder), {});
        desk.until([&] { return desk.app->data() != nullptr; });
        desk.act("ui.people", {{"value", "run"}});
        desk.until([&] { return desk.app->people().view().computed; });
        desk.act("project.set", {{"name", "Anders"}});
        REQUIRE(desk.app->people().view().stale);
    }
    Desk again(tests::setup_in(folder), {});
    again.until([&] { return again.app->people().view().computed; });
    CHECK(again.app->people().view().stale);
}

TEST_CASE("when the store lost the people, nothing is shown of them and nothing is computed") {
    const tests::TemporaryFolder folder;
    {
        Desk desk(tests::setup_in(folder), {});
        desk.until([&] { return desk.app->data() != nullptr; });
        desk.act("ui.people", {{"value", "run"}});
        desk.until([&] { return desk.app->people().view().computed; });
    }
    std::filesystem::remove_all(folder.path() / "results");
    Desk again(tests::setup_in(folder), {});
    again.until([&] { return again.app->data() != nullptr && again.app->model().jobs.empty(); });
    CHECK_FALSE(again.app->people().view().computed);
    CHECK_FALSE(again.app->people().view().running);
    CHECK(again.app->kept_view()["people"].is_null());
}

TEST_CASE("the language chosen in the window is there after closing, unless another is asked for") {
    const tests::TemporaryFolder folder;
    ApplicationSetup setup = tests::setup_in(folder);
    const auto trees = geo::data_folder() / "sample" / "trees.geojson";
    {
        Desk desk(setup, {trees});
        CHECK(desk.app->text().language() == "de");
        desk.act("ui.language", {{"value", "en"}});
    }
    CHECK(Desk(setup, {}).app->text().language() == "en");
    CHECK(Desk(setup, {}).app->view().language == "en");
    CHECK(Desk(setup, {trees}).app->text().language() == "en"); // in a new project as well
    setup.language_given = true;
    CHECK(Desk(setup, {}).app->text().language() == "de");
}

TEST_CASE("a damaged file of preferences remembers nothing and is replaced") {
    const tests::TemporaryFolder folder;
    folder.file("preferences.json", "{\"language\": \"e");
    CHECK(read_preferences(folder.path()).language.empty());
    CHECK(read_preferences(folder.path()).recent_projects.empty());
    remember_project(folder.path(), "/a/one.smile.gpkg");
    remember_project(folder.path(), "/a/two.smile.gpkg");
    remember_project(folder.path(), "/a/one.smile.gpkg");
    remember_language(folder.path(), "en");
    const Preferences read = read_preferences(folder.path());
    CHECK(read.language == "en");
    REQUIRE(read.recent_projects.size() == 2);
    CHECK(read.recent_projects[0] == "/a/one.smile.gpkg");
    CHECK(read.recent_projects[1] == "/a/two.smile.gpkg");
}

TEST_CASE("who closed while walking finds the camera above that place") {
    const tests::TemporaryFolder folder;
    const auto terrain = geo::data_folder() / "sample" / "terrain.tif";
    const auto open_window = [&](const std::vector<std::filesystem::path>& inputs) {
        auto app = Application::create(tests::setup_in(folder));
        REQUIRE(app.ok());
        REQUIRE((*app)->open(inputs).ok());
        auto picture = UiPicture::create(std::move(app).value(), 640, 400);
        REQUIRE(picture.ok());
        (*picture)->settle();
        return std::move(picture).value();
    };
    geo::Vec3d stood_at;
    std::string before;
    {
        const auto picture = open_window({terrain});
        picture->bench().app().actions().add("ui.camera", {{"value", "walk"}});
        picture->frames(3);
        REQUIRE(picture->bench().app().view().walking);
        stood_at = picture->bench().tools().camera().pose().eye_crs;
        before = geo::dump_json(picture->bench().app().kept_view());
    }
    const auto picture = open_window({});
    CHECK_FALSE(picture->bench().app().view().walking);
    const CameraPose& pose = picture->bench().tools().camera().pose();
    CHECK(geo::length(pose.target_crs - stood_at) < 0.001);
    CHECK(pose.eye_crs.z > stood_at.z + 20.0);
    CHECK(geo::dump_json(picture->bench().app().kept_view()) == before);
}
