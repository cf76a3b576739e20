// How long the heat model takes: sky view, one hour, and the update after planting one tree, on
// made places with houses and trees. Prints size, seconds and seconds per million cells; asserts
// nothing.
#include "scenarios/models/heat/heat.hpp"
#include "tests/scenarios/models/heat/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

struct Cost {
    double wall_s = std::numeric_limits<double>::infinity();
    double cpu_s = std::numeric_limits<double>::infinity();
};

/// Least of several passes: the machine may be busy with other things.
template <typename Work>
Cost least_cost(int passes, const Work& work) {
    Cost least;
    for (int i = 0; i < passes; ++i) {
        const auto wall = std::chrono::steady_clock::now();
        const std::clock_t cpu = std::clock();
        work();
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - wall;
        least.wall_s = std::min(least.wall_s, passed.count());
        least.cpu_s =
            std::min(least.cpu_s, static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    return least;
}

void print_line(const char* what, const Cost& cost, std::size_t cells) {
    const double million = static_cast<double>(cells) / 1e6;
    fmt::print(
        "  {:<28} {:.3f} s ({:.3f} CPU s), {:.2f} CPU s per million cells\n",
        what,
        cost.wall_s,
        cost.cpu_s,
        cost.cpu_s / million);
}

void measure(int columns, int rows, int passes) {
    Scene scene = strewn_scene(columns, rows, 1);
    const HeatInputs inputs = place_of(scene);
    const std::size_t cells = inputs.surface_m.frame.cells();
    fmt::print("heat, {} x {} cells of 1 m with trees\n", columns, rows);
    geo::RunContext context;
    HeatGeometry geometry;
    print_line(
        "geometry (153 patches)",
        least_cost(passes, [&] { geometry = heat_geometry(inputs, {}, context).value(); }),
        cells);
    const geo::Weather weather = hot_day();
    const geo::UtcTime noon = geo::utc_from_civil({2022, 7, 20, 12});
    const auto run_hour = [&](const HeatInputs& place, const HeatGeometry& of) {
        (void)run_heat(place, of, weather, noon, noon, {}, context, [](HeatHour&&) {}).ok();
    };
    print_line("one hour", least_cost(passes, [&] { run_hour(inputs, geometry); }), cells);
    const geo::Vec2d foot = inputs.surface_m.frame.box().center();
    plant(scene, foot, 10.0F, 4.0);
    const HeatInputs planted = place_of(scene);
    const geo::Box2d changed = geo::Box2d{foot, foot}.grown(4.0);
    print_line(
        "one more tree, one hour",
        least_cost(
            passes,
            [&] {
                run_hour(planted, update_geometry(geometry, changed, planted, {}, context).value());
            }),
        cells);
}

} // namespace

int main() {
    measure(300, 270, 5); // the square of the sample city with its halo
    measure(1000, 1000, 2);
    return 0;
}
