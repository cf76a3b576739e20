#include "scenarios/models/people/crowd.hpp"

#include "geo/base/parallel.hpp"
#include "geo/geometry/polygon.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>

namespace smiletwin::scenarios {

namespace {

using geo::Vec2d;

constexpr double fastest_m_s = 2.5;
constexpr std::size_t people_per_block = 256;

/// Does the way from a to b pass through the wall?
bool crosses(Vec2d a, Vec2d b, const Wall& wall) {
    const Vec2d way = b - a;
    const Vec2d along = wall.b - wall.a;
    const double side_a = cross(along, a - wall.a);
    const double side_b = cross(along, b - wall.a);
    const double side_1 = cross(way, wall.a - a);
    const double side_2 = cross(way, wall.b - a);
    return side_a * side_b < 0.0 && side_1 * side_2 <= 0.0;
}

bool blocked(const Walkable& ground, Vec2d from, Vec2d to) {
    const auto walls = ground.walls_near(from);
    return std::any_of(
        walls.begin(), walls.end(), [&](const Wall& wall) { return crosses(from, to, wall); });
}

/// Push away from one neighbour. People who stand in the way or come straight on are passed on one
/// side: the push is turned by 30 degrees to the side on which they already are, to the right when
/// they are dead ahead; without it two people face to face would wait for ever.
Vec2d push_from(Vec2d away, Vec2d wanted, double strength) {
    constexpr double cos_turn = 0.8660254037844386;
    constexpr double sin_turn = 0.5;
    const bool ahead = dot(wanted, away) < 0.0;
    if (!ahead) {
        return strength * away;
    }
    // `away` points back at us. With the other to the left of our way the turn goes to our right.
    const double turn = cross(wanted, away) <= 0.0 ? sin_turn : -sin_turn;
    return strength * Vec2d{cos_turn * away.x - turn * away.y, turn * away.x + cos_turn * away.y};
}

class Stepper {
public:
    Stepper(
        const Crowd& crowd,
        const NeighbourGrid& neighbours,
        const Walkable& ground,
        const PeopleParams& params)
        : crowd_(crowd)
        , neighbours_(neighbours)
        , ground_(ground)
        , params_(params)
        , diameter_m_(2.0 * params.radius_m) {}

    /// Direction of walking: the way to go plus pushes of neighbours and walls.
    [[nodiscard]] Vec2d direction(std::size_t self) const {
        const Vec2d here = crowd_.position[self];
        const Vec2d wanted = crowd_.desired[self];
        Vec2d sum = wanted;
        neighbours_.visit_near(here, [&](Vec2d other, std::uint32_t index) {
            const Vec2d away = here - other;
            const double spacing = length(away);
            if (index == self || spacing < 1e-9) {
                return;
            }
            const double push = params_.neighbour_strength *
                                std::exp((diameter_m_ - spacing) / params_.neighbour_range_m);
            if (push > negligible) {
                sum = sum + push_from((1.0 / spacing) * away, wanted, push);
            }
        });
        for (const Wall& wall : ground_.walls_near(here)) {
            const Vec2d away = here - geo::nearest_on_segment(here, wall.a, wall.b);
            const double distance = length(away);
            const double push = params_.wall_strength *
                                std::exp((params_.radius_m - distance) / params_.wall_range_m);
            if (distance > 1e-9 && push > negligible) {
                sum = sum + (push / distance) * away;
            }
        }
        const double size = length(sum);
        return size > 1e-9 ? (1.0 / size) * sum : wanted;
    }

    /// Speed that keeps the time gap to the nearest neighbour in the way.
    [[nodiscard]] double speed(std::size_t self, Vec2d heading) const {
        const Vec2d here = crowd_.position[self];
        double spacing_m = sight_range_m(params_);
        neighbours_.visit_near(here, [&](Vec2d other, std::uint32_t index) {
            const Vec2d toward = other - here;
            const bool in_lane = std::abs(cross(heading, toward)) <= diameter_m_;
            if (index != self && in_lane && dot(heading, toward) >= 0.0) {
                spacing_m = std::min(spacing_m, length(toward));
            }
        });
        const double gap_speed = (spacing_m - diameter_m_) / params_.time_gap_s;
        return std::clamp(gap_speed, 0.0, crowd_.v0_m_s[self]);
    }

