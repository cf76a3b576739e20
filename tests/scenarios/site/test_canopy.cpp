#include "scenarios/site/canopy.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin;
using scenarios::CanopyFields;

namespace {

struct Fields {
    geo::Grid<float> top{geo::GridFrame{0.0, 20.0, 1.0, 20, 20}};
    geo::Grid<float> base{geo::GridFrame{0.0, 20.0, 1.0, 20, 20}};

    CanopyFields both() { return {top, base}; }
};

geo::Tree tree_at(double x, double y, double height_m) {
    geo::Tree tree;
    tree.foot_crs = {x, y};
    tree.height_m = height_m;
    tree.crown_base_m = 4.0;
    tree.crown_diameter_m = 8.0;
    return tree;
}

} // namespace

TEST_CASE("a crown reaches its full height over the trunk and nothing beyond its radius") {
    Fields fields;
    add_crown(fields.both(), tree_at(10.5, 10.5, 12.0));
    CHECK(fields.top.at(10, 9) == 12.0F);
    CHECK(fields.base.at(10, 9) == 4.0F);
    for (int row = 0; row < 20; ++row) {
        for (int column = 0; column < 20; ++column) {
            const geo::Vec2d off = fields.top.frame.center(column, row) - geo::Vec2d{10.5, 10.5};
            CHECK((fields.top.at(column, row) > 0.0F) == (length(off) < 4.0));
        }
    }
}

TEST_CASE("at half the radius the crown is an ellipse's height thinner") {
    Fields fields;
    add_crown(fields.both(), tree_at(10.5, 10.5, 12.0));
    // Half axes 4 m; at 2 m from the trunk 4 sqrt(1 - 1/4) above and below the middle at 8 m.
    const double half = 4.0 * std::sqrt(0.75);
    CHECK(fields.top.at(12, 9) == Approx(8.0 + half).margin(1e-5));
    CHECK(fields.base.at(12, 9) == Approx(8.0 - half).margin(1e-5));
}

TEST_CASE("overlapping crowns take the highest top and the lowest base in any order") {
    Fields one;
    add_crown(one.both(), tree_at(8.5, 10.5, 12.0));
    add_crown(one.both(), tree_at(11.5, 10.5, 18.0));
    Fields other;
    add_crown(other.both(), tree_at(11.5, 10.5, 18.0));
    add_crown(other.both(), tree_at(8.5, 10.5, 12.0));
    CHECK(one.top == other.top);
    CHECK(one.base == other.base);
    CHECK(one.top.at(11, 9) == 18.0F);
}

TEST_CASE("a crown at the border of the frame is cut off there") {
    Fields fields;
    add_crown(fields.both(), tree_at(-2.0, 10.5, 12.0));
    CHECK(fields.top.at(0, 9) > 0.0F);
    CHECK(fields.top.at(2, 9) == 0.0F);
}

TEST_CASE("a canopy raster gives its height and a quarter of it as trunk space") {
    Fields fields;
    geo::HeightField raster{geo::Grid<float>(fields.top.frame, 0.0F), {}, ""};
    raster.height_m.at(3, 4) = 16.0F;
    raster.height_m.at(5, 4) = std::numeric_limits<float>::quiet_NaN();
    raster.height_m.at(6, 4) = 0.3F;
    add_canopy_raster(fields.both(), raster);
    CHECK(fields.top.at(3, 4) == 16.0F);
    CHECK(fields.base.at(3, 4) == 4.0F);
    CHECK(fields.top.at(4, 4) == 0.0F);
    CHECK(fields.top.at(5, 4) == 0.0F);
    CHECK(fields.top.at(6, 4) == 0.0F);
}

TEST_CASE("transmissivity is the mean over crown areas") {
    geo::Tree small = tree_at(0, 0, 10);
    small.crown_diameter_m = 2.0;
    small.transmissivity = 0.5;
    geo::Tree large = small;
    large.crown_diameter_m = 4.0;
    large.transmissivity = 0.0;
    // Areas 1 : 4.
    CHECK(scenarios::mean_transmissivity({small, large}) == Approx(0.1).epsilon(1e-12));
    CHECK(scenarios::mean_transmissivity({large, large, large}) == 0.0);
    CHECK(scenarios::mean_transmissivity({}) == geo::Tree{}.transmissivity);
}
