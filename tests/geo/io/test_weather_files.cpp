#include "geo/base/resources.hpp"
#include "geo/io/epw_importer.hpp"
#include "geo/io/try_importer.hpp"
#include "geo/io/umep_importer.hpp"
#include "geo/io/weather_preset.hpp"
#include "geo/weather/sun_position.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>
#include <numbers>

using namespace smiletwin::geo;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;

namespace {

/// Header of an EPW file at Rostock in the zone UTC+1, and its rows.
std::string epw(std::string_view rows) {
    std::string text = "LOCATION,Rostock,,DEU,TRY,101700,54.18,12.08,1.0,4.0\n";
    for (int line = 2; line <= 8; ++line) {
        text += "HEADER " + std::to_string(line) + "\n";
    }
    return text + std::string(rows);
}

/// One EPW row with everything in its own column.
std::string epw_row(int year, int month, int day, int hour, std::string_view temperature) {
    return std::to_string(year) + "," + std::to_string(month) + "," + std::to_string(day) + "," +
           std::to_string(hour) + ",0,?9," + std::string(temperature) +
           ",10.0,60,101300,9999,9999,330,400,500,150,0,0,0,0,270,3.5,5,5\n";
}

constexpr std::string_view umep_header =
    "%iy id it imin Q* QH QE Qs Qf Wind RH Td press rain Kdn snow ldown fcld wuh xsmd lai_hr "
    "Kdiff Kdir Wd\n";

std::string umep_row(int day_of_year, int hour, std::string_view temperature) {
    return "2026 " + std::to_string(day_of_year) + " " + std::to_string(hour) +
           " 0 -999 -999 -999 -999 -999 2.5 65 " + std::string(temperature) +
           " 101.3 -999 420 -999 -999.00 -999 -999 -999 -999 120 500 -999\n";
}

} // namespace

TEST_CASE("an EPW stamp ends its hour in the zone of the header") {
    const TemporaryFolder folder;
    const auto weather = read_epw(folder.file(
        "a.epw", epw(epw_row(2022, 7, 20, 14, "34.5") + epw_row(2022, 7, 20, 24, "25"))));
    REQUIRE(weather.ok());
    CHECK(weather->name == "Rostock");
    CHECK(weather->latitude_deg == 54.18);
    REQUIRE(weather->rows.size() == 2);
    const WeatherRow& row = weather->rows[0];
    CHECK(format_iso_utc(row.begin) == "2022-07-20T12:00:00Z");
    CHECK(format_iso_utc(row.end) == "2022-07-20T13:00:00Z");
    CHECK(row.air_temperature_C == 34.5);
    CHECK(row.relative_humidity_pct == 60.0);
    CHECK(row.pressure_hPa == Approx(1013.0));
    CHECK(row.longwave_down_w_m2 == 330.0);
    CHECK(row.global_horizontal_w_m2 == 400.0);
    CHECK(row.direct_normal_w_m2 == 500.0);
    CHECK(row.diffuse_horizontal_w_m2 == 150.0);
    CHECK(row.wind_speed_10m_mps == 3.5);
    CHECK(format_iso_utc(weather->rows[1].end) == "2022-07-20T23:00:00Z");
}

TEST_CASE("a byte order mark and a Windows umlaut do not spoil the EPW header") {
    const TemporaryFolder folder;
    std::string text = epw(epw_row(2022, 1, 1, 1, "1"));
    text.replace(
        text.find("Rostock"),
        7,
        "L\xFC"
        "beck");
    const auto weather = read_epw(folder.file("a.epw", "\xEF\xBB\xBF" + text));
    REQUIRE(weather.ok());
    CHECK(weather->name == "Lübeck");
}

TEST_CASE("what EPW marks as missing is not given") {
    const TemporaryFolder folder;
    const auto weather = read_epw(folder.file("a.epw", epw(epw_row(2022, 1, 1, 1, "99.9"))));
    REQUIRE(weather.ok());
    CHECK(std::isnan(weather->rows[0].air_temperature_C));
}

