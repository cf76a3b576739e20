// Templates (implicit geometry) of CityGML 2.0 and 3.0: one square of 1 m, put where it is wanted.

#include "geo/base/parallel.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

#include <fmt/format.h>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

constexpr std::string_view unit_square = "0 0 0 1 0 0 1 1 0 0 1 0 0 0 0";
constexpr std::string_view identity = "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1";

std::string place(std::string_view position) {
    return "<referencePoint><gml:Point><gml:pos>" + std::string(position) +
           "</gml:pos></gml:Point></referencePoint>";
}

std::string matrix(std::string_view numbers) {
    return "<transformationMatrix>" + std::string(numbers) + "</transformationMatrix>";
}

std::string template_here(std::string_view id) {
    return "<relativeGMLGeometry><gml:MultiSurface gml:id=\"" + std::string(id) + "\">" +
           polygon(unit_square, std::string(id) + "_p") +
           "</gml:MultiSurface></relativeGMLGeometry>";
}

std::string template_of(std::string_view id) {
    return "<relativeGMLGeometry xlink:href=\"#" + std::string(id) + "\"/>";
}

std::string bench(std::string_view id, std::string_view content) {
    return member(
        "<f:CityFurniture xmlns:f=\"http://www.opengis.net/citygml/cityfurniture/2.0\" gml:id=\"" +
        std::string(id) + "\"><f:lod3ImplicitRepresentation><ImplicitGeometry>" +
        std::string(content) +
        "</ImplicitGeometry></f:lod3ImplicitRepresentation></f:CityFurniture>");
}

Box3d bounds_of(const City& city, std::string_view id) {
    for (const CityObject& object : city.objects) {
        if (object.id == id) {
            return object.bounds;
        }
    }
    return {};
}

} // namespace

TEST_CASE("a template stands doubled and turned at its reference point") {
    // (x, y, z) becomes (-2y, 2x, 2z), moved by 10 m to the east before it is placed.
    const auto [city, report] = read_model(citygml(bench(
        "B1",
        matrix("0 -2 0 10 2 0 0 0 0 0 2 0 0 0 0 1") + template_here("T1") +
            place("312800 5997200 12"))));
    REQUIRE(city->polygons.size() == 1);
    CHECK(city->polygons[0].lod_tenths == 30);
    CHECK(bounds_of(*city, "B1").min == Vec3d{312808, 5997200, 12});
    CHECK(bounds_of(*city, "B1").max == Vec3d{312810, 5997202, 12});
    CHECK(report.polygons == 1);
    CHECK(report.skipped.empty());
    CHECK(report.ignored.empty());
}

TEST_CASE("three benches share one template written in the middle one; it counts once") {
    const auto [city, report] = read_model(citygml(
        bench("first", matrix(identity) + template_of("T1") + place("312800 5997200 1")) +
        bench("middle", matrix(identity) + template_here("T1") + place("312820 5997200 2")) +
        bench("last", template_of("T1") + place("312840 5997200 3"))));
    REQUIRE(city->polygons.size() == 3);
    CHECK(bounds_of(*city, "first").min == Vec3d{312800, 5997200, 1});
    CHECK(bounds_of(*city, "middle").min == Vec3d{312820, 5997200, 2});
    CHECK(bounds_of(*city, "last").max == Vec3d{312841, 5997201, 3});
    CHECK(report.polygons == 1);
    CHECK(report.triangles == 6);
    CHECK(report.skipped_polygons() == 0);
    CHECK(report.unresolved_references == 0);
}

TEST_CASE("a template without a place is skipped, one that is nowhere is unresolved") {
    const auto [city, report] = read_model(citygml(
        bench("nowhere", matrix(identity) + template_here("T1")) +
        bench("lost", template_of("T9") + place("312800 5997200 1")) +
        bench("bent", matrix("1 0 0") + template_here("T2") + place("312800 5997200 1"))));
    CHECK(city->polygons.empty());
    CHECK(report.skipped == std::map<std::string, std::uint64_t>{{"implicit_geometry", 2}});
    CHECK(report.ignored == std::map<std::string, std::uint64_t>{{"ImplicitGeometry", 3}});
    CHECK(report.unresolved_references == 1);
}

TEST_CASE("a template of CityGML 3.0 stands on latitude and longitude in metres") {
    const std::string text =
        R"(<CityModel xmlns="http://www.opengis.net/citygml/3.0" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:v="http://www.opengis.net/citygml/vegetation/3.0">
<gml:boundedBy><gml:Envelope srsName="http://www.opengis.net/def/crs/EPSG/0/4979"/></gml:boundedBy>
<cityObjectMember><v:SolitaryVegetationObject gml:id="tree"><lod1ImplicitRepresentation>
<ImplicitGeometry><relativeGeometry><gml:MultiSurface>)" +
        polygon(unit_square) +
        R"(</gml:MultiSurface></relativeGeometry><referencePoint><gml:Point>
<gml:pos>54.09 12.14 3</gml:pos></gml:Point></referencePoint></ImplicitGeometry>
</lod1ImplicitRepresentation></v:SolitaryVegetationObject></cityObjectMember></CityModel>)";
    const auto [city, report] = read_model(text);
    REQUIRE(city->crs);
    CHECK(city->crs->horizontal_epsg() == 25833);
    REQUIRE(city->polygons.size() == 1);
    const Box3d box = city->bounds;
    CHECK(box.max.x - box.min.x == Approx(1.0));
    CHECK(box.max.y - box.min.y == Approx(1.0));
    CHECK(box.min.z == 3.0);
    CHECK(box.min.x == Approx(312889).margin(500)); // Rostock's market lies 312.9 km from the rim
}

TEST_CASE("a texture of the template lies on its copies, too") {
    const TemporaryFolder folder;
    folder.file("wood.png", "not looked into");
    const std::string text = citygml(
        bench("first", template_here("T1") + place("312800 5997200 1")) +
        bench("second", template_of("T1") + place("312820 5997200 2")) +
        "<app:appearanceMember><app:Appearance><app:surfaceDataMember><app:ParameterizedTexture>"
        "<app:imageURI>wood.png</app:imageURI><app:target uri=\"#T1_p\"><app:TexCoordList>"
        "<app:textureCoordinates ring=\"#T1_p_ring\">0 0 1 0 1 0.5 0 0.5 0 0"
        "</app:textureCoordinates></app:TexCoordList></app:target></app:ParameterizedTexture>"
        "</app:surfaceDataMember></app:Appearance></app:appearanceMember>");
    const auto [city, report] = read_model(folder, text);
    REQUIRE(city->polygons.size() == 2);
    CHECK(city->polygons[1].appearance == city->polygons[0].appearance);
    REQUIRE(city->texture_coordinates.size() == 8);
    CHECK(city->texture_coordinates[6] == Vec2f{1.0F, 0.5F});
}

TEST_CASE("a file that asks for a large template without end stays within bounds", "[slow]") {
    std::string many_squares;
    for (int i = 0; i < 2000; ++i) {
        many_squares += polygon(unit_square);
    }
    std::string members = bench(
        "first",
        "<relativeGMLGeometry><gml:MultiSurface gml:id=\"T1\">" + many_squares +
            "</gml:MultiSurface></relativeGMLGeometry>" + place("312800 5997200 1"));
    for (int i = 0; i < 3000; ++i) {
        members += bench(fmt::format("b{}", i), template_of("T1") + place("312800 5997200 1"));
    }
    const auto [city, report] = read_model(citygml(members));
    CHECK(report.polygons == 2000);
    CHECK(city->polygons.size() <= 5'000'000);
    CHECK(report.ignored.at("too_many_instances") > 0);
}
