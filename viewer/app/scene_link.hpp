// Carries what the application knows into the drawn scene, each part only when it changed. Main
// thread with a current GL context.
#pragma once

#include "viewer/app/application.hpp"
#include "viewer/app/scene_content.hpp"
#include "viewer/layers/feature_search.hpp"
#include "viewer/scene/city_scene.hpp"
#include "viewer/widgets/legend.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace smiletwin::viewer {

class SceneLink {
public:
    SceneLink(Application& app, CityScene& scene) : app_(app), scene_(scene) {}

    /// True when new data came in, so that the camera may want another place.
    bool update();

    /// Legend of the map seen on the ground, else of the highest layer that has one; nullptr when
    /// there is none.
    [[nodiscard]] const LegendView* legend() const;

    /// The feature of a visible layer that is meant by a click along `ray`.
    [[nodiscard]] std::optional<FeatureHit> point_feature(const PickRay& ray) const;
    /// The line or polygon at a place of the ground, seen along `ray`.
    [[nodiscard]] std::optional<FeatureHit>
    plane_feature(const PickRay& ray, geo::Vec3d place_crs) const;

    /// Outline that follows the cursor of the active tool.
    void set_sketch(std::vector<GroundShape> sketch);

private:
    void update_plan();
    void update_shapes();
    [[nodiscard]] std::string measures_shown() const;
    void update_layers();
    void update_data_layers();
    [[nodiscard]] std::vector<ShownLayer> shown_layers() const;
    [[nodiscard]] std::vector<const DataLayer*> layers_to_click() const;
    void update_drape();
    void update_light();
    void update_highlight();
    void update_people();
    [[nodiscard]] scenarios::Project project_now() const;
    [[nodiscard]] std::optional<geo::Grid<float>> map_on_ground() const;
    const Ramp* ramp(const std::string& name);
    void fill_legend(const Ramp& ramp, const geo::Grid<float>& values);
    void say_moment(LegendView& legend) const;

    /// Counter of the state that was shown last.
    struct Seen {
        std::uint64_t data = 0;
        std::uint64_t plan = 0;
        std::uint64_t findings = 0;
        std::uint64_t heat = 0;
        std::uint64_t people_map = 0;
        std::uint64_t people = 0;
        std::string variant;      ///< empty: none yet
        geo::UtcTime plan_time{}; ///< that the plan was shown for
        std::optional<int> dragged_year;
        std::set<std::string> hidden{"?"};
        std::optional<std::vector<GroundLayer>> layers;
        std::string layer_language;
        DrapeChoice drape{"?", false};
        float opacity = -1.0F;
        geo::UtcTime time{};
        std::optional<bool> plan_style;
        Selection selection{SelectionKind::Nothing, "?", 0};
        std::string language;
    };

    Application& app_;
    CityScene& scene_;
    Seen seen_;
    bool is_timed_ = false; ///< something planned is there at certain times only
    std::optional<scenarios::BuildingFootprints> footprints_;
    std::vector<GroundShape> sketch_;
    bool shapes_dirty_ = true;
    std::map<std::string, Ramp, std::less<>> ramps_;
    std::optional<LegendView> legend_;
    std::optional<LegendView> layer_legend_;
};

} // namespace smiletwin::viewer
