// Saving a project elsewhere and opening another one, as the card of projects asks for it.

#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/viewer/gui_window.hpp"
#include "viewer/app/application.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/project_opening.hpp"

#include <cstdlib>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

namespace fs = std::filesystem;

struct Desk {
    const tests::TemporaryFolder& folder;
    std::unique_ptr<Application> app;

    explicit Desk(const tests::TemporaryFolder& in, const std::vector<fs::path>& inputs)
        : folder(in) {
        auto made = Application::create(tests::setup_in(in));
        REQUIRE(made.ok());
        app = std::move(made).value();
        REQUIRE(app->open(inputs).ok());
    }
    void act(const char* name, ActionQueue::Members members) {
        app->actions().add(std::string_view(name), members);
        app->update(1.0);
    }
    void save(const fs::path& path, bool replace = false) {
        act("ui.save_as", {{"path", path.string()}, {"replace", replace}});
    }
    [[nodiscard]] const fs::path& file() const { return app->document().path(); }
};

std::vector<fs::path> trees() {
    return {geo::data_folder() / "sample" / "trees.geojson"};
}

} // namespace

TEST_CASE("save as moves a new project out of the state folder, and it is edited there") {
    const tests::TemporaryFolder folder;
    Desk desk(folder, trees());
    const fs::path waiting = desk.file();
    REQUIRE(waiting.parent_path() == folder.path() / "state");
    desk.act("variant.add", {{"name", "Schatten"}});
    desk.act("ui.project", {{"value", "save"}});
    CHECK(desk.app->view().project_card.suggestion.ends_with(".smile.gpkg"));
    desk.save(folder.path() / "Rostock");
    CHECK(desk.file() == folder.path() / "Rostock.smile.gpkg");
    CHECK(fs::is_regular_file(desk.file()));
    CHECK_FALSE(fs::exists(waiting));
    CHECK(desk.app->view().project_card.kind == ProjectCard::Kind::Closed);
    desk.act("variant.add", {{"name", "Wasser"}});
    desk.act("ui.undo", {});
    desk.act("ui.undo", {});
    CHECK(desk.app->document().project().variants.empty()); // the history moved along
    desk.act("ui.redo", {});
    desk.app.reset();
    const Desk again(folder, {});
    CHECK(again.file() == folder.path() / "Rostock.smile.gpkg");
    REQUIRE(again.app->document().project().variants.size() == 1);
}

TEST_CASE("save as asks before it replaces a file, and replaces it whole") {
    const tests::TemporaryFolder folder;
    const fs::path taken = folder.file("taken.smile.gpkg", "something else");
    Desk desk(folder, trees());
    const fs::path before = desk.file();
    desk.act("ui.project", {{"value", "save"}});
    desk.save(taken);
    CHECK(desk.app->view().project_card.existing == taken.string());
    CHECK(desk.file() == before);
    CHECK(fs::file_size(taken) == 14);
    desk.save(taken, true);
    CHECK(desk.file() == taken);
    CHECK(fs::file_size(taken) > 14);
    CHECK_FALSE(fs::exists(taken.string() + ".old"));
}

TEST_CASE("a project that is open elsewhere is not replaced") {
    const tests::TemporaryFolder folder;
    Desk other(folder, trees());
    other.save(folder.path() / "other");
    Desk desk(folder, trees());
    desk.save(other.file(), true);
    REQUIRE(desk.app->view().project_card.problem.has_value());
    CHECK(desk.app->view().project_card.problem->what.key == "error.project.target_open");
    CHECK(desk.file() != other.file());
    other.act("variant.add", {{"name", "Bleibt"}});
    CHECK(other.app->document().project().variants.size() == 1);
}

TEST_CASE("a folder that is not there is named in the card") {
    const tests::TemporaryFolder folder;
    Desk desk(folder, trees());
    desk.act("ui.project", {{"value", "save"}});
    desk.save(folder.path() / "no" / "place");
    REQUIRE(desk.app->view().project_card.problem.has_value());
    CHECK(desk.app->view().project_card.problem->what.key == "error.project.no_folder");
    CHECK(desk.app->view().project_card.kind == ProjectCard::Kind::Save);
}

TEST_CASE("a project opened twice is read-only the second time and may be saved elsewhere") {
    const tests::TemporaryFolder folder;
    Desk first(folder, trees());
    first.save(folder.path() / "one");
    Desk second(folder, {first.file()});
    CHECK(second.app->model().read_only);
    second.act("variant.add", {{"name", "Nein"}});
    CHECK(second.app->document().project().variants.empty());
    second.save(folder.path() / "two");
    CHECK_FALSE(second.app->model().read_only);
    CHECK(fs::exists(first.file()));
    second.act("variant.add", {{"name", "Ja"}});
    CHECK(second.app->document().project().variants.size() == 1);
}

TEST_CASE("the card opens one of the last projects, and says why another cannot be opened") {
    const tests::TemporaryFolder folder;
    Desk desk(folder, trees());
    desk.save(folder.path() / "one");
    desk.save(folder.path() / "two");
    desk.act("ui.project", {{"value", "open"}});
    const auto& recent = desk.app->view().project_card.recent;
    REQUIRE(recent.size() == 1);
    CHECK(recent.front() == (folder.path() / "one.smile.gpkg").string());
    desk.act("ui.open", {{"path", folder.file("bad.smile.gpkg", "no database").string()}});
    CHECK(desk.app->view().project_card.problem.has_value());
    CHECK(desk.file() == folder.path() / "two.smile.gpkg");
    desk.act("ui.open", {{"path", (folder.path() / "one").string()}});
    CHECK(desk.file() == folder.path() / "one.smile.gpkg");
    CHECK_FALSE(desk.app->model().read_only);
    CHECK(desk.app->view().project_card.kind == ProjectCard::Kind::Closed);
}

TEST_CASE("when the last project cannot be opened the sample opens and says so") {
    const tests::TemporaryFolder folder;
    const fs::path broken = folder.file("broken.smile.gpkg", "no database");
    remember_project(folder.path() / "state", broken);
    const Desk desk(folder, {});
    CHECK(desk.app->document().project().name == "Musterquartier");
    REQUIRE_FALSE(desk.app->view().messages.empty());
    CHECK(desk.app->view().messages.front().problem.where == broken.string());
}

TEST_CASE("a typed name begins at home and gets the ending of projects") {
    const std::string home = std::getenv("HOME") != nullptr ? std::getenv("HOME") : "/tmp";
    CHECK(typed_path("~/a b") == fs::path(home) / "a b");
    CHECK(typed_path("plan") == fs::path(home) / "plan");
    CHECK(typed_path("/srv/plan") == fs::path("/srv/plan"));
    CHECK(with_project_ending("/srv/plan") == fs::path("/srv/plan.smile.gpkg"));
    CHECK(with_project_ending("/srv/plan.gpkg") == fs::path("/srv/plan.smile.gpkg"));
    CHECK(with_project_ending("/srv/plan.smile.gpkg") == fs::path("/srv/plan.smile.gpkg"));
}
