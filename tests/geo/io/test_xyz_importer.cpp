#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <cmath>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

struct Read {
    std::optional<Result<Imported>> result;
    std::shared_ptr<const HeightField> field; ///< null when the reading failed

    [[nodiscard]] float at(int column, int row) const { return field->height_m.at(column, row); }
    [[nodiscard]] std::string first_warning() const {
        const auto& warnings = (*result)->report.warnings;
        return warnings.empty() ? std::string() : warnings.front().what.key;
    }
};

Read read(
    const std::string& text,
    const std::string& name = "ground.xyz",
    const std::string& system = "EPSG:25833") {
    const TemporaryFolder folder;
    RunContext context;
    ImportOptions options;
    if (!system.empty()) {
        options.crs_override = system;
    }
    Read outcome;
    outcome.result = import_file(folder.file(name, text), options, context);
    if (outcome.result->ok()) {
        outcome.field = std::get<std::shared_ptr<const HeightField>>((*outcome.result)->data);
    }
    return outcome;
}

/// Three columns and two rows, 2 m apart; the height is 10 * column + row counted from the north.
/// Rows go from the south to the north, as surveys write them.
const std::string south_up = "312001 5998001 1\n312003 5998001 11\n312005 5998001 21\n"
                             "312001 5998003 0\n312003 5998003 10\n312005 5998003 20\n";

} // namespace

TEST_CASE("a list of points from south to north is a grid with north on top") {
    const Read ground = read(south_up);
    REQUIRE(ground.field);
    CHECK(ground.field->height_m.frame == GridFrame{312000.0, 5998004.0, 2.0, 3, 2});
    CHECK(ground.at(0, 0) == 0.0F);
    CHECK(ground.at(2, 0) == 20.0F);
    CHECK(ground.at(1, 1) == 11.0F);
    CHECK((*ground.result)->format == "xyz");
    CHECK((*ground.result)->report.warnings.empty());
}

TEST_CASE("the order of the points does not matter as long as neighbours follow each other") {
    const Read columns = read("312001 5998003 0\n312001 5998001 1\n312003 5998003 10\n"
                              "312003 5998001 11\n312005 5998003 20\n312005 5998001 21\n");
    REQUIRE(columns.field);
    CHECK(columns.field->height_m == read(south_up).field->height_m);
}

TEST_CASE("semicolons, decimal commas and a line of titles are understood") {
    const Read german = read("Ostwert;Nordwert;Höhe\r\n312001,00;5998001,00;1,5\r\n"
                             "312003,00;5998001,00;11,5\r\n312001,00;5998003,00;0,5\r\n"
                             "312003,00;5998003,00;10,5\r\n");
    REQUIRE(german.field);
    CHECK(german.at(1, 0) == 10.5F);
    const Read commas = read("312001,5998001,1.5\n312003,5998001,11.5\n312001,5998003,0.5\n"
                             "312003,5998003,10.5\n");
    REQUIRE(commas.field);
    CHECK(commas.field->height_m == german.field->height_m);
}

TEST_CASE("a gap in the list is a hole in the ground, and counted") {
    std::string text = south_up;
    text.erase(text.find("312003 5998001 11\n"), 18);
    const Read ground = read(text);
    REQUIRE(ground.field);
    CHECK(std::isnan(ground.at(1, 1)));
    CHECK(ground.at(2, 1) == 21.0F);
    CHECK(ground.first_warning() == "warning.xyz.missing");
    CHECK((*ground.result)->report.ignored.at("xyz_missing") == 1);
}

TEST_CASE("a mark for no height is no height, and counted") {
    std::string text = south_up;
    text.replace(text.find(" 11\n"), 4, " -9999\n");
    const Read ground = read(text);
    REQUIRE(ground.field);
    CHECK(std::isnan(ground.at(1, 1)));
    CHECK(ground.first_warning() == "warning.xyz.void_marks");
    CHECK((*ground.result)->report.ignored.at("xyz_void_marks") == 1);
}

TEST_CASE("columns behind the height are left out, and that is said") {
    std::string text = south_up;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 5) {
        text.insert(at, " 200");
    }
    const Read ground = read(text);
    REQUIRE(ground.field);
    CHECK(ground.at(2, 0) == 20.0F);
    CHECK(ground.first_warning() == "warning.xyz.more_columns");
    CHECK((*ground.result)->report.ignored.at("xyz_more_columns") == 6);
    CHECK(read(south_up + " \r\n").first_warning().empty()); // blanks are no column
}

TEST_CASE("points written northing first are turned round, by the area of use or when told so") {
    const std::string turned = "5998001 312001 1\n5998001 312003 11\n5998001 312005 21\n"
                               "5998003 312001 0\n5998003 312003 10\n5998003 312005 20\n";
    const Read ground = read(turned);
    REQUIRE(ground.field);
    CHECK(ground.field->height_m == read(south_up).field->height_m);
    CHECK((*ground.result)->report.crs.note.key == "crs.note.swapped");
    const TemporaryFolder folder;
    RunContext context;
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    options.axis_order = AxisOrder::NorthingFirst;
    const auto told = import_file(folder.file("ground.xyz", turned), options, context);
    REQUIRE(told.ok());
    CHECK(told->report.crs.note.key == "crs.note.northing_wished");
    CHECK(
        std::get<std::shared_ptr<const HeightField>>(told->data)->height_m ==
        ground.field->height_m);
}

TEST_CASE("an order of axes has no meaning for pixels, and that is said") {
    const TemporaryFolder folder;
    RunContext context;
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    options.axis_order = AxisOrder::NorthingFirst;
    const auto grid = import_file(
        folder.file(
            "dem.asc",
            "ncols 2\nnrows 2\nxllcorner 312000\nyllcorner 5998000\ncellsize 1\n1 2\n3 4\n"),
        options,
        context);
    REQUIRE(grid.ok());
    REQUIRE(grid->report.warnings.size() == 1);
    CHECK(grid->report.warnings[0].what.key == "warning.axes.fixed");
}

