#include "scenarios/models/people/simulation.hpp"

#include "geo/base/random.hpp"
#include "scenarios/models/people/arrival_field.hpp"
#include "scenarios/models/people/crowd.hpp"

#include <fmt/format.h>

#include <limits>
#include <numbers>
#include <optional>

namespace smiletwin::scenarios {

namespace {

using geo::Vec2d;

/// Streams of random numbers: one family per question, so that a change in one does not shift
/// others.
enum class Draw : std::uint64_t { Arrival = 1, Person = 2, Place = 3 };

std::uint64_t stream(Draw family, std::uint64_t number) {
    return (static_cast<std::uint64_t>(family) << 48U) + number;
}

constexpr std::size_t no_field = std::numeric_limits<std::size_t>::max();

/// Beside Crowd, in the same order: where each person is going.
struct Journey {
    std::size_t target = no_field;     ///< index in targets
    std::size_t stay_place = no_field; ///< on the way there or standing, no_field = not staying
    double stays_until_s = -1.0;       ///< < 0 = not yet arrived at the place
};

/// One source's queue and its clock of arrivals (a Poisson process in steps of constant rate).
struct SourceState {
    std::uint64_t waiting = 0;
    std::uint64_t drawn = 0;
    double expected = 0.0;   ///< integral of the rate so far
    double next_event = 0.0; ///< arrival when `expected` passes it
};

geo::Polygon2d disc(Vec2d center, double radius_m) {
    constexpr int corners = 12;
    geo::Ring2d ring;
    for (int i = 0; i < corners; ++i) {
        const double angle_rad = 2.0 * std::numbers::pi * i / corners;
        ring.push_back(center + radius_m * Vec2d{std::cos(angle_rad), std::sin(angle_rad)});
    }
    return {{ring}};
}

/// +1, -1 when the way a-b crosses the line from left to right or back, else 0.
int crossing_direction(Vec2d a, Vec2d b, const std::vector<Vec2d>& line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Vec2d along = line[i + 1] - line[i];
        const double side_a = cross(along, a - line[i]);
        const double side_b = cross(along, b - line[i]);
        const double end_1 = cross(b - a, line[i] - a);
        const double end_2 = cross(b - a, line[i + 1] - a);
        if ((side_a > 0.0) != (side_b > 0.0) && end_1 * end_2 <= 0.0) {
            return side_a > 0.0 ? 1 : -1;
        }
    }
    return 0;
}

double rate_at(const std::vector<std::pair<double, double>>& rate_per_s, double time_s) {
    double rate = 0.0;
    for (const auto& [from_s, value] : rate_per_s) {
        if (time_s >= from_s) {
            rate = value;
        }
    }
    return rate;
}

class Simulation {
public:
    Simulation(const PeopleScenario& scenario, geo::RunContext& context)
        : scenario_(scenario)
        , context_(context)
        , ground_(scenario.walkable, scenario.obstacles, scenario.cell_m, scenario.periodic) {}

    geo::Result<PeopleOutcome> run();

private:
    std::optional<geo::Problem> prepare();
    void let_in(double time_s);
    bool enter(std::size_t source_index);
    std::optional<Vec2d> free_spot(const geo::Polygon2d& area, geo::CounterRandom& random) const;
    void add_person(Vec2d position, double v0_m_s, Journey journey);
    void arrive_and_leave(double time_s);
    void choose_ways();
    void step(double time_s);
    void count_crossings(double time_s, const std::vector<Vec2d>& next);
    void wrap_period();
    void record();
    void finish();

