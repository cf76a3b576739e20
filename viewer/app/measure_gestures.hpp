// Changing the selected measures by hand: dragging moves them, handles on the ground turn and scale
// them, keys push, turn, mirror and copy them. What the hand does is shown as the action that
// letting go will queue. Main thread.
#pragma once

#include "viewer/app/application.hpp"
#include "viewer/app/keyboard.hpp"
#include "viewer/app/plan_snapping.hpp"
#include "viewer/render/scene_view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

class MeasureGestures {
public:
    MeasureGestures(Application& app, const CityScene& scene, const SceneView& view)
        : app_(app), scene_(scene), view_(view) {}

    /// The measure that is seen there: its body, else the smallest of the outlines on the ground.
    [[nodiscard]] std::optional<std::string> measure_under(PixelPoint at) const;

    /// True when the hand takes hold of a selected measure or of a handle.
    bool begin(PixelPoint at);
    void drag(PixelPoint at, bool snaps);
    /// Lets go there; the change is queued.
    void finish(PixelPoint at, bool snaps);
    void cancel();
    [[nodiscard]] bool active() const { return held_ != Held::Nothing; }

    /// True when the key meant the selected measures. `heading` points away from the eye.
    bool key(const KeyPress& press, geo::Vec2d heading);

    /// Handles of what is selected; none for a single thing without direction.
    [[nodiscard]] std::vector<GroundShape> sketch() const;

private:
    enum class Held { Nothing, Things, TurnHandle, ScaleHandle };
    struct Handles {
        geo::Vec2d middle_crs;
        std::optional<geo::Vec2d> turn_crs;
        std::optional<geo::Vec2d> scale_crs;
        double mark_m = 0.5;
    };

    [[nodiscard]] bool may_edit() const;
    [[nodiscard]] std::vector<const scenarios::Measure*> selected() const;
    [[nodiscard]] std::optional<Handles> handles() const;
    [[nodiscard]] bool is_near(PixelPoint at, geo::Vec2d place_crs) const;
    [[nodiscard]] geo::Json action(std::string_view name) const;
    void push(geo::Vec2d move_m);
    /// What of the moved things snaps: the thing itself, else the corner next to the hand.
    [[nodiscard]] geo::Vec2d anchor() const;
    [[nodiscard]] geo::Vec2d move_to(geo::Vec2d here_crs, bool snaps);
    void copy();

    Application& app_;
    const CityScene& scene_;
    const SceneView& view_;
    Held held_ = Held::Nothing;
    geo::Vec2d grabbed_crs_;
    geo::Vec2d middle_crs_;
    geo::Vec2d anchor_crs_;          ///< before the drag
    std::optional<Snapped> snapped_; ///< of the drag
    std::optional<geo::Json> wish_;  ///< that letting go queues
};

} // namespace smiletwin::viewer
