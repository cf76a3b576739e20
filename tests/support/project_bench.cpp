#include "tests/support/project_bench.hpp"

#include "scenarios/project/actions.hpp"
#include "tests/support/catch.hpp"

namespace smiletwin::tests {

std::string ProjectBench::operator()(std::string_view text) {
    auto outcome = scenarios::perform(project, action(text), *catalogue_);
    INFO(text);
    REQUIRE(outcome.ok());
    project = outcome->project;
    label = outcome->label;
    return outcome->created_id;
}

std::string ProjectBench::refusal(std::string_view text) const {
    const scenarios::Project before = project;
    const auto outcome = scenarios::perform(project, action(text), *catalogue_);
    CHECK(project == before);
    return outcome ? std::string("accepted") : outcome.problem().what.key;
}

} // namespace smiletwin::tests