    /// Where the step ends; true when a wall changed it.
    bool move(std::size_t self, Vec2d& heading, Vec2d& position) const {
        const Vec2d here = crowd_.position[self];
        heading = crowd_.heading[self];
        position = here;
        if (crowd_.desired[self] == Vec2d{}) {
            return false;
        }
        heading = direction(self);
        position = here + (params_.dt_s * speed(self, heading)) * heading;
        if (!blocked(ground_, here, position)) {
            return false;
        }
        position = here;
        return true;
    }

private:
    static constexpr double negligible = 1e-4;
    const Crowd& crowd_;
    const NeighbourGrid& neighbours_;
    const Walkable& ground_;
    const PeopleParams& params_;
    double diameter_m_;
};

} // namespace

double sight_range_m(const PeopleParams& params) {
    return fastest_m_s * params.time_gap_s + 2.0 * params.radius_m;
}

void remove_marked(Crowd& crowd, const std::vector<std::uint8_t>& marked) {
    assert(marked.size() == crowd.size());
    erase_marked(crowd.id, marked);
    erase_marked(crowd.position, marked);
    erase_marked(crowd.heading, marked);
    erase_marked(crowd.desired, marked);
    erase_marked(crowd.v0_m_s, marked);
}

void NeighbourGrid::fill(
    const std::vector<geo::Vec2d>& positions, double cell_m, geo::Vec2d periodic) {
    geo::Box2d box;
    for (const Vec2d position : positions) {
        box.add(position);
    }
    std::vector<Vec2d> all = positions;
    std::vector<std::uint32_t> originals(positions.size());
    for (std::uint32_t i = 0; i < originals.size(); ++i) {
        originals[i] = i;
    }
    if (!(periodic == Vec2d{}) && !box.empty()) {
        const geo::Box2d seen = box.grown(cell_m);
        for (std::uint32_t i = 0; i < positions.size(); ++i) {
            for (const Vec2d image : {positions[i] + periodic, positions[i] - periodic}) {
                if (seen.contains(image)) {
                    all.push_back(image);
                    originals.push_back(i);
                }
            }
        }
        box = seen;
    }
    if (box.empty()) {
        box.add(Vec2d{});
    }
    frame_ = geo::frame_over(box.grown(0.5 * cell_m), cell_m);
    starts_.assign(frame_.cells() + 1, 0);
    const auto cell_of = [&](Vec2d p) {
        return frame_.index(frame_.column_of(p.x), frame_.row_of(p.y));
    };
    for (const Vec2d position : all) {
        ++starts_[cell_of(position) + 1];
    }
    for (std::size_t cell = 1; cell < starts_.size(); ++cell) {
        starts_[cell] += starts_[cell - 1];
    }
    sorted_positions_.resize(all.size());
    sorted_indices_.resize(all.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::uint32_t slot = next[cell_of(all[i])]++;
        sorted_positions_[slot] = all[i];
        sorted_indices_[slot] = originals[i];
    }
}

StepCounts advance(
    const Crowd& crowd,
    const NeighbourGrid& neighbours,
    const Walkable& ground,
    const PeopleParams& params,
    std::vector<geo::Vec2d>& next_position,
    std::vector<geo::Vec2d>& next_heading) {
    next_position.resize(crowd.size());
    next_heading.resize(crowd.size());
    const Stepper stepper(crowd, neighbours, ground, params);
    std::atomic<std::uint64_t> pushed{0}; // a sum of whole numbers: the order does not matter
    geo::parallel_blocks(crowd.size(), people_per_block, [&](std::size_t begin, std::size_t end) {
        for (std::size_t self = begin; self < end; ++self) {
            if (stepper.move(self, next_heading[self], next_position[self])) {
                ++pushed;
            }
        }
    });
    return {pushed};
}

} // namespace smiletwin::scenarios
