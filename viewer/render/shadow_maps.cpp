#include "viewer/render/shadow_maps.hpp"

#include "viewer/scene/scene_nodes.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

constexpr int fine_px = 4096;
constexpr int quick_px = 1536;
constexpr int sky_px = 2048;
/// Scenes up to this radius get one shadow map for all of them, for good.
constexpr double whole_fit_m = 900.0;
/// Added in advance, so that small movements need no new shadow.
constexpr double spare = 1.25;

} // namespace

ShadowMaps::ShadowMaps(CityScene& scene)
    : scene_(scene)
    , entries_{
          {{{*scene.nodes().root, fine_px, casts_mask}, {}, {}},
           {{*scene.nodes().root, quick_px, casts_mask}, {}, {}},
           {{*scene.nodes().root, sky_px, casts_mask | casts_still_mask}, {}, {}}}} {
    camera(Map::QuickSun).use_far_shapes();
}

ShadowFit ShadowMaps::wanted_fit(const CameraPose& pose) const {
    const geo::Box3d& box = scene_.nodes().bounds_local;
    if (box.empty()) {
        return {{}, 100.0};
    }
    const double whole_m = 0.5 * length(box.max - box.min);
    if (whole_m <= whole_fit_m) {
        return {box.center(), whole_m};
    }
    const geo::Vec3d target = scene_.frame().to_local(pose.target_crs);
    const double distance_m = length(pose.target_crs - pose.eye_crs);
    return {target, std::clamp(1.6 * distance_m, 250.0, whole_m)};
}

bool ShadowMaps::good(Map map, const CameraPose& pose) const {
    const Entry& entry = at(map);
    if (!entry.exact || entry.direction != scene_.nodes().toward_sun ||
        entry.casters != scene_.nodes().caster_revision) {
        return false;
    }
    const ShadowFit wanted = wanted_fit(pose);
    const double away_m = length(wanted.center_local - entry.fit.center_local);
    return away_m + wanted.radius_m <= entry.fit.radius_m &&
           wanted.radius_m >= 0.45 * entry.fit.radius_m;
}

void ShadowMaps::aim_true(Map map, const CameraPose& pose, const Part& part) {
    Entry& entry = at(map);
    const SceneNodes& nodes = scene_.nodes();
    if (part.index == 0) {
        entry.fit = wanted_fit(pose);
        entry.fit.radius_m *= spare;
        entry.direction = nodes.toward_sun;
        entry.casters = nodes.caster_revision;
    }
    entry.camera.set_cull_mask(casts_mask);
    entry.camera.aim(entry.direction, entry.fit, nodes.bounds_local, part);
    entry.exact = part.index + 1 == part.count;
}

void ShadowMaps::aim_refined(Map map, geo::Vec3d toward, const CameraPose& pose, const Part& part) {
    Entry& entry = at(map);
    entry.fit = wanted_fit(pose);
    entry.fit.radius_m *= map == Map::Sky ? 1.0 : spare;
    entry.exact = false;
    entry.camera.set_cull_mask(casts_mask | casts_still_mask);
    entry.camera.aim(toward, entry.fit, scene_.nodes().bounds_local, part);
}

void ShadowMaps::rest() {
    for (Entry& entry : entries_) {
        entry.camera.rest();
    }
}

} // namespace smiletwin::viewer
