// What may be spent on a variant: a setting of the project, so that all variants are measured by
// the same sum.
#pragma once

#include "scenarios/project/project.hpp"

#include <algorithm>
#include <string_view>

namespace smiletwin::scenarios {

inline constexpr std::string_view budget_setting = "plan.budget_EUR";

/// Without tax; 0 = not stated.
inline double budget_EUR(const Project& project) {
    return std::max(0.0, project.settings[budget_setting].to_double());
}

} // namespace smiletwin::scenarios
