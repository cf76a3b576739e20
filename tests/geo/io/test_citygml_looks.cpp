// Appearances of CityGML: themes, georeferenced textures, matrices, materials, what several themes
// share.

#include "geo/io/georeferenced_image.hpp"
#include "geo/io/image_file.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

#include <filesystem>
#include <iostream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

/// A picture of 20 by 10 pixels.
void put_picture(const TemporaryFolder& folder, const char* name) {
    Image image{20, 10, std::vector<std::uint8_t>(std::size_t{20} * 10 * 4, 255)};
    REQUIRE(write_png(folder.path() / name, image).ok());
}

std::string appearance(std::string_view theme, std::string_view content) {
    return "<app:appearanceMember><app:Appearance><app:theme>" + std::string(theme) +
           "</app:theme>" + std::string(content) + "</app:Appearance></app:appearanceMember>";
}

std::string surface_data(std::string_view content) {
    return "<app:surfaceDataMember>" + std::string(content) + "</app:surfaceDataMember>";
}

std::string photo(std::string_view place) {
    return surface_data(
        "<app:GeoreferencedTexture><app:imageURI>photo.png</app:imageURI>" + std::string(place) +
        "<app:target>#P1</app:target></app:GeoreferencedTexture>");
}

/// Half a metre a pixel; the picture covers the southern half of the square at Rostock's market.
constexpr std::string_view stated_place =
    "<app:referencePoint><gml:Point><gml:pos>312800.25 5997204.75</gml:pos></gml:Point>"
    "</app:referencePoint><app:orientation>0.5 0 0 -0.5</app:orientation>";

std::string roof() {
    return building("B1", surface("RoofSurface", polygon(square_positions, "P1")));
}

const Appearance& look_of(const City& city, std::size_t polygon) {
    return city.appearances.at(static_cast<std::size_t>(city.polygons[polygon].appearance));
}

void check_half_covered(const City& city) {
    REQUIRE(city.texture_coordinates.size() == 4);
    const Vec2f expected[] = {{0, 0}, {1, 0}, {1, 2}, {0, 2}};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(city.texture_coordinates[i].x == Approx(expected[i].x).margin(1e-6));
        CHECK(city.texture_coordinates[i].y == Approx(expected[i].y).margin(1e-6));
    }
}

} // namespace

TEST_CASE("an aerial photo lies on the roof where its reference point and orientation say") {
    const TemporaryFolder folder;
    put_picture(folder, "photo.png");
    folder.file("photo.pgw", "7 0 0 -7 0 0"); // what the texture states counts before
    const auto [city, report] =
        read_model(folder, citygml(roof() + appearance("air", photo(stated_place))));
    check_half_covered(*city);
    CHECK(look_of(*city, 0).image.filename() == "photo.png");
    CHECK(report.ignored.empty());
}

TEST_CASE("an aerial photo lies where the world file beside it says") {
    for (const char* name : {"photo.pgw", "photo.pngw", "photo.wld"}) {
        const TemporaryFolder folder;
        put_picture(folder, "photo.png");
        folder.file(name, "0.5\n0.0\n0.0\n-0.5\n312800.25\n5997204.75\n");
        const auto [city, report] =
            read_model(folder, citygml(roof() + appearance("air", photo(""))));
        check_half_covered(*city);
    }
}

TEST_CASE("an aerial photo lies right on positions written northing first") {
    const TemporaryFolder folder;
    put_picture(folder, "photo.png");
    folder.file("photo.wld", "0.5\n0.0\n0.0\n-1.0\n312800.25\n5997209.5\n");
    const std::string northing_first =
        polygon("5997200 312800 12 5997200 312810 12 5997210 312810 12 5997200 312800 12", "P1");
    const auto [city, report] = read_model(
        folder,
        citygml(
            building("B1", surface("RoofSurface", northing_first)) + appearance("air", photo(""))));
    REQUIRE(city->texture_coordinates.size() == 3);
    CHECK(city->bounds.min.x == 312800);
    CHECK(city->texture_coordinates[1].x == Approx(1.0));
    CHECK(city->texture_coordinates[1].y == Approx(0.0).margin(1e-6));
    CHECK(city->texture_coordinates[2].y == Approx(1.0));
}

TEST_CASE("a photo without a place and one whose pixels have no area are counted") {
    const TemporaryFolder folder;
    put_picture(folder, "photo.png");
    const std::string flat =
        "<app:referencePoint><gml:Point><gml:pos>0 0</gml:pos></gml:Point></app:referencePoint>"
        "<app:orientation>0 0 0 0</app:orientation>";
    const auto [city, report] =
        read_model(folder, citygml(roof() + appearance("air", photo("") + photo(flat))));
    CHECK(city->polygons[0].appearance == -1);
    CHECK(report.ignored.at("GeoreferencedTexture") == 2);
}

