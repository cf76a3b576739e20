// What is counted on a plan, with numbers one can add up by hand.

#include "scenarios/indicators/clear_width.hpp"
#include "scenarios/indicators/indicators.hpp"
#include "scenarios/site/site_base.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/indicators.hpp"
#include "tests/support/project_edits.hpp"

#include <cmath>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// 20 m by 10 m of asphalt, all of it the Area.
Site asphalt_square(const Catalogue& catalogue) {
    Site site;
    site.frame = {0.0, 10.0, 1.0, 20, 10};
    site.ground_m = geo::Grid<float>(site.frame, 0.0F);
    site.surface_m = site.canopy_top_m = site.canopy_base_m = site.ground_m;
    site.material = geo::Grid<std::uint8_t>(site.frame, 0);
    site.building = geo::Grid<std::uint8_t>(site.frame, 0);
    site.in_area = geo::Grid<std::uint8_t>(site.frame, 1);
    site.materials = catalogue.materials();
    site.area_crs = {{{{0, 0}, {20, 0}, {20, 10}, {0, 10}}}};
    return site;
}

class Plan {
public:
    void add(const char* kind, geo::PlanGeometry geometry) {
        const std::string id = "m" + std::to_string(measures_.size() + 1);
        measures_.push_back({id, kind, std::move(geometry), geo::Json::object()});
    }
    /// A tree of the existing state.
    void stand(geo::Vec2d foot_crs) {
        geo::Tree tree;
        tree.id = "old" + std::to_string(existing_.size());
        tree.foot_crs = foot_crs;
        tree.height_m = 12.0;
        tree.crown_diameter_m = 8.0;
        existing_.push_back(tree);
    }
    [[nodiscard]] IndicatorValue number(std::string_view id) const {
        Project project;
        project.variants.push_back({"A", "Plan", measures_});
        Site base = asphalt_square(*catalogue_);
        base.trees = existing_;
        const auto site = with_measures(base, measures_, *catalogue_);
        REQUIRE(site.ok());
        for (const IndicatorValue& value :
             plan_indicators(tests::shipped_indicators(), project, "A", *site, *catalogue_)) {
            if (value.definition.id == id) {
                return value;
            }
        }
        FAIL("no indicator " << id);
        return {};
    }

private:
    std::vector<Measure> measures_;
    std::vector<geo::Tree> existing_;
    std::shared_ptr<const Catalogue> catalogue_ = tests::shipped_catalogue();
};

geo::Polygon2d square(geo::Vec2d center, double side_m) {
    const double half_m = 0.5 * side_m;
    return {
        {{center + geo::Vec2d{-half_m, -half_m},
          center + geo::Vec2d{half_m, -half_m},
          center + geo::Vec2d{half_m, half_m},
          center + geo::Vec2d{-half_m, half_m}}}};
}

geo::Polygon2d half() {
    return {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}};
}

} // namespace

TEST_CASE("of 200 m2 of asphalt nine tenths drain, half of it as lawn ten square metres") {
    Plan plan;
    CHECK(plan.number("plan.impervious_area").value == Approx(180.0));
    plan.add("lawn", half());
    CHECK(plan.number("plan.impervious_area").value == Approx(90.0 + 10.0));
}

TEST_CASE("a house drains like a roof, a green one like half of it") {
    Plan plan;
    plan.add("building", half());
    CHECK(plan.number("plan.impervious_area").value == Approx(180.0));
    plan.add("roof_green_extensive", half());
    CHECK(plan.number("plan.impervious_area").value == Approx(90.0 + 50.0));
}

TEST_CASE("trees count in the area only, and their crowns grow with the years") {
    Plan plan;
    plan.add("tree", geo::Vec2d{5.0, 5.0});
    plan.add("tree", geo::Vec2d{50.0, 5.0});
    CHECK(plan.number("plan.trees").value == 1.0);
    const double young_m3 = plan.number("plan.crown_volume_5").value;
    const double grown_m3 = plan.number("plan.crown_volume_40").value;
    CHECK(young_m3 > 0.0);
    CHECK(plan.number("plan.crown_volume_20").value > young_m3);
    CHECK(grown_m3 > plan.number("plan.crown_volume_20").value);
    CHECK(plan.number("plan.crown_volume_40").stamp == geo::Stamp::Assumed);
    CHECK(grown_m3 < crown_volume_m3({18.0, 11.0, 4.5})); // a grown lime
}

TEST_CASE("seats, play area and storage add up over the area") {
    Plan plan;
    plan.add("bench", geo::Vec2d{5.0, 5.0});
    plan.add("bench", geo::Vec2d{8.0, 5.0});
    plan.add("bench", geo::Vec2d{80.0, 5.0});
    plan.add("playground", half());
    plan.add("rain_garden", half());
    CHECK(plan.number("plan.seats").value == 6.0);
    CHECK(plan.number("plan.play_area").value == Approx(100.0));
    CHECK(plan.number("plan.storage").value == Approx(30.0)); // 0.3 m deep
}

