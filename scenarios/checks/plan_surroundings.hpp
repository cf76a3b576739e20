// What plans are checked against: facades, and layers that are marked as pipes, fire lanes or
// ground without planting. Made once for data and marks; edits share it. Any thread.
#pragma once

#include "scenarios/checks/segment_grid.hpp"
#include "scenarios/project/planting_marks.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/building_changes.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// One feature of a marked layer.
struct MarkedFeature {
    const geo::PlanGeometry* geometry = nullptr;
    geo::Box2d box;
    std::uint32_t layer = 0; ///< index in PlanSurroundings::layers
};

struct MarkedLayer {
    std::string title; ///< of the source
    PlantingMark mark;
    std::shared_ptr<const geo::VectorLayer> features; ///< kept for the geometries
};

struct PlanSurroundings {
    SegmentGrid facades; ///< owner = top-level object of the city
    std::optional<BuildingFootprints> footprints;
    std::vector<MarkedLayer> layers;
    std::vector<MarkedFeature> marked;
    BoxGrid marked_grid;
};

PlanSurroundings plan_surroundings(const Project& project, const BaseData& data);

} // namespace smiletwin::scenarios