    const PeopleScenario& scenario_;
    geo::RunContext& context_;
    Walkable ground_;
    std::vector<ArrivalField> target_fields_;
    std::vector<ArrivalField> stay_fields_;
    std::vector<geo::Polygon2d> stay_discs_;
    std::vector<SourceState> sources_;
    Crowd crowd_;
    std::vector<Journey> journeys_;
    NeighbourGrid neighbours_;
    std::vector<Vec2d> next_position_;
    std::vector<Vec2d> next_heading_;
    std::uint32_t next_id_ = 1;
    geo::Box2d period_box_;
    double speed_sum_ = 0.0;
    std::uint64_t speed_count_ = 0;
    PeopleOutcome outcome_;
};

std::optional<geo::Problem> Simulation::prepare() {
    const double radius_m = scenario_.params.radius_m;
    for (const PeopleTarget& target : scenario_.targets) {
        target_fields_.emplace_back(ground_, target.area, radius_m);
        if (context_.cancelled()) {
            return geo::cancelled_problem();
        }
    }
    for (const StayPlace& place : scenario_.stay_places) {
        stay_discs_.push_back(disc(place.center, place.radius_m));
        stay_fields_.emplace_back(ground_, stay_discs_.back(), radius_m);
        if (context_.cancelled()) {
            return geo::cancelled_problem();
        }
    }
    for (const PeopleSource& source : scenario_.sources) {
        for (const std::size_t target : source.targets) {
            geo::CounterRandom random(scenario_.params.seed, stream(Draw::Place, 0));
            const std::optional<Vec2d> spot = free_spot(source.area, random);
            if (!spot || !target_fields_[target].reaches(*spot)) {
                return geo::Problem{
                    {"error.people.unreachable",
                     {{"source", source.id}, {"target", scenario_.targets[target].id}}},
                    {},
                    {"help.people.unreachable", {}},
                    {}};
            }
        }
    }
    for (const geo::Polygon2d& polygon : scenario_.walkable) {
        period_box_.add(geo::bounds(polygon));
    }
    sources_.resize(scenario_.sources.size());
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        sources_[i].waiting = scenario_.sources[i].count;
    }
    for (const PeopleStart& start : scenario_.agents) {
        add_person(start.position, start.v0_m_s, {start.target.value_or(no_field), no_field, -1.0});
    }
    outcome_.density_per_m2 =
        geo::Grid<float>(geo::frame_over(period_box_, scenario_.density_cell_m), 0.0F);
    outcome_.tracks.frame_step_s = scenario_.frame_step_s;
    return std::nullopt;
}

std::optional<Vec2d>
Simulation::free_spot(const geo::Polygon2d& area, geo::CounterRandom& random) const {
    const geo::Box2d box = geo::bounds(area);
    const double diameter_m = 2.0 * scenario_.params.radius_m;
    constexpr int tries = 40;
    for (int i = 0; i < tries; ++i) {
        const Vec2d spot{
            box.min.x + random.uniform() * box.width(),
            box.min.y + random.uniform() * box.height()};
        if (!geo::contains(area, spot) || !ground_.contains(spot)) {
            continue;
        }
        bool taken = false;
        for (const Wall& wall : ground_.walls_near(spot)) {
            taken = taken ||
                    geo::distance_to_segment_m(spot, wall.a, wall.b) < scenario_.params.radius_m;
        }
        for (std::size_t other = 0; other < crowd_.size() && !taken; ++other) {
            taken = length(crowd_.position[other] - spot) < diameter_m;
        }
        if (!taken) {
            return spot;
        }
    }
    return std::nullopt;
}

void Simulation::add_person(Vec2d position, double v0_m_s, Journey journey) {
    crowd_.id.push_back(next_id_++);
    crowd_.position.push_back(position);
    crowd_.heading.push_back({1.0, 0.0});
    crowd_.desired.push_back({});
    crowd_.v0_m_s.push_back(v0_m_s);
    journeys_.push_back(journey);
    ++outcome_.entered;
}

bool Simulation::enter(std::size_t source_index) {
    const PeopleSource& source = scenario_.sources[source_index];
    SourceState& state = sources_[source_index];
    const std::uint64_t number = (static_cast<std::uint64_t>(source_index) << 32U) + state.drawn;
    const auto attempt = static_cast<std::uint32_t>(outcome_.steps);
    geo::CounterRandom place(scenario_.params.seed, stream(Draw::Place, number), attempt);
    const std::optional<Vec2d> spot = free_spot(source.area, place);
    if (!spot) {
        return false;
    }
    geo::CounterRandom person(scenario_.params.seed, stream(Draw::Person, number));
    const double mean = source.v0_mean_m_s.value_or(scenario_.params.v0_mean_m_s);
    const double sd = source.v0_sd_m_s.value_or(scenario_.params.v0_sd_m_s);
    // Cut at half the mean and at the fastest: a normal distribution has walkers who never arrive.
    const double v0_m_s = std::clamp(mean + sd * person.normal(), 0.5 * mean, 2.5);
    Journey journey;
    const bool stays = person.uniform() < source.stay_share && !stay_fields_.empty();
    const auto draw = [&person](std::size_t count) {
        return static_cast<std::size_t>(person.below(static_cast<std::uint32_t>(count)));
    };
    if (!source.targets.empty()) {
        journey.target = source.targets[draw(source.targets.size())];
    }
    if (stays) {
        journey.stay_place = draw(stay_fields_.size());
        if (!stay_fields_[journey.stay_place].reaches(*spot)) {
            journey.stay_place = no_field;
        }
    }
    add_person(*spot, v0_m_s, journey);
    ++state.drawn;
    return true;
}

