// Every change of a project is an action: a JSON object with "action" and its parameters, the same
// in the window, on the command line and in recordings. docs/user/actions.md lists them.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/message.hpp"
#include "geo/base/result.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// The changed project and what the change is called in the history.
struct ActionOutcome {
    Project project;
    geo::Message label;     ///< "history.measure.add" with {kind}
    std::string created_id; ///< of a measure, source, ...; empty otherwise
};

/// Pure function: the given project is not touched. A Problem when the action is unknown or
/// refused.
geo::Result<ActionOutcome>
perform(const Project& project, const geo::Json& action, const Catalogue& catalogue);

/// All known actions, for tests and documentation.
std::vector<std::string_view> action_names();

} // namespace smiletwin::scenarios