TEST_CASE("broken EPW rows are counted and the good ones stay in order") {
    const TemporaryFolder folder;
    const auto weather = read_epw(folder.file(
        "a.epw",
        epw(epw_row(2022, 1, 1, 1, "1") + "2022,1,1,two,0\n" + epw_row(2022, 1, 1, 1, "1") +
            epw_row(2022, 1, 1, 3, "3") + "2022,1,1,4,0,?9,4.0,3.0,60")));
    REQUIRE(weather.ok());
    CHECK(weather->rows.size() == 2);
    REQUIRE(weather.warnings().size() == 1);
    CHECK(weather.warnings()[0].what.key == "warning.weather.ignored_lines");
    CHECK(weather.warnings()[0].what.values.back().second == "3");
}

TEST_CASE("a typical year of months from several years rises in one year") {
    const TemporaryFolder folder;
    const auto weather = read_epw(
        folder.file("a.epw", epw(epw_row(2012, 1, 31, 24, "0") + epw_row(1998, 2, 1, 1, "1"))));
    REQUIRE(weather.ok());
    REQUIRE(weather->rows.size() == 2);
    CHECK(weather->rows[1].begin == weather->rows[0].end);
    REQUIRE(weather.warnings().size() == 1);
    CHECK(weather.warnings()[0].what.key == "warning.weather.typical_year");
}

TEST_CASE("empty, headless, cut and wordy weather files are refused") {
    const TemporaryFolder folder;
    CHECK_FALSE(read_epw(folder.file("empty.epw")).ok());
    CHECK_FALSE(read_epw(folder.file("headless.epw", epw_row(2022, 1, 1, 1, "1"))).ok());
    CHECK_FALSE(read_epw(folder.file("cut.epw", epw(""))).ok());
    CHECK_FALSE(read_umep(folder.file("empty.txt"), {}).ok());
    CHECK_FALSE(read_umep(folder.file("words.txt", "Ein Brief.\nMit zwei Zeilen.\n"), {}).ok());
    CHECK_FALSE(read_epw(folder.path() / "missing.epw").ok());
}

TEST_CASE("a UMEP stamp ends its hour, hour 0 belongs to the evening before") {
    const TemporaryFolder folder;
    const auto path = folder.file(
        "met.txt",
        std::string(umep_header) + umep_row(203, 0, "20.5") + umep_row(203, 1, "20") +
            umep_row(203, 2, "-999"));
    const auto weather = read_umep(path, {std::chrono::hours(1)});
    REQUIRE(weather.ok());
    REQUIRE(weather->rows.size() == 3);
    const WeatherRow& row = weather->rows[0];
    CHECK(format_iso_utc(row.begin) == "2026-07-21T22:00:00Z"); // 23 h in UTC+1, day 203 = 22 July
    CHECK(format_iso_utc(row.end) == "2026-07-21T23:00:00Z");
    CHECK(row.air_temperature_C == 20.5);
    CHECK(row.pressure_hPa == Approx(1013.0));
    CHECK(row.wind_speed_10m_mps == 2.5);
    CHECK(row.global_horizontal_w_m2 == 420.0);
    CHECK(row.diffuse_horizontal_w_m2 == 120.0);
    CHECK(row.direct_normal_w_m2 == 500.0);
    CHECK(std::isnan(row.longwave_down_w_m2));
    CHECK(std::isnan(weather->rows[2].air_temperature_C));
}

TEST_CASE("a UMEP line of too few columns is counted, not guessed") {
    const TemporaryFolder folder;
    const auto path = folder.file(
        "met.txt",
        std::string(umep_header) + umep_row(203, 1, "20") + "2026 203 2 0 -999\n" +
            umep_row(203, 3, "21"));
    const auto weather = read_umep(path, {});
    REQUIRE(weather.ok());
    CHECK(weather->rows.size() == 2);
    REQUIRE(weather.warnings().size() == 1);
}

