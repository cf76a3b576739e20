#include "geo/base/parallel.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/raster_importer.hpp"
#include "geo/io/raster_reader.hpp"
#include "geo/io/raster_source.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin::geo;
using smiletwin::tests::bytes_of;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

Crs utm33() {
    auto crs = Crs::from_epsg(25833);
    REQUIRE(crs.ok());
    return *crs;
}

/// Four by three cells of 2 m near Rostock, rising eastwards, one of them empty.
HeightField small_slope() {
    HeightField field;
    field.height_m = Grid<float>(GridFrame{312000.0, 6000006.0, 2.0, 4, 3}, 0.0F);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
            field.height_m.at(column, row) = static_cast<float>(column) + 0.25F;
        }
    }
    field.height_m.at(3, 0) = nothing;
    field.crs = utm33();
    return field;
}

std::string text_grid(std::string_view cells, std::string_view no_data = "-1") {
    return "ncols 2\nnrows 2\nxllcorner 312000\nyllcorner 6000000\ncellsize 1\nNODATA_value " +
           std::string(no_data) + "\n" + std::string(cells);
}

} // namespace

TEST_CASE("heights written as GeoTIFF read back equal, with place, system and empty cells") {
    const TemporaryFolder folder;
    const HeightField written = small_slope();
    REQUIRE(write_geotiff(folder.path() / "slope.tif", written).ok());
    const auto read = read_height_field(folder.path() / "slope.tif");
    REQUIRE(read.ok());
    CHECK(read.warnings().empty());
    CHECK(read->height_m.frame == written.height_m.frame);
    CHECK(read->crs == written.crs);
    CHECK(read->height_m.at(2, 1) == 2.25F);
    CHECK(std::isnan(read->height_m.at(3, 0)));
}

TEST_CASE("the same heights give the same bytes, and no other file is left in the folder") {
    const TemporaryFolder folder;
    REQUIRE(write_geotiff(folder.path() / "a.tif", small_slope()).ok());
    REQUIRE(write_geotiff(folder.path() / "b.tif", small_slope()).ok());
    CHECK(bytes_of(folder.path() / "a.tif") == bytes_of(folder.path() / "b.tif"));
    const auto files = std::filesystem::directory_iterator(folder.path());
    CHECK(std::distance(begin(files), end(files)) == 2);
}

TEST_CASE("bands keep their names, units and order, and the file its words") {
    const TemporaryFolder folder;
    const Grid<float> grid = small_slope().height_m;
    const std::vector<RasterBand> bands{
        {"2026-07-22T12:00:00Z", "K", grid}, {"2026-07-22T13:00:00Z", "K", grid}};
    const auto path = folder.path() / "two.tif";
    REQUIRE(write_geotiff(path, bands, utm33(), {{{"RESULT_HASH", "c0ffee"}}}).ok());
    const auto read = read_raster_bands(path);
    REQUIRE(read.ok());
    REQUIRE(read->bands.size() == 2);
    CHECK(read->bands[1].description == "2026-07-22T13:00:00Z");
    CHECK(read->bands[1].unit == "K");
    CHECK(read->find("2026-07-22T12:00:00Z") == &read->bands[0]);
    REQUIRE(read->metadata.size() == 1);
    CHECK(read->metadata[0].second == "c0ffee");
}

TEST_CASE("several bands are no height field, and the sentence says how many there are") {
    const TemporaryFolder folder;
    const Grid<float> grid = small_slope().height_m;
    const std::vector<RasterBand> bands{{"a", "m", grid}, {"b", "m", grid}};
    const auto path = folder.path() / "two.tif";
    REQUIRE(write_geotiff(path, bands, utm33()).ok());
    const auto read = read_height_field(path);
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().what.key == "error.raster.several_bands");
}

TEST_CASE("classes and pictures come back as what they were, through the list of formats") {
    const TemporaryFolder folder;
    ClassRaster classes;
    classes.classes = Grid<std::uint8_t>(GridFrame{312000.0, 6000003.0, 1.0, 3, 3}, 5);
    classes.classes.at(0, 0) = 255;
    classes.crs = utm33();
    REQUIRE(write_geotiff(folder.path() / "lc.tif", classes).ok());
    Imagery picture;
    picture.image = {2, 1, {255, 0, 0, 255, 0, 0, 255, 255}};
    picture.box = {{312000.0, 6000000.0}, {312002.0, 6000001.0}};
    picture.crs = utm33();
    REQUIRE(write_geotiff(folder.path() / "dop.tif", picture).ok());

    RunContext context;
    const auto format = geotiff_format();
    const auto land_cover = format.read(folder.path() / "lc.tif", {}, context);
    REQUIRE(land_cover.ok());
    const auto* read_classes = std::get_if<std::shared_ptr<const ClassRaster>>(&land_cover->data);
    REQUIRE(read_classes != nullptr);
    CHECK((*read_classes)->classes == classes.classes);
    const auto imagery = format.read(folder.path() / "dop.tif", {}, context);
    REQUIRE(imagery.ok());
    const auto* read_picture = std::get_if<std::shared_ptr<const Imagery>>(&imagery->data);
    REQUIRE(read_picture != nullptr);
    CHECK((*read_picture)->image == picture.image);
    CHECK((*read_picture)->box == picture.box);
}

