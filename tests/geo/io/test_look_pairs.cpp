// A material beside a texture in the same theme: the picture is drawn, the material is kept.

#include "geo/io/look_pairs.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

std::string theme(const char* name, const char* image, const char* colour) {
    return fmt::format(
        "<app:appearanceMember><app:Appearance><app:theme>{}</app:theme><app:surfaceDataMember>"
        "<app:ParameterizedTexture><app:imageURI>{}</app:imageURI><app:wrapMode>mirror"
        "</app:wrapMode><app:target uri=\"#p1\"><app:TexCoordList><app:textureCoordinates "
        "ring=\"#p1_ring\">0 0 1 0 1 1 0 1 0 0</app:textureCoordinates></app:TexCoordList>"
        "</app:target></app:ParameterizedTexture></app:surfaceDataMember><app:surfaceDataMember>"
        "<app:X3DMaterial><app:diffuseColor>{}</app:diffuseColor><app:shininess>0.5"
        "</app:shininess><app:target>#p1</app:target><app:target>#p2</app:target>"
        "</app:X3DMaterial></app:surfaceDataMember></app:Appearance></app:appearanceMember>",
        name,
        image,
        colour);
}

void check_survives(const City& city, const fs::path& folder) {
    for (const auto& [file, version] :
         {std::pair{"a.gml", "2.0"},
          std::pair{"b.gml", "3.0"},
          std::pair{"c.city.json", ""},
          std::pair{"d.city.jsonl", ""}}) {
        INFO(file << " " << version);
        CHECK(write_city(city, folder / file, version).lost.count("appearance") == 0);
        CHECK(told_looks(*read_city(folder / file)) == told_looks(city));
    }
}

} // namespace

TEST_CASE("a polygon with texture and material in a theme keeps both, in CityGML and CityJSON") {
    const TemporaryFolder folder;
    folder.file("day.png", "a picture");
    folder.file("night.png", "another picture");
    const auto city = read_city(folder.file(
        "model.gml",
        citygml(
            building(
                "a",
                surface("RoofSurface", polygon(square_positions, "p1")) +
                    surface(
                        "WallSurface",
                        polygon(
                            "312800 5997200 0 312810 5997200 0 312810 5997200 12 "
                            "312800 5997200 12 312800 5997200 0",
                            "p2"))) +
            theme("day", "day.png", "1 0 0") + theme("night", "night.png", "0 0 1"))));
    REQUIRE(city->polygons.size() == 2);
    const auto look = [&city](std::int32_t index) {
        return city->appearances[static_cast<std::size_t>(index)];
    };
    const Appearance both = look(city->polygons[0].appearance);
    CHECK(both.image.filename() == "day.png");
    CHECK(both.wrap == TextureWrap::Mirror);
    CHECK(both.has_material);
    CHECK(both.diffuse_rgb[0] == 1.0F);
    CHECK(both.shininess == 0.5F);
    CHECK(look(city->polygons[1].appearance).image.empty());
    REQUIRE(city->themes.size() == 1);
    CHECK(look(city->themes[0].dresses[0].appearance).diffuse_rgb[2] == 1.0F);
    check_survives(*city, folder.path());
}

TEST_CASE("material and texture of one CityJSON theme stay together") {
    const TemporaryFolder folder;
    folder.file("green.png", "a picture");
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(
            json_object(
                "a",
                cube_geometry(
                    "2",
                    R"(,"material":{"use":{"values":[[0,0,1,null,1,1]]}},)"
                    R"("texture":{"use":{"values":[[[[null]],[[0,0,1,2,3]],[[null]],)"
                    R"([[0,0,1,2,3]]]]}})")),
            "https://www.opengis.net/def/crs/EPSG/0/25833",
            R"(,"appearance":{"materials":[{"name":"r","diffuseColor":[0.75,0,0]},)"
            R"({"name":"g","diffuseColor":[0,0.5,0]}],"textures":[)"
            R"({"type":"PNG","image":"green.png"}],"vertices-texture":[[0,0],[1,0],[1,1],[0,1]]})")));
    std::string told;
    for (const CityPolygon& polygon : city->polygons) {
        const auto& look = city->appearances[static_cast<std::size_t>(polygon.appearance)];
        told += look.image.empty() ? " m" : look.has_material ? " both" : " t";
    }
    CHECK(told == " m both m t m m");
    check_survives(*city, folder.path());
}

TEST_CASE("a texture over another one has the material of that") {
    std::vector<Appearance> looks(3);
    looks[0].diffuse_rgb[0] = 0.5F;
    looks[1].image = "one.png";
    looks[2].image = "two.png";
    LookPairs pairs(looks);
    CHECK(pairs.over(1, -1) == 1);
    CHECK(pairs.over(2, 1) == 2);
    const std::int32_t first = pairs.over(1, 0);
    CHECK(pairs.over(1, 0) == first);
    const std::int32_t second = pairs.over(2, first);
    CHECK(looks[static_cast<std::size_t>(second)].image == "two.png");
    CHECK(looks[static_cast<std::size_t>(second)].diffuse_rgb[0] == 0.5F);
    CHECK(looks.size() == 5);
}
