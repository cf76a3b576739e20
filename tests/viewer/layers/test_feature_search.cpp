#include "tests/support/catch.hpp"
#include "viewer/layers/feature_search.hpp"

#include <cmath>

using namespace smiletwin;
using viewer::FeatureHit;

namespace {

/// A block, a plot inside it, a path along its foot, a stop.
viewer::DataLayer town() {
    auto layer = std::make_shared<geo::VectorLayer>();
    const geo::Ring2d block{{0.0, 0.0}, {100.0, 0.0}, {100.0, 100.0}, {0.0, 100.0}};
    const geo::Ring2d plot{{10.0, 10.0}, {30.0, 10.0}, {30.0, 30.0}, {10.0, 30.0}};
    layer->features.push_back({"block", geo::Polygon2d{{block}}, {}});
    layer->features.push_back({"plot", geo::Polygon2d{{plot}}, {}});
    layer->features.push_back({"path", geo::Line2d{{0.0, -10.0}, {100.0, -10.0}}, {}});
    layer->features.push_back({"stop", geo::Vec2d{50.0, 50.0}, {}});
    viewer::DataLayer made;
    made.id = "town";
    made.features = layer;
    return made;
}

} // namespace

TEST_CASE("a click inside two polygons means the smaller one") {
    const viewer::DataLayer layer = town();
    CHECK(viewer::plane_feature_at({&layer}, {20.0, 20.0}, 1.0) == FeatureHit{"town", 1});
    CHECK(viewer::plane_feature_at({&layer}, {70.0, 70.0}, 1.0) == FeatureHit{"town", 0});
}

TEST_CASE("a click beside a line means it as far as the reach goes") {
    const viewer::DataLayer layer = town();
    CHECK(viewer::plane_feature_at({&layer}, {40.0, -11.5}, 2.0) == FeatureHit{"town", 2});
    CHECK_FALSE(viewer::plane_feature_at({&layer}, {40.0, -11.5}, 1.0).has_value());
    CHECK_FALSE(viewer::plane_feature_at({}, {20.0, 20.0}, 1.0).has_value());
}

TEST_CASE("a disc is hit within its size on the screen, never behind the eye") {
    const viewer::DataLayer layer = town();
    const auto from = [&](geo::Vec2d cursor) {
        return viewer::point_feature_at(
            {&layer}, 9.0, [cursor](geo::Vec2d point) { return length(point - cursor); });
    };
    CHECK(from({55.0, 50.0}) == FeatureHit{"town", 3});
    CHECK_FALSE(from({60.0, 50.0}).has_value());
    CHECK_FALSE(viewer::point_feature_at({&layer}, 9.0, [](geo::Vec2d /*point*/) {
                    return -1.0;
                }).has_value());
}