TEST_CASE("the importer takes UMEP stamps as standard time of the project's zone") {
    const TemporaryFolder folder;
    const auto path = folder.file("met.txt", std::string(umep_header) + umep_row(203, 13, "30"));
    auto zone = TimeZone::named("Europe/Berlin");
    REQUIRE(zone.ok());
    RunContext context;
    ImportOptions options;
    options.time_zone = *zone;
    const auto imported = umep_format().read(path, options, context);
    REQUIRE(imported.ok());
    const auto& weather = *std::get<std::shared_ptr<const Weather>>(imported->data);
    CHECK(format_iso_utc(weather.rows[0].end) == "2026-07-22T12:00:00Z");
    const auto without_zone = umep_format().read(path, {}, context);
    REQUIRE(without_zone.ok());
    REQUIRE(without_zone->report.warnings.size() == 1);
    CHECK(without_zone->report.warnings[0].what.key == "warning.weather.no_zone");
}

TEST_CASE("a test reference year is read by its column names, in Central European Time") {
    const TemporaryFolder folder;
    const auto path = folder.file(
        "try.dat",
        "1. Koordinatensystem : Lambert konform konisch\n8. Art des TRY : mittleres Jahr\n"
        "RW HW MM DD HH t p WR WG N x RF B D A E IL\n***\n"
        "3936500 2449500 7 20 13 31.5 1012 270 3.5 2 11.0 40 550 130 380 -480 1\n"
        "3936500 2449500 7 20 14 -999 1012 270 3.5 2 11.0 41 540 131 381 -481 1\n"
        "3936500 2449500 7 20\n");
    const auto weather = read_try(path);
    REQUIRE(weather.ok());
    REQUIRE(weather->rows.size() == 2);
    const WeatherRow& row = weather->rows[0];
    CHECK(format_iso_utc(row.begin) == "2015-07-20T11:00:00Z");
    CHECK(row.air_temperature_C == 31.5);
    CHECK(row.relative_humidity_pct == 40.0);
    CHECK(row.global_horizontal_w_m2 == 680.0);
    CHECK(row.diffuse_horizontal_w_m2 == 130.0);
    CHECK(std::isnan(row.direct_normal_w_m2));
    CHECK(row.longwave_down_w_m2 == 380.0);
    CHECK(std::isnan(weather->rows[1].air_temperature_C));
    REQUIRE(weather.warnings().size() == 1);
    CHECK_FALSE(read_try(folder.file("empty.dat")).ok());
    CHECK_FALSE(read_try(folder.file("words.dat", "t p\n1 2\n")).ok());
}

TEST_CASE("the hot day is assumed, covers a day without gaps, and its radiation adds up") {
    const auto weather = load_weather_preset(data_folder() / "presets" / "weather_hot_day.json");
    REQUIRE(weather.ok());
    CHECK(weather->stamp == Stamp::Assumed);
    CHECK_FALSE(weather->source.empty());
    REQUIRE(weather->rows.size() == 24);
    CHECK(format_iso_utc(weather->rows[0].begin) == "2026-07-21T22:00:00Z"); // 0 h in Rostock
    const GeographicPosition rostock{*weather->latitude_deg, *weather->longitude_deg};
    double warmest_C = -100.0;
    for (std::size_t i = 0; i < weather->rows.size(); ++i) {
        const WeatherRow& row = weather->rows[i];
        CHECK((i == 0 || row.begin == weather->rows[i - 1].end));
        warmest_C = std::max(warmest_C, row.air_temperature_C);
        const double elevation_rad =
            sun_position(row.middle(), rostock).elevation_deg * std::numbers::pi / 180.0;
        const double sum_w_m2 = row.diffuse_horizontal_w_m2 +
                                row.direct_normal_w_m2 * std::max(0.0, std::sin(elevation_rad));
        // The hour's mean sine is not the sine at its middle: at most 3 % of 860 W/m2 at sunrise.
        CHECK(row.global_horizontal_w_m2 == Approx(sum_w_m2).margin(12.0));
    }
    CHECK(warmest_C == 35.0);
}

