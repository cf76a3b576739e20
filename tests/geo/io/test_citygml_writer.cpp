// What is written as CityGML must be there again when it is read, and stand where the schemas want
// it.

#include "geo/io/citygml_boundaries.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

/// A square wall of 10 m at y = `y`, and a smaller one in its plane.
std::string wall_positions(int y) {
    return fmt::format("0 {0} 0 10 {0} 0 10 {0} 10 0 {0} 10 0 {0} 0", y);
}
std::string pane_positions(int y) {
    return fmt::format("4 {0} 4 6 {0} 4 6 {0} 6 4 {0} 6 4 {0} 4", y);
}

std::shared_ptr<const City> city_of(const TemporaryFolder& folder, std::string_view members) {
    return read_city(folder.file("source.gml", citygml(members)));
}

/// Position of the first `what` in a text; fails when it is absent.
std::size_t place(const std::string& text, std::string_view what) {
    INFO(what);
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return at;
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

std::string lod3(std::string_view type, std::string_view positions, std::string_view inside = "") {
    return fmt::format(
        "<b:{0}><b:lod3MultiSurface><gml:MultiSurface>{1}</gml:MultiSurface></b:lod3MultiSurface>"
        "{2}</b:{0}>",
        type,
        polygon(positions),
        inside);
}

} // namespace

TEST_CASE("a building with part, attributes, hole and texture comes back from CityGML as it was") {
    const TemporaryFolder folder;
    folder.file("roof.jpg", "an image");
    const std::string hole =
        "<gml:interior>" +
        ring("312802 5997202 12 312802 5997204 12 312804 5997204 12 312802 5997202 12", "h") +
        "</gml:interior>";
    const auto city = city_of(
        folder,
        building(
            "house",
            "<gml:description>two\nlines &amp; "
            "more</gml:description><gml:name>M\xC3\xBCller</gml:name>"
            "<creationDate>2020-02-29</creationDate>"
            "<gen:stringAttribute name=\"AGS\"><gen:value>01003000</gen:value>"
            "</gen:stringAttribute><gen:measureAttribute name=\"Fl\xC3\xA4"
            "che\"><gen:value uom=\"m2\">12.5</gen:value></gen:measureAttribute>"
            "<gen:dateAttribute name=\"seen\"><gen:value>2021-01-31</gen:value></gen:dateAttribute>"
            "<gen:uriAttribute name=\"page\"><gen:value>http://a.b/c</gen:value></gen:uriAttribute>"
            "<b:function>1000</b:function><b:function>1010</b:function>"
            "<b:yearOfConstruction>1901</b:yearOfConstruction><b:roofType>2100</b:roofType>"
            "<b:measuredHeight uom=\"m\">12.75</b:measuredHeight>"
            "<b:storeysAboveGround>3</b:storeysAboveGround>" +
                surface("RoofSurface", polygon(square_positions, "p1", hole)) +
                "<b:consistsOfBuildingPart><b:BuildingPart gml:id=\"part\">" +
                surface("WallSurface", polygon(wall_positions(0), "p2")) +
                "</b:BuildingPart></b:consistsOfBuildingPart>") +
            "<app:appearanceMember><app:Appearance><app:theme>photo</app:theme>"
            "<app:surfaceDataMember><app:ParameterizedTexture><app:imageURI>roof.jpg</app:imageURI>"
            "<app:wrapMode>wrap</app:wrapMode><app:target uri=\"#p1\"><app:TexCoordList>"
            "<app:textureCoordinates ring=\"#p1_ring\">0 0 1 0 1 1 0 1 0 0</app:textureCoordinates>"
            "<app:textureCoordinates ring=\"#h\">.2 .2 .2 .4 .4 .4 .2 .2</app:textureCoordinates>"
            "</app:TexCoordList></app:target></app:ParameterizedTexture></app:surfaceDataMember>"
            "<app:surfaceDataMember><app:X3DMaterial><app:diffuseColor>0.25 0.5 1"
            "</app:diffuseColor><app:target>#p2</app:target></app:X3DMaterial>"
            "</app:surfaceDataMember></app:Appearance></app:appearanceMember>");
    fs::create_directory(folder.path() / "out");
    const fs::path written = folder.path() / "out" / "again.gml";

    const WriteReport report = write_city(*city, written);
    CHECK(report.objects == 2);
    CHECK(report.polygons == 2);
    CHECK(report.lost.empty());
    const auto again = read_city(written);
    CHECK(told(*again) == told(*city));
    CHECK(again->crs->horizontal_epsg() == 25833);
    CHECK(again->appearances.front().wrap == city->appearances.front().wrap);

    const WriteReport in_3 = write_city(*city, written, "3.0");
    CHECK(in_3.lost.empty());
    const auto again_3 = read_city(written);
    CHECK(told_polygons(*again_3) == told_polygons(*city));
    const std::string text = bytes_of(written);
    CHECK(text.find("<con:value uom=\"m\">12.75</con:value>") != std::string::npos);
    CHECK(again_3->attribute(again_3->objects[0], "AGS") == "01003000");
}

