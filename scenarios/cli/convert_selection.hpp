// The part of a city that smilectl convert is asked for: --select, --area and --bbox. Each narrows
// what the others leave.
#pragma once

#include "geo/base/result.hpp"
#include "geo/city/city.hpp"
#include "scenarios/cli/command.hpp"
#include "scenarios/project/project.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct ConvertSelection {
    geo::City city;
    std::size_t matched = 0; ///< objects with all their parts counted once
    std::size_t of = 0;
    std::vector<std::string> unknown_ids;
};

std::vector<OptionSpec> selection_options();

bool has_selection(const Arguments& arguments);

/// What is wrong with the words of --bbox.
std::optional<geo::Problem> wrong_selection(const Arguments& arguments);

/// A Problem when nothing is left, or the project has no such Area.
geo::Result<ConvertSelection>
selected(const geo::City& city, const Arguments& arguments, const Project* project);

} // namespace smiletwin::scenarios
