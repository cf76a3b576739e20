#include "tests/support/catch.hpp"
#include "viewer/render/draw_pace.hpp"
#include "viewer/render/part.hpp"

using namespace smiletwin::viewer;

namespace {

/// Draws as often as asked on a machine that needs `full_s` for all pixels.
double share_after(MovingShare& pace, double full_s, int pictures) {
    for (int i = 0; i < pictures; ++i) {
        pace.took(full_s * pace.share() * pace.share());
    }
    return pace.share();
}

} // namespace

TEST_CASE("a quick machine always draws all pixels") {
    MovingShare pace;
    CHECK(share_after(pace, 0.2 * draw_budget_s, 100) == 1.0);
}

TEST_CASE("after one slow picture the next one keeps the budget") {
    MovingShare pace;
    const double full_s = 3.5 * draw_budget_s;
    pace.took(full_s);
    CHECK(pace.share() < 1.0);
    CHECK(full_s * pace.share() * pace.share() <= draw_budget_s);
}

TEST_CASE("the grain of a moving picture does not go to and fro") {
    MovingShare pace;
    for (const double full_s : {1.1, 1.6, 2.2, 3.0, 4.4, 8.0}) {
        const double settled = share_after(pace, full_s * draw_budget_s, 20);
        CHECK(share_after(pace, full_s * draw_budget_s, 1) == settled);
        CHECK(share_after(pace, full_s * draw_budget_s, 7) == settled);
    }
}

TEST_CASE("when the burden is gone, all pixels come back") {
    MovingShare pace;
    share_after(pace, 20.0 * draw_budget_s, 5);
    CHECK(pace.share() < 0.5);
    CHECK(share_after(pace, 0.1 * draw_budget_s, 30) == 1.0);
}

TEST_CASE("strips become as many as the slowest one asks for") {
    StripCount strips(8);
    for (int i = 0; i < 10; ++i) {
        strips.slowest_took(0.4 / strips.count()); // 0.4 s for the whole
    }
    CHECK(0.4 / strips.count() <= draw_budget_s);
    for (int i = 0; i < 10; ++i) {
        strips.slowest_took(0.001 / strips.count());
    }
    CHECK(strips.count() == 1);
}

TEST_CASE("strips cover every row once") {
    for (const int count : {1, 3, 7, 48}) {
        int next_row = 0;
        for (int i = 0; i < count; ++i) {
            const Strip strip = strip_of({i, count}, 720);
            CHECK(strip.first_row == next_row);
            next_row += strip.rows;
        }
        CHECK(next_row == 720);
    }
}
