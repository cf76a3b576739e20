// Small CityGML files that ask for much: each ends in a sentence or in a city with a count of what
// was left out, soon and in little memory.
#include "geo/base/random.hpp"
#include "geo/io/importer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/bounds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string repeated(std::size_t times, std::string_view text) {
    std::string all;
    all.reserve(times * text.size());
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// The outcome, when it came within bounds.
Result<Imported> read_hostile(const std::string& text) {
    const TemporaryFolder folder;
    const auto path = folder.file("model.gml", text);
    RunContext context;
    Result<Imported> outcome = Problem{};
    within_bounds([&] { outcome = import_file(path, {}, context); });
    return outcome;
}

std::string refusal(const std::string& text) {
    const auto outcome = read_hostile(text);
    return outcome ? "was read" : outcome.problem().what.key;
}

ImportReport report_on(const std::string& text) {
    auto outcome = read_hostile(text);
    REQUIRE(outcome.ok());
    return std::move(outcome->report);
}

std::string aggregate(std::string_view id, std::string_view polygons) {
    return "<b:lod2MultiSurface><gml:MultiSurface gml:id=\"" + std::string(id) + "\">" +
           std::string(polygons) + "</gml:MultiSurface></b:lod2MultiSurface>";
}

std::string wall_that_is(std::string_view id) {
    return surface("WallSurface", "<gml:surfaceMember xlink:href=\"#" + std::string(id) + "\"/>");
}

std::string furniture(std::string_view geometry) {
    return member(
        "<f:CityFurniture xmlns:f=\"http://www.opengis.net/citygml/cityfurniture/2.0\">"
        "<f:lod2ImplicitRepresentation><ImplicitGeometry>" +
        std::string(geometry) +
        "<referencePoint><gml:Point><gml:pos>312800 5997200 12</gml:pos></gml:Point>"
        "</referencePoint></ImplicitGeometry></f:lod2ImplicitRepresentation></f:CityFurniture>");
}

std::string template_of(std::string_view polygons) {
    return furniture(
        "<relativeGMLGeometry><gml:MultiSurface gml:id=\"t\">" + std::string(polygons) +
        "</gml:MultiSurface></relativeGMLGeometry>");
}

constexpr std::string_view copy_of_template = "<relativeGMLGeometry xlink:href=\"#t\"/>";

constexpr std::size_t many = 60000;

} // namespace

TEST_CASE("an entity bomb is refused before it goes off") {
    std::string text = citygml(building("b", "<b:function>&l9;</b:function>"));
    std::string entities = "<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 10; ++i) {
        entities +=
            fmt::format("<!ENTITY l{} \"", i) + repeated(10, fmt::format("&l{};", i - 1)) + "\">";
    }
    text.insert(text.find("<CityModel"), "<!DOCTYPE bomb [" + entities + "]>\n");
    CHECK(refusal(text) == "error.xml.doctype");
}

TEST_CASE("an entity that names another file is refused") {
    std::string text = citygml(building("b", "<b:function>&file;</b:function>"));
    text.insert(
        text.find("<CityModel"), "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n");
    CHECK(refusal(text) == "error.xml.doctype");
}

TEST_CASE("100,000 nested elements are refused") {
    CHECK(refusal(citygml(building("b", repeated(100000, "<b:part>")))) == "error.xml.too_deep");
}

TEST_CASE("an attribute of 10 MB is refused") {
    const std::string attribute(10'000'000, 'a');
    CHECK(
        refusal(citygml(building("b", "<b:part x=\"" + attribute + "\"/>"))) ==
        "error.xml.too_large");
}

TEST_CASE("a CDATA section without end is a file that breaks off") {
    const std::string endless(10'000'000, 'a');
    CHECK(
        refusal(citygml(building("b", "<b:function><![CDATA[" + endless))) ==
        "error.xml.truncated");
}

TEST_CASE("coordinates that are no numbers or larger than the universe are counted") {
    const auto report = report_on(citygml(building(
        "b",
        multi_surface(
            polygon(square_positions) + polygon("NaN NaN 0 1 0 0 1 1 0 NaN NaN 0") +
            polygon("1e308 0 0 1 1e308 0 1 1 -1e308 1e308 0 0") +
            polygon("INF 0 0 1 0 0 1 1 0 INF 0 0") + polygon("1e999 0 0 1 0 0 1 1 0 1e999 0 0")))));
    CHECK(report.polygons == 1);
    CHECK(report.skipped.at("coordinates") == 4);
}

