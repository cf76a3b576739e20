// A project that a test changes by actions alone.
#pragma once

#include "geo/base/message.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"
#include "tests/support/project_edits.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace smiletwin::tests {

class ProjectBench {
public:
    scenarios::Project project;
    geo::Message label; ///< of the last action

    /// Performs an action that must be accepted; the id of what it made.
    std::string operator()(std::string_view text);
    /// Key of the Problem, or "accepted"; the project must stay as it was.
    [[nodiscard]] std::string refusal(std::string_view text) const;

private:
    std::shared_ptr<const scenarios::Catalogue> catalogue_ = shipped_catalogue();
};

} // namespace smiletwin::tests
