// Solids are more than their surfaces: what is in which shell of which solid is read, kept and
// written again.

#include "geo/city/city_solids.hpp"
#include "geo/io/citygml_geometry_text.hpp"
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

/// Written in all forms that know solids, and read again. CityJSON repeats shared faces.
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
        if (*version == '\0' && !city.shared_faces.empty()) {
            continue;
        }
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

TEST_CASE("polygons of another object are faces of a solid, too") {
    const std::string part = "<b:consistsOfBuildingPart><b:BuildingPart gml:id=\"P1\">" +
                             surface("RoofSurface", polygon(square_positions, "roof")) +
                             "</b:BuildingPart></b:consistsOfBuildingPart>";
    const ReadModel read = read_model(citygml(building(
        "B1",
        "<b:lod2Solid>" + solid(shell("exterior", "<gml:surfaceMember xlink:href=\"#roof\"/>")) +
            "</b:lod2Solid>" + part)));
    REQUIRE(read.city->polygons.size() == 1);
    CHECK(read.city->polygons[0].solid == 0);
    CHECK(read.city->shared_faces == std::vector<SharedFace>{{0, 0, 20, 1, 0, false}});
    CHECK(read.report.ignored.empty());
    check_survives(*read.city);
}

TEST_CASE("neighbours share a wall that one has and the other turns round, across members") {
    std::string first;
    std::string second = "<gml:surfaceMember><gml:OrientableSurface orientation=\"-\">"
                         "<gml:baseSurface xlink:href=\"#wall\"/></gml:OrientableSurface>"
                         "</gml:surfaceMember>";
    const std::vector<std::string> left = cube_faces(0, 0);
    const std::vector<std::string> right = cube_faces(2, 0);
    for (std::size_t i = 0; i < 6; ++i) {
        first += i == 3 ? polygon(left[i], "wall") : polygon(left[i]);
        second += i == 5 ? std::string() : polygon(right[i]);
    }
    const std::string other =
        building("right", "<b:lod1Solid>" + solid(shell("exterior", second)) + "</b:lod1Solid>");
    const std::string own =
        building("left", "<b:lod1Solid>" + solid(shell("exterior", first)) + "</b:lod1Solid>");
    for (const bool forward : {false, true}) {
        const ReadModel read = read_model(citygml(forward ? other + own : own + other));
        REQUIRE(read.city->polygons.size() == 11);
        REQUIRE(read.city->shared_faces.size() == 1);
        CHECK(read.city->shared_faces[0].is_reversed);
        CHECK(told_solids(*read.city).size() == 12);
        check_survives(*read.city);
        // CityJSON has no references: the second house has the wall, turned round.
        const TemporaryFolder folder;
        const fs::path out = folder.path() / "again.city.json";
        CHECK(write_city(*read.city, out).lost.empty());
        const auto again = read_city(out);
        CHECK(again->polygons.size() == 12);
        std::vector<std::uint32_t> of_right;
        for (std::uint32_t i = 0; i < 12; ++i) {
            if (again->objects[again->polygons[i].object].id == "right") {
                of_right.push_back(i);
            }
        }
        CHECK(of_right.size() == 6);
        CHECK(is_closed(*again, of_right));
    }
}

TEST_CASE("a solid may turn a boundary surface of its own object round") {
    const ReadModel read = read_model(citygml(building(
        "B1",
        "<b:lod2Solid>" +
            solid(shell(
                "exterior",
                "<gml:surfaceMember><gml:OrientableSurface orientation=\"-\">"
                "<gml:baseSurface xlink:href=\"#roof\"/></gml:OrientableSurface>"
                "</gml:surfaceMember>")) +
            "</b:lod2Solid>" + surface("RoofSurface", polygon(square_positions, "roof")))));
    CHECK(read.city->shared_faces == std::vector<SharedFace>{{0, 0, 20, 1, 0, true}});
    check_survives(*read.city);
}

TEST_CASE("what is turned round where it stands is right for who refers to it inside") {
    const std::string turned =
        "<gml:surfaceMember><gml:OrientableSurface gml:id=\"outside\" orientation=\"-\">"
        "<gml:baseSurface>" +
        polygon(square_positions, "face").substr(std::string_view("<gml:surfaceMember>").size());
    const std::string member =
        turned.substr(0, turned.size() - std::string_view("</gml:surfaceMember>").size()) +
        "</gml:baseSurface></gml:OrientableSurface></gml:surfaceMember>";
    const auto second = [&](const char* id) {
        return read_model(citygml(building(
            "B1",
            "<b:lod1Solid><gml:CompositeSolid><gml:solidMember>" +
                solid(shell("exterior", member)) + "</gml:solidMember><gml:solidMember>" +
                solid(
                    shell("exterior", fmt::format("<gml:surfaceMember xlink:href=\"#{}\"/>", id))) +
                "</gml:solidMember></gml:CompositeSolid></b:lod1Solid>")));
    };
    const ReadModel inside = second("face");
    REQUIRE(inside.city->shared_faces.size() == 1);
    CHECK(inside.city->shared_faces[0].is_reversed);
    CHECK(inside.city->shared_faces[0].solid == 2);
    const ReadModel outside = second("outside");
    REQUIRE(outside.city->shared_faces.size() == 1);
    CHECK_FALSE(outside.city->shared_faces[0].is_reversed);
    CHECK(outside.city->solid_groups == std::vector<SolidGroup>{{0, 10, 1, 2, true}});
    check_survives(*inside.city);
    check_survives(*outside.city);
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
