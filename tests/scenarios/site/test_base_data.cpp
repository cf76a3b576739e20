#include "geo/raster/sample.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/gates.hpp"
#include "scenarios/site/mosaic.hpp"
#include "scenarios/site/reproject.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>

using namespace smiletwin;
using scenarios::BaseData;
using scenarios::load_base_data;
using scenarios::Project;
using scenarios::Source;
using scenarios::SourceRole;

namespace {

/// 3 x 2 cells of 10 m, lower left corner at (312300, 6000300).
constexpr std::string_view heights = "ncols 3\nnrows 2\nxllcorner 312300\nyllcorner 6000300\n"
                                     "cellsize 10\nNODATA_value -9999\n1 2 3\n4 5 6\n";

constexpr std::string_view gates = R"({"type": "FeatureCollection",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25833"}},
 "features": [
  {"type": "Feature", "properties": {"id": "g1", "name": "North", "inflow_per_h": 600, "stay_share": 0.2},
   "geometry": {"type": "LineString", "coordinates": [[312300, 6000310], [312305, 6000310]]}},
  {"type": "Feature", "properties": {"id": "g2", "name": "No number", "inflow_per_h": "many"},
   "geometry": {"type": "LineString", "coordinates": [[312300, 6000300], [312305, 6000300]]}}]})";

constexpr std::string_view trees = R"({"type": "FeatureCollection",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25833"}},
 "features": [{"type": "Feature", "properties": {"hoehe_m": 12, "kronendurchmesser_m": 7},
   "geometry": {"type": "Point", "coordinates": [312310, 6000305]}}]})";

Source source(const char* id, SourceRole role, const char* path, const char* crs = "") {
    Source made;
    made.id = id;
    made.role = role;
    made.title = id;
    made.path = path;
    made.crs_override = crs;
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
    const auto loaded = load_base_data(project, folder.path(), std::move(previous), context);
    REQUIRE(loaded.ok());
    return *loaded;
}

} // namespace

TEST_CASE("sources are read by their role and a broken one leaves the others alone") {
    const tests::TemporaryFolder folder;
    folder.file("ground.asc", heights);
    folder.file("gates.geojson", gates);
    folder.file("trees.geojson", trees);
    folder.file("broken.geojson", "{\"type\": \"FeatureColl");
    const auto data = load(
        project(
            {source("s1", SourceRole::Terrain, "ground.asc", "EPSG:25833"),
             source("s2", SourceRole::Gates, "gates.geojson"),
             source("s3", SourceRole::Layer, "broken.geojson"),
             source("s4", SourceRole::Layer, "missing.geojson"),
             source("s5", SourceRole::Trees, "trees.geojson"),
             source("s6", SourceRole::City, "trees.geojson")}),
        folder);
    REQUIRE(data->terrain != nullptr);
    CHECK(data->terrain->height_m.at(0, 1) == 4.0F);
    REQUIRE(data->trees.size() == 1);
    CHECK(data->trees.front().height_m == 12.0);
    REQUIRE(data->gates.size() == 1);
    CHECK(data->gates.front().name == "North");
    CHECK(data->gates.front().inflow_per_h == 600.0);
    CHECK(data->gates.front().stay_share == 0.2);
    REQUIRE(data->states.size() == 6);
    CHECK(data->states[0].problems.empty());
    CHECK(data->states[1].problems.size() == 1); // the gate without a number
    CHECK_FALSE(data->states[2].problems.empty());
    CHECK_FALSE(data->states[3].problems.empty());
    CHECK(data->states[4].problems.empty());
    REQUIRE(data->states[5].problems.size() == 1);
    CHECK(data->states[5].problems[0].what.key == "error.source.wrong_kind");
    CHECK(data->city == nullptr);
}

TEST_CASE("an unchanged source is taken over unread, a changed one is read again") {
    const tests::TemporaryFolder folder;
    folder.file("ground.asc", heights);
    folder.file("trees.geojson", trees);
    Project first = project(
        {source("s1", SourceRole::Terrain, "ground.asc", "EPSG:25833"),
         source("s2", SourceRole::Trees, "trees.geojson")});
    const auto data = load(first, folder);
    first.sources[1].hash = "another delivery";
    const auto again = load(first, folder, data);
    CHECK(again->terrain == data->terrain);
    CHECK(again->loaded[0] == data->loaded[0]);
    CHECK(again->loaded[1] != data->loaded[1]);
}

