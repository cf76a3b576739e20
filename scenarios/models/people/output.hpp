// Writes what came out of a run of the people model in forms other tools read.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "scenarios/models/people/simulation.hpp"

#include <filesystem>
#include <string>

namespace smiletwin::scenarios {

/// Columns gate,time_s,agent,direction.
std::string flows_csv(const PeopleScenario& scenario, const PeopleOutcome& outcome);

/// Trajectories as an SQLite file with the tables JuPedSim's tools read (trajectory_data, metadata,
/// geometry, frame_data; form version 2). Written under another name and renamed when complete.
geo::Result<geo::Done> write_trajectories(
    const std::filesystem::path& path,
    const PeopleScenario& scenario,
    const PeopleOutcome& outcome);

/// entered, left, present, waiting, pushed_from_wall, steps, agent_steps, mean_speed_m_s.
geo::Json people_summary(const PeopleOutcome& outcome);

} // namespace smiletwin::scenarios
