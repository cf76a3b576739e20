// What hand and keyboard did, in order, until a frame takes it. Between two slow frames a key may
// go down and up again; Dear ImGui sees states, so such events are spread over frames. Knows no
// window; main thread.
#pragma once

#include "viewer/app/keyboard.hpp"

#include <deque>
#include <variant>
#include <vector>

namespace smiletwin::viewer {

struct CharacterInput {
    unsigned code = 0; ///< Unicode
};

struct ButtonInput {
    int button = 0; ///< 0 left, 1 right, 2 middle
    bool down = false;
    int modifiers = 0; ///< as GLFW numbers them
};

/// The mouse, in units of the window from its upper left corner.
struct PlaceInput {
    double x = 0.0;
    double y = 0.0;
};

struct WheelInput {
    double x = 0.0;
    double y = 0.0;
};

/// The mouse enters or leaves the window.
struct EnterInput {
    bool inside = false;
};

using InputEvent =
    std::variant<KeyInput, CharacterInput, ButtonInput, PlaceInput, WheelInput, EnterInput>;

class InputQueue {
public:
    void push(const InputEvent& event) { waiting_.push_back(event); }
    [[nodiscard]] bool empty() const { return waiting_.empty(); }
    /// As many of the oldest events as one frame can tell apart.
    std::vector<InputEvent> take_frame();

private:
    std::deque<InputEvent> waiting_;
};

} // namespace smiletwin::viewer
