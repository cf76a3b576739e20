#include "geo/io/csv_table.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

struct Read {
    std::optional<Result<Imported>> result;
    std::shared_ptr<const VectorLayer> layer; ///< null when the reading failed

    [[nodiscard]] const Feature& feature(std::size_t i) const { return layer->features.at(i); }
    [[nodiscard]] const ImportReport& report() const { return (*result)->report; }
};

Read read(const std::string& text, const std::string& system = "", const char* name = "a.csv") {
    const TemporaryFolder folder;
    RunContext context;
    ImportOptions options;
    if (!system.empty()) {
        options.crs_override = system;
    }
    Read outcome;
    outcome.result = import_file(folder.file(name, text), options, context);
    if (outcome.result->ok()) {
        outcome.layer = std::get<std::shared_ptr<const VectorLayer>>((*outcome.result)->data);
    }
    return outcome;
}

} // namespace

TEST_CASE("a German table of trees keeps its keys and understands its numbers") {
    const Read trees = read(
        "Baumnr;Art;Ostwert;Nordwert;Höhe\r\n"
        "0017;Winter-Linde;312850,5;5997200,25;18,5\r\n"
        "0018;\"Ahorn; Spitz-\";312860,5;5997210,25;\r\n",
        "EPSG:25833");
    REQUIRE(trees.layer);
    REQUIRE(trees.layer->features.size() == 2);
    CHECK(std::get<Vec2d>(trees.feature(0).geometry) == Vec2d{312850.5, 5997200.25});
    CHECK(trees.feature(0).field("Baumnr") == "0017");
    CHECK(trees.feature(0).field("Höhe") == "18,5");
    CHECK(trees.feature(1).field("Art") == "Ahorn; Spitz-");
    CHECK(trees.layer->crs->horizontal_epsg() == 25833);
    CHECK((*trees.result)->format == "csv");
}

TEST_CASE("longitude and latitude are degrees by their names") {
    const Read places = read("id,lat,lon\n1,54.09,12.14\n");
    REQUIRE(places.layer);
    CHECK(std::get<Vec2d>(places.feature(0).geometry) == Vec2d{12.14, 54.09});
    CHECK(places.layer->crs->horizontal_epsg() == 4326);
}

TEST_CASE("a table may be written as Windows does") {
    const Read places = read(
        "Stra\xDF"
        "e;x;y\nAm Kr\xF6peliner Tor;312850;5997200\n",
        "EPSG:25833");
    REQUIRE(places.layer);
    CHECK(places.feature(0).field("Straße") == "Am Kröpeliner Tor");
}

TEST_CASE("Well-Known Text brings lines and polygons, parts numbered") {
    const Read shapes = read(
        "name,wkt\n"
        "way,\"LINESTRING (0 0, 10 0)\"\n"
        "two,\"MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 12 9, 12 12, 9 9)))\"\n",
        "EPSG:25833");
    REQUIRE(shapes.layer);
    REQUIRE(shapes.layer->features.size() == 3);
    CHECK(std::holds_alternative<Line2d>(shapes.feature(0).geometry));
    CHECK(shapes.feature(2).id == "2/2");
    CHECK(shapes.feature(2).field("name") == "two");
}

TEST_CASE("a table parted by tabs may have commas and semicolons in its cells") {
    const Read places = read(
        "Ort; Straße, Nr\tOst\tNord\nRostock; Markt, 1\t312000,5\t5998000,5\n",
        "EPSG:25833",
        "a.tsv");
    REQUIRE(places.layer);
    REQUIRE(places.layer->features.size() == 1);
    CHECK(std::get<Vec2d>(places.layer->features[0].geometry) == Vec2d{312000.5, 5998000.5});
    CHECK(places.layer->features[0].fields[0].second == "Rostock; Markt, 1");
}

TEST_CASE("rows without a place and rows of another length are counted, the others are there") {
    const Read places = read(
        "nr;x;y\n1;312850;5997200\n2;;\n3;312850\n4;north;5997200\n\n5;312851;5997201\n",
        "EPSG:25833");
    REQUIRE(places.layer);
    CHECK(places.layer->features.size() == 2);
    CHECK(places.report().ignored.at("no_geometry") == 2);
    CHECK(places.report().ignored.at("unreadable") == 1);
}

TEST_CASE("a table of metres without a system is shown with a word about it") {
    const Read places = read("nr;x;y\n1;312850;5997200\n");
    REQUIRE(places.layer);
    CHECK_FALSE(places.layer->crs);
    CHECK(places.report().warnings.at(0).what.key == "warning.vector.no_crs");
}

TEST_CASE("an empty table, and one without any place, say so") {
    const Read empty = read("nr;x;y\n");
    CHECK(empty.result->problem().what.key == "error.vector.empty");
    const Read nowhere = read("nr;x;y\n1;;\n", "EPSG:25833");
    CHECK(nowhere.result->problem().what.key == "error.vector.no_features");
    const Read counts = read("hour,people\n1,20\n");
    CHECK_FALSE(counts.result->ok());
}

TEST_CASE("a quote that is never closed ends with the text") {
    const CsvTable table = parse_csv("a;b\n1;\"open\n2;3");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][1] == "open\n2;3");
    const CsvTable doubled = parse_csv("a;b\n\"say \"\"hi\"\"\" ; 2\n");
    CHECK(doubled.rows.at(0).at(0) == "say \"hi\"");
    CHECK(doubled.rows.at(0).at(1) == "2");
}

TEST_CASE("the zone before the eastings of a table is taken off, and says its system") {
    const std::string table = "Nr;Ostwert;Nordwert\n1;33312850,5;5997200,25\n";
    for (const char* system : {"EPSG:25833", ""}) {
        CAPTURE(system);
        const Read trees = read(table, system);
        REQUIRE(trees.layer);
        CHECK(std::get<Vec2d>(trees.feature(0).geometry) == Vec2d{312850.5, 5997200.25});
        REQUIRE(trees.layer->crs);
        CHECK(trees.layer->crs->horizontal_epsg() == 25833);
        CHECK(trees.report().crs.note.key == "crs.note.zone_prefix");
    }
}
