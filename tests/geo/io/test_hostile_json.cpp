// Small JSON files that ask for much, read as city models and as answers of sensors.
#include "geo/base/json.hpp"
#include "geo/io/importer.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/support/bounds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <string>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

Result<Imported> read_hostile(std::string_view name, const std::string& text) {
    const TemporaryFolder folder;
    const auto path = folder.file(name, text);
    RunContext context;
    Result<Imported> outcome = Problem{};
    within_bounds([&] { outcome = import_file(path, {}, context); });
    return outcome;
}

std::string refusal(std::string_view name, const std::string& text) {
    const auto outcome = read_hostile(name, text);
    return outcome ? "was read" : outcome.problem().what.key;
}

std::string listed(std::size_t times, std::string_view entry) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += (i > 0 ? "," : "") + std::string(entry);
    }
    return all;
}

/// Members "k0": value, "k1": value, ...
std::string members(std::size_t times, std::string_view value) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += fmt::format("{}\"k{}\":{}", i > 0 ? "," : "", i, value);
    }
    return all;
}

} // namespace

TEST_CASE("a long text in CityJSON is cut and counted, too") {
    const auto city = read_hostile(
        "a.city.json",
        cityjson(json_object(
            "haus",
            cube_geometry(),
            R"(,"attributes":{"long":")" + std::string(3'000'001, 'x') + R"(","short":"y"})")));
    REQUIRE(city.ok());
    CHECK(city->report.ignored.at("long_text") == 1);
    const auto& attributes = std::get<std::shared_ptr<const City>>(city->data)->attributes;
    REQUIRE(attributes.size() == 2);
    CHECK(attributes[0].value.size() == std::size_t{1} << 20U);
    CHECK(attributes[1].value == "y");
}

TEST_CASE("100,000 nested arrays are refused, closed or not") {
    const std::string open(100000, '[');
    const std::string closed = open + std::string(open.size(), ']');
    const std::string things = R"({"value":[{"Datastreams":)";
    CHECK(refusal("sensors.json", things + open) == "error.json.too_deep");
    CHECK(refusal("sensors.json", things + closed + "}]}") == "error.json.too_deep");
    const std::string city = R"({"type":"CityJSON","version":"2.0","CityObjects":)";
    CHECK(refusal("a.city.json", city + closed + "}") == "error.json.too_deep");
}

TEST_CASE("an object of 300,000 members is read in one go, and of equal names the last counts") {
    const std::string streams = "{" + members(300000, "1") + "}";
    CHECK(
        refusal("sensors.json", R"({"value":[{"Datastreams":)" + streams + "}]}") ==
        "error.sensors.no_things");
    const auto twice = parse_json(R"({"a":1,"b":2,"a":3})", {});
    REQUIRE(twice.ok());
    CHECK(dump_json(*twice) == R"({"a":3,"b":2})");
}

TEST_CASE("a whole number beyond 64 bits stays a number") {
    const auto read = parse_json("[18446744073709551615,-9223372036854775808]", {});
    REQUIRE(read.ok());
    CHECK((*read)[std::size_t{0}].to_double() == 18446744073709551615.0);
    CHECK((*read)[std::size_t{1}].to_int() == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("keys of attributes do not grow with what they stand in") {
    const std::string attributes =
        R"(,"attributes":{")" + std::string(1'000'000, 'k') + "\":{" + members(100000, "1") + "}}";
    const auto read = read_hostile("a.city.json", cityjson(json_object("a", "", attributes)));
    REQUIRE(read.ok());
    const auto& city = *std::get<std::shared_ptr<const City>>(read->data);
    REQUIRE(city.attributes.size() == 100000);
    CHECK(city.attributes.front().name.text().size() < 1000);
}

TEST_CASE("a template placed too often is refused") {
    const std::string placed = R"({"type":"GeometryInstance","template":0,"boundaries":[0],)"
                               R"("transformationMatrix":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]})";
    const std::string templates =
        R"(,"geometry-templates":{"templates":[{"type":"MultiSurface","lod":"1","boundaries":[)" +
        listed(50000, "[[0,1,2,3]]") +
        R"(]}],"vertices-templates":[[0,0,0],[1,0,0],[1,1,0],[0,1,0]]})";
    const std::string objects = json_object("a", listed(20000, placed));
    CHECK(
        refusal("a.city.json", cityjson(objects, "EPSG:25833", templates)) ==
        "error.cityjson.too_many_instances");
}

TEST_CASE("parents in a circle, indices from nowhere and numbers beyond all measure are survived") {
    const std::string ring = R"({"type":"MultiSurface","lod":"1","boundaries":)";
    const auto read = read_hostile(
        "a.city.json",
        cityjson(
            json_object("a", ring + "[[[0,1,99999999999,-5]]]}", R"(,"parents":["b"])") + "," +
            json_object("b", ring + "[[[0,1,1e308,null]]]}", R"(,"parents":["a"])") + "," +
            json_object("c", ring + "[[[0,1,2]]]}", R"(,"parents":["c"])")));
    REQUIRE(read.ok());
    CHECK(read->report.polygons == 1);
    CHECK(read->report.skipped.at("vertex_index") == 2);
}