TEST_CASE("a terrain in another system is brought into the project's one") {
    // A plane z = 0.01 (x - 690000) in zone 32, 40 cells of 10 m.
    const auto from = geo::Crs::parse("EPSG:25832");
    const auto to = geo::Crs::parse("EPSG:25833");
    REQUIRE(from.ok());
    REQUIRE(to.ok());
    geo::HeightField field{geo::Grid<float>({704000.0, 6000400.0, 10.0, 40, 40}), *from, "test"};
    for (int row = 0; row < 40; ++row) {
        for (int column = 0; column < 40; ++column) {
            field.height_m.at(column, row) =
                static_cast<float>(0.01 * (field.height_m.frame.center(column, row).x - 690000));
        }
    }
    const auto moved = scenarios::reproject(field, *from, *to);
    REQUIRE(moved.ok());
    CHECK(moved->height_m.frame.cell_m == 10.0);
    const auto back = geo::Transform::between(*to, *from);
    REQUIRE(back.ok());
    int checked = 0;
    for (int row = 0; row < moved->height_m.frame.rows; ++row) {
        for (int column = 0; column < moved->height_m.frame.columns; ++column) {
            const geo::Vec2d place = (*back)(moved->height_m.frame.center(column, row));
            const float value = moved->height_m.at(column, row);
            // Away from the border, where the outermost half cell is flat.
            if (field.height_m.frame.box().grown(-10.0).contains(place)) {
                // Single precision of 140 m and the net's interpolation: well below a millimetre.
                CHECK(value == Approx(0.01 * (place.x - 690000)).margin(1e-4));
                ++checked;
            }
        }
    }
    CHECK(checked > 1000);
}

TEST_CASE("a terrain in feet makes a project in metres") {
    const tests::TemporaryFolder folder;
    folder.file(
        "dem.asc",
        "ncols 3\nnrows 2\nxllcorner 980000\nyllcorner 195000\ncellsize 100\n"
        "NODATA_value -1\n100 100 100\n100 100 100\n");
    Project feet = project({source("ground", SourceRole::Terrain, "dem.asc", "EPSG:2263")});
    feet.crs.clear();
    const auto base = load(feet, folder);
    CHECK(base->crs == "EPSG:32618");
    REQUIRE(base->terrain);
    CHECK(base->terrain->height_m.frame.cell_m == Approx(30.0).margin(1.0));
    CHECK(
        geo::sample_bilinear(
            base->terrain->height_m, base->terrain->height_m.frame.box().center()) ==
        Approx(30.48006));
}

TEST_CASE("a city in another system keeps its heights and gets new boxes") {
    const auto from = geo::Crs::parse("EPSG:25832");
    const auto to = geo::Crs::parse("EPSG:25833");
    REQUIRE(from.ok());
    REQUIRE(to.ok());
    const geo::City city =
        tests::BoxesCity().object("b").box(704000, 6000000, 704010, 6000010, 3, 9).city();
    const auto moved = scenarios::reproject(city, *from, *to);
    REQUIRE(moved.ok());
    const auto forward = geo::Transform::between(*from, *to);
    REQUIRE(forward.ok());
    const geo::Vec2d corner = (*forward)({704000, 6000000});
    CHECK(moved->positions.front().x == corner.x);
    CHECK(moved->positions.front().y == corner.y);
    CHECK(moved->positions.front().z == 3.0);
    CHECK(moved->objects.front().bounds.plan().contains(corner));
    CHECK(moved->bounds.max.z == 9.0);
}

TEST_CASE("mass points of a city in another system move with it") {
    const auto from = geo::Crs::parse("EPSG:25832");
    const auto to = geo::Crs::parse("EPSG:25833");
    geo::City city =
        tests::BoxesCity().object("b").box(704000, 6000000, 704010, 6000010, 3, 9).city();
    city.points.push_back({{704500, 6000500, 25}, 0, 10});
    const auto moved = scenarios::reproject(city, *from, *to);
    REQUIRE(moved.ok());
    const geo::Vec2d place = (*geo::Transform::between(*from, *to))({704500, 6000500});
    CHECK(moved->points.front().position == geo::Vec3d{place.x, place.y, 25});
    CHECK(moved->bounds.max.z == 25.0);
}

TEST_CASE("two terrain tiles side by side become one without a seam") {
    auto west = std::make_shared<geo::HeightField>();
    west->height_m = geo::Grid<float>({0.0, 10.0, 1.0, 10, 10}, 1.0F);
    auto east = std::make_shared<geo::HeightField>();
    east->height_m = geo::Grid<float>({10.0, 10.0, 1.0, 10, 10}, 2.0F);
    const auto whole =
        scenarios::mosaic(std::vector<std::shared_ptr<const geo::HeightField>>{east, west}, {});
    REQUIRE(whole != nullptr);
    CHECK(whole->height_m.frame == geo::GridFrame{0.0, 10.0, 1.0, 20, 10});
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 20; ++column) {
            CHECK(whole->height_m.at(column, row) == (column < 10 ? 1.0F : 2.0F));
        }
    }
}

TEST_CASE("a raster 400 km away is named and left out, and the rest is as without it") {
    const tests::TemporaryFolder folder;
    folder.file("ground.asc", heights);
    folder.file(
        "far.asc",
        "ncols 3\nnrows 2\nxllcorner 312300\nyllcorner 6400300\n"
        "cellsize 0.1\nNODATA_value -9999\n1 2 3\n4 5 6\n");
    const auto data = load(
        project(
            {source("s1", SourceRole::Terrain, "ground.asc", "EPSG:25833"),
             source("s2", SourceRole::Terrain, "far.asc", "EPSG:25833"),
             source("s3", SourceRole::Canopy, "far.asc", "EPSG:25833")}),
        folder);
    REQUIRE(data->terrain != nullptr);
    CHECK(data->terrain->height_m.frame.columns == 3);
    CHECK(data->canopy == nullptr);
    CHECK(data->home == data->terrain->height_m.frame.box());
    CHECK(data->bounds.max.y == 6000320.0);
    CHECK(data->states[0].problems.empty());
    REQUIRE(data->states[1].problems.size() == 1);
    CHECK(data->states[1].problems[0].what.key == "error.source.far");
    CHECK(data->states[2].problems.size() == 1);
}

