#include "geo/base/json.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace smiletwin::geo;

namespace {

Problem fault_of(std::string_view text) {
    const auto problem = check_json(text, "a.json");
    REQUIRE(problem);
    return *problem;
}

std::string value(const Problem& problem, std::string_view name) {
    for (const auto& [key, text] : problem.what.values) {
        if (key == name) {
            return text;
        }
    }
    return {};
}

} // namespace

TEST_CASE("a JSON text that stops is said to be cut, others are not") {
    CHECK(fault_of("{\"a\": [1, 2").help.key == "help.file.copy_again");
    CHECK(fault_of("{\"a\": \"b").help.key == "help.file.copy_again");
    CHECK(fault_of("{\"a\": [1, 2,]}").help.key == "help.json.check_syntax");
    CHECK(fault_of("{\"a\": 01}").help.key == "help.json.check_syntax");
}

TEST_CASE("a fault has a line and a character, however many bytes the characters have") {
    const Problem problem = fault_of("{\"a\": 1,\n \"Straße\": x}");
    CHECK(problem.what.key == "error.json.malformed");
    CHECK(value(problem, "line") == "2");
    CHECK(value(problem, "character") == "12");
}

TEST_CASE("NaN, Infinity, other bytes than UTF-8 and UTF-16 are called by their names") {
    for (const char* word : {"NaN", "-Infinity", "Infinity", "nan", "inf"}) {
        CAPTURE(word);
        CHECK(fault_of("{\"a\": " + std::string(word) + "}").what.key == "error.json.no_number");
    }
    CHECK(fault_of("{\"a\": 1e400}").what.key == "error.json.number_range");
    const Problem bytes = fault_of("{\"a\": \"Stra\xDF"
                                   "e\"}");
    CHECK(bytes.what.key == "error.json.not_utf8");
    CHECK(value(bytes, "character") == "12");
    CHECK(fault_of(std::string_view("\xFF\xFE{\0}\0", 6)).what.key == "error.json.utf16");
    CHECK(fault_of(std::string_view("\0{\0}", 4)).what.key == "error.json.utf16");
}

TEST_CASE("what is nested too deep is told with its place, brackets in texts aside") {
    const Problem problem = fault_of(
        "{\"a[[[\": \"\\\"[\",\n\"b\": " + std::string(300, '[') + std::string(300, ']') + "}");
    CHECK(problem.what.key == "error.json.too_deep");
    CHECK(value(problem, "line") == "2");
    CHECK(value(problem, "character") == "261"); // "b": is five, 255 brackets fit
}