TEST_CASE("a preset with rows out of order or of another kind is refused") {
    const TemporaryFolder folder;
    CHECK_FALSE(load_weather_preset(folder.file("a.json", R"({"kind":"recipe"})")).ok());
    CHECK_FALSE(load_weather_preset(folder.file("b.json", R"({"kind":"smiletwin weather"})")).ok());
    const auto twice = load_weather_preset(folder.file(
        "c.json",
        R"({"kind":"smiletwin weather","rows":[{"end":"2026-07-22T10:00:00Z"},)"
        R"({"end":"2026-07-22T10:00:00Z"}]})"));
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.problem().what.key == "error.weather.bad_row");
}

TEST_CASE(
    "the sample's hot day has its hour before 14 o'clock legal time where the sun is highest") {
    const auto zone = TimeZone::named("Europe/Berlin");
    REQUIRE(zone.ok());
    RunContext context;
    ImportOptions options;
    options.time_zone = *zone;
    const auto imported = umep_format().read(
        SMILETWIN_SOURCE_DIR "/data/sample/hot_day_2026-07-22.txt", options, context);
    REQUIRE(imported.ok());
    const auto& rows = std::get<std::shared_ptr<const Weather>>(imported->data)->rows;
    REQUIRE(rows.size() == 24);
    CHECK(format_iso_utc(rows.front().begin) == "2026-07-21T22:00:00Z"); // midnight, legal time
    const WeatherRow& row = rows[13];
    CHECK(format_iso_utc(row.end) == "2026-07-22T12:00:00Z");
    CHECK(row.air_temperature_C == 29.65);
    CHECK(row.global_horizontal_w_m2 == 850.1);
    for (const WeatherRow& other : rows) {
        CHECK(other.global_horizontal_w_m2 <= row.global_horizontal_w_m2);
    }
}

TEST_CASE("a real EPW year has 8760 rows, real UMEP days 24", "[real]") {
    const auto data = reference_data("data");
    if (data.empty()) {
        return;
    }
    const auto berlin = read_epw(data / "weather-dwd-epw" / "AMY_2010_2022_2022.epw");
    REQUIRE(berlin.ok());
    CHECK(berlin->rows.size() == 8760);
    CHECK(berlin.warnings().empty());
    CHECK(berlin->rows[0].air_temperature_C == 12.07);
    CHECK(format_iso_utc(berlin->rows[0].end) == "2022-01-01T00:00:00Z");
    const auto day =
        read_umep(data / "terrain-goteborg" / "gbg19970606_2015a.txt", {std::chrono::hours(1)});
    REQUIRE(day.ok());
    CHECK(day->rows.size() == 24);
    CHECK(day->rows[0].wind_speed_10m_mps == 1.0);
    const auto block = reference_data("reference/solweig/block_iso/inputs/met.txt");
    if (!block.empty()) {
        const auto hot_day = read_umep(block, {std::chrono::hours(1)});
        REQUIRE(hot_day.ok());
        CHECK(hot_day->rows.size() == 24);
        CHECK(hot_day.warnings().empty());
    }
    const auto rostock = read_try(data / "weather-rostock-try" / "Germany_RostockTRYnormal.dat");
    REQUIRE(rostock.ok());
    CHECK(rostock->rows.size() == 8760);
    CHECK(rostock->rows[32].global_horizontal_w_m2 == 19.0); // hour 33: 8 direct, 11 diffuse
    const auto year = read_umep(data / "terrain-goteborg" / "GBG_TMY_1977.txt", {});
    REQUIRE(year.ok());
    CHECK(year->rows.size() == 8760);
}
