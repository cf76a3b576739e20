// What is counted on a plan, with numbers one can add up by hand.

#include "scenarios/indicators/plan_indicators.hpp"
#include "scenarios/site/site_base.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

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
    [[nodiscard]] IndicatorValue number(std::string_view id) const {
        Project project;
        project.variants.push_back({"A", "Plan", measures_});
        const auto site = with_measures(asphalt_square(*catalogue_), measures_, *catalogue_);
        REQUIRE(site.ok());
        for (const IndicatorValue& value : plan_indicators(project, "A", *site, *catalogue_)) {
            if (value.definition.id == id) {
                return value;
            }
        }
        FAIL("no indicator " << id);
        return {};
    }

private:
    std::vector<Measure> measures_;
    std::shared_ptr<const Catalogue> catalogue_ = tests::shipped_catalogue();
};

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
