// Points per second from UTM zone 33 to zone 32 and from degrees to UTM: PROJ for each point, and
// PROJ at the nodes of a checked grid. Points of houses, as a city has them: five kilometres
// square.
#include "geo/base/cpu_time.hpp"
#include "geo/base/random.hpp"
#include "geo/crs/grid_transform.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

using namespace smiletwin;

namespace {

constexpr std::size_t houses = 40'000;
constexpr std::size_t corners_per_house = 50;

std::vector<geo::Vec2d> city(const geo::Box2d& box) {
    geo::CounterRandom random(1, 0);
    std::vector<geo::Vec2d> points;
    for (std::size_t i = 0; i < houses; ++i) {
        const geo::Vec2d house{
            box.min.x + random.uniform() * box.width(),
            box.min.y + random.uniform() * box.height()};
        for (std::size_t k = 0; k < corners_per_house; ++k) {
            const geo::Vec2d corner{
                0.002 * box.width() * random.uniform(), 0.002 * box.height() * random.uniform()};
            points.push_back(house + corner);
        }
    }
    return points;
}

/// Million points per CPU second, median of five.
template <typename Work>
double millions_per_second(std::size_t points, const Work& work) {
    std::vector<double> rates;
    for (int run = 0; run < 5; ++run) {
        const double begin = geo::thread_cpu_seconds();
        work();
        rates.push_back(1e-6 * static_cast<double>(points) / (geo::thread_cpu_seconds() - begin));
    }
    std::sort(rates.begin(), rates.end());
    return rates[rates.size() / 2];
}

int row(const char* title, int from_epsg, int to_epsg, const geo::Box2d& box) {
    const auto from = geo::Crs::from_epsg(from_epsg);
    const auto to = geo::Crs::from_epsg(to_epsg);
    if (!from || !to) {
        return 1;
    }
    const auto transform = geo::Transform::between(*from, *to);
    if (!transform) {
        return 1;
    }
    const auto exact = [&transform](geo::Vec2d point) { return (*transform)(point); };
    const std::vector<geo::Vec2d> points = city(box);
    std::vector<geo::Vec2d> by_proj(points.size());
    std::vector<geo::Vec2d> by_grid(points.size());
    const double proj = millions_per_second(points.size(), [&] {
        std::transform(points.begin(), points.end(), by_proj.begin(), exact);
    });
    const double grid = millions_per_second(points.size(), [&] {
        geo::GridTransform transformed(exact, geo::transform_mesh(*from, *to));
        std::transform(points.begin(), points.end(), by_grid.begin(), [&](geo::Vec2d point) {
            return transformed(point);
        });
    });
    double worst_m = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        worst_m = std::max(worst_m, length(by_proj[i] - by_grid[i]));
    }
    fmt::print(
        "{:<18} PROJ {:6.1f}   grid {:6.1f} million points per CPU second   off by {:.2f} mm at "
        "most\n",
        title,
        proj,
        grid,
        1e3 * worst_m);
    return 0;
}

} // namespace

int main() {
    return row("UTM 33 to UTM 32", 25833, 25832, {{312000, 6000000}, {317000, 6005000}}) +
           row("degrees to UTM 33", 4326, 25833, {{12.10, 54.07}, {12.18, 54.115}}) +
           row("GK 4 to UTM 32", 31468, 25832, {{4468000, 5333000}, {4473000, 5338000}});
}
