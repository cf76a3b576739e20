// Milliseconds for the Site of the sample market: existing state, then one planted tree.
#include "scenarios/project/actions.hpp"
#include "scenarios/site/site_base.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <vector>

using namespace smiletwin;

namespace {

using Clock = std::chrono::steady_clock;

/// Median of nine calls.
template <typename Work>
double milliseconds(const Work& work) {
    std::vector<double> times;
    for (int round = 0; round < 9; ++round) {
        const auto start = Clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

scenarios::Project sample_project(const scenarios::Catalogue& catalogue) {
    scenarios::Project project;
    std::ifstream lines(SMILETWIN_SOURCE_DIR "/data/sample/project.actions.jsonl");
    for (std::string line; std::getline(lines, line);) {
        const auto action = geo::parse_json(line, "sample");
        if (!action) {
            continue;
        }
        auto outcome = perform(project, *action, catalogue);
        if (outcome) {
            project = std::move(outcome->project);
        }
    }
    return project;
}

} // namespace

int main() {
    const auto catalogue = scenarios::Catalogue::load(SMILETWIN_SOURCE_DIR "/data/measures");
    if (!catalogue) {
        return 1;
    }
    const scenarios::Project project = sample_project(*catalogue);
    geo::RunContext context;
    const auto data =
        scenarios::load_base_data(project, SMILETWIN_SOURCE_DIR "/data/sample", nullptr, context);
    if (!data || project.areas.empty() || project.variants.empty()) {
        return 1;
    }
    const scenarios::Area& area = project.areas.front();
    const auto base = build_site_base(project, **data, *catalogue, area);
    if (!base) {
        return 1;
    }
    const auto measures = project.measures_of(project.variants.front().id);
    const double loading = milliseconds([&] {
        const auto again = scenarios::load_base_data(
            project, SMILETWIN_SOURCE_DIR "/data/sample", nullptr, context);
    });
    const double building = milliseconds(
        [&] { const auto again = build_site_base(project, **data, *catalogue, area); });
    const double planting =
        milliseconds([&] { const auto again = with_measures(**base, measures, *catalogue); });
    fmt::print("cells                  {:8}\n", (*base)->frame.cells());
    fmt::print("load all sources       {:8.1f} ms\n", loading);
    fmt::print("existing state         {:8.1f} ms\n", building);
    fmt::print("measures of variant A  {:8.1f} ms\n", planting);
    return 0;
}
