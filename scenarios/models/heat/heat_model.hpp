// The heat model as the project runs it: from a Site to maps of UTCI, mean radiant temperature, sky
// view and shade.
#pragma once

#include "scenarios/kernel/model.hpp"

namespace smiletwin::scenarios {

class HeatModel final : public Model {
public:
    [[nodiscard]] std::string_view name() const override { return "heat"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] const std::vector<ParameterSpec>& parameters() const override;
    [[nodiscard]] geo::Result<ModelResult>
    run(const ModelInputs& inputs, geo::RunContext& context) const override;
};

} // namespace smiletwin::scenarios