TEST_CASE("an empty file and a missing one are refused with one sentence each") {
    const TemporaryFolder folder;
    const auto empty = read_height_field(folder.file("empty.tif"));
    REQUIRE_FALSE(empty.ok());
    CHECK(empty.problem().what.key == "error.raster.unreadable");
    const auto missing = read_height_field(folder.path() / "missing.tif");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.problem().what.key == "error.file.unreadable");
}

TEST_CASE("a GeoTIFF cut in half is incomplete, not half a terrain") {
    const TemporaryFolder folder;
    HeightField field = small_slope();
    field.height_m = Grid<float>(GridFrame{312000.0, 6000600.0, 1.0, 600, 600}, 0.0F);
    for (std::size_t i = 0; i < field.height_m.values.size(); ++i) {
        field.height_m.values[i] = static_cast<float>(std::sin(static_cast<double>(i)));
    }
    const auto whole = folder.path() / "whole.tif";
    REQUIRE(write_geotiff(whole, field).ok());
    const std::string bytes = bytes_of(whole);
    const auto cut = read_height_field(folder.file("cut.tif", bytes.substr(0, bytes.size() / 2)));
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.problem().what.key == "error.raster.incomplete");
    const auto head = read_height_field(folder.file("head.tif", bytes.substr(0, 40)));
    REQUIRE_FALSE(head.ok());
    CHECK(head.problem().what.key == "error.raster.incomplete");
    CHECK(head.problem().help.key == "help.file.copy_again");
}

TEST_CASE("heights without a system are refused unless the user names one") {
    const TemporaryFolder folder;
    const auto path = folder.file("ground.asc", text_grid("1 2\n3 4\n"));
    const auto refused = read_height_field(path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem().what.key == "error.raster.no_crs");
    const auto named = read_height_field(path, {"EPSG:25833", true});
    REQUIRE(named.ok());
    CHECK(named->crs == utm33());
    CHECK(named->height_m.at(0, 0) == 1.0F);
    CHECK(named->height_m.frame.north == 6000002.0);
    CHECK(read_height_field(path, {std::nullopt, false}).ok());
}

TEST_CASE("the zone before the eastings of a text grid is taken off, and this is said") {
    const TemporaryFolder folder;
    std::string text = text_grid("1 2\n3 4\n");
    text.insert(text.find("312000"), "33");
    const auto source = RasterSource::open(folder.file("ground.asc", text), {"EPSG:25833", true});
    REQUIRE(source.ok());
    CHECK(source->frame().box().min.x == 312000.0);
    CHECK(source->crs().decision.note.key == "crs.note.zone_prefix");
}

TEST_CASE("a system far from the data is used but remarked on, an unknown one is refused") {
    const TemporaryFolder folder;
    const auto path = folder.file("ground.asc", text_grid("1 2\n3 4\n"));
    const auto far = read_height_field(path, {"EPSG:2056", true}); // Switzerland
    REQUIRE(far.ok());
    REQUIRE(far.warnings().size() == 1);
    CHECK(far.warnings()[0].what.key == "warning.crs.outside_area");
    CHECK_FALSE(read_height_field(path, {"EPSG:999999", true}).ok());
}

TEST_CASE("degrees are refused because a cell must be a square of metres") {
    const TemporaryFolder folder;
    const auto path = folder.file("ground.asc", text_grid("1 2\n3 4\n"));
    const auto read = read_height_field(path, {"EPSG:4326", true});
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().what.key == "error.raster.degrees");
}

TEST_CASE("heights of a system in feet become metres, and that they were feet is said") {
    const TemporaryFolder folder;
    const auto grid = folder.file(
        "dem.asc",
        "ncols 2\nnrows 2\nxllcorner 980000\nyllcorner 195000\ncellsize 10\nNODATA_value -1\n"
        "100 100\n100 -1\n");
    const auto assumed = read_height_field(grid, {"EPSG:2263"});
    REQUIRE(assumed.ok());
    CHECK(assumed->height_m.at(0, 0) == Approx(30.48006));
    CHECK(std::isnan(assumed->height_m.at(1, 1)));
    REQUIRE(assumed.warnings().size() == 1);
    CHECK(assumed.warnings()[0].what.key == "warning.crs.heights_as_plan");
    const auto stated = read_height_field(grid, {"EPSG:2263+5703"});
    REQUIRE(stated.ok());
    CHECK(stated->height_m.at(0, 0) == 100.0F);
    CHECK(stated.warnings().empty());
}

