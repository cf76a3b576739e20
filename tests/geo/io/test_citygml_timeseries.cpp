// Time series in city models (CityGML 3.0, module Dynamizer).

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

#include <cmath>
#include <filesystem>
#include <iostream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string pair_of(std::string_view time, std::string_view value) {
    return "<d:timeValuePair><d:TimeValuePair><d:timestamp>" + std::string(time) +
           "</d:timestamp>" + std::string(value) + "</d:TimeValuePair></d:timeValuePair>";
}

std::string series(std::string_view pairs) {
    return "<d:dynamicData><d:GenericTimeseries><d:observationProperty>Irradiation"
           "</d:observationProperty><d:uom>kWh</d:uom><d:valueType>double</d:valueType>" +
           std::string(pairs) + "</d:GenericTimeseries></d:dynamicData>";
}

/// A building of CityGML 3.0 with a roof; `dynamizer` is told of the roof.
std::string model(std::string_view dynamizer, std::string_view srs = "EPSG:25833") {
    return "<CityModel xmlns=\"http://www.opengis.net/citygml/3.0\" "
           "xmlns:gml=\"http://www.opengis.net/gml/3.2\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
           "xmlns:con=\"http://www.opengis.net/citygml/construction/3.0\" "
           "xmlns:b=\"http://www.opengis.net/citygml/building/3.0\" "
           "xmlns:d=\"http://www.opengis.net/citygml/dynamizer/3.0\">"
           "<gml:boundedBy><gml:Envelope srsName=\"" +
           std::string(srs) +
           "\" srsDimension=\"3\"/></gml:boundedBy><cityObjectMember><b:Building gml:id=\"B1\">"
           "<boundary><con:RoofSurface gml:id=\"R1\"><dynamizer><d:Dynamizer gml:id=\"D1\">"
           "<d:attributeRef>//con:RoofSurface[@gml:id='R1']/irradiation</d:attributeRef>"
           "<d:startTime>2019-01-01T00:00:00Z</d:startTime>" +
           std::string(dynamizer) +
           "</d:Dynamizer></dynamizer><lod2MultiSurface><gml:MultiSurface>" +
           polygon(square_positions, "P1") +
           "</gml:MultiSurface></lod2MultiSurface></con:RoofSurface></boundary></b:Building>"
           "</cityObjectMember></CityModel>";
}

struct ReadThings {
    std::shared_ptr<const City> city;
    std::shared_ptr<const std::vector<Thing>> things;
    ImportReport report;
};

ReadThings read_things(const std::string& text) {
    const TemporaryFolder folder;
    RunContext context;
    auto read = import_file(folder.file("model.gml", text), {}, context);
    REQUIRE(read.ok());
    return {std::get<std::shared_ptr<const City>>(read->data), read->things, read->report};
}

} // namespace

TEST_CASE("months of irradiation on a roof become a datastream of its building") {
    const auto [city, things, report] = read_things(model(series(
        pair_of("2019-02", "<d:doubleValue>1866.5</d:doubleValue>") +
        pair_of("2019-01", "<d:doubleValue>1454.25</d:doubleValue>") +
        pair_of("2019-03-01T12:00:00+01:00", "<d:intValue>1998</d:intValue>"))));
    REQUIRE(things);
    REQUIRE(things->size() == 1);
    const Thing& thing = things->front();
    CHECK(thing.id == "B1");
    CHECK(thing.position.latitude_deg == Approx(54.09).margin(0.01));
    CHECK(thing.position.longitude_deg == Approx(12.14).margin(0.01));
    REQUIRE(thing.datastreams.size() == 1);
    const Datastream& stream = thing.datastreams[0];
    CHECK(stream.id == "D1");
    CHECK(stream.observed_property == "Irradiation");
    CHECK(stream.unit == "kWh");
    REQUIRE(stream.observations.size() == 3);
    CHECK(format_iso_utc(stream.observations[0].time) == "2019-01-01T00:00:00Z");
    CHECK(stream.observations[0].value == 1454.25);
    CHECK(format_iso_utc(stream.observations[2].time) == "2019-03-01T11:00:00Z");
    CHECK(report.ignored.empty());
    CHECK(
        city->attribute(city->objects[0], "dynamizer.attributeRef") ==
        "//con:RoofSurface[@gml:id='R1']/irradiation");
    CHECK(city->attribute(city->objects[0], "dynamizer.timestamp").empty());
}