void Simulation::let_in(double time_s) {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        SourceState& state = sources_[i];
        const auto& rate = scenario_.sources[i].rate_per_s;
        if (!rate.empty()) {
            if (state.next_event == 0.0) {
                geo::CounterRandom random(scenario_.params.seed, stream(Draw::Arrival, i));
                state.next_event = -std::log(1.0 - random.uniform());
            }
            state.expected += rate_at(rate, time_s) * scenario_.params.dt_s;
            while (state.expected >= state.next_event) {
                ++state.waiting;
                const auto event = static_cast<std::uint32_t>(state.drawn + state.waiting);
                geo::CounterRandom random(scenario_.params.seed, stream(Draw::Arrival, i), event);
                state.next_event += -std::log(1.0 - random.uniform());
            }
        }
        while (state.waiting > 0 && enter(i)) {
            --state.waiting;
        }
    }
}

void Simulation::arrive_and_leave(double time_s) {
    std::vector<std::uint8_t> gone(crowd_.size(), 0);
    bool any_gone = false;
    for (std::size_t i = 0; i < crowd_.size(); ++i) {
        Journey& journey = journeys_[i];
        const Vec2d here = crowd_.position[i];
        if (journey.stay_place != no_field) {
            const bool standing = journey.stays_until_s >= 0.0;
            if (standing && time_s >= journey.stays_until_s) {
                journey.stay_place = no_field;
            } else if (!standing && geo::contains(stay_discs_[journey.stay_place], here)) {
                geo::CounterRandom random(
                    scenario_.params.seed, stream(Draw::Person, crowd_.id[i]), 1);
                journey.stays_until_s =
                    time_s +
                    scenario_.stay_median_s * std::exp(scenario_.stay_sigma * random.normal());
            }
        } else if (
            journey.target != no_field &&
            geo::contains(scenario_.targets[journey.target].area, here)) {
            gone[i] = 1;
            any_gone = true;
            ++outcome_.left;
        }
    }
    if (any_gone) {
        remove_marked(crowd_, gone);
        erase_marked(journeys_, gone);
    }
}

void Simulation::choose_ways() {
    const double period_m = length(scenario_.periodic);
    for (std::size_t i = 0; i < crowd_.size(); ++i) {
        const Journey& journey = journeys_[i];
        const Vec2d here = crowd_.position[i];
        if (journey.stay_place != no_field) {
            const bool standing = journey.stays_until_s >= 0.0;
            crowd_.desired[i] =
                standing ? Vec2d{} : stay_fields_[journey.stay_place].direction(here);
        } else if (journey.target != no_field) {
            crowd_.desired[i] = target_fields_[journey.target].direction(here);
        } else {
            crowd_.desired[i] = period_m > 0.0 ? (1.0 / period_m) * scenario_.periodic : Vec2d{};
        }
    }
}

void Simulation::count_crossings(double time_s, const std::vector<Vec2d>& next) {
    for (std::uint32_t gate = 0; gate < scenario_.gates.size(); ++gate) {
        for (std::size_t i = 0; i < crowd_.size(); ++i) {
            const int direction =
                crossing_direction(crowd_.position[i], next[i], scenario_.gates[gate].line);
            if (direction != 0) {
                outcome_.crossings.push_back({gate, time_s, crowd_.id[i], direction});
            }
        }
    }
}

void Simulation::wrap_period() {
    const Vec2d period = scenario_.periodic;
    const double squared = dot(period, period);
    if (squared == 0.0) {
        return;
    }
    for (Vec2d& position : crowd_.position) {
        const double along = dot(position - period_box_.min, period) / squared;
        position = position - std::floor(along) * period;
    }
}

