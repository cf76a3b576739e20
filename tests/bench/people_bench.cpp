// Agent-steps per CPU second: a plain with obstacles, people walking to two sides.

#include "scenarios/models/people/simulation.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

geo::Polygon2d rectangle(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
}

PeopleScenario crowded_plain(std::size_t people) {
    constexpr double side_m = 200.0;
    PeopleScenario scenario;
    scenario.walkable = {rectangle(0, 0, side_m, side_m)};
    for (int i = 0; i < 176; ++i) {
        const double x = 15.0 + 12.5 * (i % 14);
        const double y = 15.0 + 13.0 * (i / 14);
        scenario.obstacles.push_back(rectangle(x, y, x + 2.0, y + 2.0));
    }
    scenario.targets = {
        {"west", rectangle(0, 0, 1, side_m)}, {"east", rectangle(side_m - 1, 0, side_m, side_m)}};
    PeopleSource source;
    source.id = "everywhere";
    source.area = rectangle(5, 5, side_m - 5, side_m - 5);
    source.targets = {0, 1};
    source.count = people;
    scenario.sources = {source};
    return scenario;
}

} // namespace

int main() {
    fmt::print(
        "{:>10} {:>14} {:>12} {:>22}\n", "people", "agent-steps", "CPU s", "M agent-steps/CPU s");
    for (const std::size_t people : {1000U, 10000U}) {
        PeopleScenario scenario = crowded_plain(people);
        geo::RunContext context;
        scenario.duration_s = 0.05;
        const std::clock_t start = std::clock();
        const auto first = simulate(scenario, context);
        const std::clock_t prepared = std::clock();
        scenario.duration_s = 10.0;
        const auto outcome = simulate(scenario, context);
        const std::clock_t end = std::clock();
        if (!first.ok() || !outcome.ok()) {
            return EXIT_FAILURE;
        }
        // The set-up (arrival fields, placing people) is in both runs.
        const double seconds =
            static_cast<double>((end - prepared) - (prepared - start)) / CLOCKS_PER_SEC;
        fmt::print(
            "{:>10} {:>14} {:>12.2f} {:>22.2f}\n",
            people,
            outcome->agent_steps,
            seconds,
            static_cast<double>(outcome->agent_steps) / seconds / 1e6);
    }
    return EXIT_SUCCESS;
}
