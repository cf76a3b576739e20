// What a planner waits for: opening the sample city's data, and planting one tree on the market
// until the map of the hour is there - Site, sky view, radiation and UTCI, the way the window
// computes it.

#include "geo/base/resources.hpp"
#include "scenarios/indicators/indicator_functions.hpp"
#include "scenarios/kernel/run_service.hpp"
#include "scenarios/project/new_project.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void row(const char* what, double seconds, const char* budget) {
    fmt::print("{:<58} {:>9.3f} s   {}\n", what, seconds, budget);
}

geo::Json tree_at(double x, double y) {
    geo::Json point = geo::Json::object();
    point.set("type", "Point").set("coordinates", geo::Json::array().push(x).push(y));
    geo::Json action = geo::Json::object();
    return action.set("action", "measure.add")
        .set("variant", "A")
        .set("kind", "tree")
        .set("geometry", point);
}

} // namespace

int main() {
    const std::filesystem::path data_folder = geo::data_folder();
    auto catalogue = Catalogue::load(data_folder / "measures");
    if (!catalogue.ok()) {
        return EXIT_FAILURE;
    }
    const auto indicators = load_indicators(data_folder / "indicators");
    if (!indicators.ok()) {
        return EXIT_FAILURE;
    }
    Document document =
        Document::in_memory(std::make_shared<const Catalogue>(std::move(*catalogue)));
    geo::RunContext context;
    std::shared_ptr<const BaseData> data;
    const double open_s = seconds_of([&] {
        const auto added = add_inputs(document, {data_folder / "sample"}, context);
        auto loaded = load_base_data(document.project(), document.folder(), nullptr, context);
        data = added.ok() && loaded.ok() ? std::move(*loaded) : nullptr;
    });
    if (data == nullptr || document.project().areas.empty()) {
        return EXIT_FAILURE;
    }
    row("open the sample city (read and check all sources)",
        open_s,
        "part of 3 s to the first picture");

    SiteCache sites;
    const auto run_hour = [&] {
        const RunMaterial material{
            document.project(),
            data,
            document.catalogue(),
            *indicators,
            data_folder / "presets",
            data_folder,
            &sites,
            nullptr};
        RunRequest request;
        request.variant = "A";
        if (!compute(*find_model("heat"), request, material, context).ok()) {
            std::exit(EXIT_FAILURE);
        }
    };
    row("first heat map of the market, one hour", seconds_of(run_hour), "");
    const geo::Vec2d middle = geo::bounds(document.project().areas.front().polygon).center();
    for (int i = 0; i < 3; ++i) {
        const double seconds = seconds_of([&] {
            const auto planted = document.apply(tree_at(middle.x + 6.0 * i, middle.y));
            if (!planted.ok()) {
                std::exit(EXIT_FAILURE);
            }
            run_hour();
        });
        row("one more tree: full result of the hour", seconds, "budget: first map 0.3 s, full 2 s");
    }
    return EXIT_SUCCESS;
}
