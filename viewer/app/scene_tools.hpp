// Mouse and keys over the scene: look round, select, place, move, draw. Turns gestures into camera
// moves and queued actions. Reads the mouse of Dear ImGui and the keyboard of the frame; main
// thread.
#pragma once

#include "viewer/app/application.hpp"
#include "viewer/app/keyboard.hpp"
#include "viewer/app/measure_gestures.hpp"
#include "viewer/app/plan_snapping.hpp"
#include "viewer/app/scene_link.hpp"
#include "viewer/camera/camera_controller.hpp"
#include "viewer/panels/shell.hpp"
#include "viewer/render/scene_view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

class SceneTools {
public:
    SceneTools(
        Application& app,
        CityScene& scene,
        SceneView& view,
        SceneLink& link,
        const Keyboard& keyboard);

    [[nodiscard]] CameraController& camera() { return camera_; }
    /// Once per frame, after the shell was drawn. `step_s` since the frame before.
    void update(const SceneArea& area, double step_s);
    /// Place for new data: the remembered one, a viewpoint, or all of it.
    void place_camera(double aspect);
    /// True while keys or the animation move the camera: the next frame comes at once.
    [[nodiscard]] bool moving() const { return moving_; }

private:
    void handle_mouse(const SceneArea& area);
    void press(PixelPoint at);
    void drag(PixelPoint at, const SceneArea& area);
    void release(PixelPoint at);
    void click(PixelPoint at);
    void select(PixelPoint at);
    void select_feature(const FeatureHit& hit);
    void select_on_ground(PixelPoint at, const PickHit& hit);
    void place(geo::Vec2d at_crs);
    /// Where the hand at that place means to put something; the Alt key leaves it where it is.
    [[nodiscard]] std::optional<Snapped> snapped_at(geo::Vec2d place_crs) const;
    [[nodiscard]] bool snaps() const;
    void add_corner(geo::Vec2d at_crs, bool last);
    void finish_drawing();
    void start_drag(PixelPoint at);
    void wheel(PixelPoint at);
    void handle_keys(double step_s);
    void key(const KeyPress& press);
    void key_with_ctrl(const KeyPress& press);
    void key_with_alt(const KeyPress& press);
    void escape();
    void take_back_corner();
    void walk(double step_s);
    void take_wishes();
    void show_selected_sensor();
    void show_selected_object();
    void show_place(geo::Vec2d place_crs);
    void update_cursor(const SceneArea& area);
    void update_sketch();
    const geo::Transform* degrees_transform();
    void remember();
    [[nodiscard]] std::vector<GroundShape> polygon_sketch() const;
    [[nodiscard]] std::vector<GroundShape> model_sketch(geo::Vec2d at_crs) const;
    [[nodiscard]] CameraController::GroundHeight ground() const;
    [[nodiscard]] CameraController::WayToWall way_to_wall() const;
    /// What the tool draws corner by corner; nothing for tools that need one click.
    [[nodiscard]] std::optional<scenarios::MeasureGeometry> drawn_geometry() const;

    Application& app_;
    CityScene& scene_;
    SceneView& view_;
    SceneLink& link_;
    const Keyboard& keyboard_;
    CameraController camera_;
    MeasureGestures gestures_;
    enum class Gesture { None, Pressed, Orbit, Pan, Edit } gesture_ = Gesture::None;
    PixelPoint pressed_at_;
    PixelPoint last_;
    int button_ = 0;
    std::optional<geo::Vec2d> cursor_crs_;
    std::optional<geo::Transform> to_degrees_;
    std::uint64_t degrees_of_data_ = 0; ///< data revision to_degrees_ was made for
    bool popup_open_ = false;           ///< a drop-down or menu of the panels
    bool moving_ = false;
};

} // namespace smiletwin::viewer
