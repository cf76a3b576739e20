// The whole window with injected input, drawn without a display.
#pragma once

#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"
#include "viewer/app/ui_picture.hpp"

#include <memory>
#include <string_view>

namespace smiletwin::tests {

using namespace smiletwin::viewer;

/// State and results in `folder`, data from the source tree.
inline ApplicationSetup setup_in(const TemporaryFolder& folder) {
    ApplicationSetup setup;
    setup.data_folder = geo::data_folder();
    setup.state_folder = folder.path() / "state";
    setup.result_folder = folder.path() / "results";
    return setup;
}

/// A window on the ground and the trees of the sample, without its buildings: quick to draw.
struct GuiWindow {
    TemporaryFolder folder;
    std::unique_ptr<UiPicture> picture;

    GuiWindow() {
        auto app = Application::create(setup_in(folder));
        REQUIRE(app.ok());
        const auto sample = geo::data_folder() / "sample";
        REQUIRE((*app)->open({sample / "terrain.tif", sample / "trees.geojson"}).ok());
        auto made = UiPicture::create(std::move(app).value(), 1280, 720);
        REQUIRE(made.ok());
        picture = std::move(made).value();
        picture->settle();
    }

    Application& app() { return picture->bench().app(); }
    const scenarios::Project& project() { return app().document().project(); }
    WidgetRect scene() { return picture->bench().log().find("scene")->rect; }
    const WidgetEntry* find(std::string_view id) { return picture->bench().log().find(id); }

    void click_scene(float share_x, float share_y) {
        const WidgetRect rect = scene();
        picture->click_at(rect.x + share_x * rect.width, rect.y + share_y * rect.height);
        picture->frames(2);
    }
    /// A key pressed and released before the next frame.
    void tap(Key key, int modifiers = 0) {
        picture->post(KeyInput{key, true, modifiers, 0, 0});
        picture->post(KeyInput{key, false, modifiers, 0, 0});
        picture->frames(3);
    }
    std::size_t planned() {
        return project().variants.empty() ? 0 : project().variants.front().measures.size();
    }
};

} // namespace smiletwin::tests
