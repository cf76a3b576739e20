#include "geo/io/table_writer.hpp"
#include "geo/io/vector_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin;
using geo::DataTable;

namespace {

DataTable two_rows() {
    DataTable table;
    table.name = "things";
    table.titles = {"name", "height_m", "note"};
    table.rows = {{std::string("Bank; \"alt\""), 1.5, {}}, {std::string("Baum"), 12.0, {}}};
    return table;
}

} // namespace

TEST_CASE("German tables have semicolons, decimal commas and a byte order mark") {
    CHECK(
        geo::csv_text(two_rows(), geo::csv_style("de")) ==
        "\xEF\xBB\xBFname;height_m;note\r\n\"Bank; \"\"alt\"\"\";1,5;\r\nBaum;12;\r\n");
    CHECK(
        geo::csv_text(two_rows(), geo::csv_style("en")) ==
        "name,height_m,note\r\n\"Bank; \"\"alt\"\"\",1.5,\r\nBaum,12,\r\n");
}

TEST_CASE("a table with points becomes a layer that keeps system, numbers and places") {
    DataTable table = two_rows();
    table.geometries = {geo::Vec2d{312500.125, 6000500.25}, geo::Vec2d{312510.0, 6000500.0}};
    const tests::TemporaryFolder folder;
    const auto crs = geo::Crs::from_epsg(25833);
    REQUIRE(crs.ok());
    const auto file = folder.path() / "things.gpkg";
    REQUIRE(geo::write_layers(file, std::span(&table, 1), *crs).ok());
    geo::RunContext context;
    const auto read = geo::read_vector_file(file, {}, context);
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    const geo::VectorLayer& layer = read->front().layer;
    CHECK(layer.name == "things_points");
    REQUIRE(layer.crs);
    CHECK(layer.crs->horizontal_epsg() == 25833);
    REQUIRE(layer.features.size() == 2);
    CHECK(layer.features[0].field("height_m") == "1.5");
    CHECK(std::get<geo::Vec2d>(layer.features[0].geometry) == geo::Vec2d{312500.125, 6000500.25});
}

TEST_CASE("a spreadsheet that cannot be written leaves nothing") {
    const tests::TemporaryFolder folder;
    const DataTable table = two_rows();
    const auto file = folder.path() / "nowhere" / "things.xlsx";
    CHECK_FALSE(geo::write_xlsx(file, std::span(&table, 1)).ok());
    CHECK_FALSE(std::filesystem::exists(file));
}
