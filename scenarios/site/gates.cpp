#include "scenarios/site/gates.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

namespace smiletwin::scenarios {

namespace {

/// The number in a field; nothing when it is absent, no number or outside [least, most].
std::optional<double>
number_in(const geo::Feature& feature, std::string_view name, double least, double most) {
    std::string text(feature.field(name));
    for (char& c : text) {
        c = c == ',' ? '.' : c; // German files write 0,2
    }
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const bool whole = !text.empty() && *end == '\0';
    return whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

geo::Problem unusable(const geo::VectorLayer& layer, const geo::Feature& feature) {
    return geo::Problem{
        {"error.gate.unusable", {{"feature", feature.id}}},
        layer.name,
        {"help.gate.fields", {}},
        {}};
}

} // namespace

std::vector<Gate>
gates_of_layer(const geo::VectorLayer& layer, std::vector<geo::Problem>& problems) {
    // More than one person a second and metre on a 30 m wide street: certainly a wrong unit.
    constexpr double most_inflow_per_h = 100000.0;
    std::vector<Gate> gates;
    for (const geo::Feature& feature : layer.features) {
        const auto* line = std::get_if<geo::Line2d>(&feature.geometry);
        const auto inflow_per_h = number_in(feature, "inflow_per_h", 0.0, most_inflow_per_h);
        const auto stay_share = number_in(feature, "stay_share", 0.0, 1.0);
        const bool has_share = !feature.field("stay_share").empty();
        const bool usable = line != nullptr && line->size() >= 2 && inflow_per_h.has_value() &&
                            (stay_share.has_value() || !has_share);
        if (!usable) {
            problems.push_back(unusable(layer, feature));
            continue;
        }
        Gate gate;
        gate.id = feature.field("id").empty() ? feature.id : std::string(feature.field("id"));
        gate.name = feature.field("name").empty() ? gate.id : std::string(feature.field("name"));
        gate.line = *line;
        gate.inflow_per_h = *inflow_per_h;
        gate.stay_share = stay_share.value_or(0.0);
        gates.push_back(std::move(gate));
    }
    return gates;
}

} // namespace smiletwin::scenarios
