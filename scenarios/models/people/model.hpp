// The people model as the kernel sees it: from a Site with gates to a density map and tracks.
#pragma once

#include "scenarios/kernel/model.hpp"
#include "scenarios/models/people/scenario.hpp"

namespace smiletwin::scenarios {

class PeopleModel final : public Model {
public:
    [[nodiscard]] std::string_view name() const override { return "people"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] const std::vector<ParameterSpec>& parameters() const override;
    [[nodiscard]] bool needs_weather() const override { return false; }
    [[nodiscard]] geo::Result<ModelResult>
    run(const ModelInputs& inputs, geo::RunContext& context) const override;
};

/// Ground = the Area without buildings, obstacles and tree trunks; each gate is a source of people
/// who walk to the other gates, some of them after a stay. A Problem with fewer than two gates.
geo::Result<PeopleScenario>
people_scenario_from_site(const Site& site, const geo::Json& parameters);

} // namespace smiletwin::scenarios
