#include "viewer/app/input_queue.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// What the events of one frame have changed so far.
struct FrameSoFar {
    std::vector<Key> keys;
    std::vector<int> buttons;
    bool command_key = false; ///< Enter, Backspace, arrows: their order among letters matters
    bool characters = false;
    bool wheel = false;

    /// True when the event would hide one before it.
    [[nodiscard]] bool collides(const InputEvent& event) const {
        return std::visit(
            Overloaded{
                [this](const KeyInput& input) {
                    return !buttons.empty() || (characters && is_command(input.key)) ||
                           std::find(keys.begin(), keys.end(), input.key) != keys.end();
                },
                [this](const CharacterInput&) { return !buttons.empty() || command_key; },
                [this](const ButtonInput& input) {
                    return wheel || !keys.empty() ||
                           std::find(buttons.begin(), buttons.end(), input.button) != buttons.end();
                },
                [this](const PlaceInput&) { return wheel || !buttons.empty(); },
                [this](const WheelInput&) { return !buttons.empty(); },
                [this](const EnterInput&) { return wheel || !buttons.empty(); }},
            event);
    }

    void add(const InputEvent& event) {
        std::visit(
            Overloaded{
                [this](const KeyInput& input) {
                    keys.push_back(input.key);
                    command_key = command_key || is_command(input.key);
                },
                [this](const CharacterInput&) { characters = true; },
                [this](const ButtonInput& input) { buttons.push_back(input.button); },
                [](const PlaceInput&) {},
                [this](const WheelInput&) { wheel = true; },
                [](const EnterInput&) {}},
            event);
    }

    static bool is_command(Key key) {
        constexpr int first_modifier = 340;
        return key >= Key::Escape && static_cast<int>(key) < first_modifier;
    }
};

} // namespace

std::vector<InputEvent> InputQueue::take_frame() {
    std::vector<InputEvent> frame;
    FrameSoFar so_far;
    while (!waiting_.empty() && !so_far.collides(waiting_.front())) {
        so_far.add(waiting_.front());
        frame.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return frame;
}

} // namespace smiletwin::viewer
