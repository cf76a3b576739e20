// What a project chooses for its city sources, as it arrives in the data that everything uses.

#include "scenarios/site/base_data.hpp"
#include "scenarios/site/model_place.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin;
using scenarios::BaseData;
using scenarios::ModelPlace;
using scenarios::Project;
using scenarios::Source;
using scenarios::SourceRole;
using Placing = scenarios::SourceState::Placing;

namespace {

/// A house with a footprint 5 m up as LoD0 and a roof 12 m up as LoD2.
std::string house() {
    constexpr std::string_view foot = "312800 5997200 5 312810 5997200 5 312810 5997210 5 "
                                      "312800 5997210 5 312800 5997200 5";
    return tests::citygml(tests::building(
        "B1",
        "<b:lod0FootPrint><gml:MultiSurface>" + tests::polygon(foot) +
            "</gml:MultiSurface></b:lod0FootPrint>" +
            tests::surface("RoofSurface", tests::polygon(tests::square_positions))));
}

/// A plate of 2 m by 1 m, 3 units above zero, with its origin in the middle of its short side.
constexpr const char* plate =
    "v 0 -0.5 3\nv 2 -0.5 3\nv 2 0.5 3\nv 0 0.5 3\nv 0 -0.5 4\nf 1 2 3 4\nf 1 2 5\n";

Source city(const char* id, const char* path) {
    Source made;
    made.id = id;
    made.role = SourceRole::City;
    made.title = id;
    made.path = path;
    return made;
}

Project project(std::vector<Source> sources) {
    Project made;
    made.crs = "EPSG:25833";
    made.sources = std::move(sources);
    return made;
}

std::shared_ptr<const BaseData> load(
    const Project& project,
    const tests::TemporaryFolder& folder,
    std::shared_ptr<const BaseData> previous = nullptr) {
    geo::RunContext context;
    const auto loaded =
        scenarios::load_base_data(project, folder.path(), std::move(previous), context);
    REQUIRE(loaded.ok());
    return *loaded;
}

} // namespace

TEST_CASE("another level of detail is shown without reading the file again") {
    const tests::TemporaryFolder folder;
    folder.file("house.gml", house());
    Project plan = project({city("s1", "house.gml")});
    const auto first = load(plan, folder);
    REQUIRE(first->city != nullptr);
    CHECK(geo::shown_lod_tenths(*first->city)[0] == 20);
    CHECK(first->states[0].report.lods == std::set<std::string>{"0", "2"});
    folder.file("house.gml", "no city any more");
    plan.sources[0].lod = "0";
    const auto second = load(plan, folder, first);
    REQUIRE(second->city != nullptr);
    CHECK(geo::shown_lod_tenths(*second->city)[0] == 0);
    CHECK(geo::drawn_lod_tenths(*second->city)[0] == 20); // what is computed with
    plan.sources[0].lod.clear();
    CHECK(load(plan, folder, second)->city == first->city);
}

TEST_CASE("a source with other axes is read again") {
    const tests::TemporaryFolder folder;
    folder.file("house.gml", house());
    Project plan = project({city("s1", "house.gml")});
    const auto first = load(plan, folder);
    plan.sources[0].axis_order = "northing-easting";
    const auto second = load(plan, folder, first);
    CHECK(first->states[0].report.crs.axis_order == "easting-northing");
    CHECK(second->states[0].report.crs.axis_order == "northing-easting");
}

TEST_CASE("a model without a system waits to be placed and says so") {
    const tests::TemporaryFolder folder;
    folder.file("house.gml", house());
    folder.file("plate.obj", plate);
    const auto data = load(project({city("s1", "house.gml"), city("s2", "plate.obj")}), folder);
    REQUIRE(data->city != nullptr);
    CHECK(data->city->objects.size() == 1);
    CHECK(data->states[0].placing == Placing::NotNeeded);
    CHECK(data->states[1].placing == Placing::Missing);
    CHECK(data->states[1].is_shape);
    CHECK(data->states[1].problems.empty());
    REQUIRE(data->states[1].notes.size() == 1);
    CHECK(data->states[1].notes[0].what.key == "warning.source.not_placed");
    CHECK(data->states[1].model_box.max.x == 2.0);
}