TEST_CASE("the first Area says where a project is, and what lies there is taken") {
    const tests::TemporaryFolder folder;
    folder.file("ground.asc", heights);
    folder.file(
        "far.asc",
        "ncols 3\nnrows 2\nxllcorner 312300\nyllcorner 6400300\n"
        "cellsize 10\nNODATA_value -9999\n1 2 3\n4 5 6\n");
    Project with_area = project(
        {source("s1", SourceRole::Terrain, "ground.asc", "EPSG:25833"),
         source("s2", SourceRole::Terrain, "far.asc", "EPSG:25833")});
    scenarios::Area area;
    area.polygon.rings = {
        {{312300, 6400300}, {312310, 6400300}, {312310, 6400310}, {312300, 6400310}}};
    with_area.areas.push_back(area);
    const auto data = load(with_area, folder);
    REQUIRE(data->terrain != nullptr);
    CHECK(data->terrain->height_m.frame.box().min.y == 6400300.0);
    CHECK(data->states[0].problems.size() == 1);
    CHECK(data->states[1].problems.empty());
}

TEST_CASE("rasters that would be too many cells together keep the detail of the place itself") {
    const geo::GridFrame home{0.0, 100.0, 1.0, 100, 100};
    const geo::GridFrame region{-25000.0, 25000.0, 100.0, 500, 500};
    const geo::GridFrame frame = scenarios::joined_frame({home, region}, home.box());
    CHECK(frame.cell_m == 1.0);
    CHECK(frame.cells() <= 400000000);
    CHECK(frame.box().contains({0.0, 0.0}));
    CHECK(frame.box().contains({5000.0, -5000.0}));
    CHECK(std::fmod(frame.west, 1.0) == 0.0);
}

TEST_CASE("cancelling ends the loading") {
    const tests::TemporaryFolder folder;
    folder.file("trees.geojson", trees);
    std::stop_source stop;
    stop.request_stop();
    geo::RunContext context(stop.get_token(), {});
    const auto loaded = load_base_data(
        project({source("s1", SourceRole::Trees, "trees.geojson")}),
        folder.path(),
        nullptr,
        context);
    REQUIRE_FALSE(loaded.ok());
    CHECK(geo::is_cancelled(loaded.problem()));
}

TEST_CASE("time series in a city model and in a table beside it are among the project's sensors") {
    const tests::TemporaryFolder folder;
    folder.file("heat.csv", "t,v\n2026-07-22T14:00,21.5\n");
    folder.file("city.gml", R"(<CityModel xmlns="http://www.opengis.net/citygml/3.0"
        xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:b="http://www.opengis.net/citygml/building/3.0"
        xmlns:d="http://www.opengis.net/citygml/dynamizer/3.0"><cityObjectMember>
        <b:Building gml:id="B1"><dynamizer><d:Dynamizer gml:id="D1">
        <d:attributeRef>//b:Building/heat</d:attributeRef><d:dynamicData><d:TabulatedFileTimeseries>
        <d:observationProperty>Heat</d:observationProperty><d:uom>kW</d:uom>
        <d:fileLocation>heat.csv</d:fileLocation><d:fileType>CSV</d:fileType>
        <d:valueType>double</d:valueType><d:fieldSeparator>,</d:fieldSeparator>
        </d:TabulatedFileTimeseries></d:dynamicData></d:Dynamizer></dynamizer>
        <lod2MultiSurface><gml:MultiSurface srsName="EPSG:25833" srsDimension="3"><gml:surfaceMember>
        <gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>312300 6000300 5 312310 6000300 5
        312310 6000310 5 312300 6000310 5 312300 6000300 5</gml:posList></gml:LinearRing></gml:exterior>
        </gml:Polygon></gml:surfaceMember></gml:MultiSurface></lod2MultiSurface></b:Building>
        </cityObjectMember></CityModel>)");
    const auto data = load(project({source("s1", SourceRole::City, "city.gml")}), folder);
    REQUIRE(data->things.size() == 1);
    REQUIRE(data->things[0].datastreams.size() == 1);
    const geo::Datastream& heat = data->things[0].datastreams[0];
    CHECK(heat.observed_property == "Heat");
    REQUIRE(heat.observations.size() == 1);
    CHECK(heat.observations[0].value == 21.5);
    // The project's zone is Europe/Berlin.
    CHECK(geo::format_iso_utc(heat.observations[0].time) == "2026-07-22T12:00:00Z");
    CHECK(data->thing_places_crs[0].x == Approx(312305).margin(0.01));
    CHECK(data->thing_places_crs[0].y == Approx(6000305).margin(0.01));
}
