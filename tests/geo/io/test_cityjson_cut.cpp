#include "geo/io/cityjson_cut.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace smiletwin::geo;

namespace {

CityJsonObjectText apart(std::string_view object) {
    CityJsonObjectText text;
    REQUIRE(set_lists_apart(object, text));
    return text;
}

} // namespace

TEST_CASE("boundaries and semantic surfaces of geometries are numbers in the tree") {
    const CityJsonObjectText text = apart(
        R"({"type":"Building","geometry":[{"boundaries":[[[0,1,2]]],"type":"MultiSurface",)"
        R"("semantics":{"surfaces": [{"type":"RoofSurface"}] ,"values":[0]}},{"boundaries":[7]}]})");
    CHECK(
        text.tree == R"({"type":"Building","geometry":[{"boundaries":0,"type":"MultiSurface",)"
                     R"("semantics":{"surfaces": 1 ,"values":[0]}},{"boundaries":2}]})");
    REQUIRE(text.lists.size() == 3);
    CHECK(text.lists[0] == "[[[0,1,2]]]");
    CHECK(text.lists[1] == R"([{"type":"RoofSurface"}])");
    CHECK(text.lists[2] == "[7]");
}

TEST_CASE("attributes of the same names stay where they are") {
    const std::string object =
        R"({"attributes":{"boundaries":[1],"geometry":[{"boundaries":[2]}]},"boundaries":[3],)"
        R"("note":"\"geometry\":[{\"boundaries\":[4]}]"})";
    const CityJsonObjectText text = apart(object);
    CHECK(text.tree == object);
    CHECK(text.lists.empty());
}

TEST_CASE("an object that breaks is refused") {
    CityJsonObjectText text;
    for (const std::string_view bad :
         {R"({"geometry":[{"boundaries":[[[0,1,2]]})",
          R"({"geometry":[{"boundaries":}]})",
          R"({"geometry":[{"boundaries":[1]}})",
          R"({"geometry")",
          ""}) {
        INFO(bad);
        CHECK_FALSE(set_lists_apart(bad, text));
    }
}

TEST_CASE("vertices are found from behind, and only a guess") {
    const std::string document =
        R"({"CityObjects":{},"vertices" : [[0,0,0]] ,"metadata":{"title":"a \"vertices\" tale"}})";
    CHECK(likely_vertices(document) == "[[0,0,0]]");
    CHECK(likely_vertices(R"({"vertices":[[1,2,3]],"+x":{"vertices":[4]}})") == "[4]");
    CHECK(likely_vertices(R"({"CityObjects":{}})").empty());
    CHECK(likely_vertices("").empty());
}
