// Measures go out to other programs and come back as they were.

#include "geo/base/json.hpp"
#include "geo/io/vector_reader.hpp"
#include "scenarios/exchange/measure_import.hpp"
#include "scenarios/exchange/measure_table.hpp"
#include "scenarios/project/actions.hpp"
#include "scenarios/site/measure_shapes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

const std::array<geo::Text, 2>& languages() {
    static const std::array<geo::Text, 2> both = [] {
        auto german = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", "de");
        auto english = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", "en");
        REQUIRE(german.ok());
        REQUIRE(english.ok());
        return std::array{std::move(german).value(), std::move(english).value()};
    }();
    return both;
}

geo::PlanGeometry geometry_for(MeasureGeometry geometry, double east) {
    const double x = 312500.0 + 20.0 * east;
    const double y = 6000500.25;
    switch (geometry) {
    case MeasureGeometry::Point:
        return geo::Vec2d{x + 0.125, y};
    case MeasureGeometry::Line:
        return geo::Line2d{{x, y}, {x + 12.5, y}, {x + 12.5, y + 7.75}};
    case MeasureGeometry::Area:
        break;
    }
    return geo::Polygon2d{
        {{{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}},
         {{x + 2, y + 2}, {x + 2, y + 4}, {x + 4, y + 4}, {x + 4, y + 2}}}};
}

/// Each kind twice: as the catalogue has it, and with every parameter stated otherwise.
Project one_of_each(const Catalogue& catalogue) {
    Project project;
    project.crs = "EPSG:25833";
    project.areas.push_back(
        {"a1", "Area", {{{{312500, 6000400}, {315000, 6000400}, {315000, 6000600}}}}, 1.0, 0.0});
    Variant variant{"A", "All", {}};
    double east = 0.0;
    for (const MeasureKind& kind : catalogue.kinds()) {
        for (const bool stated : {false, true}) {
            Measure measure;
            measure.id = "m" + std::to_string(variant.measures.size() + 1);
            measure.kind = kind.name;
            measure.geometry = geometry_for(kind.geometry, east++);
            measure.parameters = geo::Json::object();
            for (const ParameterSpec& spec :
                 stated ? kind.parameters : std::vector<ParameterSpec>()) {
                if (!spec.choices.empty()) {
                    measure.parameters.set(spec.name, spec.choices.back());
                } else {
                    const double most = spec.most - 0.25 * (spec.most - spec.standard);
                    measure.parameters.set(
                        spec.name,
                        spec.name == "crown_base_m" ? 1.75
                        : spec.whole                ? spec.most
                                                    : most);
                }
            }
            if (stated) {
                measure.parameters.set("active", "Mo-Fr 10:00-18:00");
            }
            variant.measures.push_back(measure);
        }
    }
    project.variants.push_back(variant);
    return project;
}

std::vector<Measure> measures_of(const MeasureImport& import, Project project) {
    project.variants = {{"A", "Back", {}}};
    for (const geo::Json& action : import.actions) {
        auto outcome = perform(project, action, *tests::shipped_catalogue());
        REQUIRE(outcome.ok());
        project = std::move(outcome->project);
    }
    return project.variants.front().measures;
}

MeasureImport
read_back(const std::filesystem::path& file, const Project& project, const std::string& kind = {}) {
    geo::RunContext context;
    auto import = import_measures(
        file, "A", kind, project, *tests::shipped_catalogue(), languages(), context);
    REQUIRE(import.ok());
    return std::move(import).value();
}

/// Corners within a millimetre, parameters equal; closed rings may begin elsewhere.
void check_same(const Measure& before, const Measure& after, const Catalogue& catalogue) {
    INFO(before.id << " " << before.kind);
    CHECK(before.kind == after.kind);
    const geo::Box2d a = geo::bounds(before.geometry);
    const geo::Box2d b = geo::bounds(after.geometry);
    CHECK(before.geometry.index() == after.geometry.index());
    CHECK(geo::length(a.min - b.min) < 1e-3);
    CHECK(geo::length(a.max - b.max) < 1e-3);
    const MeasureUnit per = catalogue.kind(before.kind)->cost.per;
    CHECK(
        measure_quantity(after, catalogue, per) ==
        Approx(measure_quantity(before, catalogue, per)).epsilon(1e-4));
    CHECK(after.parameters.size() == before.parameters.size());
    for (const auto& [name, value] : before.parameters.members()) {
        INFO(name << ": " << geo::dump_json(value) << ", " << geo::dump_json(after.parameters));
        if (value.is_number()) {
            CHECK(after.parameters[name].to_double() == Approx(value.to_double()));
        } else {
            CHECK(after.parameters[name] == value);
        }
    }
}

} // namespace

TEST_CASE("every kind of the catalogue goes out and comes back as it was") {
    const auto catalogue = tests::shipped_catalogue();
    REQUIRE(catalogue->kinds().size() >= 50);
    const Project project = one_of_each(*catalogue);
    const std::vector<Measure>& measures = project.variants.front().measures;
    const tests::TemporaryFolder folder;
    for (const geo::Text& text : languages()) {
        for (const char* name : {"plan.geojson", "plan.gpkg", "plan.csv"}) {
            INFO(text.language() << " " << name);
            const auto file = folder.path() / (text.language() + name);
            REQUIRE(write_measures(file, measures, project, *catalogue, text).ok());
            const MeasureImport import = read_back(file, project);
            for (const RefusedFeature& refused : import.refused) {
                INFO(refused.feature << ": " << text(refused.problem));
                CHECK(false);
            }
            const std::vector<Measure> back = measures_of(import, project);
            REQUIRE(back.size() == measures.size());
            for (std::size_t i = 0; i < back.size(); ++i) {
                check_same(measures[i], back[i], *catalogue);
            }
        }
    }
}

