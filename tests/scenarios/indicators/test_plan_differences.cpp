// What two variants plan otherwise, in the words of a planner.

#include "scenarios/indicators/plan_differences.hpp"
#include "scenarios/site/measure_costs.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_bench.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;
using tests::ProjectBench;

namespace {

const geo::Text& english() {
    static const auto text = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", "en");
    REQUIRE(text.ok());
    return *text;
}

void add(
    ProjectBench& bench, const char* kind, const char* geometry, const char* parameters = "{}") {
    bench(
        std::string(R"({"action":"measure.add","variant":"A","kind":")") + kind +
        R"(","geometry":)" + geometry + R"(,"parameters":)" + parameters + "}");
}

/// Variant A with two limes, a bench and a meadow of 100 m²; B is a branch of it.
ProjectBench two_variants() {
    ProjectBench bench;
    bench(R"({"action":"variant.add","name":"Platz"})");
    const char* lime = R"({"species":"tilia_cordata"})";
    add(bench, "tree", R"({"type":"Point","coordinates":[0,0]})", lime);
    add(bench, "tree", R"({"type":"Point","coordinates":[20,0]})", lime);
    add(bench, "bench", R"({"type":"Point","coordinates":[5,5]})");
    add(bench,
        "surface",
        R"({"type":"Polygon","coordinates":[[[0,10],[20,10],[20,15],[0,15],[0,10]]]})",
        R"({"material":"grass"})");
    bench(R"({"action":"variant.add","name":"Platz 2","from":"A"})");
    return bench;
}

std::vector<std::string> words(const ProjectBench& bench, const char* from, const char* to) {
    const auto catalogue = tests::shipped_catalogue();
    std::vector<std::string> all;
    for (const PlanDifference& one : plan_differences(bench.project, from, to, *catalogue)) {
        all.push_back(plan_difference_words(one, *catalogue, english()));
    }
    return all;
}

std::string id_in_b(const ProjectBench& bench, std::size_t index) {
    return bench.project.variant("B")->measures[index].id;
}

} // namespace

TEST_CASE("a branch plans the same until it is changed") {
    ProjectBench bench = two_variants();
    CHECK(words(bench, "A", "B").empty());
    bench(R"({"action":"measure.set","id":")" + id_in_b(bench, 0) + R"(","locked":true})");
    CHECK(words(bench, "A", "B").empty());
}

TEST_CASE("beside the existing state everything planned is more") {
    const ProjectBench bench = two_variants();
    CHECK(
        words(bench, "0", "A") ==
        std::vector<std::string>{"Tree: 2 more", "Surface: 100\u202fm² more", "Bench: 1 more"});
    CHECK(words(bench, "A", "0").front() == "Tree: 2 less");
}

TEST_CASE("what stands elsewhere was moved, up to 50 m; farther away it is another thing") {
    ProjectBench bench = two_variants();
    const std::string moved = id_in_b(bench, 2);
    const auto move_to = [&](const char* place) {
        bench(
            R"({"action":"measure.move","id":")" + moved +
            R"(","geometry":{"type":"Point","coordinates":)" + place + "}}");
    };
    move_to("[8,9]");
    CHECK(words(bench, "A", "B") == std::vector<std::string>{"Bench: 1 moved, up to 5.0\u202fm"});
    move_to("[5,105]");
    CHECK(words(bench, "A", "B") == std::vector<std::string>{"Bench: 1 more", "Bench: 1 less"});
}

TEST_CASE("in the same place the details are what changed, counted together") {
    ProjectBench bench = two_variants();
    bench(
        R"({"action":"measures.set","ids":[")" + id_in_b(bench, 0) + R"(",")" + id_in_b(bench, 1) +
        R"("],"parameters":{"species":"quercus_robur"}})");
    const std::vector<std::string> all = words(bench, "A", "B");
    REQUIRE_FALSE(all.empty());
    CHECK(all.front().find("(2)") != std::string::npos);
    CHECK(all.front().find("→") != std::string::npos);
}

TEST_CASE("a default that is written out is no difference") {
    ProjectBench bench = two_variants();
    const auto catalogue = tests::shipped_catalogue();
    const Measure& tree = bench.project.variant("B")->measures[0];
    const double height_m = catalogue->number(tree, "height_m");
    bench(
        R"({"action":"measure.set","id":")" + tree.id + R"(","parameters":{"height_m":)" +
        std::to_string(height_m) + "}}");
    CHECK(words(bench, "A", "B").empty());
}

TEST_CASE("an outline drawn otherwise and times are said, too") {
    ProjectBench bench = two_variants();
    bench(
        R"({"action":"measure.move","id":")" + id_in_b(bench, 3) +
        R"(","geometry":{"type":"Polygon","coordinates":[[[0,10],[20,10],[20,18],[0,18],[0,10]]]}})");
    bench(
        R"({"action":"measure.set","id":")" + id_in_b(bench, 2) +
        R"(","parameters":{"active":"May-Sep"}})");
    const std::vector<std::string> all = words(bench, "A", "B");
    REQUIRE(all.size() == 2);
    CHECK(all[0] == "Surface: 1 drawn otherwise");
    CHECK(all[1].ends_with("always → May-Sep (1)"));
}

TEST_CASE("a reason is written, kept by branches and taken away") {
    ProjectBench bench = two_variants();
    bench(R"({"action":"variant.note","id":"A","text":"Shade for the market"})");
    CHECK(bench.label.key == "history.variant.note");
    bench(R"({"action":"variant.add","id":"C","name":"Platz 3","from":"A"})");
    CHECK(bench.project.variant("C")->note == "Shade for the market");
    bench(R"({"action":"variant.note","id":"A","text":""})");
    CHECK(bench.project.variant("A")->note.empty());
    CHECK(
        bench.refusal(R"({"action":"variant.note","id":"Z","text":""})") ==
        "error.action.unknown_item");
    CHECK(
        bench.refusal(R"({"action":"variant.note","id":"A","text":3})") ==
        "error.action.wrong_value");
}

TEST_CASE("a budget is kept, perhaps exceeded, or surely exceeded") {
    const CostRange cost{40'000.0, 60'000.0, 0.0, 0.0};
    CHECK(budget_words(cost, 80'000.0, english()).key == "budget.within");
    CHECK(budget_words(cost, 50'000.0, english()).key == "budget.perhaps_above");
    CHECK(budget_words(cost, 30'000.0, english()).key == "budget.above");
    CHECK(
        english()(budget_words(cost, 80'000.0, english())) ==
        "50 to 75\u00a0% of the budget of 80,000\u00a0€");
}
