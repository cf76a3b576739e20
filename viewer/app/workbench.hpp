// Everything a frame consists of, for the window, for pictures of the whole window and for tests
// alike: application, drawn scene, tools, panels. Owns a Dear ImGui context with its OpenGL part;
// input comes from whoever owns the surface. Needs a current GL context; main thread.
#pragma once

#include "viewer/app/application.hpp"
#include "viewer/app/keyboard.hpp"
#include "viewer/app/scene_link.hpp"
#include "viewer/app/scene_tools.hpp"
#include "viewer/panels/shell.hpp"
#include "viewer/render/scene_view.hpp"
#include "viewer/widgets/ui.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

struct ImGuiContext;

namespace smiletwin::viewer {

/// What the owner of the surface does in the middle of a frame; both may be empty.
struct FrameHost {
    std::function<void()> present;     ///< shows the interface before the scene is drawn
    std::function<bool()> input_waits; ///< then work on the still picture is left for later
};

class Workbench {
public:
    /// `scale` = text size, 1 at 96 dpi.
    static geo::Result<std::unique_ptr<Workbench>>
    create(std::unique_ptr<Application> app, float scale);
    ~Workbench();
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    /// One frame: news, panels, tools into the current framebuffer of that size, then the scene,
    /// which the next frame shows: panels never wait for it. Display size and input have been given
    /// to Dear ImGui before. Returns when the next frame is wanted without any input, if at all.
    std::optional<double> frame(double now_s, int framebuffer_width, int framebuffer_height);
    void set_host(FrameHost host) { host_ = std::move(host); }
    /// Draws the scene as finely as it gets, for pictures.
    void finish_scene();

    [[nodiscard]] Application& app() { return *app_; }
    /// Takes the keys of the next frame.
    [[nodiscard]] Keyboard& keyboard() { return keyboard_; }
    [[nodiscard]] const WidgetLog& log() const { return log_; }
    [[nodiscard]] SceneView& scene_view() { return *view_; }
    [[nodiscard]] SceneTools& tools() { return *tools_; }
    [[nodiscard]] const Theme& theme() const { return theme_; }

private:
    Workbench(std::unique_ptr<Application> app, float scale);
    geo::Result<geo::Done> set_up();
    /// Draws what changed or refines what rests; returns when to be called again.
    std::optional<double> draw_scene(const WidgetRect& rect, double now_s);

    std::unique_ptr<Application> app_;
    float scale_;
    ImGuiContext* context_ = nullptr;
    bool gl_ready_ = false;
    Theme theme_;
    FontSet fonts_;
    WidgetLog log_;
    WidgetMemory memory_;
    ShellState shell_;
    Keyboard keyboard_;
    std::unique_ptr<CityScene> scene_;
    std::unique_ptr<SceneView> view_;
    std::unique_ptr<SceneLink> link_;
    std::unique_ptr<SceneTools> tools_;
    bool camera_placed_ = false;
    bool scene_ready_ = false;
    double last_frame_s_ = -1.0;
    double rested_since_s_ = 0.0;
    FrameHost host_;
};

} // namespace smiletwin::viewer