TEST_CASE("cost is the range of the catalogue times the quantity, and says so") {
    Plan plan;
    CHECK(plan.number("plan.cost").value == 0.0);
    plan.add("lawn", half());
    const IndicatorValue cost = plan.number("plan.cost");
    CHECK(cost.least == Approx(800.0)); // 8 to 30 EUR a square metre
    CHECK(cost.most == Approx(3000.0));
    CHECK(cost.value == Approx(1900.0));
    CHECK(cost.stamp == geo::Stamp::Assumed);
}

TEST_CASE("a house on an existing tree loses it, a planted one is counted beside") {
    Plan plan;
    plan.stand({3.0, 3.0});
    plan.stand({15.0, 3.0});
    CHECK(plan.number("plan.trees").value == 2.0);
    CHECK(plan.number("plan.trees_lost").value == 0.0);
    const double before_m3 = plan.number("plan.crown_volume_5").value;
    plan.add("building", half());
    CHECK(plan.number("plan.trees").value == 1.0);
    CHECK(plan.number("plan.trees_lost").value == 1.0);
    CHECK(plan.number("plan.crown_volume_5").value == Approx(0.5 * before_m3));
    plan.add("tree", geo::Vec2d{18.0, 8.0});
    CHECK(plan.number("plan.trees").value == 2.0);
    CHECK(plan.number("plan.trees_planted").value == 1.0);
}

TEST_CASE("of four seats in a row one in the shade is a quarter") {
    Site site = asphalt_square(*tests::shipped_catalogue());
    for (int i = 0; i < 4; ++i) {
        const double x = 2.5 + 4.0 * i;
        site.offers.push_back({"seats", {square({x, 4.5}, 0.4)}, 1.0});
    }
    site.offers.push_back({"seats", {square({30.5, 4.5}, 1.0)}, 9.0}); // elsewhere
    ModelResult result;
    result.model = "heat";
    geo::Grid<float> sun(site.frame, 1.0F);
    sun.at(6, 5) = 0.03F; // over the second seat
    result.grids.push_back({"heat.shadow", "", "t", sun});
    const auto seats_in_shade = [&] {
        for (const IndicatorValue& value :
             indicators_of(tests::shipped_indicators(), result, site)) {
            if (value.definition.id == "heat.shaded_seats") {
                return value.value;
            }
        }
        return -1.0;
    };
    CHECK(seats_in_shade() == Approx(25.0));
    site.offers.clear();
    CHECK(std::isnan(seats_in_shade()));
}

TEST_CASE("a passage of 1.5 m is no ground 1.80 m wide, one of 2 m is") {
    Site site = asphalt_square(*tests::shipped_catalogue());
    const auto wall = [&site](double south, double north, double west = -9, double east = 29) {
        const geo::Polygon2d outline{
            {{{west, south}, {east, south}, {east, north}, {west, north}}}};
        site.obstacles.push_back({"wall", outline, 1.0});
    };
    const std::vector<double> widths{1.8};
    CHECK(clear_width(site, widths).shares[0] == 1.0);
    wall(-9.0, 4.0);
    wall(5.5, 19.0);
    CHECK(clear_width(site, widths).shares[0] == 0.0);
    site.obstacles.clear();
    wall(-9.0, 4.0);
    wall(6.0, 19.0);
    CHECK(clear_width(site, widths).shares[0] == Approx(1.0));
    wall(5.5, 19.0, -9.0, 10.0); // its western half is narrower
    CHECK(clear_width(site, widths).shares[0] == Approx(20.0 / 35.0).margin(0.03));
    wall(-9.0, 19.0);
    CHECK(std::isnan(clear_width(site, widths).shares[0]));
}

TEST_CASE("a passage of exactly 1.80 m is wide enough, and the range says one cell") {
    Plan plan;
    plan.add("building", geo::Polygon2d{{{{0, 0}, {20, 0}, {20, 4}, {0, 4}}}});
    const IndicatorValue open = plan.number("plan.wide_ground");
    CHECK(open.value > 99.0); // but for the corners at its ends
    CHECK(open.least <= open.value);
    CHECK(open.value <= open.most);
    Site site = asphalt_square(*tests::shipped_catalogue());
    for (const double south : {-5.0, 6.8}) {
        site.obstacles.push_back(
            {"wall", {{{{-9, south}, {29, south}, {29, south + 10.0}, {-9, south + 10.0}}}}, 1.0});
    }
    const ClearWidth width = clear_width(site, std::vector<double>{1.8, 2.0});
    CHECK(width.shares[0] == Approx(1.0));
    CHECK(width.shares[1] == 0.0);
}
