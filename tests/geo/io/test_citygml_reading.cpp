// A file is cut into parts for its threads; where the cuts fall must not show in the city.

#include "geo/io/citygml_looks.hpp"
#include "geo/io/citygml_reading.hpp"
#include "geo/io/citygml_references.hpp"
#include "geo/io/raw_city_finish.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <fstream>
#include <limits>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

constexpr std::size_t one_cut = std::numeric_limits<std::size_t>::max();

struct Outcome {
    std::size_t parts = 0;
    City city;
    ImportReport report;
};

Outcome read_cut(const std::string& text, std::size_t part_bytes) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "model.gml";
    std::ofstream(path, std::ios::binary) << text;
    RunContext context;
    Result<RawFile> file = read_citygml(path, context, {part_bytes});
    REQUIRE(file.ok());
    Outcome outcome;
    outcome.parts = file->parts.size();
    resolve_references(*file, outcome.report);
    LaidAppearances laid = lay_appearances(*file, {folder.path(), folder.path()}, outcome.report);
    outcome.city = finish_city(std::move(file).value(), std::move(laid), outcome.report);
    return outcome;
}

/// One line for each object with its attributes, one for each polygon with rings and colour.
std::vector<std::string> told(const City& city) {
    std::vector<std::string> lines;
    for (const CityObject& object : city.objects) {
        std::string line = fmt::format("{} {} in {}:", object.type, object.id, object.parent);
        for (const Attribute& attribute : city.attributes_of(object)) {
            line += fmt::format(
                " {}={}{}", attribute.name.text(), attribute.value, attribute.qualifier.text());
        }
        lines.push_back(line);
    }
    for (const CityPolygon& polygon : city.polygons) {
        std::string line = fmt::format(
            "{} {} lod {} {} triangles",
            city.objects[polygon.object].id,
            surface_kind_name(polygon.kind),
            polygon.lod_tenths,
            polygon.triangle_count);
        if (polygon.appearance >= 0) {
            const auto at = static_cast<std::size_t>(polygon.appearance);
            line += fmt::format(" red {}", city.appearances[at].diffuse_rgb[0]);
        }
        for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
            for (const Vec3d& p : city.ring(polygon.first_ring + i)) {
                line += fmt::format(" ({} {} {})", p.x, p.y, p.z);
            }
        }
        lines.push_back(line);
    }
    return lines;
}

std::string square_at(double east, std::string_view id) {
    return polygon(fmt::format("{0} 0 5 {1} 0 5 {1} 9 5 {0} 9 5 {0} 0 5", east, east + 9.0), id);
}

/// Houses that each draw a wall of the one after them, and a red roof on every one.
std::string street(int houses) {
    std::string members;
    std::string targets;
    for (int i = 0; i < houses; ++i) {
        const std::string foreign =
            fmt::format(R"(<gml:surfaceMember xlink:href="#wall{}"/>)", (i + 1) % houses);
        members += building(
            fmt::format("house{}", i),
            fmt::format("<b:measuredHeight uom=\"m\">{}</b:measuredHeight>", i) +
                surface("RoofSurface", square_at(20.0 * i, fmt::format("roof{}", i))) +
                surface("WallSurface", square_at(20.0 * i + 10.0, fmt::format("wall{}", i))) +
                "<b:lod2MultiSurface><gml:MultiSurface>" + foreign +
                "</gml:MultiSurface></b:lod2MultiSurface>");
        targets += fmt::format("<app:target>#roof{}</app:target>", i);
    }
    return citygml(
        members +
        "<app:appearanceMember><app:Appearance><app:theme>red</app:theme>"
        "<app:surfaceDataMember><app:X3DMaterial>"
        "<app:diffuseColor>0.75 0 0</app:diffuseColor>" +
        targets +
        "</app:X3DMaterial></app:surfaceDataMember></app:Appearance>"
        "</app:appearanceMember>");
}

} // namespace

TEST_CASE("a street read in many parts is the street read in one") {
    const std::string text = street(40);
    const Outcome whole = read_cut(text, one_cut);
    REQUIRE(whole.city.objects.size() == 40);
    CHECK(whole.parts == 2); // up to the first member, and the rest
    for (const std::size_t part_bytes : {1U, 700U, 5000U}) {
        const Outcome cut = read_cut(text, part_bytes);
        INFO(part_bytes << " bytes, " << cut.parts << " parts");
        CHECK(cut.parts > 5);
        CHECK(told(cut.city) == told(whole.city));
        CHECK(cut.report.polygons == whole.report.polygons);
        CHECK(cut.report.unresolved_references == 0);
    }
}

TEST_CASE("a member's end in a comment is no place to cut") {
    const std::string house = building(
        "house", "<!-- </cityObjectMember> -->" + surface("RoofSurface", square_at(0.0, "roof")));
    const std::string text = citygml(house + building("other", "") + house);
    const Outcome cut = read_cut(text, 1);
    CHECK(cut.parts == 1);
    CHECK(cut.city.objects.size() == 3);
    CHECK(told(cut.city) == told(read_cut(text, one_cut).city));
}
