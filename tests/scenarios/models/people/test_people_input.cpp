#include "geo/base/json.hpp"
#include "scenarios/models/people/input.hpp"
#include "scenarios/models/people/output.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

geo::Result<PeopleScenario> read(const std::string& text) {
    const auto json = geo::parse_json(text, "test.json");
    REQUIRE(json.ok());
    return people_scenario_from_json(*json, "test.json");
}

constexpr const char* complete = R"json({
    "duration_s": 20, "dt_s": 0.05, "seed": 3, "parameters": "laboratory",
    "walkable": "POLYGON ((0 0, 20 0, 20 4, 0 4, 0 0))",
    "obstacles": ["POLYGON ((9 1, 10 1, 10 2, 9 2, 9 1))"],
    "targets": [{"id": "out", "area": "POLYGON ((19 0, 20 0, 20 4, 19 4, 19 0))"}],
    "sources": [{"id": "in", "area": "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "targets": ["out"],
                 "count": 4, "rate_per_s": [[0, 0.5], [10, 0]], "v0_m_s": {"mean": 1.2, "sd": 0.1}}],
    "agents": [{"x_m": 5, "y_m": 2, "v0_m_s": 1.0, "target": "out"}],
    "gates": [{"id": "middle", "line": "LINESTRING (12 0, 12 4)"}]
})json";

} // namespace

TEST_CASE("a complete people file is read into the scenario") {
    const auto scenario = read(complete);
    REQUIRE(scenario.ok());
    CHECK(scenario->duration_s == 20.0);
    CHECK(scenario->params.v0_mean_m_s == Approx(1.55));
    CHECK(scenario->params.seed == 3);
    CHECK(scenario->obstacles.size() == 1);
    CHECK(scenario->sources.front().rate_per_s.size() == 2);
    CHECK(scenario->sources.front().v0_mean_m_s == Approx(1.2));
    CHECK(scenario->agents.front().target == 0U);
    CHECK(scenario->gates.front().id == "middle");
}

TEST_CASE("a wrong value says file, key and what is expected") {
    const auto wrong = [](const std::string& from, const std::string& to) {
        std::string text = complete;
        text.replace(text.find(from), from.size(), to);
        const auto scenario = read(text);
        REQUIRE_FALSE(scenario.ok());
        return scenario.problem();
    };
    CHECK(wrong("\"laboratory\"", "\"moon\"").where == "test.json, parameters");
    CHECK(
        wrong("\"targets\": [\"out\"]", "\"targets\": [\"no\"]").where ==
        "test.json, sources.targets");
    CHECK(
        wrong("POLYGON ((0 0, 20 0, 20 4, 0 4, 0 0))", "POINT (0 0)").where ==
        "test.json, walkable");
    CHECK(wrong("\"duration_s\": 20", "\"duration_s\": \"long\"").where == "test.json, duration_s");
}

TEST_CASE("an empty people file is told which entry it lacks") {
    const auto scenario = read("{}");
    REQUIRE_FALSE(scenario.ok());
    CHECK(scenario.problem().what.key == "error.people.input");
    CHECK(scenario.problem().where == "test.json, walkable");
}

TEST_CASE(
    "everybody who leaves from the left crosses the line in the middle once, from left to right") {
    auto scenario = read(complete);
    REQUIRE(scenario.ok());
    scenario->duration_s = 60.0;
    geo::RunContext context;
    const auto outcome = simulate(*scenario, context);
    REQUIRE(outcome.ok());
    CHECK(outcome->present == 0);
    CHECK(outcome->crossings.size() == outcome->left);
    for (const Crossing& crossing : outcome->crossings) {
        // The line runs north, people walk east: they come from its left.
        CHECK(crossing.direction == 1);
    }
    const std::string csv = flows_csv(*scenario, *outcome);
    CHECK(csv.starts_with("gate,time_s,agent,direction\nmiddle,"));
}
