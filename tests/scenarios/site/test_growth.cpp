// Trees of a plan in a year.

#include "scenarios/site/growth.hpp"
#include "scenarios/site/measure_shapes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_bench.hpp"

#include <cmath>

using namespace smiletwin;
using namespace smiletwin::scenarios;
using tests::ProjectBench;

namespace {

/// Two limes, the second planted in 2036.
ProjectBench two_limes() {
    ProjectBench bench;
    bench(R"({"action":"variant.add","name":"Platz"})");
    bench(
        R"({"action":"measure.add","variant":"A","kind":"tree","geometry":{"type":"Point","coordinates":[0,0]},"parameters":{"species":"tilia_cordata"}})");
    bench(
        R"({"action":"measure.add","variant":"A","kind":"tree","geometry":{"type":"Point","coordinates":[20,0]},"parameters":{"species":"tilia_cordata","planted_year":2036}})");
    return bench;
}

std::vector<geo::Tree> trees_in(const ProjectBench& bench, int year) {
    const auto catalogue = tests::shipped_catalogue();
    std::vector<geo::Tree> trees;
    const Project grown = grown_project(bench.project, *catalogue, year);
    for (const Measure& measure : grown.variants.front().measures) {
        for (const geo::Tree& tree : measure_trees(measure, *catalogue)) {
            trees.push_back(tree);
        }
    }
    return trees;
}

} // namespace

TEST_CASE("a tree begins as a nursery tree and is there from the year it is planted") {
    const ProjectBench bench = two_limes();
    CHECK(trees_in(bench, 2025).empty());
    const std::vector<geo::Tree> first = trees_in(bench, 2026);
    REQUIRE(first.size() == 1);
    CHECK(first[0].height_m == Approx(planted_height_m));
    CHECK(first[0].crown_diameter_m == Approx(planted_crown_m));
    CHECK(first[0].crown_base_m < first[0].height_m);
    CHECK(trees_in(bench, 2036).size() == 2);
}

TEST_CASE("after a time of 1/rate a tree has 63 % of its growth, and never more than all") {
    const ProjectBench bench = two_limes();
    const auto catalogue = tests::shipped_catalogue();
    const TreeSpecies& lime = *catalogue->species("tilia_cordata");
    const double years = std::round(1.0 / lime.growth_per_year);
    const geo::Tree tree = trees_in(bench, 2026 + static_cast<int>(years)).front();
    const double share = 1.0 - std::exp(-lime.growth_per_year * years);
    CHECK(tree.height_m == Approx(planted_height_m + share * (lime.height_m - planted_height_m)));
    CHECK(trees_in(bench, 2200).front().height_m < lime.height_m + 1e-9);
    CHECK(trees_in(bench, 2200).front().height_m > 0.99 * lime.height_m);
}

TEST_CASE("ten years after planting a tree is as large, whenever it was planted") {
    const ProjectBench bench = two_limes();
    const auto in_2046 = trees_in(bench, 2046);
    REQUIRE(in_2046.size() == 2);
    CHECK(in_2046[1].height_m == Approx(trees_in(bench, 2036)[0].height_m));
    CHECK(in_2046[0].height_m > in_2046[1].height_m);
}

TEST_CASE("the year is a setting; without one, or with nonsense, trees are grown") {
    ProjectBench bench = two_limes();
    CHECK_FALSE(plan_year(bench.project));
    bench(R"({"action":"setting.set","key":"plan.year","value":2046})");
    CHECK(plan_year(bench.project) == 2046);
    bench(R"({"action":"setting.set","key":"plan.year","value":-4})");
    CHECK_FALSE(plan_year(bench.project));
    bench(R"({"action":"setting.set","key":"plan.year","value":"soon"})");
    CHECK_FALSE(plan_year(bench.project));
    CHECK(first_plan_year(bench.project) == 2026);
    bench(R"({"action":"setting.set","key":"plan.first_year","value":2030})");
    CHECK(first_plan_year(bench.project) == 2030);
    CHECK(trees_in(bench, 2029).empty());
}