TEST_CASE("GeoJSON goes out in degrees, outer rings counter-clockwise, with the kind in words") {
    const auto catalogue = tests::shipped_catalogue();
    Project project;
    project.crs = "EPSG:25833";
    const geo::Polygon2d clockwise{
        {{{312500, 6000500}, {312500, 6000510}, {312510, 6000510}, {312510, 6000500}}}};
    const Measure lawn{"m1", "lawn", clockwise, geo::Json::object()};
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "plan.geojson";
    REQUIRE(write_measures(file, std::span(&lawn, 1), project, *catalogue, languages()[0]).ok());
    const auto json = geo::read_json_file(file);
    REQUIRE(json.ok());
    CHECK_FALSE(json->contains("crs"));
    const geo::Json& feature = (*json)["features"][0];
    const geo::Json& ring = feature["geometry"]["coordinates"][0];
    CHECK(ring[0][0].to_double() == Approx(12.13).margin(0.05));
    CHECK(ring[0][1].to_double() == Approx(54.11).margin(0.05));
    double doubled_area = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        doubled_area += ring[i][0].to_double() * ring[i + 1][1].to_double() -
                        ring[i + 1][0].to_double() * ring[i][1].to_double();
    }
    CHECK(doubled_area > 0.0);
    CHECK(feature["properties"]["kind"].to_string() == "lawn");
    CHECK(feature["properties"]["name"].to_string() == languages()[0]("measure.lawn"));
    CHECK(feature["properties"]["quantity"].to_double() == Approx(100.0));
    CHECK(feature["properties"]["invest_from_EUR"].to_double() == Approx(800.0));
}

TEST_CASE("kinds are known by German and English words, others are refused by name") {
    const tests::TemporaryFolder folder;
    Project project;
    project.crs = "EPSG:25833";
    project.variants.push_back({"A", "Plan", {}});
    const auto file = folder.file(
        "trees.csv",
        "id;kind;height_m;species;x;y\n"
        "1;Baum;12,5;Winter-Linde;312500;6000500\n"
        "2;TREE;;;312510;6000500\n"
        "3;Spaceship;;;312520;6000500\n"
        "4;Baum;120;;312530;6000500\n"
        "5;Rasen;;;312540;6000500\n");
    const MeasureImport import = read_back(file, project);
    REQUIRE(import.actions.size() == 2);
    CHECK(import.actions[0]["kind"].to_string() == "tree");
    CHECK(import.actions[0]["parameters"]["height_m"].to_double() == 12.5);
    CHECK(import.actions[1]["parameters"].size() == 0);
    REQUIRE(import.refused.size() == 3);
    CHECK(import.refused[0].feature == "3");
    CHECK(import.refused[0].problem.what.key == "error.measure.unknown_kind");
    CHECK(import.refused[1].feature == "4");
    const std::string words = languages()[0](import.refused[1].problem);
    CHECK(words.find("120") != std::string::npos); // value and interval are named
    CHECK(words.find("45") != std::string::npos);
    CHECK(import.refused[2].problem.what.key == "error.measure.wrong_geometry");
}

TEST_CASE("parts of a multi geometry become measures, in degrees as well as in metres") {
    const tests::TemporaryFolder folder;
    Project project;
    project.crs = "EPSG:25833";
    project.variants.push_back({"A", "Plan", {}});
    const auto file = folder.file(
        "points.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
        R"("geometry":{"type":"MultiPoint","coordinates":[[12.13,54.09],[12.14,54.09]]}}]})");
    const std::vector<Measure> trees = measures_of(read_back(file, project, "Baum"), project);
    REQUIRE(trees.size() == 2);
    const geo::Vec2d way =
        std::get<geo::Vec2d>(trees[1].geometry) - std::get<geo::Vec2d>(trees[0].geometry);
    CHECK(geo::length(way) == Approx(654.0).margin(5.0)); // 0.01 degrees at 54 degrees north
}

TEST_CASE("features without geometry are counted, outlines that cross themselves refused") {
    const tests::TemporaryFolder folder;
    Project project;
    project.crs = "EPSG:25833";
    project.variants.push_back({"A", "Plan", {}});
    const auto file = folder.file(
        "lawns.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
        R"("urn:ogc:def:crs:EPSG::25833"}},"features":[)"
        R"({"type":"Feature","properties":{},"geometry":null},)"
        R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":)"
        R"([[[312500,6000500],[312510,6000510],[312510,6000500],[312500,6000504],)"
        R"([312500,6000500]]]}}]})");
    const MeasureImport import = read_back(file, project, "lawn");
    CHECK(import.actions.empty());
    CHECK(import.warnings.size() == 1);
    REQUIRE(import.refused.size() == 1);
    CHECK(import.refused[0].problem.what.key == "error.geometry.ring_crosses");
}

TEST_CASE("a project in local coordinates keeps them on the way out and in") {
    const auto catalogue = tests::shipped_catalogue();
    Project project;
    project.variants.push_back({"A", "Plan", {}});
    const Measure tree{"m1", "tree", geo::Vec2d{12.5, 40.25}, geo::Json::object()};
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "plan.gpkg";
    REQUIRE(write_measures(file, std::span(&tree, 1), project, *catalogue, languages()[0]).ok());
    const std::vector<Measure> back = measures_of(read_back(file, project), project);
    REQUIRE(back.size() == 1);
    CHECK(std::get<geo::Vec2d>(back[0].geometry) == geo::Vec2d{12.5, 40.25});
    const auto degrees = folder.path() / "plan.geojson";
    CHECK_FALSE(
        write_measures(degrees, std::span(&tree, 1), project, *catalogue, languages()[0]).ok());
}
