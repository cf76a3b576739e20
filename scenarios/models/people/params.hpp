// Parameters of the people model with their defaults; sources in README.md beside this file.
#pragma once

#include "geo/base/message.hpp"
#include "geo/base/result.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

struct PeopleParams {
    double v0_mean_m_s = 1.34;
    double v0_sd_m_s = 0.26;
    double radius_m = 0.20;
    double time_gap_s = 1.06;
    double neighbour_strength = 8.0;
    double neighbour_range_m = 0.1;
    double wall_strength = 5.0;
    double wall_range_m = 0.02;
    double dt_s = 0.05;
    std::uint64_t seed = 1;
};

/// "city" (default) or "laboratory"; a Problem for other names.
geo::Result<PeopleParams> named_people_params(std::string_view name);

/// One remark per value outside its interval, naming both; empty when all is well.
std::vector<geo::Message> validate(const PeopleParams& params);

} // namespace smiletwin::scenarios