TEST_CASE("a placed model stands on the ground of the houses around it, turned and scaled") {
    const tests::TemporaryFolder folder;
    folder.file("house.gml", house());
    folder.file("plate.obj", plate);
    Project plan = project({city("s1", "house.gml"), city("s2", "plate.obj")});
    const auto before = load(plan, folder);
    ModelPlace place;
    place.point_crs = {312820.0, 5997205.0};
    place.rotation_deg = 90.0;
    place.scale = 10.0;
    place.height_m = 0.5;
    plan.sources[1].place = place;
    const auto data = load(plan, folder, before);
    CHECK(data->states[1].placing == Placing::Done);
    CHECK(data->states[1].notes.empty());
    REQUIRE(data->city->objects.size() == 2);
    // The house's foot is 5 m up; what reached 20 m to the east now reaches north.
    const geo::Box3d& box = data->city->objects[1].bounds;
    CHECK(box.min.x == Approx(312815.0));
    CHECK(box.max.x == Approx(312825.0));
    CHECK(box.min.y == Approx(5997205.0));
    CHECK(box.max.y == Approx(5997225.0));
    CHECK(box.min.z == Approx(5.5));
    CHECK(box.max.z == Approx(15.5));
    plan.sources[1].place->above_ground = false;
    const auto absolute = load(plan, folder, data);
    CHECK(absolute->city->objects[1].bounds.min.z == Approx(0.5));
    CHECK(absolute->loaded[0] == before->loaded[0]);
}

TEST_CASE("a city model without a system is placed by its middle, its houses together") {
    const tests::TemporaryFolder folder;
    folder.file("house.gml", house());
    std::string local = house();
    for (std::size_t at; (at = local.find("EPSG:25833")) != std::string::npos;) {
        local.replace(at, 10, "#local");
    }
    folder.file("local.gml", local);
    Project plan = project({city("s1", "house.gml"), city("s2", "local.gml")});
    CHECK(load(plan, folder)->states[1].placing == Placing::Missing);
    plan.sources[1].place = ModelPlace{{312900.0, 5997300.0}, 0.0, true, 0.0, 1.0};
    const auto data = load(plan, folder);
    REQUIRE(data->city->objects.size() == 2);
    CHECK(data->city->objects[1].bounds.plan().center() == geo::Vec2d{312900.0, 5997300.0});
    CHECK_FALSE(data->states[1].is_shape);
}

TEST_CASE("a project without a system shows a model where it stands") {
    const tests::TemporaryFolder folder;
    folder.file("plate.obj", plate);
    Project plan = project({city("s1", "plate.obj")});
    plan.crs.clear();
    const auto data = load(plan, folder);
    REQUIRE(data->city != nullptr);
    CHECK(data->states[0].placing == Placing::NotNeeded);
    CHECK(data->city->bounds.min.z == 3.0);
}

TEST_CASE("the point a model stands on is its origin, from outside it its middle") {
    geo::Box3d lamp;
    lamp.add(geo::Vec3d{-0.1, -0.1, -0.2});
    lamp.add(geo::Vec3d{1.5, 0.1, 4.0});
    const auto by_origin = scenarios::model_anchor(lamp);
    CHECK(by_origin.point == geo::Vec3d{0.0, 0.0, -0.2});
    CHECK(by_origin.box.max == geo::Vec3d{1.5, 0.1, 4.2});
    geo::Box3d far;
    far.add(geo::Vec3d{100.0, 200.0, 30.0});
    far.add(geo::Vec3d{110.0, 220.0, 40.0});
    CHECK(scenarios::model_anchor(far).point == geo::Vec3d{105.0, 210.0, 30.0});
}
