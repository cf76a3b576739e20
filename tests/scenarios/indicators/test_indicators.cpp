#include "scenarios/indicators/indicator_table.hpp"
#include "scenarios/indicators/indicators.hpp"
#include "scenarios/indicators/variant_comparison.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/indicators.hpp"

#include <cmath>
#include <limits>

using namespace smiletwin;
using scenarios::IndicatorValue;
using scenarios::ModelResult;
using scenarios::RunOutcome;
using scenarios::Site;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// Four cells in a row: inside, inside, building inside, outside.
Site four_cells() {
    Site site;
    site.frame = {0.0, 1.0, 1.0, 4, 1};
    site.in_area = geo::Grid<std::uint8_t>(site.frame);
    site.in_area.values = {1, 1, 1, 0};
    site.building = geo::Grid<std::uint8_t>(site.frame);
    site.building.values = {0, 0, 1, 0};
    return site;
}

geo::Grid<float> grid_of(const Site& site, std::vector<float> values) {
    geo::Grid<float> grid(site.frame);
    grid.values = std::move(values);
    return grid;
}

ModelResult heat_result(const Site& site, std::vector<float> utci, std::vector<float> shadow) {
    ModelResult result;
    result.model = "heat";
    result.model_version = 1;
    result.hash = "h";
    result.grids.push_back({"heat.utci", "°C", "t", grid_of(site, std::move(utci))});
    result.grids.push_back({"heat.shadow", "", "t", grid_of(site, std::move(shadow))});
    return result;
}

RunOutcome outcome(double cell_m, int version, const char* weather) {
    RunOutcome run;
    auto result = std::make_shared<ModelResult>();
    result->model = "heat";
    result->model_version = version;
    auto site = std::make_shared<Site>();
    site->frame.cell_m = cell_m;
    run.result = result;
    run.site = site;
    run.weather_name = weather;
    return run;
}

std::vector<IndicatorValue> heat_indicators(const ModelResult& result, const Site& site) {
    return scenarios::indicators_of(tests::shipped_indicators(), result, site);
}

std::vector<std::string> keys(const std::vector<geo::Message>& messages) {
    std::vector<std::string> names;
    for (const geo::Message& message : messages) {
        names.push_back(message.key);
    }
    return names;
}

} // namespace

TEST_CASE("indicators count the walkable cells of the area only") {
    const Site site = four_cells();
    const ModelResult result = heat_result(site, {30.0F, 36.0F, 90.0F, 90.0F}, {0.03F, 1, 0, 0});
    const std::vector<IndicatorValue> values = heat_indicators(result, site);
    REQUIRE(values.size() == 5);
    CHECK(values[0].definition.id == "heat.mean_utci");
    CHECK(values[0].value == 33.0);
    CHECK(values[0].cells == 2);
    CHECK(values[1].definition.id == "heat.share_above_32");
    CHECK(values[1].value == 50.0);
    CHECK(values[2].definition.id == "heat.share_above_38");
    CHECK(values[2].value == 0.0);
    CHECK(values[3].definition.id == "heat.shaded_share");
    CHECK(values[3].value == 50.0);
    CHECK(values[0].hash == "h");
}

TEST_CASE("exactly 32 degrees is not above 32 degrees") {
    const Site site = four_cells();
    const auto values =
        heat_indicators(heat_result(site, {32.0F, 32.001F, none, none}, {0, 0, 0, 0}), site);
    CHECK(values[1].value == 50.0);
}

TEST_CASE("the range of a value is that of a map two degrees cooler or warmer") {
    const Site site = four_cells();
    const auto values =
        heat_indicators(heat_result(site, {33.75F, 30.25F, none, none}, {1, 1, 1, 1}), site);
    CHECK(values[1].value == 50.0);
    CHECK(values[1].least == 0.0);
    CHECK(values[1].most == 100.0);
    CHECK(values[0].least == 30.0);
    CHECK(values[0].most == 34.0);
    CHECK(to_json(values[0])["least"].to_double() == 30.0);
}

TEST_CASE("in a comparison the range is that of a map half a degree cooler or warmer") {
    const Site site = four_cells();
    const auto near =
        heat_indicators(heat_result(site, {32.25F, 31.75F, none, none}, {1, 1, 1, 1}), site);
    const auto far =
        heat_indicators(heat_result(site, {33.75F, 30.25F, none, none}, {1, 1, 1, 1}), site);
    const auto lines = compare(far, near);
    CHECK(lines[0].variant_least == 31.5);
    CHECK(lines[0].variant_most == 32.5);
    CHECK(lines[1].variant_least == 0.0);
    CHECK(lines[1].variant_most == 100.0);
    const auto back = compare(near, far);
    CHECK(back[1].variant_least == 50.0);
    CHECK(back[1].variant_most == 50.0);
}

