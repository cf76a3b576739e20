// Where the window opens: as it was closed, but always within reach.

#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/app/preferences.hpp"
#include "viewer/app/window_place.hpp"

#include <vector>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

bool lies_within(const ScreenRect& window, const ScreenRect& screen) {
    return window.x >= screen.x && window.y >= screen.y &&
           window.x + window.width <= screen.x + screen.width &&
           window.y + window.height <= screen.y + screen.height;
}

} // namespace

TEST_CASE("a window that still lies on the screens opens where it was closed") {
    const std::vector<ScreenRect> two{{0, 0, 1920, 1080}, {1920, 0, 1920, 1080}};
    const ScreenRect across{1500, 100, 1200, 800};
    CHECK(on_screens(across, two) == across);
    CHECK(on_screens(across, {}) == across);
}

TEST_CASE("on a smaller screen the window shrinks, and its title bar stays within reach") {
    const std::vector<ScreenRect> laptop{{0, 28, 1366, 740}};
    const ScreenRect shown = on_screens({200, 100, 1900, 1000}, laptop);
    CHECK(lies_within(shown, laptop.front()));
    CHECK(shown.width == 1366);
    CHECK(shown.y > laptop.front().y);
}

TEST_CASE("a window on a screen that was unplugged moves to the first one in its size") {
    const std::vector<ScreenRect> left_over{{0, 0, 1920, 1080}};
    const ScreenRect shown = on_screens({2400, 120, 1200, 800}, left_over);
    CHECK(lies_within(shown, left_over.front()));
    CHECK(shown.width == 1200);
    CHECK(shown.height == 800);
}

TEST_CASE("the window's place is remembered beside the language and the projects") {
    const tests::TemporaryFolder folder;
    CHECK_FALSE(read_preferences(folder.path()).window.has_value());
    remember_language(folder.path(), "en");
    const WindowPlace place{{-40, 60, 1400, 820}, true};
    remember_window(folder.path(), place);
    remember_project(folder.path(), folder.path() / "a.smile.gpkg");
    const Preferences kept = read_preferences(folder.path());
    REQUIRE(kept.window.has_value());
    CHECK(*kept.window == place);
    CHECK(kept.language == "en");
    CHECK(kept.recent_projects.size() == 1);
}

TEST_CASE("a damaged place of the window remembers nothing") {
    const tests::TemporaryFolder folder;
    folder.file("preferences.json", R"({"language": "de", "window": {"x": 3, "width": -5}})");
    CHECK_FALSE(read_preferences(folder.path()).window.has_value());
    CHECK(read_preferences(folder.path()).language == "de");
}
