#include "viewer/app/scene_content.hpp"

#include "geo/city/main_extent.hpp"
#include "geo/sensors/sensors.hpp"
#include "geo/weather/sun_position.hpp"
#include "scenarios/site/measure_shapes.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/scene/ground_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace smiletwin::viewer {

namespace {

using scenarios::MeasureForm;

geo::Vec3d on_ground(const CityScene& scene, geo::Vec2d at) {
    const double height_m = scene.ground_height_m(at);
    return {at.x, at.y, std::isfinite(height_m) ? height_m : 0.0};
}

/// Layers and pictures need something to lie on; null when there is nothing at all.
std::shared_ptr<const geo::HeightField> level_terrain(const scenarios::BaseData& data) {
    if (data.bounds.empty()) {
        return nullptr;
    }
    constexpr double margin_m = 50.0;
    return std::make_shared<const geo::HeightField>(geo::HeightField{
        level_ground(data.bounds.plan().grown(margin_m), data.bounds.min.z),
        std::nullopt,
        "unknown"});
}

TreeInstance instance_of(const geo::Tree& tree, const CityScene& scene) {
    TreeInstance instance;
    instance.id = tree.id;
    instance.foot_crs = on_ground(scene, tree.foot_crs);
    instance.height_m = static_cast<float>(tree.height_m);
    instance.crown_diameter_m = static_cast<float>(tree.crown_diameter_m);
    instance.crown_base_m = static_cast<float>(std::min(tree.crown_base_m, 0.7 * tree.height_m));
    return instance;
}

/// Heights above the ground of a body's lower and upper side.
struct BodyHeights {
    double base_m = 0.0;
    double top_m = 0.0;
};

/// As high as stated above the ground in its middle. What stands on the ground reaches down to the
/// lowest ground at its edge: on a slope nobody looks or walks below it.
PrismInstance body_at(
    const std::string& id,
    const geo::Polygon2d& outline,
    const BodyHeights& heights,
    const CityScene& scene) {
    const double middle_m = on_ground(scene, geo::bounds(outline).center()).z;
    double base_m = middle_m + heights.base_m;
    if (heights.base_m <= 0.0) {
        for (const geo::Vec2d& corner : outline.rings.front()) {
            const double ground_m = scene.ground_height_m(corner);
            base_m = std::isfinite(ground_m) ? std::min(base_m, ground_m) : base_m;
        }
    }
    PrismInstance prism;
    prism.id = id;
    prism.outline_crs = outline.rings.front();
    prism.base_m = static_cast<float>(base_m);
    prism.height_m = static_cast<float>(middle_m + heights.top_m - base_m);
    return prism;
}

/// What hangs has at least so much body that one sees it from the side.
constexpr double least_body_m = 0.15;

void add_bodies(
    std::vector<PrismInstance>& prisms,
    const scenarios::Measure& measure,
    const scenarios::MeasureKind& kind,
    const scenarios::Catalogue& catalogue,
    const CityScene& scene) {
    BodyHeights heights;
    heights.top_m = catalogue.number(measure, kind.shape.top_m);
    heights.base_m =
        std::min(catalogue.number(measure, kind.shape.base_m), heights.top_m - least_body_m);
    for (const geo::Polygon2d& outline : scenarios::measure_outlines(measure, catalogue)) {
        prisms.push_back(body_at(measure.id, outline, heights, scene));
        prisms.back().rgb = kind.shape.rgb.value_or(prisms.back().rgb);
    }
}

/// Screen colour of what is painted on the ground: what a planner would colour the plan with.
std::uint32_t sheet_colour(
    const scenarios::Measure& measure,
    const scenarios::MeasureKind& kind,
    const scenarios::Catalogue& catalogue) {
    const scenarios::MeasureEffect* surface = kind.effect(scenarios::EffectKind::Surface);
    const scenarios::SurfaceMaterial* material =
        surface != nullptr ? catalogue.material(measure, *surface) : nullptr;
    const std::uint32_t rgb =
        kind.shape.rgb.value_or(material != nullptr ? material->rgb : 0xA7A29AU);
    return (rgb << 8U) | 0xFFU;
}

/// Sheets are filled, marks only outlined.
void add_ground_shapes(
    std::vector<GroundShape>& shapes,
    const scenarios::Measure& measure,
    const scenarios::MeasureKind& kind,
    const scenarios::Catalogue& catalogue) {
    for (const geo::Polygon2d& outline : scenarios::measure_outlines(measure, catalogue)) {
        GroundShape shape;
        shape.id = measure.id;
        shape.points_crs = outline.rings.front();
        shape.closed = true;
        if (kind.shape.form == MeasureForm::Sheet) {
            shape.filled = true;
            shape.width_m = 0.0F;
            shape.rgba = sheet_colour(measure, kind, catalogue);
        } else {
            shape.dashed = true;
            shape.width_m = 0.4F;
            shape.rgba = (kind.shape.rgb.value_or(0xB3402EU) << 8U) | 0xFFU;
        }
        shapes.push_back(std::move(shape));
    }
}

} // namespace

