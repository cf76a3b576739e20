#include "scenarios/site/city_trees.hpp"
#include "scenarios/site/planned_city.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <algorithm>
#include <memory>
#include <string>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// Ground that rises one metre in ten to the east, 10 m high at x = 0.
BaseData slope() {
    auto field = std::make_shared<geo::HeightField>();
    field->height_m = geo::Grid<float>(geo::frame_over({{-50, -50}, {50, 50}}, 1.0));
    const geo::GridFrame& frame = field->height_m.frame;
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const double x = frame.center(column, row).x;
            field->height_m.at(column, row) = static_cast<float>(10.0 + 0.1 * x);
        }
    }
    BaseData data;
    data.crs = "EPSG:25833";
    data.terrain = field;
    return data;
}

Measure measure(const char* id, const char* kind, geo::PlanGeometry geometry, const char* text) {
    return {id, kind, std::move(geometry), tests::action(text)};
}

geo::City planned(const std::vector<Measure>& measures, const BaseData& data = slope()) {
    Project project;
    project.variants.push_back({"A", "Green", measures});
    auto city = planned_city(project, data, *tests::shipped_catalogue(), &project.variants.front());
    REQUIRE(city.ok());
    return std::move(city).value();
}

geo::Polygon2d rectangle(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
}

/// By the divergence theorem; of a closed body whose faces look outwards.
double volume_m3(const geo::City& city) {
    double sixfold = 0.0;
    const geo::Vec3d from = city.bounds.min;
    for (std::size_t i = 0; i + 2 < city.triangles.size(); i += 3) {
        const geo::Vec3d a = city.positions[city.triangles[i]] - from;
        const geo::Vec3d b = city.positions[city.triangles[i + 1]] - from;
        const geo::Vec3d c = city.positions[city.triangles[i + 2]] - from;
        sixfold += dot(a, cross(b, c));
    }
    return sixfold / 6.0;
}

} // namespace

TEST_CASE("a planned tree is a vegetation object that is read as the same tree again") {
    const geo::City city = planned({measure(
        "m1",
        "tree",
        geo::Vec2d{20, 5},
        R"({"species": "acer_campestre", "height_m": 9, "crown_diameter_m": 6, "crown_base_m": 3})")});
    REQUIRE(city.objects.size() == 1);
    const geo::CityObject& object = city.objects[0];
    CHECK(object.id == "planned-m1");
    CHECK(object.type == "SolitaryVegetationObject");
    CHECK(city.attribute(object, "source") == "planned");
    CHECK(city.attribute(object, "variant") == "Green");
    CHECK(city.attribute(object, "height") == "9");
    CHECK(city.attribute(object, "trunk_diameter_source") == "assumed");
    CHECK(object.bounds.min.z == Approx(12.0)); // the ground at x = 20
    const auto trees = trees_of_city(city);
    REQUIRE(trees.size() == 1);
    CHECK(trees[0].foot_crs.x == Approx(20.0));
    CHECK(trees[0].foot_crs.y == Approx(5.0));
    CHECK(trees[0].height_m == 9.0);
    CHECK(trees[0].crown_diameter_m == 6.0);
    CHECK(trees[0].crown_base_m == 3.0);
    CHECK(trees[0].species == "Acer campestre");
    CHECK(object.bounds.max.z - object.bounds.min.z == Approx(9.0));
    CHECK(object.bounds.max.x - object.bounds.min.x == Approx(6.0));
}

TEST_CASE("lengths of measures have their unit, choices are words") {
    const geo::City city = planned({measure("m1", "market_stall", geo::Vec2d{0, 0}, "{}")});
    const geo::CityObject& stall = city.objects[0];
    CHECK(stall.type == "CityFurniture");
    CHECK(city.attribute(stall, "function") == "market_stall");
    const auto attributes = city.attributes_of(stall);
    const auto width = std::find_if(attributes.begin(), attributes.end(), [](const auto& one) {
        return one.name == "width_m";
    });
    REQUIRE(width != attributes.end());
    CHECK(width->value == "4");
    CHECK(width->qualifier == "m");
    CHECK(width->kind == geo::AttributeKind::Measure);
}

TEST_CASE("a stall on a slope is a closed body of its ground area times its height") {
    const geo::City city = planned({measure("m1", "market_stall", geo::Vec2d{0, 0}, "{}")});
    CHECK(volume_m3(city) == Approx(4.0 * 2.5 * 2.8).epsilon(1e-6));
    CHECK(city.bounds.min.z == Approx(9.8));
    CHECK(city.bounds.max.z == Approx(10.2 + 2.8));
}

