#include "geo/base/parallel.hpp"
#include "scenarios/models/people/arrival_field.hpp"
#include "scenarios/models/people/crowd.hpp"
#include "scenarios/models/people/simulation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worst.hpp"

#include <cmath>

using namespace smiletwin;
using namespace smiletwin::scenarios;
using geo::Polygon2d;
using geo::Vec2d;

namespace {

Polygon2d rectangle(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
}

/// A corridor along x with people entering on the left and leaving on the right.
PeopleScenario corridor(double length_m, double width_m, std::size_t people) {
    PeopleScenario scenario;
    scenario.walkable = {rectangle(0, 0, length_m, width_m)};
    scenario.targets = {{"east", rectangle(length_m - 1.0, 0, length_m, width_m)}};
    PeopleSource source;
    source.id = "west";
    source.area = rectangle(0, 0, std::min(6.0, 0.3 * length_m), width_m);
    source.targets = {0};
    source.count = people;
    scenario.sources = {source};
    scenario.duration_s = 60.0;
    return scenario;
}

PeopleOutcome run(const PeopleScenario& scenario) {
    geo::RunContext context;
    geo::Result<PeopleOutcome> outcome = simulate(scenario, context);
    REQUIRE(outcome.ok());
    return std::move(*outcome);
}

/// Track of one person: positions of all frames in which it appears.
std::vector<Vec2d> way_of(const PeopleOutcome& outcome, std::uint32_t agent) {
    std::vector<Vec2d> way;
    for (const TrackFrame& frame : outcome.tracks.frames) {
        for (std::size_t i = 0; i < frame.agent.size(); ++i) {
            if (frame.agent[i] == agent) {
                way.push_back(frame.position_crs[i]);
            }
        }
    }
    return way;
}

bool same(const PeopleOutcome& a, const PeopleOutcome& b) {
    if (a.tracks.frames.size() != b.tracks.frames.size()) {
        return false;
    }
    for (std::size_t f = 0; f < a.tracks.frames.size(); ++f) {
        if (a.tracks.frames[f].agent != b.tracks.frames[f].agent ||
            a.tracks.frames[f].position_crs != b.tracks.frames[f].position_crs) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("arrival time in the open is the distance, and a finer grid comes closer") {
    const auto worst_error = [](double cell_m) {
        const Walkable ground({rectangle(0, 0, 40, 40)}, {}, cell_m);
        const ArrivalField field(ground, rectangle(19.5, 19.5, 20.5, 20.5), 0.01);
        double worst = 0.0;
        for (int i = 0; i < 32; ++i) {
            const double angle = 0.196349541 * i;
            const Vec2d point{20.0 + 12.0 * std::cos(angle), 20.0 + 12.0 * std::sin(angle)};
            // Distance to the square target.
            const double dx = std::max(std::abs(point.x - 20.0) - 0.5, 0.0);
            const double dy = std::max(std::abs(point.y - 20.0) - 0.5, 0.0);
            worst = tests::worst_of(worst, std::abs(field.time_s(point) - std::hypot(dx, dy)));
        }
        return worst;
    };
    const double coarse = worst_error(1.0);
    const double fine = worst_error(0.25);
    // First-order scheme: the error of a quarter of the cell is well below half.
    CHECK(fine < 0.5 * coarse);
    CHECK(fine < 0.5);
}

TEST_CASE("the way to go leads round an obstacle and never through it") {
    const Walkable ground({rectangle(0, 0, 20, 10)}, {rectangle(9, 0, 11, 8)}, 0.25);
    const ArrivalField field(ground, rectangle(18, 0, 20, 2), 0.2);
    Vec2d here{2.0, 1.0};
    double highest = here.y;
    for (int i = 0; i < 2000 && here.x < 18.0; ++i) {
        here = here + 0.05 * field.direction(here);
        REQUIRE(ground.contains(here));
        highest = std::max(highest, here.y);
    }
    CHECK(here.x >= 18.0);
    CHECK(highest > 8.0);
}

TEST_CASE("a closed room has no way out and says which source and target") {
    PeopleScenario scenario = corridor(20, 4, 1);
    scenario.obstacles = {rectangle(9, -1, 10, 5)};
    geo::RunContext context;
    const auto outcome = simulate(scenario, context);
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.problem().what.key == "error.people.unreachable");
}

TEST_CASE("one person alone keeps the free speed (RiMEA 1)") {
    PeopleScenario scenario = corridor(42, 2, 0);
    scenario.sources.clear();
    scenario.agents = {{{1.0, 1.0}, 1.33, 0}};
    const PeopleOutcome outcome = run(scenario);
    // 40 m at 1.33 m/s: 26 to 34 s. The last metre is the target.
    std::size_t frames = way_of(outcome, 1).size();
    const double time_s = static_cast<double>(frames) * outcome.tracks.frame_step_s;
    CHECK(time_s >= 26.0);
    CHECK(time_s <= 34.0);
    CHECK(outcome.left == 1);
}

TEST_CASE("two people face to face pass each other") {
    PeopleScenario scenario;
    scenario.walkable = {rectangle(0, 0, 20, 2)};
    scenario.targets = {{"east", rectangle(19, 0, 20, 2)}, {"west", rectangle(0, 0, 1, 2)}};
    scenario.agents = {{{2.0, 1.0}, 1.3, 0}, {{18.0, 1.0}, 1.3, 1}};
    scenario.duration_s = 40.0;
    const PeopleOutcome outcome = run(scenario);
    CHECK(outcome.left == 2);
}

TEST_CASE("somebody who stands in the way is walked round") {
    PeopleScenario scenario;
    scenario.walkable = {rectangle(0, 0, 20, 4)};
    scenario.targets = {{"east", rectangle(19, 0, 20, 4)}};
    // The second has no target and no period: it stands.
    scenario.agents = {{{2.0, 2.0}, 1.3, 0}, {{10.0, 2.0}, 1.3, std::nullopt}};
    scenario.duration_s = 40.0;
    const PeopleOutcome outcome = run(scenario);
    CHECK(outcome.left == 1);
    const std::vector<Vec2d> standing = way_of(outcome, 2);
    CHECK(standing.front() == standing.back());
}

TEST_CASE("twenty people go round a corner and nobody passes a wall (RiMEA 6)") {
    PeopleScenario scenario;
    const Polygon2d corner{{{{0, 0}, {12, 0}, {12, 12}, {10, 12}, {10, 2}, {0, 2}}}};
    scenario.walkable = {corner};
    scenario.targets = {{"top", rectangle(10, 11, 12, 12)}};
    PeopleSource source;
    source.id = "start";
    source.area = rectangle(0, 0, 6, 2);
    source.targets = {0};
    source.count = 20;
    scenario.sources = {source};
    scenario.duration_s = 60.0;
    const PeopleOutcome outcome = run(scenario);
    for (const TrackFrame& frame : outcome.tracks.frames) {
        for (const Vec2d position : frame.position_crs) {
            REQUIRE(geo::contains(corner, position));
        }
    }
    CHECK(outcome.left == 20);
    CHECK(outcome.pushed_from_wall == 0);
}

TEST_CASE("who entered has left or is present, at any inflow") {
    for (const double rate : {0.1, 1.0, 4.0}) {
        PeopleScenario scenario = corridor(30, 4, 5);
        scenario.sources.front().rate_per_s = {{0.0, rate}};
        const PeopleOutcome outcome = run(scenario);
        INFO("rate " << rate);
        CHECK(outcome.entered == outcome.left + outcome.present);
        CHECK(outcome.entered > 5);
    }
}

TEST_CASE("a steady inflow brings the expected number of people") {
    PeopleScenario scenario = corridor(30, 6, 0);
    scenario.sources.front().rate_per_s = {{0.0, 0.5}};
    scenario.duration_s = 600.0;
    const PeopleOutcome outcome = run(scenario);
    // Poisson with mean 300: five standard deviations are 87.
    CHECK(std::abs(static_cast<double>(outcome.entered + outcome.waiting) - 300.0) < 87.0);
}

TEST_CASE("bodies never overlap by more than one step of walking") {
    PeopleScenario scenario = corridor(20, 3, 40);
    const PeopleOutcome outcome = run(scenario);
    double closest_m = 1e9;
    for (const TrackFrame& frame : outcome.tracks.frames) {
        for (std::size_t i = 0; i < frame.position_crs.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                closest_m =
                    std::min(closest_m, length(frame.position_crs[i] - frame.position_crs[j]));
            }
        }
    }
    // Two people who both turn towards each other in one step of 0.05 s at 1.34 m/s: 0.13 m.
    CHECK(closest_m > 2.0 * scenario.params.radius_m - 0.14);
}

TEST_CASE("an obstacle in the way makes the way longer") {
    const auto longest_detour_m = [](std::vector<Polygon2d> obstacles) {
        PeopleScenario scenario;
        scenario.walkable = {rectangle(0, 0, 40, 20)};
        scenario.obstacles = std::move(obstacles);
        scenario.targets = {{"east", rectangle(39, 8, 40, 12)}};
        scenario.agents = {{{1.0, 10.0}, 1.3, 0}};
        scenario.duration_s = 60.0;
        double way_m = 0.0;
        const std::vector<Vec2d> way = way_of(run(scenario), 1);
        for (std::size_t i = 1; i < way.size(); ++i) {
            way_m += length(way[i] - way[i - 1]);
        }
        return way_m;
    };
    const double straight_m = longest_detour_m({});
    const double round_m = longest_detour_m({rectangle(19, 3, 21, 17)});
    CHECK(straight_m == Approx(38.0).margin(1.0));
    // Shortest way round the corner (20, 17): 2 sqrt(18^2 + 7^2) + 2 = 40.6 m between bodies'
    // reach.
    CHECK(round_m > straight_m + 1.5);
    CHECK(round_m < straight_m + 6.0);
}

TEST_CASE("in a periodic corridor nobody is lost and all walk on") {
    PeopleScenario scenario;
    scenario.walkable = {rectangle(0, 0, 26, 2)};
    scenario.periodic = {26.0, 0.0};
    for (int i = 0; i < 26; ++i) {
        scenario.agents.push_back({{i + 0.5, 0.7 + 0.6 * (i % 2)}, 1.3, std::nullopt});
    }
    scenario.duration_s = 60.0;
    const PeopleOutcome outcome = run(scenario);
    CHECK(outcome.present == 26);
    // 0.5 persons per m2: free flow by Weidmann (1993) is still 1.3 m/s or nearly so.
    CHECK(outcome.mean_speed_m_s > 0.9);
}

TEST_CASE("same seed same tracks, with one thread or many; another seed differs") {
    PeopleScenario scenario = corridor(30, 4, 60);
    scenario.sources.front().rate_per_s = {{0.0, 1.0}};
    scenario.duration_s = 20.0;
    PeopleOutcome one;
    PeopleOutcome many;
    geo::with_threads(1, [&] { one = run(scenario); });
    geo::with_threads(4, [&] { many = run(scenario); });
    CHECK(same(one, many));
    scenario.params.seed = 2;
    CHECK_FALSE(same(one, run(scenario)));
}

TEST_CASE("staying people stand for a while and then go on") {
    PeopleScenario scenario = corridor(30, 8, 10);
    scenario.sources.front().stay_share = 1.0;
    scenario.stay_places = {{{15.0, 4.0}, 2.0}};
    scenario.stay_median_s = 60.0;
    scenario.duration_s = 60.0;
    const PeopleOutcome early = run(scenario);
    CHECK(early.present >= 5);
    scenario.duration_s = 1200.0;
    CHECK(run(scenario).left == 10);
}

TEST_CASE("a cancelled run ends with the word cancelled") {
    std::stop_source stop;
    stop.request_stop();
    geo::RunContext context(stop.get_token(), {});
    const auto outcome = simulate(corridor(30, 4, 10), context);
    REQUIRE_FALSE(outcome.ok());
    CHECK(geo::is_cancelled(outcome.problem()));
}

TEST_CASE("a parameter out of range names itself, its value and the interval") {
    PeopleScenario scenario = corridor(30, 4, 1);
    scenario.params.dt_s = 2.0;
    geo::RunContext context;
    const auto outcome = simulate(scenario, context);
    REQUIRE_FALSE(outcome.ok());
    CHECK(outcome.problem().what.key == "error.parameter.out_of_range");
    CHECK(outcome.problem().what.values.front().second == "dt_s");
}
