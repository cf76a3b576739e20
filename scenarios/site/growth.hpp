// What is planted in a year of the plan: trees begin as nursery trees and near the size that is
// stated for them. Settings of the project say the year; without one all trees are grown.
#pragma once

#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <optional>
#include <string_view>

namespace smiletwin::scenarios {

inline constexpr std::string_view plan_year_setting = "plan.year";
/// When what states no year of planting is planted.
inline constexpr std::string_view first_year_setting = "plan.first_year";
inline constexpr int usual_first_year = 2026;
/// How far ahead people look: one generation of street trees.
inline constexpr int years_ahead = 40;

int first_plan_year(const Project& project);
/// Nothing where the project shows its trees grown.
std::optional<int> plan_year(const Project& project);

/// The project with its planned trees in their size of `year` (TreeSpecies says how they grow);
/// those planted later are left out. What stands there already keeps its size.
Project grown_project(Project project, const Catalogue& catalogue, int year);

} // namespace smiletwin::scenarios
