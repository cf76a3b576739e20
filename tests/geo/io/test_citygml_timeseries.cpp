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

ReadThings read_things(
    const std::string& text, const TemporaryFolder& folder, const ImportOptions& options = {}) {
    RunContext context;
    auto read = import_file(folder.file("model.gml", text), options, context);
    REQUIRE(read.ok());
    return {std::get<std::shared_ptr<const City>>(read->data), read->things, read->report};
}

ReadThings read_things(const std::string& text) {
    return read_things(text, TemporaryFolder());
}

std::string element(std::string_view name, std::string_view content) {
    return "<d:" + std::string(name) + ">" + std::string(content) + "</d:" + std::string(name) +
           ">";
}

std::string table(std::string_view file, std::string_view form) {
    return "<d:dynamicData><d:TabulatedFileTimeseries>" + element("observationProperty", "Heat") +
           element("uom", "kW") + element("fileLocation", file) + element("fileType", "CSV") +
           element("valueType", "double") + std::string(form) +
           "</d:TabulatedFileTimeseries></d:dynamicData>";
}

std::string standard_file(std::string_view file) {
    return "<d:dynamicData><d:StandardFileTimeseries>" + element("observationProperty", "Heat") +
           element("fileLocation", file) + element("fileType", "TimeseriesML") +
           "</d:StandardFileTimeseries></d:dynamicData>";
}

/// "1@2019-01-01T00 2@..." of the only stream there is.
std::string told(const ReadThings& read) {
    std::string text;
    REQUIRE(read.things);
    REQUIRE(read.things->size() == 1);
    REQUIRE(read.things->front().datastreams.size() == 1);
    for (const Observation& one : read.things->front().datastreams[0].observations) {
        text += (text.empty() ? "" : " ") + std::to_string(static_cast<int>(one.value)) + "@" +
                format_iso_utc(one.time).substr(0, 16);
    }
    return text;
}

std::string part(std::string_view repetitions, std::string_view gap, std::string_view timeseries) {
    return "<d:component><d:TimeseriesComponent>" + element("repetitions", repetitions) +
           (gap.empty() ? std::string() : element("additionalGap", gap)) + std::string(timeseries) +
           "</d:TimeseriesComponent></d:component>";
}

std::string composite(std::string_view parts, std::string_view first = {}) {
    return "<d:dynamicData><d:CompositeTimeseries>" +
           (first.empty() ? std::string() : element("firstTimestamp", first)) + std::string(parts) +
           "</d:CompositeTimeseries></d:dynamicData>";
}