TEST_CASE("surfaces that point to each other, and rings that share an id, come to an end") {
    const std::string to = "<gml:surfaceMember xlink:href=\"#";
    const auto report = report_on(citygml(
        building(
            "a",
            aggregate("x", to + "y\"/>" + polygon(square_positions, "p")) +
                aggregate("y", to + "x\"/>" + polygon(square_positions, "p")) +
                aggregate("self", to + "self\"/>")) +
        building("b", aggregate("z", to + "x\"/>" + to + "z\"/>"))));
    CHECK(report.polygons == 2);
}

TEST_CASE("many walls that are the same large aggregate are walked once") {
    const std::string polygons = repeated(many, polygon(square_positions));
    const std::string walls = repeated(many, wall_that_is("all"));
    SECTION("in one member") {
        const auto report = report_on(citygml(building("b", aggregate("all", polygons) + walls)));
        CHECK(report.polygons == many);
    }
    SECTION("from another member") {
        const auto report =
            report_on(citygml(building("b", aggregate("all", polygons)) + building("c", walls)));
        CHECK(report.polygons == many);
    }
}

TEST_CASE("a material that names the same large aggregate again and again is cut short") {
    const auto report = report_on(citygml(
        building("b", aggregate("all", repeated(many, polygon(square_positions)))) +
        "<app:appearanceMember><app:Appearance><app:surfaceDataMember><app:X3DMaterial>" +
        repeated(4 * many, "<app:target>#all</app:target>") +
        "</app:X3DMaterial></app:surfaceDataMember></app:Appearance></app:appearanceMember>"));
    CHECK(report.polygons == many);
    CHECK(report.ignored.at("too_many_targets") > many);
}

TEST_CASE("150,000 themes are counted as too many") {
    std::string members = building("b", multi_surface(polygon(square_positions)));
    for (int i = 0; i < 150000; ++i) {
        members += fmt::format(
            "<app:appearanceMember><app:Appearance><app:theme>a theme of its own {:06}</app:theme>"
            "</app:Appearance></app:appearanceMember>",
            i);
    }
    const auto report = report_on(citygml(members));
    CHECK(report.ignored.at("too_many_themes") > 100000);
}

TEST_CASE("each building in a reference system of its own is a file made to tease") {
    std::string members;
    for (int i = 0; i < 3000; ++i) {
        const int code = i % 2 == 0 ? 2000 + i : 32601 + i % 60;
        members += building(
            fmt::format("b{}", i),
            fmt::format("<b:lod2MultiSurface><gml:MultiSurface srsName=\"EPSG:{}\">", code) +
                polygon(square_positions) + "</gml:MultiSurface></b:lod2MultiSurface>");
    }
    CHECK(report_on(citygml(members)).objects == 3000);
}

