// The whole window drawn without a window: for `--render --ui` and for tests with injected input.
#pragma once

#include "geo/base/result.hpp"
#include "geo/raster/image.hpp"
#include "viewer/app/input_queue.hpp"
#include "viewer/app/workbench.hpp"
#include "viewer/render/offscreen_context.hpp"

#include <memory>
#include <string_view>

namespace smiletwin::viewer {

class UiPicture {
public:
    static geo::Result<std::unique_ptr<UiPicture>>
    create(std::unique_ptr<Application> app, int width_px, int height_px, float scale = 1.0F);
    ~UiPicture();
    UiPicture(const UiPicture&) = delete;
    UiPicture& operator=(const UiPicture&) = delete;

    [[nodiscard]] Workbench& bench() { return *bench_; }
    /// Frames on a clock of their own, 1/30 s apart.
    void frames(int count);
    /// Frames until no job waits or runs and the scene shows the answer; at most so many seconds of
    /// real time.
    void settle(double at_most_s = 120.0);
    [[nodiscard]] geo::Image image();

    // Injected input; each step is a frame.
    /// False when no such widget was drawn.
    bool click(std::string_view id_or_label);
    void click_at(float x, float y);
    void drag(float from_x, float from_y, float to_x, float to_y, int button = 0);
    void type(std::string_view text);
    /// As if it had happened since the last frame; frames() takes it. Of the keys Dear ImGui
    /// is told Esc only, the tools all.
    void post(const InputEvent& event) { waiting_.push(event); }

private:
    UiPicture(int width_px, int height_px) : width_px_(width_px), height_px_(height_px) {}
    void mouse(float x, float y, int button, bool down);
    void hand_over(const InputEvent& event);

    int width_px_;
    int height_px_;
    std::unique_ptr<OffscreenContext> context_;
    std::unique_ptr<Workbench> bench_;
    unsigned framebuffer_ = 0;
    unsigned colour_ = 0;
    double clock_s_ = 0.0;
    InputQueue waiting_;
};

} // namespace smiletwin::viewer