TEST_CASE("attributes stand in the order of the schema, what it does not know is generic") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(json_object(
            "a",
            cube_geometry("1"),
            R"(,"attributes":{"storeysAboveGround":3,"roofType":"2100","measuredHeight":9.5,)"
            R"("storeysBelowGround":-1,"owner":"<Ann & Ben>","class":"1000"})"))));
    const fs::path written = folder.path() / "a.gml";
    write_city(*city, written);
    const std::string text = bytes_of(written);
    CHECK(place(text, "name=\"owner\"") < place(text, "<bldg:class>1000<"));
    CHECK(place(text, "<bldg:class>1000<") < place(text, "<bldg:roofType>2100<"));
    CHECK(place(text, "<bldg:roofType>") < place(text, "<bldg:measuredHeight uom=\"m\">9.5<"));
    CHECK(place(text, "<bldg:measuredHeight") < place(text, "<bldg:storeysAboveGround>3<"));
    CHECK(place(text, "&lt;Ann &amp; Ben&gt;") < place(text, "<bldg:class>"));
    CHECK(
        place(text, "<gen:intAttribute name=\"storeysBelowGround\">") <
        place(text, "<bldg:class>"));
    CHECK(place(text, "<bldg:storeysAboveGround>") < place(text, "<bldg:lod1Solid>"));
}

TEST_CASE("a window stays in the wall that it is said to be in, also without polygons") {
    const TemporaryFolder folder;
    const auto window = [](const char* name, std::string_view geometry) {
        return "<b:opening><b:Window gml:id=\"" + std::string(name) + "\"><gml:name>" + name +
               "</gml:name>" + std::string(geometry) + "</b:Window></b:opening>";
    };
    // The first window lies in the plane of the second wall.
    const std::string astray = "<b:lod3MultiSurface><gml:MultiSurface>" +
                               polygon(pane_positions(20)) +
                               "</gml:MultiSurface></b:lod3MultiSurface>";
    const auto city = city_of(
        folder,
        building(
            "a",
            "<b:boundedBy>" +
                lod3("WallSurface", wall_positions(0), window("w1", astray) + window("w2", "")) +
                "</b:boundedBy><b:boundedBy>" + lod3("WallSurface", wall_positions(20)) +
                "</b:boundedBy><b:boundedBy><b:WallSurface>" + window("w3", "") +
                "</b:WallSurface></b:boundedBy>"));
    REQUIRE(city->surfaces.size() == 6);
    CHECK(city->surfaces[1].parent == 0);
    CHECK(city->surfaces[2].parent == 0);
    CHECK(city->surfaces[5].parent == 4);
    const auto told_openings = [](const City& whole) {
        Lines lines;
        for (const CitySurface& surface : whole.surfaces) {
            if (surface.parent >= 0) {
                std::string wall = "nowhere";
                for (const CityPolygon& one : whole.polygons) {
                    const bool is_of_wall = one.surface == surface.parent;
                    wall = is_of_wall ? fmt::format("{}", whole.ring(one.first_ring)[0].y) : wall;
                }
                const auto known = whole.attributes_of(surface);
                lines.insert(
                    fmt::format("{} {} in the wall at {}", surface.id, known.front().value, wall));
            }
        }
        return lines;
    };
    const fs::path written = folder.path() / "a.gml";
    for (const char* version : {"2.0", "3.0"}) {
        INFO(version);
        CHECK(write_city(*city, written, version).lost.empty());
        const auto again = read_city(written);
        CHECK(told_openings(*again) == told_openings(*city));
        CHECK(told_polygons(*again) == told_polygons(*city));
    }
}

