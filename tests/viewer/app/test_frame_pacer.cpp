#include "tests/support/catch.hpp"
#include "viewer/app/frame_pacer.hpp"

using smiletwin::viewer::FramePacer;

namespace {

/// Draws as long as frames are due at that moment.
long draw_until_quiet(FramePacer& pacer, double now_s) {
    const long before = pacer.frames();
    while (pacer.due(now_s) && pacer.frames() < before + 1000) {
        pacer.drawn();
    }
    return pacer.frames() - before;
}

} // namespace

TEST_CASE("an idle window draws no frame and sleeps until something happens") {
    FramePacer pacer;
    CHECK(draw_until_quiet(pacer, 0.0) == FramePacer::settle_frames);
    CHECK_FALSE(pacer.due(3600.0));
    CHECK_FALSE(pacer.wait_s(3600.0).has_value());
    CHECK(draw_until_quiet(pacer, 7200.0) == 0);
}

TEST_CASE("input wakes it for as many frames as the interface needs to settle") {
    FramePacer pacer;
    draw_until_quiet(pacer, 0.0);
    pacer.wake();
    CHECK(pacer.wait_s(1.0) == 0.0);
    CHECK(draw_until_quiet(pacer, 1.0) == FramePacer::settle_frames);
}

TEST_CASE("a promised frame comes at its time and once") {
    FramePacer pacer;
    draw_until_quiet(pacer, 0.0);
    pacer.promise(2.5);
    CHECK_FALSE(pacer.due(2.0));
    CHECK(pacer.wait_s(2.0) == 0.5);
    CHECK(draw_until_quiet(pacer, 2.5) == 1);
    CHECK_FALSE(pacer.wait_s(2.6).has_value());
}
