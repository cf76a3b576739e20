// How we know a number: definition and formula, the Area with its cells, what went in with date and
// licence, model and parameters, address of the result. The same for window, command line and
// report.
#pragma once

#include "geo/base/text.hpp"
#include "scenarios/indicators/indicators.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// A source of the project behind an input.
struct ReasonSource {
    std::string title;
    std::string date;    ///< empty = not stated
    std::string licence; ///< empty = not stated
};

struct ReasonInput {
    std::string field;  ///< of the Site, "surface_m"; a map of the result, "heat.utci"; "weather"
    std::string origin; ///< language key, or the name of the weather; empty for a map
    geo::Stamp stamp = geo::Stamp::Assumed;
    std::vector<ReasonSource> sources; ///< none for what is assumed
};

struct IndicatorReason {
    IndicatorDefinition definition;
    std::string area;
    double cell_m = 0.0;
    double halo_m = 0.0; ///< what lies that far around the Area counts as surroundings
    std::vector<ReasonInput> inputs;
    std::string model; ///< empty for what is counted on the plan
    int model_version = 0;
    geo::Json parameters; ///< object; of the model
    std::optional<geo::UtcTime> from;
    std::optional<geo::UtcTime> to;
    std::string time_zone;
    std::string hash; ///< of the result; of the Site for what is counted on the plan
};

/// Of an indicator of this run, or of the plan it ran on.
IndicatorReason indicator_reason(
    const IndicatorDefinition& definition,
    const Project& project,
    const Area& area,
    const RunOutcome& run);

/// The Area a run of this request is over; the project has one.
const Area& area_of(const RunRequest& request, const Project& project);

geo::Json to_json(const IndicatorReason& reason);

/// One sentence each, in the order above; the definition first.
std::vector<std::string> reason_lines(const IndicatorReason& reason, const geo::Text& text);

} // namespace smiletwin::scenarios
