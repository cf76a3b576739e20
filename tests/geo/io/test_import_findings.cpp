// Which polygons were repaired or left out, by val3dity's codes and with the object they belong to.

#include "geo/base/parallel.hpp"
#include "geo/io/importer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <iostream>
#include <set>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

using Findings = std::vector<ImportFinding>;

ImportReport report_of(const std::string& text, const std::string& name = "model.gml") {
    const TemporaryFolder folder;
    RunContext context;
    const auto imported = import_file(folder.file(name, text), {}, context);
    REQUIRE(imported.ok());
    return imported->report;
}

Findings findings_of(const ImportReport& report, const std::string& code) {
    const auto found = report.findings.by_code().find(code);
    return found == report.findings.by_code().end() ? Findings() : found->second;
}

std::string wall(std::string_view positions, std::string_view holes = "") {
    return surface("WallSurface", polygon(positions, "", holes));
}

std::string hole(std::string_view positions) {
    return "<gml:interior>" + ring(positions) + "</gml:interior>";
}

constexpr const char* bow_tie =
    "312800 5997200 0 312810 5997205 0 312810 5997200 0 312800 5997206 0 312800 5997200 0";
constexpr const char* on_a_line =
    "312800 5997200 0 312810 5997200 0 312804 5997200 0 312800 5997200 0";
constexpr const char* large =
    "312800 5997200 12 312810 5997200 12 312810 5997210 12 312800 5997210 12 312800 5997200 12";
constexpr const char* outside =
    "312820 5997200 12 312820 5997202 12 312822 5997202 12 312822 5997200 12 312820 5997200 12";

} // namespace

TEST_CASE("a finding names code, action, object, file and a place amid the polygon") {
    const TemporaryFolder folder;
    const auto path = folder.file(
        "model.gml",
        citygml(
            building("sound", wall(large)) + building("torn", wall(bow_tie) + wall(on_a_line))));
    RunContext context;
    const auto imported = import_file(path, {}, context);
    REQUIRE(imported.ok());
    const ImportReport& report = imported->report;
    CHECK(report.repaired == std::map<std::string, std::uint64_t>{{"104", 1}});
    CHECK(report.skipped == std::map<std::string, std::uint64_t>{{"104", 1}});
    const Findings found = findings_of(report, "104");
    REQUIRE(found.size() == 2);
    CHECK(found[0].action == FindingAction::Repaired);
    CHECK(found[1].action == FindingAction::Skipped);
    for (const ImportFinding& finding : found) {
        CHECK(finding.object == "torn");
        CHECK(finding.file == path.string());
        CHECK(finding.position->x == 312805.0);
    }
    CHECK(found[0].position->y == 5997203.0);
}

TEST_CASE("a polygon with several faults stands under each of them") {
    const ImportReport report = report_of(citygml(building(
        "b",
        wall(
            "312800 5997200 12 312810 5997200 12 312810 5997200 12 312810 5997210 12 "
            "312800 5997210 12",
            hole(outside)))));
    for (const char* code : {"102", "103", "206"}) {
        CAPTURE(code);
        CHECK(report.repaired.at(code) == 1);
        CHECK(findings_of(report, code).size() == 1);
    }
    CHECK(report.repaired.size() == 3);
}

TEST_CASE("a part without an id is named by the building around it") {
    const std::string part = "<b:consistsOfBuildingPart><b:BuildingPart>" + wall(bow_tie) +
                             "</b:BuildingPart></b:consistsOfBuildingPart>";
    const Findings found = findings_of(report_of(citygml(building("whole", part))), "104");
    REQUIRE(found.size() == 1);
    CHECK(found[0].object == "whole");
}

TEST_CASE("what cannot be read has no place; the rest of its ring gives one") {
    const Findings found = findings_of(
        report_of(citygml(building(
            "b", wall("1 2 x 4 5 6 7 8 9 1 2 3") + wall(large) + wall("312800 5997200 0 312810")))),
        "coordinates");
    REQUIRE(found.size() == 2);
    CHECK(found[0].object == "b");
    const ImportReport none = report_of(citygml(building("b", wall("x y z") + wall(large))));
    CHECK_FALSE(findings_of(none, "coordinates").at(0).position.has_value());
    CHECK(to_json(none)["findings"][0]["position"].is_null());
}

