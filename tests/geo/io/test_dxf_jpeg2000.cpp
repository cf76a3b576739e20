#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder_listing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>

using namespace smiletwin::geo;
using smiletwin::tests::names_in;
using smiletwin::tests::TemporaryFolder;

namespace {

/// A line and a circle on two layers of a drawing.
constexpr std::string_view drawing =
    "0\nSECTION\n2\nENTITIES\n"
    "0\nLINE\n8\nGehweg\n10\n312500.0\n20\n6000500.0\n30\n0.0\n11\n312510.0\n21\n6000500.0\n31\n0."
    "0\n"
    "0\nCIRCLE\n8\nBaum\n10\n312505.0\n20\n6000505.0\n30\n0.0\n40\n2.0\n"
    "0\nENDSEC\n0\nEOF\n";

/// A JPEG 2000 codestream (ISO 15444-1) of 8 by 4 pixels in three bands, all 200.
constexpr std::array<unsigned char, 106> grey_picture{
    0xff, 0x4f, 0xff, 0x51, 0x00, 0x2f, 0x00, 0x02, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x04,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x04,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x07, 0x01, 0x01, 0x07, 0x01, 0x01,
    0x07, 0x01, 0x01, 0xff, 0x52, 0x00, 0x0d, 0x01, 0x00, 0x00, 0x01, 0x01, 0x00, 0x04, 0x04, 0x00,
    0x01, 0x99, 0xff, 0x5c, 0x00, 0x04, 0x40, 0x40, 0xff, 0x90, 0x00, 0x0a, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x20, 0x00, 0x01, 0xff, 0x93, 0xcf, 0xb4, 0x34, 0x14, 0x00, 0x5c, 0xa5, 0x5f, 0x60, 0x01,
    0x84, 0x79, 0x8a, 0x71, 0x21, 0x2f, 0x80, 0x80, 0xff, 0xd9};

std::filesystem::path picture_in(const TemporaryFolder& folder, std::size_t bytes) {
    folder.file("bild.j2w", "10\n0\n0\n-10\n312005\n6000035\n");
    const std::string whole(grey_picture.begin(), grey_picture.end());
    return folder.file("bild.jp2", whole.substr(0, bytes));
}

ImportOptions in_utm33() {
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    return options;
}

} // namespace

TEST_CASE("a drawing brings its lines and arcs with the names of their layers") {
    const TemporaryFolder folder;
    const auto path = folder.file("platz.dxf", drawing);
    RunContext context;
    const auto imported = import_file(path, in_utm33(), context);
    REQUIRE(imported.ok());
    CHECK(imported->format == "dxf");
    const VectorLayer& layer = *std::get<std::shared_ptr<const VectorLayer>>(imported->data);
    REQUIRE(layer.features.size() == 2);
    CHECK(layer.features[0].field("Layer") == "Gehweg");
    CHECK(
        std::get<Line2d>(layer.features[0].geometry) ==
        Line2d{{312500.0, 6000500.0}, {312510.0, 6000500.0}});
    CHECK(layer.features[1].field("Layer") == "Baum");
    CHECK(std::get<Line2d>(layer.features[1].geometry).size() > 16);
    CHECK(names_in(folder.path()) == std::set<std::string>{"platz.dxf"});
}

TEST_CASE("a drawing says nothing of its reference system, and the report says so") {
    const TemporaryFolder folder;
    RunContext context;
    const auto imported = import_file(folder.file("platz.dxf", drawing), {}, context);
    REQUIRE(imported.ok());
    REQUIRE(imported->report.warnings.size() == 1);
    CHECK(imported->report.warnings.front().what.key == "warning.vector.no_crs");
}

TEST_CASE("a picture in JPEG 2000 lies where its world file says") {
    const TemporaryFolder folder;
    const auto path = picture_in(folder, grey_picture.size());
    const auto before = names_in(folder.path());
    RunContext context;
    const auto imported = import_file(path, in_utm33(), context);
    REQUIRE(imported.ok());
    CHECK(imported->format == "jpeg2000");
    REQUIRE(std::holds_alternative<std::shared_ptr<const Imagery>>(imported->data));
    CHECK(imported->report.bounds.min.x == Approx(312000.0));
    CHECK(imported->report.bounds.max.y == Approx(6000040.0));
    CHECK(names_in(folder.path()) == before);
}

TEST_CASE("a JPEG 2000 that was cut off is refused in one sentence") {
    const TemporaryFolder folder;
    const auto path = picture_in(folder, 40);
    RunContext context;
    const auto imported = import_file(path, in_utm33(), context);
    REQUIRE_FALSE(imported.ok());
    CHECK(imported.problem().what.key == "error.raster.incomplete");
}
