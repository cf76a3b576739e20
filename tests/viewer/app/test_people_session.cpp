#include "tests/support/catch.hpp"
#include "viewer/app/people_session.hpp"

using namespace smiletwin;

namespace {

/// A film of which each frame, half a second long, holds so many people.
scenarios::Tracks film(const std::vector<std::size_t>& present) {
    scenarios::Tracks tracks;
    tracks.frame_step_s = 0.5;
    for (const std::size_t count : present) {
        scenarios::TrackFrame frame;
        for (std::uint32_t i = 0; i < count; ++i) {
            frame.agent.push_back(i);
            frame.position_crs.push_back({});
        }
        tracks.frames.push_back(std::move(frame));
    }
    return tracks;
}

} // namespace

TEST_CASE("the film of people starts when the square is as full as it is on average") {
    CHECK(viewer::film_start_s(film({0, 2, 8, 9, 9, 9, 8, 9, 9})) == 1.0);
    CHECK(viewer::film_start_s(film({0, 0, 0, 0, 0, 0, 0, 0, 9})) == 1.5); // a third, no later
    CHECK(viewer::film_start_s(film({4, 4, 4})) == 0.0);
    CHECK(viewer::film_start_s(film({0, 0, 0})) == 0.0);
    CHECK(viewer::film_start_s(film({})) == 0.0);
}

TEST_CASE("the film of people knows three speeds and takes no other") {
    scenarios::JobRunner jobs;
    viewer::PeopleSession session(jobs);
    CHECK(session.view().speed == 1);
    session.set_speed(20);
    CHECK(session.view().speed == 20);
    session.set_speed(7);
    CHECK(session.view().speed == 20);
}
