// From project and data to what the scene draws. The same for window and pictures.
#pragma once

#include "geo/base/time.hpp"
#include "scenarios/checks/plan_checks.hpp"
#include "scenarios/kernel/model.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/project/project.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/building_changes.hpp"
#include "viewer/layers/data_layer.hpp"
#include "viewer/scene/city_scene.hpp"
#include "viewer/widgets/legend.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace smiletwin::viewer {

/// Origin in whole hundreds of metres near the middle of the data.
geo::LocalFrame frame_for(const scenarios::BaseData& data);

/// City, ground, imagery: slow, once per BaseData. Sets the frame, so everything else follows.
void show_base(CityScene& scene, const scenarios::BaseData& data);

/// A layer that is switched on.
struct ShownLayer {
    const DataLayer* layer = nullptr;
    float opacity = 1.0F;
};
std::vector<GroundLayer> ground_layers(const std::vector<ShownLayer>& layers);
/// Outlines that mark one feature of a layer; empty when it has no such feature.
std::vector<GroundShape> marks_of_feature(const DataLayer& layer, std::size_t feature);
/// Outlines that mark a planned thing: of what lies or stands on the ground, round the trunks of
/// trees.
std::vector<GroundShape>
marks_of_measure(const scenarios::Measure& measure, const scenarios::Catalogue& catalogue);
/// What the colours of a layer's picture mean; nothing when it has no classes.
std::optional<LegendView> legend_of_layer(const DataLayer& layer, const geo::Text& text);

/// Existing and planned trees, obstacles and painted surfaces of a variant; `existing_trees` are
/// those of the cadastre and of canopy models.
void show_variant(
    CityScene& scene,
    const scenarios::Project& project,
    const scenarios::BaseData& data,
    const scenarios::Catalogue& catalogue,
    std::string_view variant_id,
    bool existing_trees = true);

/// Takes away and changes the buildings that these measures change. `footprints` of the city are
/// made when first needed and kept for the next edit.
void show_buildings(
    CityScene& scene,
    std::span<const scenarios::Measure> measures,
    const scenarios::BaseData& data,
    const scenarios::Catalogue& catalogue,
    std::optional<scenarios::BuildingFootprints>& footprints);

/// Where something is wrong with the plan.
std::vector<GroundShape> marks_of_findings(const std::vector<scenarios::PlanFinding>& findings);

/// A circle, the mark of a planned tree or of a point.
GroundShape ring_around(const std::string& id, geo::Vec2d center_crs, double radius_m);

/// Outline of areas, planned surfaces and, where wanted, gates; without the shape being drawn.
std::vector<GroundShape> ground_shapes(
    const scenarios::Project& project,
    const scenarios::BaseData& data,
    const scenarios::Catalogue& catalogue,
    std::string_view variant_id,
    bool with_gates);

/// Where the things stand; those without a position in the project's system are left out. A thing
/// is stale when its newest value is more than three hours older than `now`.
std::vector<SensorMarker>
sensor_markers(const scenarios::BaseData& data, const CityScene& scene, geo::UtcTime now);

/// Unit vector toward the sun in the local frame; z < 0 at night. The middle of the data stands for
/// all of it. Noon in the south when the data have no system.
geo::Vec3d toward_sun(const scenarios::BaseData& data, geo::UtcTime time);

/// People of one moment of tracks, between two frames.
std::vector<PersonInstance>
people_at(const scenarios::Tracks& tracks, double time_s, const CityScene& scene);

/// Pose of a viewpoint; the whole extent when there is none.
CameraPose pose_for(
    const scenarios::Project& project,
    const CityScene& scene,
    std::string_view viewpoint,
    double aspect);

} // namespace smiletwin::viewer
