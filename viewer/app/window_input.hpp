// Input of a GLFW window: its callbacks queue, each frame hands over what it can tell apart - to
// Dear ImGui through its backend and to the keyboard of the tools. Main thread.
#pragma once

#include "viewer/app/frame_pacer.hpp"
#include "viewer/app/input_queue.hpp"

#include <array>
#include <filesystem>
#include <utility>
#include <vector>

struct GLFWwindow;

namespace smiletwin::viewer {

class WindowInput {
public:
    /// Installs all callbacks but those of Dear ImGui, which is told by next_frame().
    explicit WindowInput(GLFWwindow* window);
    WindowInput(const WindowInput&) = delete;
    WindowInput& operator=(const WindowInput&) = delete;

    [[nodiscard]] FramePacer& pacer() { return pacer_; }
    [[nodiscard]] std::vector<std::filesystem::path> take_dropped() {
        return std::exchange(dropped_, {});
    }
    /// True when something has happened that the next frame should answer.
    [[nodiscard]] bool waiting() const { return pacer_.awake(); }
    /// Begins a frame of the backend with the next events; asks for another one if some are left.
    void next_frame(Keyboard& keyboard);

private:
    static WindowInput& of(GLFWwindow* window);
    void push(const InputEvent& event);
    void install();
    void hand_over(const InputEvent& event, Keyboard& keyboard);

    GLFWwindow* window_;
    FramePacer pacer_;
    InputQueue queue_;
    std::vector<std::filesystem::path> dropped_;
    PlaceInput place_; ///< as far as handed over
    std::array<bool, 5> buttons_{};
};

} // namespace smiletwin::viewer
