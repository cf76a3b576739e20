// The keys of a frame for shortcuts and walking: which went down, which are held. A key is what is
// printed on it in the layout in use. Knows no window; main thread.
#pragma once

#include <vector>

namespace smiletwin::viewer {

/// Letters and digits are their capital character (see key_of), the others numbered as in GLFW.
enum class Key : int {
    None = 0,
    L = 'L',
    O = 'O',
    P = 'P',
    S = 'S',
    Y = 'Y',
    Z = 'Z',
    Escape = 256,
    Enter = 257,
    Backspace = 259,
    Delete = 261,
    Right = 262,
    Left = 263,
    Down = 264,
    Up = 265,
    F1 = 290,
    F9 = 298,
    F10 = 299,
    KeypadEnter = 335,
    LeftControl = 341,
    LeftAlt = 342,
    RightControl = 345,
    RightAlt = 346,
};

constexpr Key key_of(char capital_or_digit) {
    return static_cast<Key>(capital_or_digit);
}

struct KeyInput {
    Key key = Key::None;
    bool down = false;
    int modifiers = 0;   ///< as GLFW numbers them
    int native_key = 0;  ///< the place on the keyboard, for Dear ImGui
    int native_code = 0; ///< of the driver, for Dear ImGui
};

struct KeyPress {
    Key key = Key::None;
    bool shift = false;
    bool ctrl = false;
    bool alt = false;
};

class Keyboard {
public:
    void take(const KeyInput& input);
    /// Keys that went down since the last end_frame(), in order.
    [[nodiscard]] const std::vector<KeyPress>& presses() const { return presses_; }
    /// Down now, or gone down and up within this frame.
    [[nodiscard]] bool held(Key key) const;
    void end_frame() { presses_.clear(); }

private:
    std::vector<KeyPress> presses_;
    std::vector<Key> down_;
};

} // namespace smiletwin::viewer
