// Relief of CityGML: triangulations, mass points and grids.

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string relief(std::string_view component) {
    return member(
        "<dem:ReliefFeature xmlns:dem=\"http://www.opengis.net/citygml/relief/2.0\" "
        "gml:id=\"R1\"><dem:lod>2</dem:lod><dem:reliefComponent>" +
        std::string(component) + "</dem:reliefComponent></dem:ReliefFeature>");
}

std::string grid(std::string_view heights) {
    return relief(
        "<dem:RasterRelief gml:id=\"G1\"><dem:lod>2</dem:lod><dem:grid>"
        "<gml:RectifiedGridCoverage><gml:rectifiedGridDomain><gml:RectifiedGrid dimension=\"2\">"
        "<gml:limits><gml:GridEnvelope><gml:low>0 0</gml:low><gml:high>2 1</gml:high>"
        "</gml:GridEnvelope></gml:limits><gml:axisName>x</gml:axisName><gml:axisName>y"
        "</gml:axisName><gml:origin><gml:Point><gml:pos>312800 5997200</gml:pos></gml:Point>"
        "</gml:origin><gml:offsetVector>10 0</gml:offsetVector><gml:offsetVector>0 -10"
        "</gml:offsetVector></gml:RectifiedGrid></gml:rectifiedGridDomain><gml:rangeSet>" +
        std::string(heights) +
        "</gml:rangeSet></gml:RectifiedGridCoverage></dem:grid></dem:RasterRelief>");
}

std::string tuples(std::string_view heights) {
    return "<gml:DataBlock><gml:rangeParameters/><gml:tupleList>" + std::string(heights) +
           "</gml:tupleList></gml:DataBlock>";
}

} // namespace

TEST_CASE("a Tin is drawn as the triangles it is of; its points and lines are counted") {
    const auto [city, report] = read_model(citygml(relief(
        "<dem:TINRelief gml:id=\"T1\"><dem:lod>3</dem:lod><dem:tin><gml:Tin><gml:trianglePatches>"
        "<gml:Triangle><gml:exterior>" +
        ring("312800 5997200 1 312810 5997200 2 312800 5997210 3 312800 5997200 1") +
        "</gml:exterior></gml:Triangle></gml:trianglePatches><gml:breakLines>"
        "<gml:LineStringSegment><gml:posList>312800 5997200 1 312810 5997200 2</gml:posList>"
        "</gml:LineStringSegment></gml:breakLines><gml:maxLength uom=\"m\">50</gml:maxLength>"
        "<gml:controlPoint><gml:posList>312800 5997200 1 312810 5997200 2</gml:posList>"
        "</gml:controlPoint></gml:Tin></dem:tin></dem:TINRelief>")));
    REQUIRE(city->polygons.size() == 1);
    CHECK(city->objects[city->polygons[0].object].type == "TINRelief");
    CHECK(city->polygons[0].lod_tenths == 30);
    CHECK(report.polygons == 1);
    CHECK(
        report.ignored ==
        std::map<std::string, std::uint64_t>{{"LineStringSegment", 1}, {"controlPoint", 1}});
}

TEST_CASE("mass points are kept with their object and counted as not drawn") {
    const auto [city, report] = read_model(citygml(relief(
        "<dem:MassPointRelief gml:id=\"M1\"><dem:lod>1</dem:lod><dem:reliefPoints><gml:MultiPoint>"
        "<gml:pointMember><gml:Point><gml:pos>312800 5997200 1</gml:pos></gml:Point>"
        "</gml:pointMember><gml:pointMembers><gml:Point><gml:pos>312810 5997200 2</gml:pos>"
        "</gml:Point></gml:pointMembers></gml:MultiPoint></dem:reliefPoints>"
        "</dem:MassPointRelief>")));
    REQUIRE(city->points.size() == 2);
    CHECK(city->points[1].position == Vec3d{312810, 5997200, 2});
    CHECK(city->points[1].lod_tenths == 10);
    CHECK(city->objects[city->points[1].object].type == "MassPointRelief");
    CHECK(city->bounds.max == Vec3d{312810, 5997200, 2});
    CHECK(report.ignored == std::map<std::string, std::uint64_t>{{"MultiPoint", 1}});
}

TEST_CASE("mass points written northing first lie where they belong") {
    const auto [city, report] = read_model(citygml(
        relief("<dem:MassPointRelief><dem:lod>1</dem:lod><dem:reliefPoints><gml:MultiPoint>"
               "<gml:pointMember><gml:Point><gml:pos>5997200 312800 1</gml:pos></gml:Point>"
               "</gml:pointMember></gml:MultiPoint></dem:reliefPoints></dem:MassPointRelief>")));
    REQUIRE(city->points.size() == 1);
    CHECK(city->points[0].position == Vec3d{312800, 5997200, 1});
}

TEST_CASE("a grid of heights becomes two triangles a cell, seen from above") {
    // Three columns to the east, two rows to the south.
    const auto [city, report] = read_model(citygml(grid(tuples("1 2 3 4,7 5 6"))));
    REQUIRE(city->polygons.size() == 4);
    CHECK(city->bounds.min == Vec3d{312800, 5997190, 1});
    CHECK(city->bounds.max == Vec3d{312820, 5997200, 6});
    CHECK(city->polygons[0].lod_tenths == 20);
    for (const CityPolygon& polygon : city->polygons) {
        const auto ring = city->ring(polygon.first_ring);
        REQUIRE(ring.size() == 3);
        CHECK(cross(ring[1] - ring[0], ring[2] - ring[0]).z > 0.0);
    }
    CHECK(report.polygons == 0); // no polygon elements
    CHECK(report.triangles == 4);
    CHECK(report.ignored.empty());
    CHECK(city->attribute(city->objects[1], "lod") == "2");
    CHECK(city->objects[1].attribute_count == 1);
}

TEST_CASE("a grid with a gap leaves out what touches it, one that is too short is counted") {
    const auto [city, report] = read_model(citygml(grid(tuples("1 2 missing 4 5 6"))));
    CHECK(city->polygons.size() == 3); // two whole, one half cell
    const auto [none, short_report] = read_model(citygml(grid(tuples("1 2 3"))));
    CHECK(none->polygons.empty());
    CHECK(
        short_report.ignored == std::map<std::string, std::uint64_t>{{"RectifiedGridCoverage", 1}});
}

TEST_CASE("a grid whose heights lie in a raster file keeps the name of the file") {
    const auto [city, report] = read_model(citygml(
        grid("<gml:File><gml:rangeParameters/><gml:fileName>dgm.tif</gml:fileName></gml:File>")));
    CHECK(city->polygons.empty());
    CHECK(city->attribute(city->objects[1], "grid.fileName") == "dgm.tif");
    CHECK(report.ignored.at("RectifiedGridCoverage") == 1);
}
