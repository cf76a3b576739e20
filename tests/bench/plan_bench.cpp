// A plan of 5,000 measures in its file: what each edit, undo and opening cost.

#include "geo/base/json.hpp"
#include "geo/base/resources.hpp"
#include "scenarios/checks/plan_checks.hpp"
#include "scenarios/project/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

double ms_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return 1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median_ms(int times, const std::function<void(int)>& work) {
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        taken.push_back(ms_of([&] { work(i); }));
    }
    std::nth_element(taken.begin(), taken.begin() + times / 2, taken.end());
    return taken[static_cast<std::size_t>(times / 2)];
}

void row(const char* what, double ms, const char* budget) {
    fmt::print("{:<58} {:>9.2f} ms  {}\n", what, ms, budget);
}

void act(Document& document, const std::string& line) {
    const auto action = geo::parse_json(line, "bench");
    if (!action.ok() || !document.apply(*action).ok()) {
        fmt::print(stderr, "refused: {}\n", line);
        std::exit(EXIT_FAILURE);
    }
}

std::string tree_at(double x) {
    return fmt::format(
        R"({{"action":"measure.add","variant":"A","kind":"tree","geometry":{{"type":"Point","coordinates":[{},0]}}}})",
        x);
}

/// Rows of stalls of 4 m, 1.5 m apart.
Project market() {
    Project project;
    project.variants.push_back({"A", "Markt", {}});
    for (int i = 0; i < 5000; ++i) {
        const geo::Vec2d place{5.5 * (i % 100), 4.0 * (i / 100)};
        project.variants[0].measures.push_back(
            {"m" + std::to_string(i + 1), "market_stall", place, geo::Json::object()});
    }
    return project;
}

} // namespace

int main() {
    auto loaded = Catalogue::load(geo::data_folder() / "measures");
    if (!loaded.ok()) {
        return EXIT_FAILURE;
    }
    const auto catalogue = std::make_shared<const Catalogue>(std::move(*loaded));
    const auto folder = std::filesystem::temp_directory_path() / "smiletwin_plan_bench";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto path = folder / "plan.smile.gpkg";
    {
        auto document = Document::create(path, catalogue);
        if (!document.ok()) {
            return EXIT_FAILURE;
        }
        act(*document, R"({"action":"variant.add","name":"Wald"})");
        act(*document, tree_at(0.0));
        row("4,999 copies as one step",
            ms_of([&] {
                for (int i = 0; i < 5; ++i) { // up to 1,000 copies a step
                    act(*document,
                        fmt::format(
                            R"({{"action":"measures.copy","ids":["m1"],"count":{},"move":[{},8]}})",
                            i == 4 ? 999 : 1000,
                            i));
                }
            }),
            "");
        constexpr int times = 100;
        row("plant a tree among 5,000",
            median_ms(times, [&](int i) { act(*document, tree_at(10.0 + i)); }),
            "budget 16 ms, with the file on disk");
        row("move one of 5,000",
            median_ms(
                times,
                [&](int i) {
                    act(*document,
                        fmt::format(
                            R"({{"action":"measures.transform","ids":["m{}"],"move":[1,1]}})",
                            2500 + i));
                }),
            "");
        row("change one of 5,000",
            median_ms(
                times,
                [&](int i) {
                    act(*document,
                        fmt::format(
                            R"({{"action":"measure.set","id":"m{}","parameters":{{"height_m":{}}}}})",
                            100 + i,
                            10.5 + 0.01 * i));
                }),
            "");
        row("undo one step", median_ms(times, [&](int) { (void)document->undo(); }), "");
        const PlanSurroundings nothing;
        row("check the whole plan",
            median_ms(
                5,
                [&](int) {
                    (void)plan_checks(document->project(), "A", nothing, *catalogue, 2026);
                }),
            "in a job");
        row("hash of the project",
            median_ms(10, [&](int) { (void)content_hash(document->project()); }),
            "");
    }
    row("check 5,000 stalls side by side with narrow passages",
        median_ms(
            5,
            [&, stalls = market()](int) {
                (void)plan_checks(stalls, "A", PlanSurroundings(), *catalogue, 2026);
            }),
        "in a job");
    row("open the project",
        median_ms(5, [&](int) { (void)Document::open(path, catalogue); }),
        "budget 2,000 ms");
    std::filesystem::remove_all(folder);
    return EXIT_SUCCESS;
}