TEST_CASE("the shaded share has no range, so no difference of it is larger than an error") {
    const Site site = four_cells();
    const auto sunny =
        heat_indicators(heat_result(site, {34.0F, 36.0F, none, none}, {1, 1, 1, 1}), site);
    const auto shady =
        heat_indicators(heat_result(site, {34.0F, 36.0F, none, none}, {0, 0, 0, 0}), site);
    CHECK(to_json(shady[3])["least"].is_null());
    const auto lines = compare(sunny, shady);
    CHECK(lines[3].difference == 100.0);
    CHECK_FALSE(lines[3].clear.has_value());
    CHECK(judgement(lines[3]) == 0);
    CHECK(to_json(lines[3])["larger_than_error"].is_null());
    CHECK_FALSE(to_json(lines[0])["larger_than_error"].is_null());
}

TEST_CASE(
    "the difference that is shown is that of the two numbers beside it, and none is unchanged") {
    const auto loaded = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", "de");
    REQUIRE(loaded.ok());
    scenarios::IndicatorComparison line;
    line.definition = tests::shipped_indicator("heat.shaded_share");
    const auto words_for = [&](double baseline, double variant) {
        line.baseline = baseline;
        line.variant = variant;
        line.difference = variant - baseline;
        return difference_words(line, *loaded);
    };
    CHECK(words_for(61.01, 61.04) == "unverändert"); // 61,0 and 61,0
    CHECK(words_for(61.04, 61.06) == "+0,1\u00A0Prozentpunkte");
    CHECK(words_for(98.873, 86.387) == "\u221212,5\u00A0Prozentpunkte"); // 98,9 and 86,4
    line.definition = tests::shipped_indicator("heat.mean_utci");
    CHECK(words_for(36.26, 33.84) == "\u22122,5\u202FK"); // 36,3 and 33,8
    CHECK(scenarios::difference_unit(line.definition.unit) == "K");
}

TEST_CASE("cells without a value do not count, and without any there is no number") {
    const Site site = four_cells();
    const auto some =
        heat_indicators(heat_result(site, {none, 36.0F, none, none}, {0, 1, 0, 0}), site);
    CHECK(some[0].value == 36.0);
    CHECK(some[0].cells == 1);
    ModelResult empty;
    empty.model = "heat";
    const auto nothing = heat_indicators(empty, site);
    CHECK(std::isnan(nothing[0].value));
    CHECK(nothing[0].cells == 0);
}

TEST_CASE("a difference is variant minus baseline, and clear only above the model's error") {
    const Site site = four_cells();
    const auto baseline =
        heat_indicators(heat_result(site, {34.0F, 36.0F, none, none}, {1, 1, 1, 1}), site);
    const auto little =
        heat_indicators(heat_result(site, {33.75F, 35.75F, none, none}, {0, 0, 0, 0}), site);
    const auto much =
        heat_indicators(heat_result(site, {30.0F, 36.0F, none, none}, {0, 1, 1, 1}), site);
    const auto weak = compare(baseline, little);
    CHECK(weak[0].difference == -0.25);
    CHECK((weak[0].clear == false));
    CHECK(judgement(weak[0]) == 0);
    const auto strong = compare(baseline, much);
    CHECK(strong[0].difference == -2.0);
    CHECK((strong[0].clear == true));
    CHECK(judgement(strong[0]) == 1);
    CHECK(strong[1].difference == -50.0);
    CHECK(strong[3].difference == 50.0);
}

TEST_CASE("what keeps two runs from being compared is named") {
    const RunOutcome run = outcome(1.0, 1, "hot day");
    CHECK(differences_in_setup(run, outcome(1.0, 1, "hot day")).empty());
    CHECK(
        keys(differences_in_setup(run, outcome(1.0, 2, "hot day"))) ==
        std::vector<std::string>{"compare.differs.model"});
    CHECK(
        keys(differences_in_setup(run, outcome(1.0, 1, "cool day"))) ==
        std::vector<std::string>{"compare.differs.weather"});
    CHECK(
        keys(differences_in_setup(run, outcome(2.0, 1, "hot day"))) ==
        std::vector<std::string>{"compare.differs.cell", "compare.differs.area"});
    RunOutcome later = outcome(1.0, 1, "hot day");
    later.from += std::chrono::hours(1);
    later.to += std::chrono::hours(1);
    CHECK(
        keys(differences_in_setup(run, later)) == std::vector<std::string>{"compare.differs.time"});
}

TEST_CASE("a difference map is empty where one of both is") {
    const Site site = four_cells();
    const auto map = scenarios::difference(
        grid_of(site, {30.0F, none, 3.0F, 1.0F}), grid_of(site, {28.5F, 4.0F, none, 1.0F}));
    CHECK(map.values[0] == -1.5F);
    CHECK(std::isnan(map.values[1]));
    CHECK(std::isnan(map.values[2]));
    CHECK(map.values[3] == 0.0F);
}

TEST_CASE("the table for other programs has decimal points and empty cells for unknown numbers") {
    scenarios::IndicatorComparison line;
    line.definition.id = "heat.mean_utci";
    line.definition.unit = "°C";
    line.baseline = 33.25;
    line.variant = 31.5;
    line.variant_least = 31.0;
    line.variant_most = std::numeric_limits<double>::quiet_NaN();
    line.difference = -1.75;
    CHECK(
        scenarios::indicator_csv({line}) ==
        "id,unit,baseline,variant,variant_least,variant_most,difference,stamp\n"
        "heat.mean_utci,°C,33.25,31.5,31,,-1.75,computed\n");
}
