// References that run in a circle end, and are told.

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string surfaces_of(std::string_view id, std::string_view to, std::string_view more = "") {
    return "<gml:CompositeSurface gml:id=\"" + std::string(id) +
           "\"><gml:surfaceMember xlink:href=\"#" + std::string(to) + "\"/>" + std::string(more) +
           "</gml:CompositeSurface>";
}

std::string house(std::string_view id, std::string_view surfaces) {
    return building(
        id,
        "<b:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember>" + std::string(surfaces) +
            "</gml:surfaceMember></gml:MultiSurface></b:lod2MultiSurface>");
}

std::uint64_t cycles(const ImportReport& report) {
    const auto found = report.ignored.find("xlink_cycle");
    return found != report.ignored.end() ? found->second : 0;
}

} // namespace

TEST_CASE("a surface that is made of itself is a circle of one") {
    const auto [city, report] =
        read_model(citygml(house("B1", surfaces_of("a", "a", polygon(square_positions)))));
    CHECK(cycles(report) == 1);
    CHECK(city->polygons.size() == 1);
    REQUIRE(report.findings.by_code().count("xlink_cycle") == 1);
    const ImportFinding& finding = report.findings.by_code().at("xlink_cycle").front();
    CHECK(finding.object == "B1");
    CHECK(finding.action == FindingAction::Ignored);
}

TEST_CASE("a surface inside another one may not refer to that") {
    const std::string inner =
        "<gml:surfaceMember>" + surfaces_of("inner", "outer") + "</gml:surfaceMember>";
    const std::string outer =
        "<gml:CompositeSurface gml:id=\"outer\">" + inner + "</gml:CompositeSurface>";
    CHECK(cycles(read_model(citygml(house("B1", outer))).report) == 1);
}

TEST_CASE("circles through several members are found, each once") {
    const auto [city, report] = read_model(citygml(
        house("B1", surfaces_of("a", "b")) + house("B2", surfaces_of("b", "c")) +
        house("B3", surfaces_of("c", "a")) + house("B4", surfaces_of("d", "a"))));
    CHECK(cycles(report) == 1);
    CHECK(report.unresolved_references == 0);
}

TEST_CASE("references that only meet are no circle") {
    const auto [city, report] = read_model(citygml(
        house("B1", surfaces_of("a", "c") + surfaces_of("b", "c")) +
        house("B2", surfaces_of("c", "p")) +
        building("B3", surface("RoofSurface", polygon(square_positions, "p")))));
    CHECK(cycles(report) == 0);
    CHECK(report.unresolved_references == 0);
}
