// A PeopleScenario from the JSON file of `smilectl people` (docs/user/people.md).
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "scenarios/models/people/scenario.hpp"

#include <string>

namespace smiletwin::scenarios {

/// `where` names the file in a Problem, which says the key and what is expected there.
geo::Result<PeopleScenario>
people_scenario_from_json(const geo::Json& json, const std::string& where);

} // namespace smiletwin::scenarios
