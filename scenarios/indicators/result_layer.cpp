#include "scenarios/indicators/result_layer.hpp"

#include "scenarios/indicators/variant_comparison.hpp"

namespace smiletwin::scenarios {

namespace {

geo::Result<ResultGrid> named(const std::vector<ResultGrid>& grids, const std::string& layer) {
    for (const ResultGrid& grid : grids) {
        if (grid.layer == layer) {
            return grid;
        }
    }
    return unknown_layer(layer);
}

} // namespace

const Model* model_of_layer(const std::string& layer) {
    return find_model(layer.substr(0, layer.find('.')));
}

geo::Problem unknown_layer(const std::string& layer) {
    return geo::Problem{
        {"error.render.unknown_layer", {{"layer", layer}}},
        {},
        {"help.render.layer_example", {}},
        {}};
}

geo::Result<ResultGrid> result_layer(
    const std::string& layer,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context) {
    const Model* model = model_of_layer(layer);
    if (model == nullptr) {
        return unknown_layer(layer);
    }
    if (layer.ends_with(difference_ending)) {
        const auto comparison =
            compare_variants(*model, request, std::string(baseline_id), material, context);
        if (!comparison) {
            return comparison.problem();
        }
        return named(comparison->differences, layer);
    }
    const auto outcome = compute(*model, request, material, context);
    if (!outcome) {
        return outcome.problem();
    }
    return named(outcome->result->grids, layer);
}

} // namespace smiletwin::scenarios