TEST_CASE("a tree's crown and trunk are closed bodies that face outwards") {
    const geo::City city = planned({measure("m1", "tree", geo::Vec2d{0, 0}, "{}")});
    const double crown_box_m3 = 11.0 * 11.0 * 13.5;
    CHECK(volume_m3(city) > 0.3 * crown_box_m3);
    CHECK(volume_m3(city) < 0.8 * crown_box_m3);
}

TEST_CASE("new ground is what its material makes of it in a city model") {
    const auto type_of = [](const char* material) {
        const std::string text = std::string(R"({"material": ")") + material + "\"}";
        return planned({measure("m", "surface", rectangle(0, 0, 4, 4), text.c_str())})
            .objects[0]
            .type;
    };
    CHECK(type_of("grass") == "PlantCover");
    CHECK(type_of("water") == "WaterBody");
    CHECK(type_of("paving_cobble") == "Square");
    CHECK(type_of("asphalt") == "Square");
    CHECK(type_of("bare_soil") == "LandUse");
}

TEST_CASE("new ground lies on the terrain and keeps its area and its hole") {
    geo::Polygon2d ring = rectangle(-10, -10, 10, 10);
    ring.rings.push_back(rectangle(-5, -5, 5, 5).rings[0]);
    const geo::City flat = planned({measure("m1", "surface", ring, R"({"material": "grass"})")});
    REQUIRE(flat.polygons.size() == 1); // the slope is a plane
    CHECK(flat.polygons[0].ring_count == 2);
    CHECK(flat.bounds.min.z == Approx(9.0));
    CHECK(flat.bounds.max.z == Approx(11.0));
    double plan_m2 = 0.0;
    for (std::size_t i = 0; i + 2 < flat.triangles.size(); i += 3) {
        const geo::Vec3d a = flat.positions[flat.triangles[i]];
        const geo::Vec3d b = flat.positions[flat.triangles[i + 1]];
        const geo::Vec3d c = flat.positions[flat.triangles[i + 2]];
        plan_m2 += 0.5 * cross(b - a, c - a).z;
    }
    CHECK(plan_m2 == Approx(300.0));
}

TEST_CASE("new ground on uneven terrain is made of plane triangles") {
    BaseData data = slope();
    auto bumpy = std::make_shared<geo::HeightField>(*data.terrain);
    for (float& height : bumpy->height_m.values) {
        height *= height;
    }
    data.terrain = bumpy;
    const geo::City city = planned(
        {measure("m1", "surface", rectangle(-20, -20, 20, 20), R"({"material": "grass"})"),
         measure(
             "m2",
             "surface",
             geo::Polygon2d{{{{-30, 0}, {0, -30}, {30, 0}, {0, 30}}}},
             R"({"material": "grass"})")},
        data);
    REQUIRE(city.polygons.size() == 3); // the first one stands square to the slope: still a plane
    CHECK(city.polygons[1].object == 1);
    CHECK(city.polygons[2].object == 1);
    CHECK(city.ring(city.polygons[2].first_ring).size() == 3);
}

TEST_CASE("without terrain what is planned stands at the foot of the nearest building") {
    BaseData data;
    data.city = std::make_shared<const geo::City>(tests::BoxesCity()
                                                      .object("far")
                                                      .box(500, 0, 510, 10, 40, 50)
                                                      .object("near")
                                                      .box(10, 0, 20, 10, 3, 9)
                                                      .city());
    const geo::City city = planned({measure("m1", "tree", geo::Vec2d{0, 0}, "{}")}, data);
    CHECK(city.bounds.min.z == 3.0);
    CHECK_FALSE(city.crs.has_value());
}

TEST_CASE("corrections are there without any variant, and say what they are") {
    Project project;
    project.corrections.push_back(measure("m1", "tree", geo::Vec2d{0, 0}, "{}"));
    project.variants.push_back({"A", "", {measure("m2", "tree", geo::Vec2d{9, 0}, "{}")}});
    const auto catalogue = tests::shipped_catalogue();
    const auto today = planned_city(project, slope(), *catalogue, nullptr);
    REQUIRE(today.ok());
    REQUIRE(today->objects.size() == 1);
    CHECK(today->attribute(today->objects[0], "source") == "correction");
    const auto then = planned_city(project, slope(), *catalogue, &project.variants.front());
    REQUIRE(then.ok());
    CHECK(then->objects.size() == 2);
    CHECK(then->attribute(then->objects[1], "variant") == "A");
}

TEST_CASE("a measure that the catalogue does not know is an answer, not a gap in the model") {
    Project project;
    project.corrections.push_back(measure("m1", "spaceport", geo::Vec2d{0, 0}, "{}"));
    const auto city = planned_city(project, slope(), *tests::shipped_catalogue(), nullptr);
    REQUIRE_FALSE(city.ok());
    CHECK(city.problem().what.key == "error.site.unknown_kind");
}
