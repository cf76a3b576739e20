#include "tests/support/catch.hpp"
#include "viewer/panels/layout.hpp"

using smiletwin::viewer::Layout;
using smiletwin::viewer::layout_of;

namespace {

double scene_share(const Layout& layout, double width, double height) {
    return double{layout.scene.width} * double{layout.scene.height} / (width * height);
}

} // namespace

TEST_CASE("the scene keeps at least 48 percent with both panels and 60 with one") {
    for (const auto& [width, height] : {std::pair{1600.0F, 900.0F}, {1920.0F, 1080.0F}}) {
        INFO(width << " x " << height);
        const Layout both = layout_of({width, height, 1.0F, true, true});
        CHECK(scene_share(both, double{width}, double{height}) >= 0.48);
        const Layout one = layout_of({width, height, 1.0F, false, true});
        CHECK(scene_share(one, double{width}, double{height}) >= 0.60);
    }
    const Layout small = layout_of({1280.0F, 720.0F, 1.0F, false, true});
    CHECK(scene_share(small, 1280.0, 720.0) >= 0.60);
}

TEST_CASE("parts fill the window without gap or overlap") {
    const Layout layout = layout_of({1600.0F, 900.0F, 1.0F, true, true});
    CHECK(layout.scene.x == layout.left.x + layout.left.width);
    CHECK(layout.right.x == layout.scene.x + layout.scene.width);
    CHECK(layout.bottom.y == layout.scene.y + layout.scene.height);
    CHECK(layout.status.y + layout.status.height == 900.0F);
}

TEST_CASE("twice the text size doubles all parts") {
    const Layout once = layout_of({1920.0F, 1080.0F, 1.0F, true, true});
    const Layout twice = layout_of({3840.0F, 2160.0F, 2.0F, true, true});
    CHECK(twice.left.width == 2.0F * once.left.width);
    CHECK(twice.scene.height == 2.0F * once.scene.height);
}

TEST_CASE("a narrow window has one side panel at a time") {
    const Layout layout = layout_of({1100.0F, 700.0F, 1.0F, true, true});
    CHECK(layout.left.width > 0.0F);
    CHECK(layout.right.width == 0.0F);
}
