#include "viewer/app/keyboard.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

constexpr int shift_bit = 1;
constexpr int ctrl_bit = 2;
constexpr int alt_bit = 4;

} // namespace

void Keyboard::take(const KeyInput& input) {
    std::erase(down_, input.key);
    if (!input.down) {
        return;
    }
    down_.push_back(input.key);
    const auto with = [&input](int bit) { return (input.modifiers & bit) != 0; };
    presses_.push_back({input.key, with(shift_bit), with(ctrl_bit), with(alt_bit)});
}

bool Keyboard::held(Key key) const {
    const auto this_one = [key](const KeyPress& press) { return press.key == key; };
    return std::find(down_.begin(), down_.end(), key) != down_.end() ||
           std::any_of(presses_.begin(), presses_.end(), this_one);
}

} // namespace smiletwin::viewer
