// Actions for tests of the project: short makers, and a seeded stream of edits that a planner could
// have made.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/random.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <memory>
#include <string_view>

namespace smiletwin::tests {

/// The catalogue of the program.
std::shared_ptr<const scenarios::Catalogue> shipped_catalogue();

/// Parses an action typed as JSON; asserts that it is JSON.
geo::Json action(std::string_view text);

geo::Json plant_tree(std::string_view variant, double x, double y);

/// Something to do with this project: add, move, change, remove measures, variants, areas,
/// viewpoints, sources, settings. Every action is one that the project accepts.
geo::Json random_edit(const scenarios::Project& project, geo::CounterRandom& random);

} // namespace smiletwin::tests
