#include "scenarios/kernel/cell_size.hpp"

#include <fmt/format.h>

namespace smiletwin::scenarios {

geo::Result<geo::Done> check_cell_size(double cell_m) {
    constexpr double least_m = 0.1;
    constexpr double most_m = 100.0;
    if (cell_m >= least_m && cell_m <= most_m) {
        return geo::Done{};
    }
    return geo::Problem{
        {"error.run.cell_size", {{"value", fmt::format("{}", cell_m)}}},
        {},
        {"help.run.cell_size", {}},
        {}};
}

} // namespace smiletwin::scenarios
