// What each effect of the catalogue does to a Site, on a square one can draw on paper.

#include "scenarios/site/measure_shapes.hpp"
#include "scenarios/site/site_base.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <algorithm>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// 40 m by 30 m of asphalt at 2 m above the datum; a house of 8 m in the west, ten metres wide.
Site square_with_house(const Catalogue& catalogue) {
    Site site;
    site.frame = {0.0, 30.0, 1.0, 40, 30};
    site.crs = "EPSG:25833";
    site.time_zone = "Europe/Berlin";
    site.ground_m = geo::Grid<float>(site.frame, 2.0F);
    site.surface_m = site.ground_m;
    site.canopy_top_m = geo::Grid<float>(site.frame, 0.0F);
    site.canopy_base_m = site.canopy_top_m;
    site.material = geo::Grid<std::uint8_t>(site.frame, 0);
    site.building = geo::Grid<std::uint8_t>(site.frame, 0);
    site.in_area = geo::Grid<std::uint8_t>(site.frame, 1);
    site.materials = catalogue.materials();
    for (int row = 0; row < 30; ++row) {
        for (int column = 0; column < 10; ++column) {
            site.building.at(column, row) = 1;
            site.surface_m.at(column, row) = 10.0F;
        }
    }
    return site;
}

class Square {
public:
    [[nodiscard]] Site
    with(const char* kind, geo::PlanGeometry geometry, const char* parameters = "{}") const {
        const Measure measure{"m1", kind, std::move(geometry), tests::action(parameters)};
        REQUIRE(catalogue->validate(measure).ok());
        auto site = with_measures(base, std::span(&measure, 1), *catalogue);
        REQUIRE(site.ok());
        return std::move(site).value();
    }
    [[nodiscard]] double
    quantity(const char* kind, geo::PlanGeometry geometry, MeasureUnit unit) const {
        const Measure measure{"m1", kind, std::move(geometry), geo::Json::object()};
        return measure_quantity(measure, *catalogue, unit);
    }

    std::shared_ptr<const Catalogue> catalogue = tests::shipped_catalogue();
    Site base = square_with_house(*catalogue);
};

geo::Polygon2d box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

template <typename T>
long changed(const geo::Grid<T>& before, const geo::Grid<T>& after) {
    long count = 0;
    for (std::size_t i = 0; i < before.values.size(); ++i) {
        count += before.values[i] == after.values[i] ? 0 : 1;
    }
    return count;
}

} // namespace

TEST_CASE("a row of 40 m has five trees ten metres apart, the outer ones at its ends") {
    const Square square;
    const Site site = square.with("tree_row", geo::Line2d{{0.0, 15.0}, {40.0, 15.0}});
    REQUIRE(site.trees.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(site.trees[i].foot_crs.x == Approx(10.0 * static_cast<double>(i)));
        CHECK(site.trees[i].foot_crs.y == Approx(15.0));
    }
}

TEST_CASE("trees of a row go round the corner of its line and stand alike far from both ends") {
    const Square square;
    const Site site = square.with(
        "tree_row", geo::Line2d{{5.0, 5.0}, {17.0, 5.0}, {17.0, 17.0}}, R"({"spacing_m": 10})");
    REQUIRE(site.trees.size() == 3); // 24 m: 2 m left at each end
    CHECK(site.trees[0].foot_crs.x == Approx(7.0));
    CHECK(site.trees[1].foot_crs.x == Approx(17.0));
    CHECK(site.trees[1].foot_crs.y == Approx(5.0));
    CHECK(site.trees[2].foot_crs.y == Approx(15.0));
}

TEST_CASE("a row shorter than its spacing has one tree in its middle") {
    const Square square;
    const Site site = square.with("tree_row", geo::Line2d{{10.0, 5.0}, {14.0, 5.0}});
    REQUIRE(site.trees.size() == 1);
    CHECK(site.trees[0].foot_crs.x == Approx(12.0));
}

TEST_CASE("a sail shades from above and leaves the way free") {
    const Square square;
    const Site site = square.with("shade_sail", box(20, 10, 26, 15), R"({"height_m": 4})");
    CHECK(changed(square.base.canopy_top_m, site.canopy_top_m) == 30);
    CHECK(site.canopy_top_m.at(22, 17) == 4.0F);
    CHECK(site.canopy_base_m.at(22, 17) == Approx(3.2));
    CHECK(site.obstacles.empty());
    CHECK(site.canopy_transmissivity == Approx(0.05));
    CHECK(site.surface_m == square.base.surface_m);
}

