#include "tests/support/catch.hpp"
#include "viewer/app/input_queue.hpp"

using namespace smiletwin::viewer;

namespace {

KeyInput down(Key key, int modifiers = 0) {
    return {key, true, modifiers, 0, 0};
}

KeyInput up(Key key) {
    return {key, false, 0, 0, 0};
}

/// How many events each frame takes until none is left.
std::vector<std::size_t> frame_sizes(InputQueue& queue) {
    std::vector<std::size_t> sizes;
    while (!queue.empty()) {
        sizes.push_back(queue.take_frame().size());
        REQUIRE(sizes.back() > 0);
    }
    return sizes;
}

} // namespace

TEST_CASE("a key that went down and up between two frames is down for one of them") {
    InputQueue queue;
    queue.push(down(Key::Delete));
    queue.push(up(Key::Delete));
    CHECK(frame_sizes(queue) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("two quick clicks between two frames stay two clicks at their places") {
    InputQueue queue;
    queue.push(PlaceInput{10.0, 20.0});
    queue.push(ButtonInput{0, true, 0});
    queue.push(ButtonInput{0, false, 0});
    queue.push(PlaceInput{30.0, 20.0});
    queue.push(ButtonInput{0, true, 0});
    queue.push(ButtonInput{0, false, 0});
    CHECK(frame_sizes(queue) == std::vector<std::size_t>{2, 1, 2, 1});
}

TEST_CASE("a long movement of the mouse is one frame's work") {
    InputQueue queue;
    for (int i = 0; i < 500; ++i) {
        queue.push(PlaceInput{double(i), 0.0});
    }
    CHECK(frame_sizes(queue) == std::vector<std::size_t>{500});
}

TEST_CASE("letters typed at once keep their order around the backspace") {
    InputQueue queue;
    queue.push(down(key_of('A')));
    queue.push(CharacterInput{'a'});
    queue.push(down(key_of('B')));
    queue.push(CharacterInput{'b'});
    queue.push(down(Key::Backspace));
    queue.push(up(Key::Backspace));
    queue.push(CharacterInput{'c'});
    const auto first = queue.take_frame();
    CHECK(first.size() == 4);
    CHECK(queue.take_frame().size() == 1);
    CHECK(queue.take_frame().size() == 1);
    REQUIRE(queue.take_frame().size() == 1);
    CHECK(queue.empty());
}

TEST_CASE("a key pressed after a click comes a frame later, when the click has its effect") {
    InputQueue queue;
    queue.push(ButtonInput{0, true, 0});
    queue.push(down(Key::L));
    CHECK(frame_sizes(queue) == std::vector<std::size_t>{1, 1});
}

TEST_CASE("the keyboard tells presses with their modifiers once and held keys until released") {
    Keyboard keyboard;
    constexpr int ctrl = 2;
    keyboard.take(down(Key::Z, ctrl));
    keyboard.take(down(key_of('W')));
    keyboard.take(up(key_of('W')));
    REQUIRE(keyboard.presses().size() == 2);
    CHECK(keyboard.presses().front().ctrl);
    CHECK_FALSE(keyboard.presses().back().ctrl);
    CHECK(keyboard.held(key_of('W'))); // a tap still makes one step
    keyboard.end_frame();
    CHECK(keyboard.presses().empty());
    CHECK(keyboard.held(Key::Z));
    CHECK_FALSE(keyboard.held(key_of('W')));
}
