#include "scenarios/site/building_raster.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace smiletwin;
using geo::SurfaceKind;
using scenarios::building_raster;
using tests::BoxesCity;

namespace {

const geo::GridFrame frame{0.0, 20.0, 1.0, 20, 20};

int building_cells(const scenarios::BuildingRaster& raster) {
    int count = 0;
    for (const std::uint8_t cell : raster.building.values) {
        count += cell;
    }
    return count;
}

geo::HeightField slope() {
    // Terrain that rises 0.1 m per metre to the east: 0 at x = 0.
    geo::HeightField terrain{geo::Grid<float>({-10.0, 30.0, 1.0, 40, 40}), {}, "test"};
    const geo::GridFrame& where = terrain.height_m.frame;
    for (int row = 0; row < where.rows; ++row) {
        for (int column = 0; column < where.columns; ++column) {
            terrain.height_m.at(column, row) =
                static_cast<float>(0.1 * where.center(column, row).x);
        }
    }
    return terrain;
}

} // namespace

TEST_CASE("a box of 6 by 4 m covers 24 cells at its roof height") {
    const auto raster =
        building_raster(BoxesCity().object("b").box(3.0, 5.0, 9.0, 9.0, 2.0, 14.5).city(), frame);
    CHECK(building_cells(raster) == 24);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const geo::Vec2d center = frame.center(column, row);
            const bool inside =
                center.x > 3.0 && center.x < 9.0 && center.y > 5.0 && center.y < 9.0;
            CHECK((raster.building.at(column, row) == 1) == inside);
            if (inside) {
                CHECK(raster.roof_m.at(column, row) == 14.5F);
            } else {
                CHECK(std::isnan(raster.roof_m.at(column, row)));
            }
        }
    }
}

TEST_CASE("a gable roof falls evenly from its ridge to both eaves") {
    // Ridge along y at x = 8, 12 m high; eaves at x = 4 and x = 12, 8 m high.
    const auto raster = building_raster(
        BoxesCity()
            .object("g")
            .polygon({{4, 2, 8}, {8, 2, 12}, {8, 10, 12}, {4, 10, 8}}, SurfaceKind::Roof)
            .polygon({{8, 2, 12}, {12, 2, 8}, {12, 10, 8}, {8, 10, 12}}, SurfaceKind::Roof)
            .city(),
        frame);
    CHECK(building_cells(raster) == 64);
    for (int column = 4; column < 12; ++column) {
        const double x = column + 0.5;
        // Heights are stored with 24 bits: 1e-6 m at 12 m.
        CHECK(raster.roof_m.at(column, 12) == Approx(12.0 - std::abs(x - 8.0)).margin(2e-6));
    }
}

TEST_CASE("of two bodies over one cell the higher one counts, in any order") {
    const auto low_first = building_raster(
        BoxesCity()
            .object("low")
            .box(0.0, 0.0, 10.0, 10.0, 0.0, 5.0)
            .object("high", "BuildingPart")
            .box(5.0, 5.0, 15.0, 15.0, 0.0, 9.0)
            .city(),
        frame);
    const auto high_first = building_raster(
        BoxesCity()
            .object("high", "BuildingPart")
            .box(5.0, 5.0, 15.0, 15.0, 0.0, 9.0)
            .object("low")
            .box(0.0, 0.0, 10.0, 10.0, 0.0, 5.0)
            .city(),
        frame);
    CHECK(low_first.building == high_first.building);
    CHECK(low_first.roof_m.at(7, 12) == 9.0F);
    CHECK(low_first.roof_m.at(2, 17) == 5.0F);
}

TEST_CASE("only the drawn level of detail makes the roof") {
    const auto raster = building_raster(
        BoxesCity()
            .object("b")
            .polygon({{1, 1, 30}, {9, 1, 30}, {9, 9, 30}, {1, 9, 30}}, SurfaceKind::Other, 1)
            .polygon({{1, 1, 10}, {9, 1, 10}, {9, 9, 10}, {1, 9, 10}}, SurfaceKind::Roof, 2)
            .city(),
        frame);
    CHECK(raster.roof_m.at(4, 15) == 10.0F);
}

TEST_CASE("vegetation and furniture are no buildings") {
    const auto raster = building_raster(
        BoxesCity().object("t", "SolitaryVegetationObject").box(1, 1, 9, 9, 0, 10).city(), frame);
    CHECK(building_cells(raster) == 0);
}

TEST_CASE("buildings more than 1 m above or below the terrain are named") {
    // Lowest terrain of a box from x to x + 5 is 0.1 x.
    const geo::City city = BoxesCity()
                               .object("stands")
                               .box(10.0, 0.0, 15.0, 5.0, 1.0, 9.0)
                               .object("floats")
                               .box(0.0, 0.0, 5.0, 5.0, 1.2, 9.0)
                               .object("sunk")
                               .box(10.0, 10.0, 15.0, 15.0, -0.3, 9.0)
                               .object("within tolerance")
                               .box(0.0, 10.0, 5.0, 15.0, 0.9, 9.0)
                               .city();
    CHECK(
        scenarios::floating_buildings(city, slope(), frame.box()) ==
        std::vector<std::string>{"floats", "sunk"});
}
