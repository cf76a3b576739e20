// One picture of the scene in a texture: camera, shadows, refinement. Draws only when asked; says
// whether it is worth asking. Needs a current GL context; main thread only.
#pragma once

#include "geo/base/result.hpp"
#include "geo/raster/image.hpp"
#include "viewer/scene/city_scene.hpp"

#include <memory>
#include <optional>

namespace smiletwin::viewer {

/// Pixels from the upper left corner of the picture.
struct PixelPoint {
    double x = 0.0;
    double y = 0.0;
};

/// Shares of width and height.
struct PicturePart {
    float width = 1.0F;
    float height = 1.0F;
};

class SceneView {
public:
    /// Passes of a finished still picture.
    static constexpr int full_passes = 16;

    /// `scene` must live longer than the view.
    static geo::Result<std::unique_ptr<SceneView>> create(CityScene& scene);
    ~SceneView();
    SceneView(const SceneView&) = delete;
    SceneView& operator=(const SceneView&) = delete;

    void resize(int width_px, int height_px);
    [[nodiscard]] int width_px() const;
    [[nodiscard]] int height_px() const;
    void set_pose(const CameraPose& pose);
    [[nodiscard]] const CameraPose& pose() const;

    /// Scene, pose or size changed since the last draw().
    [[nodiscard]] bool needs_draw() const;
    /// One pass of all pixels: cached sun shadow, hemisphere light.
    void draw();
    /// As draw(), but with as few pixels and as coarse a shadow as it takes to answer the hand.
    void draw_quick();
    /// True when the picture has all its pixels and the fine shadow.
    [[nodiscard]] bool sharp() const;
    /// Works on the picture for a short while (call when the camera rests): makes it sharp, then
    /// adds one jittered pass after the other. True when texture() has changed.
    bool improve();
    /// One whole step of improve(), however long it takes.
    void refine();
    /// 0 after draw(); refinement is finished at full_passes.
    [[nodiscard]] int refined_passes() const;
    [[nodiscard]] bool finished() const;
    /// draw() and all refinement passes.
    void draw_still();
    /// Pictures drawn so far, refinement passes included.
    [[nodiscard]] long drawn_count() const;

    /// GL name of the RGBA8 texture with the picture (row 0 at the bottom).
    [[nodiscard]] unsigned texture() const;
    /// The picture fills this lower left part of texture().
    [[nodiscard]] PicturePart shown_part() const;
    [[nodiscard]] geo::Image read_image() const;

    [[nodiscard]] PickRay ray_through(PixelPoint pixel) const;
    [[nodiscard]] PickHit pick(PixelPoint pixel) const;
    [[nodiscard]] std::optional<geo::Vec3d> ground_point(PixelPoint pixel) const;
    /// Nothing when the point lies behind the camera.
    [[nodiscard]] std::optional<PixelPoint> pixel_of(geo::Vec3d point_crs) const;

private:
    struct State;
    explicit SceneView(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace smiletwin::viewer