void Simulation::step(double time_s) {
    let_in(time_s);
    choose_ways();
    neighbours_.fill(crowd_.position, sight_range_m(scenario_.params), scenario_.periodic);
    const StepCounts counts =
        advance(crowd_, neighbours_, ground_, scenario_.params, next_position_, next_heading_);
    outcome_.pushed_from_wall += counts.pushed_from_wall;
    for (std::size_t i = 0; i < crowd_.size(); ++i) {
        if (!(crowd_.desired[i] == Vec2d{})) {
            speed_sum_ += length(next_position_[i] - crowd_.position[i]) / scenario_.params.dt_s;
            ++speed_count_;
        }
    }
    count_crossings(time_s + scenario_.params.dt_s, next_position_);
    crowd_.position.swap(next_position_);
    crowd_.heading.swap(next_heading_);
    wrap_period();
    outcome_.agent_steps += crowd_.size();
    ++outcome_.steps;
    arrive_and_leave(time_s + scenario_.params.dt_s);
}

void Simulation::record() {
    TrackFrame frame;
    frame.agent = crowd_.id;
    frame.position_crs = crowd_.position;
    geo::Grid<float>& density = outcome_.density_per_m2;
    for (const Vec2d position : crowd_.position) {
        const int column = density.frame.column_of(position.x);
        const int row = density.frame.row_of(position.y);
        if (density.frame.contains(column, row)) {
            density.at(column, row) += 1.0F;
        }
    }
    outcome_.tracks.frames.push_back(std::move(frame));
}

void Simulation::finish() {
    geo::Grid<float>& density = outcome_.density_per_m2;
    const auto frames = static_cast<float>(outcome_.tracks.frames.size());
    const auto cell_area_m2 = static_cast<float>(density.frame.cell_m * density.frame.cell_m);
    for (int row = 0; row < density.frame.rows; ++row) {
        for (int column = 0; column < density.frame.columns; ++column) {
            float& value = density.at(column, row);
            const bool walked = value > 0.0F;
            value = walked || ground_.contains(density.frame.center(column, row))
                        ? value / (frames * cell_area_m2)
                        : std::numeric_limits<float>::quiet_NaN();
        }
    }
    outcome_.present = crowd_.size();
    for (const SourceState& state : sources_) {
        outcome_.waiting += state.waiting;
    }
    outcome_.mean_speed_m_s =
        speed_count_ > 0 ? speed_sum_ / static_cast<double>(speed_count_) : 0.0;
}

geo::Result<PeopleOutcome> Simulation::run() {
    if (std::optional<geo::Problem> problem = prepare()) {
        return std::move(*problem);
    }
    const double dt_s = scenario_.params.dt_s;
    const auto steps = static_cast<std::uint64_t>(std::llround(scenario_.duration_s / dt_s));
    const auto steps_per_frame = std::max<std::uint64_t>(
        1, static_cast<std::uint64_t>(std::llround(scenario_.frame_step_s / dt_s)));
    for (std::uint64_t i = 0; i < steps; ++i) {
        if (i % steps_per_frame == 0) {
            record();
            context_.report(
                static_cast<double>(i) / static_cast<double>(steps), {"model.people", {}});
            if (context_.cancelled()) {
                return geo::cancelled_problem();
            }
        }
        step(static_cast<double>(i) * dt_s);
    }
    record();
    finish();
    return std::move(outcome_);
}

std::optional<geo::Problem> check(const PeopleScenario& scenario) {
    const std::vector<geo::Message> remarks = validate(scenario.params);
    if (!remarks.empty()) {
        return geo::Problem{remarks.front(), {}, {"help.parameter.use_range", {}}, {}};
    }
    double area = 0.0;
    for (const geo::Polygon2d& polygon : scenario.walkable) {
        area += geo::area_m2(polygon);
    }
    if (area <= 0.0) {
        return geo::Problem{{"error.people.no_ground", {}}, {}, {"help.people.no_ground", {}}, {}};
    }
    // A week of half seconds, or ground of 100 km2, is a mistake in the unit.
    constexpr double longest_s = 86400.0;
    constexpr double largest_m2 = 1e7;
    if (!(scenario.duration_s > 0.0) || scenario.duration_s > longest_s || area > largest_m2) {
        return geo::Problem{
            {"error.people.too_large",
             {{"duration_s", fmt::format("{:.0f}", scenario.duration_s)},
              {"area_m2", fmt::format("{:.0f}", area)}}},
            {},
            {"help.people.too_large", {}},
            {}};
    }
    return std::nullopt;
}

} // namespace

geo::Result<PeopleOutcome> simulate(const PeopleScenario& scenario, geo::RunContext& context) {
    if (std::optional<geo::Problem> problem = check(scenario)) {
        return std::move(*problem);
    }
    return Simulation(scenario, context).run();
}

} // namespace smiletwin::scenarios
