#include "geo/io/json_members.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace smiletwin::geo;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs members(const std::string& text) {
    Pairs pairs;
    const auto found = json_members(text);
    REQUIRE(found);
    for (const JsonMember& member : *found) {
        pairs.emplace_back(member.key, member.value);
    }
    return pairs;
}

std::string many(const std::string& piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += (i > 0 ? "," : "") + piece;
    }
    return text;
}

} // namespace

TEST_CASE("members are found with their keys, without the blanks around their values") {
    CHECK(members("{}").empty());
    CHECK(members(" \n{ \t} ").empty());
    CHECK(
        members(R"({"a" : 1.5e3 ,"b":true, "c":null,"d":"x"})") ==
        Pairs{{"\"a\"", "1.5e3"}, {"\"b\"", "true"}, {"\"c\"", "null"}, {"\"d\"", "\"x\""}});
    CHECK(
        members(R"({"a":{"b":{"c":[]}},"d":[{"e":1}]})") ==
        Pairs{{"\"a\"", R"({"b":{"c":[]}})"}, {"\"d\"", R"([{"e":1}])"}});
}

TEST_CASE("brackets, braces, commas and quotes in strings are no structure") {
    const std::string odd = R"("}{][,:\"\\")";
    const std::string key = R"("k\"}")";
    CHECK(
        members(
            "{" + key + ":" + odd + ",\"b\":{" + odd + ":[" + odd + "]},\"c\":[1," + odd + "]}") ==
        Pairs{{key, odd}, {"\"b\"", "{" + odd + ":[" + odd + "]}"}, {"\"c\"", "[1," + odd + "]"}});
}

TEST_CASE("long lists of numbers end where they end, whatever follows") {
    // Longer than what is looked at in one step, and with the end at any place of a step.
    for (int length = 1; length < 200; ++length) {
        const std::string list = "[" + many("[1,-2.5,3]", length) + "]";
        const std::string object = "{\"v\":" + list + ",\"s\":\"]\"}";
        for (const std::string& last : {list, object, "[" + list + ",{\"x\":1}," + list + "]"}) {
            CHECK(
                members("{\"a\":" + list + ", \"b\" : " + last + "}") ==
                Pairs{{"\"a\"", list}, {"\"b\"", last}});
        }
    }
}

TEST_CASE("what is no object, or none to its end, has no members") {
    const std::string list = "[" + many("[0,1,2]", 100) + "]";
    const std::vector<std::string> texts{
        "",
        "1",
        "[]",
        "{",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1}}",
        "{a:1}",
        "{\"a\":\"x}",
        "{\"a\":\"\\",
        "{\"a\":" + list,
        "{\"a\":[" + list + "}",
        "{\"a\":{\"b\":" + list + "}"};
    for (const std::string& text : texts) {
        INFO(text);
        CHECK_FALSE(json_members(text));
    }
}

TEST_CASE("the members of one value are found on the way") {
    const auto found = nested_json_members(
        R"({"a":{"x":1},"b":{"y":"}","z":{"b":{}}},"b":{"again":2},"c":3})", "\"b\"");
    REQUIRE(found);
    REQUIRE(found->members.size() == 4);
    CHECK(found->members[1].value == R"({"y":"}","z":{"b":{}}})");
    CHECK(found->members[2].value == R"({"again":2})");
    REQUIRE(found->nested);
    REQUIRE(found->nested->size() == 2);
    CHECK(found->nested->front().key == "\"y\"");
    CHECK(found->nested->back().value == R"({"b":{}})");

    CHECK_FALSE(nested_json_members(R"({"b":[1]})", "\"b\"")->nested);
    CHECK_FALSE(nested_json_members(R"({"b":{"y":1,}})", "\"b\""));
    CHECK_FALSE(nested_json_members(R"({"b":{"y":1})", "\"b\""));
}