TEST_CASE("a height larger than any number on earth is no height") {
    std::string text = south_up;
    text.replace(text.find(" 11\n"), 4, " 1e308\n");
    const Read ground = read(text);
    REQUIRE(ground.field);
    CHECK(std::isnan(ground.at(1, 1)));
}

TEST_CASE("a line that breaks off among good ones is counted, the rest is there") {
    const Read ground = read(south_up + "312007 59980");
    REQUIRE(ground.field);
    CHECK(ground.at(2, 0) == 20.0F);
    CHECK(ground.first_warning() == "warning.xyz.bad_lines");
}

TEST_CASE("the zone in a tile's name is believed when the points lie there") {
    const Read tile = read(south_up, "dgm1_33_312_5998_2_mv.xyz", "");
    REQUIRE(tile.field);
    CHECK(tile.field->crs->horizontal_epsg() == 25833);
    CHECK((*tile.result)->report.crs.note.key == "crs.note.from_name");
    const Read elsewhere = read(south_up, "dgm1_33_400_5998_2_mv.xyz", "");
    CHECK_FALSE(elsewhere.result->ok());
    CHECK(elsewhere.result->problem().what.key == "error.raster.no_crs");
}

TEST_CASE("the zone before the eastings is taken off, and this is said") {
    std::string text = south_up;
    for (std::size_t at = 0; (at = text.find("312", at)) != std::string::npos; at += 5) {
        text.insert(at, "33");
    }
    for (const char* system : {"EPSG:25833", ""}) {
        CAPTURE(system);
        const Read ground = read(text, "ground.xyz", system);
        REQUIRE(ground.field);
        CHECK(ground.field->height_m == read(south_up).field->height_m);
        CHECK(ground.field->crs->horizontal_epsg() == 25833);
        CHECK((*ground.result)->report.crs.note.key == "crs.note.zone_prefix");
        CHECK((*ground.result)->report.bounds.min.x == 312000.0);
    }
    const Read tile = read(text, "dgm1_33_312_5998_2_mv.xyz", "");
    REQUIRE(tile.field);
    CHECK(tile.field->height_m.frame.west == 312000.0);
}

TEST_CASE("a system that has the zone in its eastings keeps them") {
    std::string text = south_up;
    for (std::size_t at = 0; (at = text.find("312", at)) != std::string::npos; at += 5) {
        text.insert(at, "33");
    }
    const Read ground = read(text, "ground.xyz", "EPSG:5650");
    REQUIRE(ground.field);
    CHECK(ground.field->height_m.frame.west == 33312000.0);
}

TEST_CASE("points in millimetres are refused with a word on their unit") {
    const Read ground = read("312001000 5998001000 1\n312003000 5998001000 11\n"
                             "312001000 5998003000 0\n312003000 5998003000 10\n");
    REQUIRE_FALSE(ground.result->ok());
    const Problem& problem = ground.result->problem();
    CHECK(problem.what.key == "error.xyz.no_metres");
    CHECK(problem.help.key == "help.xyz.metres");
}

TEST_CASE("millimetres with a zone before them are refused as well, with and without a system") {
    const std::string text = "33312001000 5998001000 1\n33312003000 5998001000 11\n"
                             "33312001000 5998003000 0\n33312003000 5998003000 10\n";
    for (const char* system : {"EPSG:25833", ""}) {
        CAPTURE(system);
        const Read ground = read(text, "ground.xyz", system);
        REQUIRE_FALSE(ground.result->ok());
        CHECK(ground.result->problem().what.key == "error.xyz.no_metres");
    }
}

TEST_CASE("a system against the zone before the eastings is one remark, which names both") {
    std::string text = south_up;
    for (std::size_t at = 0; (at = text.find("312", at)) != std::string::npos; at += 5) {
        text.insert(at, "32");
    }
    const Read ground = read(text, "ground.xyz", "EPSG:25833");
    REQUIRE(ground.field);
    const auto& warnings = (*ground.result)->report.warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].what.key == "warning.crs.other_zone");
}

TEST_CASE("points far outside their system are read with a warning, as other rasters are") {
    const Read ground = read("1998001 312001 1\n1998003 312001 11\n1998001 312003 0\n"
                             "1998003 312003 10\n");
    REQUIRE(ground.field);
    CHECK(ground.first_warning() == "warning.crs.outside_area");
}

TEST_CASE("loose points are no grid") {
    std::string loose;
    for (int i = 0; i < 200; ++i) {
        loose += fmt::format(
            "{} {} {}\n", 312000.0 + 7.3 * (i * i % 91), 5998000.0 + 3.1 * (i * i * i % 83), i);
    }
    const Read points = read(loose);
    CHECK_FALSE(points.result->ok());
    CHECK(points.result->problem().what.key == "error.xyz.no_grid");
}

TEST_CASE("two far points do not ask for all memory") {
    const Read far = read("1000 1000 1\n1001 1001 2\n999999999 999999999 3\n");
    CHECK_FALSE(far.result->ok());
    CHECK(far.result->problem().what.key == "error.xyz.no_grid");
}

TEST_CASE("a table of other numbers in plain text is no terrain") {
    const TemporaryFolder folder;
    RunContext context;
    const auto counts = import_file(folder.file("counts.txt", "1 2 3\n2 3 4\n"), {}, context);
    CHECK_FALSE(counts.ok());
    CHECK(counts.problem().what.key != "error.xyz.no_grid");
}
