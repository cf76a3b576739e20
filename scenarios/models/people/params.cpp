#include "scenarios/models/people/params.hpp"

#include <fmt/format.h>

namespace smiletwin::scenarios {

geo::Result<PeopleParams> named_people_params(std::string_view name) {
    PeopleParams params;
    if (name == "city") {
        return params;
    }
    if (name == "laboratory") {
        params.v0_mean_m_s = 1.55;
        params.v0_sd_m_s = 0.18;
        return params;
    }
    return geo::Problem{
        {"error.people.parameter_set", {{"name", std::string(name)}}},
        {},
        {"help.people.parameter_set", {}},
        {}};
}

std::vector<geo::Message> validate(const PeopleParams& params) {
    struct Range {
        const char* name;
        double value;
        double least;
        double most;
    };
    const Range ranges[] = {
        {"v0_mean_m_s", params.v0_mean_m_s, 0.1, 3.0},
        {"v0_sd_m_s", params.v0_sd_m_s, 0.0, 1.0},
        {"radius_m", params.radius_m, 0.05, 0.6},
        {"time_gap_s", params.time_gap_s, 0.1, 5.0},
        {"neighbour_strength", params.neighbour_strength, 0.0, 100.0},
        {"neighbour_range_m", params.neighbour_range_m, 0.001, 2.0},
        {"wall_strength", params.wall_strength, 0.0, 100.0},
        {"wall_range_m", params.wall_range_m, 0.001, 2.0},
        // A step as long as the time gap lets bodies overlap.
        {"dt_s", params.dt_s, 0.001, 0.5 * params.time_gap_s},
    };
    std::vector<geo::Message> remarks;
    for (const Range& range : ranges) {
        const bool inside = range.value >= range.least && range.value <= range.most;
        if (!inside) {
            remarks.push_back(
                {"error.parameter.out_of_range",
                 {{"name", range.name},
                  {"value", fmt::format("{}", range.value)},
                  {"least", fmt::format("{}", range.least)},
                  {"most", fmt::format("{}", range.most)}}});
        }
    }
    return remarks;
}

} // namespace smiletwin::scenarios