TEST_CASE("a turned picture is read along its own rows and columns") {
    // Columns run north, rows run east: 2 m a pixel.
    const PixelPlacing placing{{0, 2, 2, 0}, {101, 201}};
    const Vec2d first = place_in_image(placing, {20, 10}, {101, 201});
    CHECK(first.x == Approx(0.025));
    CHECK(first.y == Approx(0.95));
    const Vec2d north = place_in_image(placing, {20, 10}, {101, 239});
    CHECK(north.x == Approx(0.975));
    CHECK(north.y == Approx(0.95));
}

TEST_CASE("the theme with most textures is shown, the other one is kept") {
    const TemporaryFolder folder;
    put_picture(folder, "photo.png");
    const std::string red =
        "<app:X3DMaterial><app:ambientIntensity>0.5</app:ambientIntensity>"
        "<app:diffuseColor>1 0 0</app:diffuseColor><app:emissiveColor>0 0 0.25</app:emissiveColor>"
        "<app:specularColor>0 1 0</app:specularColor><app:shininess>0.75</app:shininess>"
        "<app:transparency>0.25</app:transparency><app:isSmooth>true</app:isSmooth>"
        "<app:target>#P1</app:target></app:X3DMaterial>";
    const auto [city, report] = read_model(
        folder,
        citygml(
            roof() + appearance("energy", surface_data(red)) +
            appearance("air", photo(stated_place))));
    CHECK(city->shown_themes == std::vector<std::string>{"air"});
    CHECK(look_of(*city, 0).image.filename() == "photo.png");
    REQUIRE(city->themes.size() == 1);
    CHECK(city->themes[0].name == "energy");
    REQUIRE(city->themes[0].dresses.size() == 1);
    const CityTheme::Dress& dress = city->themes[0].dresses[0];
    CHECK(dress.polygon == 0);
    CHECK(dress.first_uv == CityTheme::no_uv);
    const Appearance& look = city->appearances.at(static_cast<std::size_t>(dress.appearance));
    CHECK(look.diffuse_rgb[0] == 1.0F);
    CHECK(look.emissive_rgb[2] == 0.25F);
    CHECK(look.specular_rgb[1] == 1.0F);
    CHECK(look.ambient_intensity == 0.5F);
    CHECK(look.shininess == 0.75F);
    CHECK(look.transparency == 0.25F);
    CHECK(look.is_smooth);
}

TEST_CASE("two themes share surface data and texture coordinates by reference") {
    const TemporaryFolder folder;
    put_picture(folder, "summer.png");
    put_picture(folder, "winter.png");
    put_picture(folder, "side.png");
    const std::string walls = surface("WallSurface", polygon(square_positions, "P2"));
    const auto textured = [](std::string_view image, std::string_view target) {
        return "<app:ParameterizedTexture gml:id=\"T_" + std::string(image) + "\"><app:imageURI>" +
               std::string(image) + ".png</app:imageURI>" + std::string(target) +
               "</app:ParameterizedTexture>";
    };
    const std::string list =
        "<app:target uri=\"#P1\"><app:TexCoordList gml:id=\"L1\"><app:textureCoordinates "
        "ring=\"#P1_ring\">0 0 1 0 1 1 0 1 0 0</app:textureCoordinates></app:TexCoordList>"
        "</app:target>";
    // s is a tenth of the metres east of the wall's corner, t a twentieth of those north of it.
    const std::string matrix =
        "<app:target uri=\"#P2\"><app:TexCoordGen><app:worldToTexture>0.1 0 0 -31280 0 0.05 0 "
        "-299860 0 0 0 1</app:worldToTexture></app:TexCoordGen></app:target>";
    const auto [city, report] = read_model(
        folder,
        citygml(
            building("B1", surface("RoofSurface", polygon(square_positions, "P1")) + walls) +
            appearance(
                "summer",
                surface_data(textured("summer", list)) + surface_data(textured("side", matrix))) +
            appearance(
                "winter",
                "<app:surfaceDataMember xlink:href=\"#T_side\"/>" +
                    surface_data(
                        textured("winter", "<app:target uri=\"#P1\" xlink:href=\"#L1\"/>")))));
    CHECK(city->shown_themes[0] == "summer");
    CHECK(look_of(*city, 0).image.filename() == "summer.png");
    CHECK(look_of(*city, 1).image.filename() == "side.png");
    CHECK(city->texture_coordinates[2] == Vec2f{1, 1});
    CHECK(city->texture_coordinates[6].x == Approx(1.0).margin(1e-6));
    CHECK(city->texture_coordinates[6].y == Approx(0.5).margin(1e-6));
    REQUIRE(city->themes.size() == 1);
    const CityTheme& winter = city->themes[0];
    REQUIRE(winter.dresses.size() == 2);
    const auto image = [&](std::size_t i) {
        return city->appearances.at(static_cast<std::size_t>(winter.dresses[i].appearance))
            .image.filename();
    };
    CHECK(image(0) == "winter.png");
    CHECK(image(1) == "side.png");
    REQUIRE(winter.texture_coordinates.size() == 8);
    CHECK(winter.texture_coordinates[2] == Vec2f{1, 1});
    CHECK(report.textures == 3);
    CHECK(report.ignored.empty());
    CHECK(report.unresolved_references == 0);
}

