// Solids are more than their surfaces: what is in which shell of which solid is read, kept and
// written again.

#include "geo/city/city_solids.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <array>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

/// Bottom, top, south, east, north and west of a cube of 2 m, seen from outside.
std::vector<std::string> cube_faces(int x, int y, bool inside_out = false) {
    const std::array<std::array<int, 3>, 8> corners{
        {{0, 0, 0}, {2, 0, 0}, {2, 2, 0}, {0, 2, 0}, {0, 0, 2}, {2, 0, 2}, {2, 2, 2}, {0, 2, 2}}};
    const std::array<std::array<std::size_t, 4>, 6> faces{
        {{0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}}};
    std::vector<std::string> written;
    for (auto face : faces) {
        if (inside_out) {
            std::reverse(face.begin(), face.end());
        }
        std::string positions;
        for (std::size_t i = 0; i <= 4; ++i) {
            const auto& corner = corners[face[i % 4]];
            positions += fmt::format(
                "{} {} {} ", 312800 + x + corner[0], 5997200 + y + corner[1], 12 + corner[2]);
        }
        written.push_back(positions);
    }
    return written;
}

std::string shell(std::string_view border, std::string_view members) {
    return fmt::format(
        "<gml:{0}><gml:CompositeSurface>{1}</gml:CompositeSurface></gml:{0}>", border, members);
}

std::string solid(std::string_view shells) {
    return fmt::format("<gml:Solid>{}</gml:Solid>", shells);
}

std::string cube_shell_at(int x, int y, std::string_view border = "exterior") {
    std::string members;
    for (const std::string& face : cube_faces(x, y, border == "interior")) {
        members += polygon(face);
    }
    return shell(border, members);
}

/// Walls, roof and ground as boundary surfaces, and a solid that refers to them.
std::string house_of_surfaces(std::string_view id) {
    const std::vector<std::string> faces = cube_faces(0, 0);
    std::string references;
    std::string surfaces;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const std::string name = fmt::format("{}_{}", id, i);
        references += fmt::format("<gml:surfaceMember xlink:href=\"#{}\"/>", name);
        const char* const type = i == 0 ? "GroundSurface" : i == 1 ? "RoofSurface" : "WallSurface";
        surfaces += surface(type, polygon(faces[i], name));
    }
    return building(
        id, "<b:lod2Solid>" + solid(shell("exterior", references)) + "</b:lod2Solid>" + surfaces);
}

std::size_t times(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

/// Written in all forms that know solids, and read again.
void check_survives(const City& city) {
    const TemporaryFolder folder;
    struct Form {
        const char* file;
        const char* version;
    };
    for (const auto& [file, version] :
         {Form{"a.gml", "2.0"},
          Form{"b.gml", "3.0"},
          Form{"c.city.json", ""},
          Form{"d.city.jsonl", ""}}) {
        INFO(file << " " << version);
        const WriteReport report = write_city(city, folder.path() / file, version);
        CHECK(report.polygons == city.polygons.size());
        CHECK(report.lost.count("solid") == 0);
        const auto again = read_city(folder.path() / file);
        CHECK(told_polygons(*again) == told_polygons(city));
        CHECK(told_solids(*again) == told_solids(city));
    }
}

} // namespace

TEST_CASE("a solid of boundary surfaces has their polygons by reference") {
    const ReadModel read = read_model(citygml(house_of_surfaces("B1")));
    REQUIRE(read.city->polygons.size() == 6);
    CHECK(told_solids(*read.city).size() == 6);
    CHECK(read.report.ignored.empty());
    check_survives(*read.city);

    const TemporaryFolder folder;
    write_city(*read.city, folder.path() / "a.gml");
    const std::string text = bytes_of(folder.path() / "a.gml");
    CHECK(times(text, "<bldg:lod2Solid>") == 1);
    CHECK(times(text, "<gml:surfaceMember xlink:href=\"#") == 6);
    CHECK(times(text, "<gml:Polygon") == 6);
}

TEST_CASE("a hollow solid keeps its inner shell") {
    const ReadModel read = read_model(citygml(building(
        "B1",
        "<b:lod1Solid>" + solid(cube_shell_at(0, 0) + cube_shell_at(50, 0, "interior")) +
            "</b:lod1Solid>")));
    REQUIRE(read.city->polygons.size() == 12);
    CHECK(read.city->polygons[5].shell == 0);
    CHECK(read.city->polygons[6].shell == 1);
    CHECK(read.city->polygons[6].solid == 1);
    check_survives(*read.city);
}