TEST_CASE("a ring that CityJSON closes has the same point twice") {
    const std::string text = R"({"type": "CityJSON", "version": "2.0",
"transform": {"scale": [1, 1, 1], "translate": [0, 0, 0]},
"CityObjects": {"c": {"type": "Building", "geometry": [{"type": "MultiSurface", "lod": "2",
"boundaries": [[[0, 1, 2, 0]], [[0, 1, 2]]]}]}}, "vertices": [[0, 0, 0], [5, 0, 0], [0, 5, 0]]})";
    const ImportReport report = report_of(text, "c.city.json");
    CHECK(report.repaired == std::map<std::string, std::uint64_t>{{"102", 1}});
    CHECK(findings_of(report, "102").at(0).object == "c");
}

TEST_CASE("the first thousand of a code are named, all are counted, with any number of threads") {
    std::string members;
    const std::string long_name(2000, 'n'); // so that the file is read in several parts
    for (int i = 0; i < 3000; ++i) {
        members += building("b" + std::to_string(i) + long_name, wall(bow_tie));
    }
    const std::string text = citygml(members);
    std::vector<std::string> first;
    for (const int threads : {1, 4}) {
        ImportReport report;
        with_threads(threads, [&] { report = report_of(text); });
        CHECK(report.repaired.at("104") == 3000);
        std::vector<std::string> objects;
        for (const ImportFinding& finding : findings_of(report, "104")) {
            objects.push_back(finding.object);
        }
        REQUIRE(objects.size() == 1000);
        CHECK(objects[0] == "b0" + long_name);
        CHECK(objects[999] == "b999" + long_name);
        first = first.empty() ? objects : first;
        CHECK(objects == first);
    }
}

TEST_CASE("val3dity's own test files get the codes of polygons it expects", "[real]") {
    const std::filesystem::path folder = SMILETWIN_SOURCE_DIR "/../shared/data/val3dity-geometry";
    if (!std::filesystem::exists(folder)) {
        std::cout << "SKIPPED: " << folder << " is not here\n";
        return;
    }
    // The assertions of tests/test_*.py of tudelft3d/val3dity, without the codes from 300 on:
    // those are faults of shells and solids, which this report does not judge.
    const std::vector<std::pair<const char*, std::set<std::string>>> expected{
        {"cityjsonseq/3dbag_b2.city.jsonl", {"102"}},
        {"test_cityjson/geomtemplate_1.json", {}},
        {"test_cityjson/geomtemplate_2.json", {"203"}},
        {"test_cityjson/several_lods_valid.json", {}},
        {"test_cityjson/torus.city.json", {}},
        {"test_cjseq/denhaag_random_5.city.jsonl", {"203"}}, // and 601
        {"test_geometry_generic/302_2.gml", {}},             // 302
        {"test_geometry_specific/501.json", {}},             // 501
        {"test_geometry_specific/501_1.json", {}},
        {"test_geometry_specific/502.json", {}},
        {"test_geometry_specific/503.json", {}},
        {"test_geometry_specific/601.json", {}},
        {"test_geometry_specific/601_1.json", {}},
        {"test_valid/composite_solid.json", {}},
        {"test_valid/multi_solid.json", {}}};
    for (const auto& [name, codes] : expected) {
        CAPTURE(name);
        RunContext context;
        const auto imported = import_file(folder / name, {}, context);
        REQUIRE(imported.ok());
        std::set<std::string> found;
        for (const auto& [code, findings] : imported->report.findings.by_code()) {
            found.insert(code);
            for (const ImportFinding& finding : findings) {
                CHECK_FALSE(finding.object.empty());
            }
        }
        CHECK(found == codes);
    }
    std::cout << "val3dity: " << expected.size() << " of its test files judged alike\n";
}