TEST_CASE("a hedge along a corner blocks the way and is no building") {
    const Square square;
    const Site site = square.with(
        "hedge", geo::Line2d{{20.0, 10.5}, {30.0, 10.5}, {30.0, 20.5}}, R"({"width_m": 1})");
    CHECK(site.obstacles.size() == 2);
    CHECK(changed(square.base.canopy_top_m, site.canopy_top_m) >= 20);
    CHECK(site.building == square.base.building);
}

TEST_CASE("a building of three storeys stands 9.6 m above the ground") {
    const Square square;
    const Site site = square.with("building", box(20, 10, 30, 20), R"({"storeys": 3})");
    CHECK(changed(square.base.building, site.building) == 100);
    CHECK(site.surface_m.at(25, 15) == Approx(11.6));
}

TEST_CASE("what is demolished leaves paved ground, beside it nothing changes") {
    const Square square;
    const Site site = square.with("demolition", box(5, 10, 20, 20));
    CHECK(changed(square.base.building, site.building) == 50); // half of the outline is free
    CHECK(site.surface_m.at(7, 15) == site.ground_m.at(7, 15));
    CHECK(site.materials[site.material.at(7, 15)].name == "asphalt");
}

TEST_CASE("another height changes the roof only where a building is") {
    const Square square;
    const Site site = square.with("roof_height", box(5, 10, 20, 20), R"({"height_m": 12})");
    CHECK(changed(square.base.surface_m, site.surface_m) == 50);
    CHECK(site.surface_m.at(7, 15) == 14.0F);
    CHECK(site.building == square.base.building);
}

TEST_CASE("a green roof changes the material of the roof and not that of the ground") {
    const Square square;
    const Site site = square.with("roof_green_extensive", box(5, 10, 20, 20));
    CHECK(changed(square.base.material, site.material) == 50);
    CHECK(site.materials[site.material.at(7, 15)].name == "roof_green_extensive");
    REQUIRE(site.offers.size() == 1);
    CHECK(site.offers.front().offer == "green_roof");
}

TEST_CASE("a kerb raises the ground below it and no roof") {
    const Square square;
    const Site site =
        square.with("kerb", geo::Line2d{{5.0, 15.5}, {25.0, 15.5}}, R"({"width_m": 1})");
    CHECK(changed(square.base.ground_m, site.ground_m) == 15);
    CHECK(site.ground_m.at(20, 14) == Approx(2.12));
    CHECK(site.surface_m.at(20, 14) == Approx(2.12));
    CHECK(site.surface_m.at(7, 14) == 10.0F);
}

TEST_CASE("seats are counted by piece, along steps and over an area") {
    const Square square;
    const auto seats = [](const Site& site) {
        double sum = 0.0;
        for (const SiteOffer& offer : site.offers) {
            sum += offer.offer == "seats" ? offer.amount : 0.0;
        }
        return sum;
    };
    CHECK(seats(square.with("bench", geo::Vec2d{20.0, 15.0})) == 3.0);
    CHECK(seats(square.with("seat_steps", geo::Line2d{{15.0, 5.0}, {25.0, 5.0}})) == Approx(12.0));
    CHECK(seats(square.with("cafe", box(20, 10, 30, 15))) == Approx(30.0));
}

TEST_CASE("quantities: pieces of a row are its trees, strips have length and area") {
    const Square square;
    const geo::Line2d line{{0.0, 15.0}, {40.0, 15.0}};
    CHECK(square.quantity("tree_row", line, MeasureUnit::Piece) == 5.0);
    CHECK(square.quantity("hedge", line, MeasureUnit::Metre) == Approx(40.0));
    CHECK(square.quantity("swale", line, MeasureUnit::SquareMetre) == Approx(80.0));
    CHECK(square.quantity("lawn", box(0, 0, 10, 5), MeasureUnit::SquareMetre) == Approx(50.0));
    CHECK(square.quantity("bench", geo::Vec2d{}, MeasureUnit::Piece) == 1.0);
}

TEST_CASE("each kind of the catalogue changes fields or objects of the Site") {
    const Square square;
    for (const MeasureKind& kind : square.catalogue->kinds()) {
        if (kind.name == "paving_asphalt") { // on asphalt
            continue;
        }
        INFO(kind.name);
        const geo::PlanGeometry place =
            kind.geometry == MeasureGeometry::Point  ? geo::PlanGeometry(geo::Vec2d{20.0, 15.0})
            : kind.geometry == MeasureGeometry::Line ? geo::Line2d{{5.0, 15.5}, {30.0, 15.5}}
                                                     : geo::PlanGeometry(box(5, 10, 25, 20));
        Site site = square.with(kind.name.c_str(), place);
        site.sources.clear();
        CHECK(site_hash(site) != site_hash(square.base));
    }
}