TEST_CASE("values that are no numbers and times that are none are counted") {
    const auto [city, things, report] = read_things(model(series(
        pair_of("2019-01", "<d:stringValue>much</d:stringValue>") +
        pair_of("spring", "<d:doubleValue>1</d:doubleValue>") +
        pair_of("2019-02", "<d:boolValue>true</d:boolValue>"))));
    REQUIRE(things);
    REQUIRE(things->front().datastreams[0].observations.size() == 1);
    CHECK(things->front().datastreams[0].observations[0].value == 1.0);
    CHECK(report.ignored.at("timeseries_value") == 2);
}

TEST_CASE("a series of a model without a place on earth is counted, its object is there") {
    const auto [city, things, report] = read_things(
        model(series(pair_of("2019-01", "<d:doubleValue>1</d:doubleValue>")), "#local-CRS-1"));
    CHECK_FALSE(things);
    CHECK(report.ignored.at("thing_without_place") == 1);
    CHECK(city->objects.size() == 1);
}

TEST_CASE("the sensor behind an attribute is kept as attributes, a series in a file is counted") {
    const auto [city, things, report] = read_things(model(
        "<d:dynamicData><d:StandardFileTimeseries><d:observationProperty>Heat"
        "</d:observationProperty><d:fileLocation>heat.xml</d:fileLocation></"
        "d:StandardFileTimeseries>"
        "</d:dynamicData><d:sensorConnection><d:SensorConnection><d:connectionType>ogc_sta_1.0"
        "</d:connectionType><d:observationProperty>Temperature</d:observationProperty>"
        "<d:baseURL>http://127.0.0.1:8080/v1.0</d:baseURL><d:datastreamID>1</d:datastreamID>"
        "<d:sensorLocation xlink:href=\"#R1\"/></d:SensorConnection></d:sensorConnection>"));
    CHECK_FALSE(things);
    const auto value = [&city = *city](std::string_view name) {
        return city.attribute(city.objects[0], name);
    };
    CHECK(value("dynamizer.connectionType") == "ogc_sta_1.0");
    CHECK(value("dynamizer.observationProperty") == "Heat"); // the first of two
    CHECK(city->objects[0].attribute_count == 9);
    CHECK(value("dynamizer.baseURL") == "http://127.0.0.1:8080/v1.0");
    CHECK(value("dynamizer.sensorLocation") == "#R1");
    CHECK(value("dynamizer.fileLocation") == "heat.xml");
    CHECK(report.ignored == std::map<std::string, std::uint64_t>{{"StandardFileTimeseries", 1}});
}

TEST_CASE("the official example has twelve months of irradiation on its roof", "[real]") {
    const auto path = std::filesystem::path(SMILETWIN_SOURCE_DIR) /
                      "../shared/data/citygml3-ogc-examples/Dynamizer/"
                      "Building_CityGML3.0_with_Dynamizer_and_inline_Timeseries.gml";
    if (!std::filesystem::exists(path)) {
        std::cout << "SKIPPED: " << path << " is not here\n";
        return;
    }
    RunContext context;
    const auto read = import_file(path, {}, context);
    REQUIRE(read.ok());
    REQUIRE(read->things);
    REQUIRE(read->things->size() == 1);
    const Datastream& stream = read->things->front().datastreams.at(0);
    CHECK(stream.observed_property == "DiffuseIrradiationPerMonth");
    CHECK(stream.unit == "kWh");
    REQUIRE(stream.observations.size() == 12);
    CHECK(stream.observations[0].value == 1454.63);
    CHECK(format_iso_utc(stream.observations[11].time) == "2019-12-01T00:00:00Z");
    CHECK(read->things->front().position.latitude_deg == Approx(48.0).margin(0.5)); // Bavaria
}
