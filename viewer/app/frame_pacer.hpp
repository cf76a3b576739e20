// When the window draws: on input, on news and at promised times, otherwise never. Pure arithmetic
// over a clock given from outside.
#pragma once

#include <optional>

namespace smiletwin::viewer {

class FramePacer {
public:
    /// Dear ImGui needs a few frames until hover, focus and scroll have settled.
    static constexpr int settle_frames = 3;

    /// Key, mouse, size, drop, or a job that has news.
    void wake() { wanted_frames_ = settle_frames; }
    /// Frames are wanted since a wake().
    [[nodiscard]] bool awake() const { return wanted_frames_ > 0; }
    /// A frame is wanted at that time (debounce, refinement, playing); nothing = no promise.
    void promise(std::optional<double> time_s) { promised_s_ = time_s; }

    [[nodiscard]] bool due(double now_s) const {
        return wanted_frames_ > 0 || (promised_s_ && *promised_s_ <= now_s);
    }
    /// Seconds to sleep; nothing = until something happens.
    [[nodiscard]] std::optional<double> wait_s(double now_s) const;
    /// One frame was drawn.
    void drawn();

    [[nodiscard]] long frames() const { return frames_; }

private:
    int wanted_frames_ = settle_frames;
    std::optional<double> promised_s_;
    long frames_ = 0;
};

} // namespace smiletwin::viewer
