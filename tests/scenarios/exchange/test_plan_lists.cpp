// Plant list and cost list, with numbers one can add up by hand.

#include "scenarios/exchange/plan_lists.hpp"
#include "scenarios/site/measure_costs.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/xlsx_cells.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

geo::Text words(const char* language) {
    auto text = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", language);
    REQUIRE(text.ok());
    return std::move(text).value();
}

/// Two limes, a row of 40 m with a plane tree each 10 m, and 200 m2 of lawn; a bench is no plant.
std::vector<Measure> small_plan() {
    geo::Json plane = geo::Json::object();
    plane.set("species", "platanus_hispanica").set("spacing_m", 10.0);
    return {
        {"m1", "tree", geo::Vec2d{0, 0}, geo::Json::object()},
        {"m2", "tree", geo::Vec2d{9, 0}, geo::Json::object()},
        {"m3", "tree_row", geo::Line2d{{0, 20}, {40, 20}}, plane},
        {"m4", "lawn", geo::Polygon2d{{{{0, 0}, {20, 0}, {20, 10}, {0, 10}}}}, geo::Json::object()},
        {"m5", "bench", geo::Vec2d{5, 5}, geo::Json::object()}};
}

double number(const geo::TableCell& cell) {
    REQUIRE(std::holds_alternative<double>(cell));
    return std::get<double>(cell);
}

std::string text_of(const geo::TableCell& cell) {
    REQUIRE(std::holds_alternative<std::string>(cell));
    return std::get<std::string>(cell);
}

} // namespace

TEST_CASE("a plant list counts trees by species and sums them up") {
    const auto catalogue = tests::shipped_catalogue();
    const geo::Text german = words("de");
    const geo::DataTable list = plant_list(small_plan(), *catalogue, german);
    REQUIRE(list.rows.size() == 4); // limes, planes, a green area, the total
    for (const auto& row : list.rows) {
        CHECK(row.size() == list.titles.size());
    }
    CHECK(text_of(list.rows[0][0]) == "Winter-Linde");
    CHECK(text_of(list.rows[0][1]) == "Tilia cordata");
    CHECK(number(list.rows[0][2]) == 2.0);
    CHECK(number(list.rows[0][4]) == planted_height_m);
    CHECK(number(list.rows[0][6]) == 18.0);
    CHECK(number(list.rows[0][8]) == 2.0 * 330.0);
    CHECK(number(list.rows[0][9]) == 5000.0);
    CHECK(text_of(list.rows[1][1]) == catalogue->species("platanus_hispanica")->botanical);
    CHECK(number(list.rows[1][2]) == 5.0);
    CHECK(number(list.rows[2][2]) == 200.0);
    CHECK(text_of(list.rows[2][3]) == "m²");
    CHECK(number(list.rows[3][2]) == 7.0);
}

TEST_CASE("a cost list has a line for each kind and ends with the sum of the variant") {
    const auto catalogue = tests::shipped_catalogue();
    const std::vector<Measure> plan = small_plan();
    const geo::DataTable list = cost_list(plan, *catalogue, words("de"));
    REQUIRE(list.rows.size() == 5);
    CHECK(number(list.rows[2][1]) == 200.0); // lawn, 8 to 30 EUR a square metre
    CHECK(number(list.rows[2][3]) == 1600.0);
    CHECK(number(list.rows[2][4]) == 6000.0);
    CHECK_FALSE(text_of(list.rows[2][7]).empty());
    const CostRange sum = cost_of(plan, *catalogue);
    CHECK(number(list.rows[4][3]) == sum.invest_least_EUR);
    CHECK(number(list.rows[4][6]) == sum.upkeep_most_EUR_per_year);
}

TEST_CASE("nothing planned gives lists with a sum of nothing") {
    const auto catalogue = tests::shipped_catalogue();
    const geo::Text english = words("en");
    CHECK(number(plant_list({}, *catalogue, english).rows.back()[2]) == 0.0);
    CHECK(number(cost_list({}, *catalogue, english).rows.back()[3]) == 0.0);
}

TEST_CASE("a spreadsheet holds the numbers of a list as numbers") {
    const auto catalogue = tests::shipped_catalogue();
    const geo::Text german = words("de");
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "costs.xlsx";
    const geo::DataTable list = cost_list(small_plan(), *catalogue, german);
    REQUIRE(write_list(file, list, german).ok());
    const auto cells = tests::xlsx_cells(file);
    REQUIRE(cells.size() == list.rows.size());
    for (std::size_t row = 0; row < cells.size(); ++row) {
        for (const std::size_t column : {3U, 4U, 5U, 6U}) {
            REQUIRE(std::holds_alternative<double>(cells[row][column]));
            CHECK(std::get<double>(cells[row][column]) == Approx(number(list.rows[row][column])));
        }
        CHECK(cells[row][0] == list.rows[row][0]);
    }
    CHECK_FALSE(write_list(folder.path() / "costs.ods", list, german).ok());
}