geo::LocalFrame frame_for(const scenarios::BaseData& data) {
    if (data.bounds.empty()) {
        return {};
    }
    const auto hundreds = [](double metres) { return 100.0 * std::round(metres / 100.0); };
    // Coordinates are float from here on: their origin must lie where people look.
    const geo::Box3d main = data.city ? geo::main_extent(*data.city) : geo::Box3d{};
    const bool has_far_objects = data.city && !(main == data.city->bounds) && !main.empty();
    const geo::Vec3d center = has_far_objects ? main.center() : data.bounds.center();
    return {{hundreds(center.x), hundreds(center.y), 0.0}};
}

void show_base(CityScene& scene, const scenarios::BaseData& data) {
    scene.set_frame(frame_for(data));
    scene.set_terrain(data.terrain || data.city ? data.terrain : level_terrain(data));
    scene.set_city(data.city);
    scene.set_imagery(data.imagery);
}

void show_buildings(
    CityScene& scene,
    std::span<const scenarios::Measure> measures,
    const scenarios::BaseData& data,
    const scenarios::Catalogue& catalogue,
    std::optional<scenarios::BuildingFootprints>& footprints) {
    std::vector<ObjectChange> changes;
    if (data.city && scenarios::changes_buildings(measures, catalogue)) {
        if (!footprints || footprints->city() != data.city) {
            footprints.emplace(data.city);
        }
        for (const scenarios::BuildingChange& change : footprints->changes(measures, catalogue)) {
            changes.push_back({change.object, change.is_gone, change.foot_m, change.height_factor});
        }
    }
    scene.set_object_changes(std::move(changes));
}

void show_variant(
    CityScene& scene,
    const scenarios::Project& project,
    const scenarios::BaseData& data,
    const scenarios::Catalogue& catalogue,
    std::string_view variant_id,
    bool existing_trees) {
    std::vector<TreeInstance> trees;
    if (existing_trees) {
        for (const geo::Tree& tree : data.trees) {
            if (!tree.has_own_shape) {
                trees.push_back(instance_of(tree, scene));
            }
        }
        for (const geo::Tree& tree : data.canopy_trees) {
            trees.push_back(instance_of(tree, scene));
        }
    }
    std::vector<PrismInstance> prisms;
    for (const scenarios::Measure& measure : project.measures_of(variant_id)) {
        const scenarios::MeasureKind* kind = catalogue.kind(measure.kind);
        const auto form = kind != nullptr ? kind->shape.form : MeasureForm::Mark;
        if (form == MeasureForm::Trees) {
            for (const geo::Tree& tree : scenarios::measure_trees(measure, catalogue)) {
                trees.push_back(instance_of(tree, scene));
                trees.back().look = TreeInstance::Look::Planned;
            }
        } else if (form != MeasureForm::Sheet && form != MeasureForm::Mark) {
            add_bodies(prisms, measure, *kind, catalogue, scene);
        }
    }
    scene.set_trees(std::move(trees));
    scene.set_prisms(std::move(prisms));
    scene.set_shapes(ground_shapes(project, data, catalogue, variant_id, true));
}