/// 1 at noon and 2 at 18 h of a day: a pattern of twelve hours.
std::string pattern(std::string_view id, std::string_view day) {
    const auto stamp = [day](const char* hour) {
        return std::string(day) + "T" + hour + ":00:00Z";
    };
    return "<d:timeseries><d:GenericTimeseries gml:id=\"" + std::string(id) + "\">" +
           element("observationProperty", "Heat") + element("valueType", "int") +
           pair_of(stamp("12"), element("intValue", "1")) +
           pair_of(stamp("18"), element("intValue", "2")) + "</d:GenericTimeseries></d:timeseries>";
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

TEST_CASE("a table beside the model becomes a datastream, columns by name") {
    const TemporaryFolder folder;
    folder.file(
        "heat.csv",
        "id;when;kW\nA;2019-01-01T00:00Z;1,5\nB;2019-01-01T00:00Z;7\n"
        "A;2019-01-01T01:00Z;2,5\n");
    const auto read = read_things(
        model(table(
            "heat.csv",
            element("numberOfHeaderLines", "1") + element("fieldSeparator", ";") +
                element("decimalSymbol", ",") + element("idColumnName", "id") +
                element("idValue", "A") + element("timeColumnName", "when") +
                element("valueColumnName", "kW"))),
        folder);
    CHECK(told(read) == "1@2019-01-01T00:00 2@2019-01-01T01:00");
    const Datastream& stream = read.things->front().datastreams[0];
    CHECK(stream.observations[0].value == 1.5);
    CHECK(stream.unit == "kW");
    CHECK(stream.observed_property == "Heat");
    CHECK(read.report.ignored.empty());
    CHECK(
        read.city->attribute(read.city->objects[0], "dynamizer.fileLocation") ==
        "heat.csv"); // kept, so that it is written again
}

TEST_CASE("columns of a table are known by number, from one or from zero, or are the first two") {
    const TemporaryFolder folder;
    folder.file("heat.csv", "made by hand\nx,time,value\n9,2019-01,1\n9,2019-02,2\n");
    const auto with = [&folder](std::string_view form) {
        return told(read_things(model(table("heat.csv", form)), folder));
    };
    const std::string head = element("numberOfHeaderLines", "2") + element("fieldSeparator", ",");
    const std::string expected = "1@2019-01-01T00:00 2@2019-02-01T00:00";
    CHECK(with(head + element("timeColumnNo", "2") + element("valueColumnNo", "3")) == expected);
    CHECK(
        with(
            head + element("idColumnNo", "0") + element("timeColumnNo", "1") +
            element("valueColumnNo", "2")) == expected);
    folder.file("heat.csv", "2019-01\t1\n2019-02\t2\n");
    CHECK(with(element("numberOfHeaderLines", "0") + element("fieldSeparator", "tab")) == expected);
}

TEST_CASE("rows of a table without time or number are counted") {
    const TemporaryFolder folder;
    folder.file("heat.csv", "t,v\n31.12.2019 14:00,1\nyesterday,2\n2020-01-01,much\n2020-01-02\n");
    const auto read = read_things(model(table("heat.csv", element("fieldSeparator", ","))), folder);
    CHECK(told(read) == "1@2019-12-31T14:00");
    CHECK(read.report.ignored.at("timeseries_value") == 3);
}

TEST_CASE("times of a table without zone are legal time of the project") {
    const TemporaryFolder folder;
    folder.file("heat.csv", "t,v\n2019-07-01T14:00,1\n");
    ImportOptions options;
    options.time_zone = TimeZone::named("Europe/Berlin").value();
    const auto read =
        read_things(model(table("heat.csv", element("fieldSeparator", ","))), folder, options);
    CHECK(told(read) == "1@2019-07-01T12:00");
}

TEST_CASE("TimeseriesML beside the model: pairs, evenly spaced points, lists") {
    const TemporaryFolder folder;
    const auto with = [&folder](std::string_view content) {
        folder.file(
            "heat.xml",
            "<t:TimeseriesTVP xmlns:t=\"http://www.opengis.net/tsml/1.2\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" +
                std::string(content) + "</t:TimeseriesTVP>");
        return read_things(model(standard_file("heat.xml")), folder);
    };
    const auto point = [](std::string_view content) {
        return "<t:point><t:MeasurementTVP>" + std::string(content) +
               "</t:MeasurementTVP></t:point>";
    };
    SECTION("pairs") {
        const auto read = with(
            "<t:defaultPointMetadata><t:PointMetadata><t:uom code=\"Cel\"/></t:PointMetadata>"
            "</t:defaultPointMetadata>" +
            point("<t:time>2025-08-27T06:58:22.758Z</t:time><t:value>19.8</t:value>") +
            point("<t:time>2025-08-27T07:00:00Z</t:time><t:value xsi:nil=\"true\"/>") +
            point("<t:time>2025-08-27T07:03:28Z</t:time><t:value>20</t:value>"));
        CHECK(told(read) == "19@2025-08-27T06:58 20@2025-08-27T07:03");
        CHECK(read.things->front().datastreams[0].unit == "Cel");
    }
    SECTION("evenly spaced") {
        CHECK(
            told(with(
                "<t:metadata><t:TimeseriesMetadata><t:baseTime>2020-01-31T00:00:00Z</t:baseTime>"
                "<t:spacing>P1M</t:spacing></t:TimeseriesMetadata></t:metadata>" +
                point("<t:value>1</t:value>") + point("<t:value>2</t:value>"))) ==
            "1@2020-01-31T00:00 2@2020-02-29T00:00");
    }
    SECTION("lists") {
        CHECK(
            told(with("<t:timePositionList>2020-01-01 2020-01-02</t:timePositionList>"
                      "<t:QuantityList uom=\"m\">3 4</t:QuantityList>")) ==
            "3@2020-01-01T00:00 4@2020-01-02T00:00");
    }
}

TEST_CASE("files of series outside of the folder, broken ones and missing ones are counted") {
    const TemporaryFolder outer;
    outer.file("secret.csv", "t,v\n2019-01-01,1\n");
    std::filesystem::create_directory(outer.path() / "inner");
    RunContext context;
    for (const char* name :
         {"../secret.csv", "/etc/passwd", "http://example.org/x.csv", "none.csv"}) {
        INFO(name);
        const auto path =
            outer.file("inner/model.gml", model(table(name, element("fieldSeparator", ","))));
        const auto read = import_file(path, {}, context);
        REQUIRE(read.ok());
        CHECK_FALSE(read->things);
        CHECK(read->report.ignored.at("TabulatedFileTimeseries") == 1);
    }
    outer.file("inner/broken.xml", "<t:point xmlns:t='x'><t:time>2019");
    const auto broken =
        import_file(outer.file("inner/model.gml", model(standard_file("broken.xml"))), {}, context);
    REQUIRE(broken.ok());
    CHECK(broken->report.ignored.at("StandardFileTimeseries") == 1);
    CHECK(broken->report.warnings.size() == 1);
}

TEST_CASE("a composite series repeats its parts and keeps the gap behind them") {
    const auto read = read_things(model(composite(
        part("2", "PT12H", pattern("day", "2019-01-01")) +
            part("1", "", pattern("end", "2000-01-01")),
        "2020-02-01T12:00:00Z")));
    CHECK(
        told(read) == "1@2020-02-01T12:00 2@2020-02-01T18:00 " // the first twelve hours
                      "1@2020-02-02T00:00 2@2020-02-02T06:00 "
                      "1@2020-02-03T00:00 2@2020-02-03T06:00"); // after the gap
    CHECK(read.report.ignored.empty());
}

TEST_CASE("a part of a composite series that was measured later stays at its time") {
    const auto read = read_things(model(composite(
        part("1", "", pattern("a", "2019-01-01")) + part("1", "", pattern("b", "2019-01-05")))));
    CHECK(
        told(read) ==
        "1@2019-01-01T12:00 2@2019-01-01T18:00 1@2019-01-05T12:00 2@2019-01-05T18:00");
}

TEST_CASE("parts of a composite series may stand elsewhere, but not in themselves") {
    const auto with = [](std::string_view href) {
        return read_things(model(composite(
            part("1", "", pattern("a", "2019-01-01")) +
            part("1", "", "<d:timeseries xlink:href=\"" + std::string(href) + "\"/>"))));
    };
    CHECK(
        told(with("#a")) ==
        "1@2019-01-01T12:00 2@2019-01-01T18:00 1@2019-01-02T00:00 2@2019-01-02T06:00");
    const auto unknown = with("#nobody");
    CHECK(told(unknown) == "1@2019-01-01T12:00 2@2019-01-01T18:00");
    CHECK(unknown.report.unresolved_references == 1);
    const auto circle = read_things(model(
        "<d:dynamicData><d:CompositeTimeseries gml:id=\"c\">" +
        part("1000000000000", "P9999999999999Y", "<d:timeseries xlink:href=\"#c\"/>") +
        "</d:CompositeTimeseries></d:dynamicData>"));
    CHECK_FALSE(circle.things);
}

TEST_CASE("endless repetitions end") {
    const auto read =
        read_things(model(composite(part("999999999999", "", pattern("a", "2019-01-01")))));
    REQUIRE(read.things);
    CHECK(read.things->front().datastreams[0].observations.size() <= 5'000'000);
    CHECK(read.report.ignored.at("timeseries_value") == 1);
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
