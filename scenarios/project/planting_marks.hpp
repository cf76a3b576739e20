// What a layer means for what is planned on it: pipes, fire lanes, ground that bears no trees. Kept
// as settings of the project, set by the action source.set.
#pragma once

#include "scenarios/project/project.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::scenarios {

/// Unset members say nothing.
struct PlantingMark {
    std::string use;                    ///< "none" (no planting), "pipes", "fire_lane" or empty
    std::optional<double> soil_depth_m; ///< of soil above a garage or rock
    [[nodiscard]] bool empty() const { return use.empty() && !soil_depth_m; }
    friend bool operator==(const PlantingMark&, const PlantingMark&) = default;
};

bool is_planting_use(std::string_view word);

PlantingMark planting_mark(const Project& project, std::string_view source_id);
void set_planting_mark(Project& project, std::string_view source_id, const PlantingMark& mark);

} // namespace smiletwin::scenarios