TEST_CASE("two solids of a level stay two, surfaces beside them are of none") {
    const std::string two = "<gml:CompositeSolid><gml:solidMember>" + solid(cube_shell_at(0, 0)) +
                            "</gml:solidMember><gml:solidMember>" + solid(cube_shell_at(2, 0)) +
                            "</gml:solidMember></gml:CompositeSolid>";
    const ReadModel read = read_model(citygml(building(
        "B1",
        "<b:lod2Solid>" + two + "</b:lod2Solid>" +
            multi_surface(polygon("312800 5997200 20 312801 5997200 20 312801 5997201 20 "
                                  "312800 5997200 20")))));
    REQUIRE(read.city->polygons.size() == 13);
    const std::vector<std::uint32_t> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    const CityBodies bodies = bodies_of(*read.city, all);
    CHECK(bodies.solids.size() == 2);
    CHECK(bodies.surfaces == std::vector<std::uint32_t>{12});
    check_survives(*read.city);
}

TEST_CASE("any geometry may be a solid with surfaces beside it") {
    const std::string geometry =
        "<b:lod2Geometry><gml:MultiGeometry><gml:geometryMember>" + solid(cube_shell_at(0, 0)) +
        "</gml:geometryMember><gml:geometryMember><gml:MultiSurface>" +
        polygon("312800 5997200 20 312801 5997200 20 312801 5997201 20 312800 5997200 20") +
        "</gml:MultiSurface></gml:geometryMember></gml:MultiGeometry></b:lod2Geometry>";
    const ReadModel read = read_model(citygml(building(
        "B1",
        "<b:outerBuildingInstallation><b:BuildingInstallation gml:id=\"I1\">" + geometry +
            "</b:BuildingInstallation></b:outerBuildingInstallation>")));
    CHECK(told_solids(*read.city).size() == 6);
    check_survives(*read.city);
}

TEST_CASE("solids of CityJSON are solids") {
    const std::string cube(cube_shell);
    const std::string two = R"({"type":"MultiSolid","lod":"2","boundaries":[[[)" + cube + "]],[[" +
                            cube + "],[" + cube + "]]]}";
    const ReadModel read = read_model(
        cityjson(
            json_object("a", cube_geometry()) + R"(,"b":{"type":"PlantCover","geometry":[)" + two +
            "]}"),
        "model.city.json");
    REQUIRE(read.city->polygons.size() == 24);
    CHECK(read.city->polygons[0].solid == 1);
    CHECK(read.city->polygons[6].solid == 1);
    CHECK(read.city->polygons[12].solid == 2);
    CHECK(read.city->polygons[18].shell == 1);
    check_survives(*read.city);
}

TEST_CASE("polygons of another object are not in a solid, which is counted") {
    const std::string part = "<b:consistsOfBuildingPart><b:BuildingPart gml:id=\"P1\">" +
                             surface("RoofSurface", polygon(square_positions, "roof")) +
                             "</b:BuildingPart></b:consistsOfBuildingPart>";
    const ReadModel read = read_model(citygml(building(
        "B1",
        "<b:lod2Solid>" + solid(shell("exterior", "<gml:surfaceMember xlink:href=\"#roof\"/>")) +
            "</b:lod2Solid>" + part)));
    REQUIRE(read.city->polygons.size() == 1);
    CHECK(read.city->polygons[0].solid == 0);
    CHECK(read.report.ignored.at("shared_solid") == 1);
}

TEST_CASE("solids beyond the 255th of an object are surfaces, and counted") {
    std::string many;
    for (int i = 0; i < 257; ++i) {
        many += "<gml:solidMember>" + solid(cube_shell_at(2 * i, 0)) + "</gml:solidMember>";
    }
    const ReadModel read = read_model(citygml(building(
        "B1", "<b:lod1Solid><gml:CompositeSolid>" + many + "</gml:CompositeSolid></b:lod1Solid>")));
    CHECK(read.report.polygons == 257 * 6);
    CHECK(read.report.ignored.at("too_many_solids") == 2);
    CHECK(told_solids(*read.city).size() == 255 * 6);
}

TEST_CASE("what has no place for solids has surfaces, and the loss is counted") {
    const ReadModel read = read_model(
        cityjson(R"("r":{"type":"Road","geometry":[)" + cube_geometry() + "]}"), "model.city.json");
    const TemporaryFolder folder;
    for (const char* file : {"a.gml", "a.city.json"}) {
        INFO(file);
        const WriteReport report = write_city(*read.city, folder.path() / file);
        CHECK(report.lost.at("solid") == 1);
        const auto again = read_city(folder.path() / file);
        CHECK(told_polygons(*again) == told_polygons(*read.city));
        CHECK(told_solids(*again).empty());
    }
}