TEST_CASE("a window is an opening of the wall it is in") {
    const TemporaryFolder folder;
    const std::string window = lod3("Window", pane_positions(20));
    const auto city = city_of(
        folder,
        building(
            "a",
            "<b:boundedBy>" + lod3("WallSurface", wall_positions(0)) +
                "</b:boundedBy><b:boundedBy>" +
                lod3("WallSurface", wall_positions(20), "<b:opening>" + window + "</b:opening>") +
                "</b:boundedBy>"));
    const fs::path written = folder.path() / "a.gml";
    for (const char* version : {"2.0", "3.0"}) {
        INFO(version);
        CHECK(write_city(*city, written, version).lost.empty());
        CHECK(told_polygons(*read_city(written)) == told_polygons(*city));
    }
    const std::string text = bytes_of(written);
    CHECK(count(text, "<con:WallSurface>") == 2);
    CHECK(place(text, "10 20 10") < place(text, "<con:fillingSurface>"));
    CHECK(place(text, "<con:WindowSurface>") < text.rfind("</con:WallSurface>"));
}

TEST_CASE("triangles of one plane are one surface, a fold begins another") {
    const TemporaryFolder folder;
    City city = *city_of(
        folder,
        building(
            "a",
            surface(
                "RoofSurface",
                polygon("0 0 5 10 0 5 10 10 5 0 0 5") + polygon("0 0 5 10 10 5 0 10 5 0 0 5") +
                    polygon("0 10 5 10 10 5 10 20 9 0 10 5"))));
    const std::vector<std::uint32_t> all{0, 1, 2};
    CHECK(boundaries_of(city, all).size() == 1); // as written
    for (CityPolygon& polygon : city.polygons) {
        polygon.surface = -1; // as of a format without surfaces
    }
    const auto boundaries = boundaries_of(city, all);
    REQUIRE(boundaries.size() == 2);
    CHECK(boundaries[0].polygons == std::vector<std::uint32_t>{0, 1});
    CHECK(boundaries[1].polygons == std::vector<std::uint32_t>{2});
}

TEST_CASE("footprint and roof edge are told apart by height") {
    const TemporaryFolder folder;
    const auto at = [](int z) {
        return polygon(fmt::format("0 0 {0} 9 0 {0} 9 9 {0} 0 0 {0}", z));
    };
    const auto city = city_of(
        folder,
        building(
            "a",
            "<b:lod0FootPrint><gml:MultiSurface>" + at(2) +
                "</gml:MultiSurface></b:lod0FootPrint><b:lod0RoofEdge><gml:MultiSurface>" + at(8) +
                "</gml:MultiSurface></b:lod0RoofEdge>"));
    const fs::path written = folder.path() / "a.gml";
    write_city(*city, written);
    const std::string text = bytes_of(written);
    CHECK(place(text, "0 0 2 ") < place(text, "<bldg:lod0RoofEdge>"));
    CHECK(place(text, "<bldg:lod0RoofEdge>") < place(text, "0 0 8 "));
    CHECK(told(*read_city(written)) == told(*city));
}

TEST_CASE("identifiers that XML refuses or that stand twice are mended and kept beside") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(
            json_object("1 a", cube_geometry("1")) + "," +
            R"("_1_a":{"type":"Building","geometry":[]})")));
    const fs::path written = folder.path() / "a.gml";
    const WriteReport report = write_city(*city, written);
    CHECK(report.lost.at("id") == 1);
    const auto again = read_city(written);
    std::set<std::string> ids;
    for (const CityObject& object : again->objects) {
        ids.insert(object.id);
    }
    CHECK(ids == std::set<std::string>{"_1_a", "_1_a_2"});
    CHECK(bytes_of(written).find("<gen:value>1 a</gen:value>") != std::string::npos);
}

TEST_CASE("of several refinements of a level the finest is written") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(json_object("a", cube_geometry("1.2") + "," + cube_geometry("1.3")))));
    const fs::path written = folder.path() / "a.gml";
    const WriteReport report = write_city(*city, written);
    CHECK(report.polygons == 6);
    CHECK(report.lost.at("polygon") == 6);
    CHECK(report.lost.at("lod") == 6);
    CHECK(read_city(written)->polygons.front().lod_tenths == 10);
}

TEST_CASE("levels that a version lacks go to the nearest it has") {
    const TemporaryFolder folder;
    const auto city = city_of(
        folder,
        building(
            "a",
            "<b:interiorRoom><b:Room gml:id=\"r\"><b:lod4MultiSurface><gml:MultiSurface>" +
                polygon(square_positions) +
                "</gml:MultiSurface></b:lod4MultiSurface></b:Room></b:interiorRoom>"));
    const fs::path written = folder.path() / "a.gml";
    CHECK(write_city(*city, written, "2.0").lost.empty());
    const WriteReport report = write_city(*city, written, "3.0");
    CHECK(report.lost.at("lod") == 1);
    const auto again = read_city(written);
    CHECK(again->objects[1].type == "BuildingRoom");
    CHECK(again->polygons.front().lod_tenths == 30);
}