TEST_CASE("declared and undeclared marks for nothing become empty cells") {
    const TemporaryFolder folder;
    const auto path = folder.file("ground.asc", text_grid("-1 2\n-9999 4\n"));
    const auto read = read_height_field(path, {"EPSG:25833", true});
    REQUIRE(read.ok());
    CHECK(std::isnan(read->height_m.at(0, 0)));
    CHECK(std::isnan(read->height_m.at(0, 1)));
    CHECK(read->height_m.at(1, 1) == 4.0F);
    REQUIRE(read.warnings().size() == 1);
    CHECK(read.warnings()[0].what.key == "warning.raster.undeclared_marks");
}

TEST_CASE("a raster of nothing but empty cells is refused") {
    const TemporaryFolder folder;
    const auto path = folder.file("ground.asc", text_grid("-1 -1\n-1 -1\n"));
    const auto read = read_height_field(path, {"EPSG:25833", true});
    REQUIRE_FALSE(read.ok());
    CHECK(read.problem().what.key == "error.raster.no_values");
}

TEST_CASE("values that are no classes are refused as land cover") {
    const TemporaryFolder folder;
    const auto good = folder.file("lc.asc", text_grid("1 2\n5 -1\n"));
    const auto read = read_class_raster(good, {"EPSG:25833", true});
    REQUIRE(read.ok());
    CHECK(read->classes.values == std::vector<std::uint8_t>{1, 2, 5, 255});
    const auto bad = folder.file("dem.asc", text_grid("1 2\n5.5 -1\n"));
    CHECK_FALSE(read_class_raster(bad, {"EPSG:25833", true}).ok());
}

TEST_CASE("nothing is written into a folder that does not exist") {
    const TemporaryFolder folder;
    const auto written = write_geotiff(folder.path() / "no" / "slope.tif", small_slope());
    REQUIRE_FALSE(written.ok());
    CHECK(written.problem().what.key == "error.file.unwritable");
}

TEST_CASE("the Gothenburg rasters read with their system and plausible heights", "[real]") {
    const auto folder = reference_data("data/terrain-goteborg");
    if (folder.empty()) {
        return;
    }
    const auto ground = read_height_field(folder / "DEM_KRbig.tif");
    REQUIRE(ground.ok());
    CHECK(ground->crs->horizontal_epsg() == 3007);
    CHECK(ground->height_m.frame == GridFrame{147720.0, 6398780.0, 1.0, 234, 223});
    const auto canopy = read_height_field(folder / "CDSM_KRbig.asc", {"EPSG:3007", true});
    const auto same_canopy = read_height_field(folder / "CDSM_KRbig.tif");
    REQUIRE(canopy.ok());
    REQUIRE(same_canopy.ok());
    CHECK(canopy->height_m.at(2, 0) == Approx(same_canopy->height_m.at(2, 0)).margin(1e-5));
    RunContext context;
    const auto cover = geotiff_format().read(folder / "landcover.tif", {}, context);
    REQUIRE(cover.ok());
    CHECK(std::holds_alternative<std::shared_ptr<const ClassRaster>>(cover->data));
}

TEST_CASE("oblong pixels of the Vienna raster come out square", "[real]") {
    const auto folder = reference_data("data/terrain-misc");
    if (folder.empty()) {
        return;
    }
    const auto read = read_height_field(folder / "BOKU-dsm-woveg-mod.tif");
    REQUIRE(read.ok());
    CHECK(read->height_m.frame.cell_m == Approx(0.499831).margin(1e-6));
    REQUIRE(read.warnings().size() == 1);
    CHECK(read.warnings()[0].what.key == "warning.raster.resampled");
}

TEST_CASE("the bands of a sky-view reference are found by their names", "[real]") {
    const auto path = reference_data("reference/solweig/kr05_iso/svf.tif");
    if (path.empty()) {
        return;
    }
    const auto read = read_raster_bands(path);
    REQUIRE(read.ok());
    CHECK(read->bands.size() == 16);
    REQUIRE(read->find("svf") != nullptr);
    const float first = read->find("svf")->values.at(0, 0);
    CHECK((first >= 0.0F && first <= 1.0F));
}

TEST_CASE("many threads read the same raster and get the same heights") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "slope.tif";
    REQUIRE(write_geotiff(path, small_slope()).ok());
    constexpr std::size_t readers = 32;
    std::vector<float> heights(readers, 0.0F);
    parallel_blocks(readers, 1, [&](std::size_t begin, std::size_t) {
        const auto read = read_height_field(path);
        heights[begin] = read ? read->height_m.at(2, 1) : nothing;
    });
    CHECK(heights == std::vector<float>(readers, 2.25F));
}