std::vector<GroundShape> ground_shapes(
    const scenarios::Project& project,
    const scenarios::BaseData& data,
    const scenarios::Catalogue& catalogue,
    std::string_view variant_id,
    bool with_gates) {
    std::vector<GroundShape> shapes;
    for (const scenarios::Measure& measure : project.measures_of(variant_id)) {
        const scenarios::MeasureKind* kind = catalogue.kind(measure.kind);
        if (kind == nullptr) {
            continue;
        }
        for (const geo::Tree& tree : scenarios::measure_trees(measure, catalogue)) {
            shapes.push_back(ring_around(measure.id, tree.foot_crs, 1.5));
        }
        const MeasureForm form = kind->shape.form;
        if (form == MeasureForm::Sheet || form == MeasureForm::Mark) {
            add_ground_shapes(shapes, measure, *kind, catalogue);
        }
    }
    for (const scenarios::Area& area : project.areas) {
        if (!area.polygon.rings.empty()) {
            GroundShape shape;
            shape.id = area.id;
            shape.points_crs = area.polygon.rings.front();
            shape.closed = shape.dashed = true;
            shape.width_m = 0.6F;
            GroundShape halo = shape; // below, so that the dashes stand out on any ground
            halo.id += ".halo";
            halo.dashed = false;
            halo.width_m = 1.4F;
            halo.rgba = 0xFFFFFFD0;
            shapes.push_back(std::move(halo));
            shapes.push_back(std::move(shape));
        }
    }
    for (const scenarios::Gate& gate : with_gates ? data.gates : std::vector<scenarios::Gate>()) {
        GroundShape shape;
        shape.id = gate.id;
        shape.points_crs = gate.line;
        shape.rgba = 0x4A5663FF;
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

std::vector<GroundShape> marks_of_findings(const std::vector<scenarios::PlanFinding>& findings) {
    constexpr std::size_t most_marks = 200; // more say nothing and cost time
    constexpr double radius_m = 1.8;        // seen round a stall
    constexpr std::uint32_t error_rgba = 0xC62828FF;
    constexpr std::uint32_t warning_rgba = 0xE67E00FF;
    std::vector<GroundShape> marks;
    for (const scenarios::PlanFinding& finding : findings) {
        if (finding.severity == scenarios::FindingSeverity::Note || marks.size() == most_marks) {
            continue;
        }
        const std::string id = "finding." + std::to_string(marks.size());
        GroundShape mark = ring_around(id, finding.place_crs, radius_m);
        mark.width_m = 0.5F;
        mark.rgba =
            finding.severity == scenarios::FindingSeverity::Error ? error_rgba : warning_rgba;
        marks.push_back(std::move(mark));
    }
    return marks;
}

std::vector<SensorMarker>
sensor_markers(const scenarios::BaseData& data, const CityScene& scene, geo::UtcTime now) {
    std::vector<SensorMarker> markers;
    constexpr std::chrono::hours silence{3};
    for (std::size_t i = 0; i < data.things.size(); ++i) {
        const geo::Vec2d at = data.thing_places_crs[i];
        if (!std::isfinite(at.x)) {
            continue;
        }
        SensorMarker marker{data.things[i].id, on_ground(scene, at), true};
        for (const geo::Datastream& stream : data.things[i].datastreams) {
            const auto newest = geo::latest(stream);
            marker.stale = marker.stale && !(newest && newest->time + silence >= now);
        }
        markers.push_back(std::move(marker));
    }
    return markers;
}

geo::Vec3d toward_sun(const scenarios::BaseData& data, geo::UtcTime time) {
    if (!data.home_position) {
        return {0.35, -0.55, 0.758};
    }
    const geo::SunPosition sun = geo::sun_position(time, *data.home_position);
    const double up = sun.apparent_elevation_deg * std::numbers::pi / 180.0;
    const double around = sun.azimuth_deg * std::numbers::pi / 180.0;
    return {std::cos(up) * std::sin(around), std::cos(up) * std::cos(around), std::sin(up)};
}

std::vector<PersonInstance>
people_at(const scenarios::Tracks& tracks, double time_s, const CityScene& scene) {
    std::vector<PersonInstance> people;
    if (tracks.frames.empty() || time_s < 0.0) {
        return people;
    }
    const double at = time_s / tracks.frame_step_s;
    const auto first = std::min(static_cast<std::size_t>(at), tracks.frames.size() - 1);
    const scenarios::TrackFrame& now = tracks.frames[first];
    const scenarios::TrackFrame& next =
        tracks.frames[std::min(first + 1, tracks.frames.size() - 1)];
    const double share = std::min(1.0, at - static_cast<double>(first));
    std::size_t k = 0;
    for (std::size_t i = 0; i < now.agent.size(); ++i) {
        while (k < next.agent.size() && next.agent[k] < now.agent[i]) {
            ++k;
        }
        const bool goes_on = k < next.agent.size() && next.agent[k] == now.agent[i];
        const geo::Vec2d step = goes_on ? next.position_crs[k] - now.position_crs[i] : geo::Vec2d{};
        PersonInstance person;
        person.foot_crs = on_ground(scene, now.position_crs[i] + share * step);
        person.heading_rad = static_cast<float>(std::atan2(step.y, step.x));
        person.id = now.agent[i];
        people.push_back(person);
    }
    return people;
}

CameraPose pose_for(
    const scenarios::Project& project,
    const CityScene& scene,
    std::string_view viewpoint,
    double aspect) {
    if (const scenarios::Viewpoint* point = project.viewpoint(viewpoint); point != nullptr) {
        return {point->eye_crs, point->target_crs, 45.0};
    }
    return pose_of_points(scene.main_points_crs(), aspect);
}

} // namespace smiletwin::viewer