TEST_CASE("of a theme that is not shown, corners left out and turned keep their place") {
    const TemporaryFolder folder;
    put_picture(folder, "photo.png");
    put_picture(folder, "more.png");
    // The second corner stands twice, and the surface is turned round.
    const std::string turned =
        "<b:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>"
        "<gml:OrientableSurface orientation=\"-\"><gml:baseSurface><gml:Polygon gml:id=\"P1\">"
        "<gml:exterior>" +
        ring("0 0 5 9 0 5 9 0 5 9 9 5 0 0 5", "P1_ring") +
        "</gml:exterior></gml:Polygon></gml:baseSurface></gml:OrientableSurface>"
        "</gml:surfaceMember></gml:MultiSurface></b:lod2MultiSurface>";
    const auto textured = [](std::string_view image, std::string_view numbers) {
        return surface_data(
            "<app:ParameterizedTexture><app:imageURI>" + std::string(image) +
            "</app:imageURI><app:target uri=\"#P1\"><app:TexCoordList><app:textureCoordinates "
            "ring=\"#P1_ring\">" +
            std::string(numbers) +
            "</app:textureCoordinates></app:TexCoordList></app:target>"
            "</app:ParameterizedTexture>");
    };
    const auto [city, report] = read_model(
        folder,
        citygml(
            building("B1", turned) +
            appearance("shown", textured("photo.png", "0 0 1 0 1 0 1 1 0 0")) +
            appearance("other", textured("more.png", "0 0 0.5 0 0.5 0 0.5 0.5 0 0"))));
    REQUIRE(city->themes.size() == 1);
    const std::vector<Vec2f>& other = city->themes[0].texture_coordinates;
    REQUIRE(other.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(other[i].x == 0.5F * city->texture_coordinates[i].x);
        CHECK(other[i].y == 0.5F * city->texture_coordinates[i].y);
    }
}

TEST_CASE("the official example shows its summer and keeps its winter", "[real]") {
    const auto path = std::filesystem::path(SMILETWIN_SOURCE_DIR) /
                      "../shared/data/citygml2-ogc-examples/appearance/Appearance-EPSG25832.gml";
    if (!std::filesystem::exists(path)) {
        std::cout << "SKIPPED: " << path << " is not here\n";
        return;
    }
    RunContext context;
    const auto read = import_file(path, {}, context);
    REQUIRE(read.ok());
    const auto city = std::get<std::shared_ptr<const City>>(read->data);
    CHECK(city->shown_themes[0] == "Summer");
    REQUIRE(city->themes.size() == 1);
    CHECK(city->themes[0].name == "Winter");
    CHECK(read->report.missing_images == 0);
    CHECK(read->report.ignored.count("GeoreferencedTexture") == 0);
    CHECK(read->report.ignored.count("texture_coordinates") == 0);
    // 401 by 301 pixels of 5 cm; the centre of the upper left one is at 458870, 5438360. The lawn
    // reaches 2 m further.
    std::size_t ground = 0;
    for (std::size_t polygon = 0; polygon < city->polygons.size(); ++polygon) {
        const CityPolygon& dressed = city->polygons[polygon];
        if (dressed.appearance < 0 ||
            look_of(*city, polygon).image.filename() != "ground_summer.png") {
            continue;
        }
        ++ground;
        for (std::uint32_t i = city->ring_starts[dressed.first_ring];
             i < city->ring_starts[dressed.first_ring + 1];
             ++i) {
            const Vec3d p = city->positions[i];
            const Vec2f uv = city->texture_coordinates[i];
            CHECK(uv.x == Approx((p.x - 458869.975) / 20.05).margin(1e-5));
            CHECK(uv.y == Approx(1.0 - (5438360.025 - p.y) / 15.05).margin(1e-5));
        }
    }
    CHECK(ground >= 3);
    CHECK(city->themes[0].dresses.size() >= ground);
}
