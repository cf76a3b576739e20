#include "scenarios/site/building_changes.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <memory>
#include <string>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// Two houses of 10 x 10 m and 8 m height side by side; the first has a tower of 4 x 4 m and 20 m.
std::shared_ptr<const geo::City> two_houses() {
    tests::BoxesCity boxes;
    boxes.object("left").box(0, 0, 10, 10, 5, 13);
    boxes.object("tower", "BuildingPart").box(10, 0, 14, 4, 5, 25);
    boxes.object("right").box(20, 0, 30, 10, 5, 13);
    auto city = std::make_shared<geo::City>(boxes.city());
    city->objects[1].parent = 0;
    return city;
}

Measure over(const char* kind, double x0, double x1, const char* parameters = "{}") {
    const geo::Polygon2d outline{{{{x0, -1}, {x1, -1}, {x1, 11}, {x0, 11}}}};
    return {"m1", kind, outline, tests::action(parameters)};
}

std::vector<std::string> ids(const geo::City& city) {
    std::vector<std::string> list;
    for (const geo::CityObject& object : city.objects) {
        list.push_back(object.id);
    }
    return list;
}

} // namespace

TEST_CASE("a demolished house goes with its tower, the neighbour stays") {
    const BuildingFootprints footprints(two_houses());
    const std::vector<Measure> measures{over("demolition", -1, 15)};
    const auto changes = footprints.changes(measures, *tests::shipped_catalogue());
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].is_gone);
    CHECK(ids(changed_city(*footprints.city(), changes)) == std::vector<std::string>{"right"});
}

TEST_CASE("half of the footprint makes a house demolished, less does not") {
    const BuildingFootprints footprints(two_houses());
    const auto found = [&](double x1) {
        return footprints.within({{{{19, -1}, {x1, -1}, {x1, 11}, {19, 11}}}});
    };
    CHECK(found(24.9).empty());
    CHECK(found(25.1) == std::vector<std::uint32_t>{2});
}

TEST_CASE("a hole in the outline leaves standing what stands in it") {
    const BuildingFootprints footprints(two_houses());
    geo::Polygon2d outline{{{{-1, -1}, {31, -1}, {31, 11}, {-1, 11}}}};
    CHECK(footprints.within(outline).size() == 2);
    outline.rings.push_back({{19, -0.5}, {19, 10.5}, {30.5, 10.5}, {30.5, -0.5}});
    CHECK(footprints.within(outline) == std::vector<std::uint32_t>{0});
}

TEST_CASE("an outline round a corner takes no house that lies in its bend") {
    const BuildingFootprints footprints(two_houses());
    const geo::Polygon2d bend{{{{-5, -5}, {40, -5}, {40, -2}, {-2, -2}, {-2, 20}, {-5, 20}}}};
    CHECK(footprints.within(bend).empty());
}

TEST_CASE("a new height is that of the highest point, the foot stays") {
    const BuildingFootprints footprints(two_houses());
    const std::vector<Measure> measures{over("roof_height", -1, 15, R"({"height_m": 10})")};
    const geo::City city =
        changed_city(*footprints.city(), footprints.changes(measures, *tests::shipped_catalogue()));
    REQUIRE(city.objects.size() == 3);
    CHECK(city.objects[1].bounds.min.z == Approx(5.0));
    CHECK(city.objects[1].bounds.max.z == Approx(15.0)); // the tower of 20 m
    CHECK(city.objects[0].bounds.max.z == Approx(9.0));  // the house keeps its share
    CHECK(city.objects[2].bounds.max.z == Approx(13.0));
    double highest_m = 0.0;
    for (const geo::Vec3d& point : city.positions) {
        highest_m = std::max(highest_m, point.z);
    }
    CHECK(highest_m == Approx(15.0));
}

TEST_CASE("a stated height follows the new one") {
    auto city = std::make_shared<geo::City>(*two_houses());
    city->objects[2].first_attribute = 0;
    city->objects[2].attribute_count = 1;
    city->attributes.push_back({"measuredHeight", "8.00", "m", geo::AttributeKind::Measure});
    const BuildingFootprints footprints(city);
    const std::vector<Measure> measures{over("roof_height", 19, 31, R"({"height_m": 12})")};
    const geo::City changed =
        changed_city(*city, footprints.changes(measures, *tests::shipped_catalogue()));
    CHECK(changed.attribute(changed.objects[2], "measuredHeight") == "12.000");
}

TEST_CASE("who is demolished is not built up again by a new height") {
    const BuildingFootprints footprints(two_houses());
    const std::vector<Measure> measures{
        over("demolition", 19, 31), over("roof_height", 19, 31, R"({"height_m": 12})")};
    const auto changes = footprints.changes(measures, *tests::shipped_catalogue());
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].is_gone);
    CHECK(changes_buildings(measures, *tests::shipped_catalogue()));
    CHECK_FALSE(changes_buildings({}, *tests::shipped_catalogue()));
}
