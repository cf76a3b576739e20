// What `smiletwin --render` is asked for, held against the project: the same refusals for a picture
// of the place and for one of the whole window.
#pragma once

#include "geo/base/message.hpp"
#include "geo/base/result.hpp"
#include "geo/base/time.hpp"
#include "scenarios/project/project.hpp"
#include "viewer/app/options.hpp"
#include "viewer/layers/data_layer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

/// A viewpoint, variant or layer that there is not; nothing when all is known. Of a result only the
/// model's name is looked at: which maps it makes is known once it has run.
std::optional<geo::Problem> unknown_wish(
    const ProgramOptions& options,
    const scenarios::Project& project,
    const std::vector<DataLayer>& layers);

/// The id of the wished variant, the baseline without a wish. Only of known variants.
std::string wished_variant(const ProgramOptions& options, const scenarios::Project& project);

/// The wished moment, else the project's, else a summer afternoon.
geo::Result<geo::UtcTime>
moment_of(const ProgramOptions& options, const scenarios::Project& project);

/// "heat.utci" of "heat.utci.difference".
struct WishedMap {
    std::string layer;
    bool difference = false;
};
WishedMap wished_map(const std::string& name);

} // namespace smiletwin::viewer
