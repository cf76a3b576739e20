#include "geo/io/sensorthings_importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>

using namespace smiletwin::geo;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;

namespace {

std::string thing(std::string_view observations, std::string_view location) {
    return R"({"@iot.id":7,"name":"Markt","Locations":[{"location":)" + std::string(location) +
           R"(}],"Datastreams":[{"@iot.id":"t","name":"Luft","unitOfMeasurement":{"symbol":"°C"},)"
           R"("ObservedProperty":{"name":"Lufttemperatur"},"Observations":[)" +
           std::string(observations) + "]}]}";
}

constexpr std::string_view at_rostock = R"({"type":"Point","coordinates":[12.14,54.09,14.5]})";

Result<ThingsContent> read(std::string_view text) {
    const auto json = parse_json(text, "answer");
    REQUIRE(json.ok());
    return things_from_json(*json, "answer");
}

} // namespace

TEST_CASE("an answer gives the thing, its place, and its observations in order of time") {
    const auto content = read(
        R"({"value":[)" +
        thing(
            R"({"phenomenonTime":"2026-07-22T14:00:00+02:00","result":31.5},)"
            R"({"phenomenonTime":"2026-07-22T10:00:00Z/2026-07-22T11:00:00Z","result":"30,"},)"
            R"({"phenomenonTime":"2026-07-22T10:00:00Z","result":"29.5"})",
            at_rostock) +
        "]}");
    REQUIRE(content.ok());
    REQUIRE(content->things.size() == 1);
    const Thing& market = content->things[0];
    CHECK(market.id == "7");
    CHECK(market.position.latitude_deg == 54.09);
    CHECK(market.height_m == 14.5);
    REQUIRE(market.datastreams.size() == 1);
    const Datastream& air = market.datastreams[0];
    CHECK(air.observed_property == "Lufttemperatur");
    CHECK(air.unit == "°C");
    REQUIRE(air.observations.size() == 3);
    CHECK(format_iso_utc(air.observations[0].time) == "2026-07-22T10:00:00Z");
    CHECK(air.observations[0].value == 29.5); // a number in quotes is a number
    CHECK(format_iso_utc(air.observations[1].time) == "2026-07-22T11:00:00Z"); // end of interval
    CHECK(std::isnan(air.observations[1].value));
    CHECK(air.observations[2].value == 31.5);
    CHECK(latest(air)->value == 31.5);
}

TEST_CASE("one thing alone, a list of things and a Feature as location are read, too") {
    const std::string one = thing("", at_rostock);
    CHECK(read(one).ok());
    CHECK(read("[" + one + "," + one + "]")->things.size() == 2);
    const auto feature = read(
        thing("", R"({"type":"Feature","geometry":{"type":"Point","coordinates":[12.14,54.09]}})"));
    REQUIRE(feature.ok());
    CHECK_FALSE(feature->things[0].height_m.has_value());
}

TEST_CASE("odd entities are counted and the good ones stay") {
    const auto content = read(
        R"({"value":[{"name":"nothing"},)" + thing("", R"({"type":"Polygon"})") + "," +
        thing("", R"({"type":"Point","coordinates":[6000000,312000]})") + "," +
        thing(R"({"result":1},{"phenomenonTime":"yesterday","result":2})", at_rostock) + "]}");
    REQUIRE(content.ok());
    CHECK(content->things.size() == 1);
    CHECK(content->ignored.at("not_a_thing") == 1);
    CHECK(content->ignored.at("thing_without_place") == 2); // the second is in metres
    CHECK(content->ignored.at("observation_without_time") == 2);
}

TEST_CASE("a null result is an observation of nothing, not zero") {
    const auto content =
        read(thing(R"({"phenomenonTime":"2026-07-22T10:00:00Z","result":null})", at_rostock));
    REQUIRE(content.ok());
    CHECK(std::isnan(content->things[0].datastreams[0].observations[0].value));
    CHECK_FALSE(latest(content->things[0].datastreams[0]).has_value());
}

TEST_CASE("empty, cut and unrelated documents are refused") {
    const TemporaryFolder folder;
    RunContext context;
    const auto format = sensorthings_format();
    CHECK_FALSE(format.read(folder.file("empty.json"), {}, context).ok());
    const std::string whole = thing("", at_rostock);
    CHECK_FALSE(format.read(folder.file("cut.json", whole.substr(0, 60)), {}, context).ok());
    CHECK_FALSE(read(R"({"value":[]})").ok());
    CHECK_FALSE(read(R"({"type":"FeatureCollection","features":[]})").ok());
}

TEST_CASE("a page that is not the last one is remarked on") {
    const auto content = read(
        R"({"@iot.nextLink":"http://x/Things?$skip=100","value":[)" + thing("", at_rostock) + "]}");
    REQUIRE(content.ok());
    REQUIRE(content.warnings().size() == 1);
    CHECK(content.warnings()[0].what.key == "warning.sensors.more_pages");
}

TEST_CASE("an entity of the FROST server reads as a thing with two datastreams", "[real]") {
    const auto path = reference_data("data/sensorthings-frost/entitiesDefault.json");
    if (path.empty()) {
        return;
    }
    RunContext context;
    const auto imported = sensorthings_format().read(path, {}, context);
    REQUIRE(imported.ok());
    const auto& things = *std::get<std::shared_ptr<const std::vector<Thing>>>(imported->data);
    REQUIRE(things.size() == 1);
    CHECK(things[0].position.longitude_deg == -117.05);
    REQUIRE(things[0].datastreams.size() == 2);
    CHECK(things[0].datastreams[0].unit == "lm");
    CHECK(things[0].datastreams[1].observations.back().value == 6.0);
}