TEST_CASE("names of attributes do not grow with what they stand in") {
    SECTION("elements") {
        const std::string name(1'000'000, 'p');
        const auto report = report_on(citygml(building(
            "b", "<b:" + name + ">" + repeated(50000, "<b:a>1</b:a>") + "</b:" + name + ">")));
        CHECK(report.objects == 1);
    }
    SECTION("sets of generic attributes") {
        const std::string name(60'000, 'n');
        const auto report = report_on(citygml(building(
            "b",
            "<gen:genericAttributeSet name=\"" + name + "\">" +
                repeated(
                    50000,
                    "<gen:stringAttribute name=\"a\"><gen:value>1</gen:value>"
                    "</gen:stringAttribute>") +
                "</gen:genericAttributeSet>")));
        CHECK(report.objects == 1);
    }
}

TEST_CASE("copies of templates end where memory would") {
    constexpr std::size_t each = 20000;
    SECTION("of polygons without corners") {
        const auto report = report_on(citygml(
            template_of(repeated(each, polygon("nowhere"))) +
            repeated(each, furniture(copy_of_template))));
        CHECK(report.ignored.at("too_many_instances") > each / 2);
    }
    SECTION("of what is no template") {
        const auto report = report_on(citygml(
            building("b", aggregate("t", repeated(each, polygon(square_positions)))) +
            repeated(each, furniture(copy_of_template))));
        CHECK(report.polygons == each);
    }
}

TEST_CASE("templates that hold each other stand nowhere twice") {
    const std::string inner = polygon("0 0 0 1 0 0 1 1 0 0 0 0");
    const auto report = report_on(citygml(
        template_of(inner + "<gml:surfaceMember xlink:href=\"#t\"/>") +
        furniture(copy_of_template) + furniture("<relativeGMLGeometry xlink:href=\"#u\"/>")));
    CHECK(report.polygons == 1);
    CHECK(report.triangles == 2);
    CHECK(report.unresolved_references == 1);
}

TEST_CASE("a polygon of very many corners is drawn or counted, whatever its shape") {
    const auto ring_of = [](std::size_t corners, const auto& place) {
        std::string positions;
        for (std::size_t i = 0; i <= corners; ++i) {
            const Vec3d p = place(i % corners);
            positions += fmt::format("{:.4f} {:.4f} {:.4f} ", 312800 + p.x, 5997200 + p.y, p.z);
        }
        return report_on(citygml(building("b", multi_surface(polygon(positions)))));
    };
    constexpr double turn = 6.283185307179586;
    SECTION("a star") {
        const auto report = ring_of(200000, [](std::size_t i) {
            const double angle = turn * static_cast<double>(i) / 200000.0;
            const double radius = i % 2 == 0 ? 100.0 : 150.0;
            return Vec3d{radius * std::cos(angle), radius * std::sin(angle), 0.0};
        });
        CHECK(report.triangles == 199998);
    }
    SECTION("a spiral") {
        const auto report = ring_of(100000, [](std::size_t i) {
            const bool out = i < 50000;
            const double angle = 0.01 * static_cast<double>(out ? i : 99999 - i);
            const double radius = (out ? 10.0 : 10.3) + angle;
            return Vec3d{radius * std::cos(angle), radius * std::sin(angle), 0.0};
        });
        CHECK(report.polygons + report.skipped.at("too_many_corners") == 1);
    }
    SECTION("a scribble") {
        const auto report = ring_of(50000, [](std::size_t i) {
            CounterRandom random(7, i);
            return Vec3d{random.uniform() * 100.0, random.uniform() * 100.0, 0.0};
        });
        CHECK(report.skipped.at("too_many_corners") == 1);
    }
    SECTION("a well-made one") {
        const auto report = ring_of(5000, [](std::size_t i) {
            const double angle = turn * static_cast<double>(i) / 5000.0;
            const double radius = i % 2 == 0 ? 100.0 : 150.0;
            return Vec3d{radius * std::cos(angle), radius * std::sin(angle), 0.0};
        });
        CHECK(report.triangles == 4998);
    }
}

TEST_CASE(
    "a text of several megabytes is cut after the first one, between two letters, and counted") {
    std::string text = "x";
    for (int i = 0; i < 2'000'000; ++i) {
        text += "ß";
    }
    const auto report = report_on(citygml(building(
        "b",
        "<gen:stringAttribute name=\"long\"><gen:value>" + text +
            "</gen:value></gen:stringAttribute>" + multi_surface(polygon(square_positions)))));
    CHECK(report.polygons == 1);
    CHECK(report.ignored.at("long_text") == 1);
}

TEST_CASE("a roof of 40,000 holes is drawn or counted") {
    std::string holes;
    for (int i = 0; i < 40000; ++i) {
        const double x = 312800.5 + i % 200 * 0.04;
        const double y = 5997200.5 + i / 200 * 0.04; // NOLINT: whole rows
        holes += "<gml:interior>" +
                 ring(fmt::format(
                     "{0:.2f} {1:.2f} 12 {0:.2f} {3:.2f} 12 {2:.2f} {3:.2f} 12 {2:.2f} {1:.2f} 12 "
                     "{0:.2f} {1:.2f} 12",
                     x,
                     y,
                     x + 0.02,
                     y + 0.02)) +
                 "</gml:interior>";
    }
    const auto report =
        report_on(citygml(building("b", multi_surface(polygon(square_positions, "p", holes)))));
    CHECK(report.polygons + report.skipped.size() == 1);
}
