// Files and folders dropped on a project, turned into actions: which role each has, found by
// looking into it, and which reference system the project should have.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/io/importer.hpp"
#include "scenarios/project/project.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct SourcePlan {
    /// "source.add" actions, before them "project.set" when the project has no system yet.
    std::vector<geo::Json> actions;
    std::vector<geo::Problem> failures; ///< inputs that no reader understands; the rest is planned
    std::vector<geo::Problem> warnings; ///< planned, but far from the rest
};

/// Data farther than this from the place of the project belong to another project.
constexpr double farthest_m = 50e3;
/// `files` of a folder `path`, or one file; `away_m` is that of the nearest, from middle to middle.
geo::Problem far_source(const std::string& path, double away_m, std::size_t files = 1);
/// Loading says it again, of all that is left out: whoever loads afterwards need not say it before.
bool is_far_source(const geo::Problem& problem);

/// A folder of city files becomes one source, other files one each. Needs no document and may run
/// in a job; the actions are applied afterwards.
SourcePlan plan_sources(
    const std::vector<std::filesystem::path>& inputs,
    const Project& project,
    geo::RunContext& context);

/// What the user said of the coordinates of all inputs; empty = what the files say.
struct StatedSystem {
    std::string crs;        ///< Crs::id()
    std::string axis_order; ///< geo::axis_order_name()
};

/// The same from files that have been read already. What was stated for them is kept with each
/// source that has coordinates.
SourcePlan plan_imported(
    const std::vector<std::filesystem::path>& inputs,
    const geo::ImportBatch& batch,
    const Project& project,
    const StatedSystem& stated);

/// What data of this kind is used for: rasters of heights named like a canopy are canopy, points
/// with crown or species fields are trees, lines with an inflow are gates.
SourceRole role_of(const geo::Imported& imported);

} // namespace smiletwin::scenarios