TEST_CASE("objects of extensions become generic objects of that class, parts of nothing members") {
    const TemporaryFolder folder;
    const auto city =
        city_of(folder, building("a", "<ext:mill><ext:Windmill gml:id=\"m\"/></ext:mill>"));
    const fs::path written = folder.path() / "a.gml";
    const WriteReport report = write_city(*city, written);
    CHECK(report.objects == 2);
    CHECK(report.lost.at("type") == 1);
    CHECK(report.lost.at("parent") == 1);
    const auto again = read_city(written);
    CHECK(again->objects[1].type == "GenericCityObject");
    CHECK(again->attribute(again->objects[1], "class") == "Windmill");
    write_city(*city, written, "3.0");
    const auto again_3 = read_city(written);
    REQUIRE(again_3->objects.size() == 2);
    CHECK(again_3->objects[1].type == "GenericOccupiedSpace");
}

TEST_CASE("terrain is written as triangles with its level") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(R"("t":{"type":"TINRelief","geometry":[)" + cube_geometry("1") + "]}")));
    const fs::path written = folder.path() / "a.gml";
    for (const char* version : {"2.0", "3.0"}) {
        write_city(*city, written, version);
        const auto again = read_city(written);
        CHECK(again->objects.front().type == "TINRelief");
        CHECK(again->polygons.size() == 12);
        CHECK(again->polygons.front().lod_tenths == 10);
    }
}

TEST_CASE("mass points of a relief are written with it") {
    const TemporaryFolder folder;
    const auto city = city_of(
        folder,
        member("<dem:ReliefFeature xmlns:dem=\"http://www.opengis.net/citygml/relief/2.0\""
               " gml:id=\"r\"><dem:lod>1</dem:lod><dem:reliefComponent><dem:MassPointRelief "
               "gml:id=\"m\"><dem:lod>1</dem:lod><dem:reliefPoints><gml:MultiPoint>"
               "<gml:pointMember><gml:Point><gml:pos>312800 5997200 1.5</gml:pos></gml:Point>"
               "</gml:pointMember></gml:MultiPoint></dem:reliefPoints></dem:MassPointRelief>"
               "</dem:reliefComponent></dem:ReliefFeature>"));
    REQUIRE(city->points.size() == 1);
    const fs::path written = folder.path() / "a.gml";
    for (const char* version : {"2.0", "3.0"}) {
        write_city(*city, written, version);
        const auto again = read_city(written);
        REQUIRE(again->points.size() == 1);
        CHECK(again->points[0].position == city->points[0].position);
        CHECK(told_objects(*again) == told_objects(*city));
    }
}

TEST_CASE("addresses and references to other systems are elements of their own again") {
    const TemporaryFolder folder;
    const auto city = city_of(
        folder,
        member(
            "<b:Building gml:id=\"a\" xmlns:x=\"urn:oasis:names:tc:ciq:xsdschema:xAL:2.0\">"
            "<externalReference><informationSystem>http://alkis</informationSystem>"
            "<externalObject><name>DE 1</name></externalObject></externalReference>"
            "<externalReference><externalObject><uri>urn:x:2</uri></externalObject>"
            "</externalReference>"
            "<b:address><Address><xalAddress><x:AddressDetails><x:Country>"
            "<x:CountryName>Germany</x:CountryName><x:Locality "
            "Type=\"Town\"><x:LocalityName>Rostock"
            "</x:LocalityName><x:Thoroughfare Type=\"Street\"><x:ThoroughfareNumber>1"
            "</x:ThoroughfareNumber><x:ThoroughfareName>Neuer Markt</x:ThoroughfareName>"
            "</x:Thoroughfare></x:Locality></x:Country></x:AddressDetails></xalAddress></Address>"
            "</b:address></b:Building>"));
    const fs::path written = folder.path() / "a.gml";
    write_city(*city, written);
    const std::string text = bytes_of(written);
    CHECK(place(text, "<core:name>DE 1<") < place(text, "<core:uri>urn:x:2<"));
    CHECK(count(text, "<core:externalReference>") == 2);
    CHECK(text.find("<xAL:ThoroughfareName>Neuer Markt<") != std::string::npos);
    CHECK(text.find("gen:stringAttribute") == std::string::npos);
    CHECK(told(*read_city(written)) == told(*city));
}
