// A texture is what a model says, whether its image came along or not.

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

/// Two walls with textures, over a material.
std::string model() {
    const auto texture = [](const char* image, const char* wall) {
        return fmt::format(
            "<app:surfaceDataMember><app:ParameterizedTexture><app:imageURI>{0}</app:imageURI>"
            "<app:mimeType>image/x-{1}</app:mimeType><app:wrapMode>mirror</app:wrapMode>"
            "<app:target uri=\"#{1}\"><app:TexCoordList>"
            "<app:textureCoordinates ring=\"#{1}_ring\">0 0 1 0 1 1 0 1 0 0"
            "</app:textureCoordinates></app:TexCoordList></app:target>"
            "</app:ParameterizedTexture></app:surfaceDataMember>",
            image,
            wall);
    };
    return citygml(
        building(
            "B1",
            surface("WallSurface", polygon("0 0 0 4 0 0 4 0 3 0 0 3 0 0 0", "one")) +
                surface("WallSurface", polygon("0 9 0 4 9 0 4 9 3 0 9 3 0 9 0", "two"))) +
        "<app:appearanceMember xmlns:app=\"http://www.opengis.net/citygml/appearance/2.0\">"
        "<app:Appearance><app:theme>day</app:theme><app:surfaceDataMember><app:X3DMaterial>"
        "<app:diffuseColor>0.5 0 0</app:diffuseColor><app:target>#one</app:target>"
        "</app:X3DMaterial></app:surfaceDataMember>" +
        texture("photos/gone away.jpg", "one") + texture("here.png", "two") +
        "</app:Appearance></app:appearanceMember>");
}

} // namespace

TEST_CASE("a texture without image is not drawn, but written again in all forms with textures") {
    const TemporaryFolder folder;
    folder.file("here.png", "an image");
    const ReadModel read = read_model(folder, model());
    CHECK(read.report.missing_images == 1);
    CHECK(read.report.textures == 1);
    const City& city = *read.city;
    REQUIRE(city.polygons.size() == 2);
    REQUIRE(city.polygons[0].appearance >= 0);
    const auto shown = static_cast<std::size_t>(city.polygons[0].appearance);
    CHECK(is_material(city.appearances[shown]));
    CHECK_FALSE(is_texture(city.appearances[shown]));
    for (const char* name : {"a.gml", "b.gml", "c.city.json", "d.city.jsonl"}) {
        INFO(name);
        const fs::path out = folder.path() / "out" / name;
        fs::create_directories(out.parent_path());
        const WriteReport report = write_city(city, out, *name == 'b' ? "3.0" : "");
        CHECK(report.lost.count("appearance") == 0);
        const std::string text = bytes_of(out);
        CHECK(text.find("photos/gone away.jpg") != std::string::npos);
        CHECK((text.find("image/x-one") != std::string::npos) == (*name < 'c'));
        const ReadModel again = read_model(TemporaryFolder(), text, name);
        CHECK(again.report.missing_images == 2); // here.png was not copied to that folder
        CHECK(told_looks(*read_city(out)) == told_looks(city));
    }
}
