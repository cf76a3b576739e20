// Where the bridge from a hole to the loop around it ends (D. Eberly, Triangulation by Ear
// Clipping, section 3): a ray to the right from the hole's rightmost point meets an edge, and the
// bridge goes to the end of that edge or to a corner that stands before it.
#pragma once

#include "geo/geometry/in_triangle.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace smiletwin::geo {

/// Told of edges first, then, after look_along(), of corners; each in any order.
class BridgeSearch {
public:
    explicit BridgeSearch(Vec2d from) : from_(from) {}

    /// An edge that runs upwards from corner `lower_id` to `upper_id`.
    void meet_edge(Vec2d lower, Vec2d upper, std::uint32_t lower_id, std::uint32_t upper_id) {
        if (lower.y > from_.y || from_.y > upper.y) {
            return;
        }
        const double x = lower.x + (from_.y - lower.y) / (upper.y - lower.y) * (upper.x - lower.x);
        if (x >= from_.x && x < hit_x_) {
            hit_x_ = x;
            const bool lower_is_right = lower.x > upper.x;
            end_ = lower_is_right ? lower_id : upper_id;
            end_at_ = lower_is_right ? lower : upper;
        }
    }

    /// None where the hole lies outside of the loop.
    bool has_met_edge() const { return std::isfinite(hit_x_); }
    /// Corner at which the bridge ends; valid when an edge was met.
    std::uint32_t end() const { return end_; }

    /// The triangle of the ray and the end of the edge: only in it a corner can be in the way.
    void look_along() {
        const Vec2d hit{hit_x_, from_.y};
        const bool end_above = end_at_.y > from_.y;
        second_ = end_above ? hit : end_at_;
        third_ = end_above ? end_at_ : hit;
        box_ = {
            {from_.x, std::min(from_.y, end_at_.y)},
            {std::max(end_at_.x, hit_x_), std::max(from_.y, end_at_.y)}};
    }
    const Box2d& box() const { return box_; }

    /// Whether a corner at `at` is in the way, and more so than those before.
    bool is_better(Vec2d at) const {
        if (at.x < from_.x || !in_triangle(from_, second_, third_, at)) {
            return false;
        }
        const double slope = slope_to(at);
        return slope < flattest_ || (slope == flattest_ && at.x < end_at_.x);
    }
    void end_at(std::uint32_t corner, Vec2d at) {
        flattest_ = slope_to(at);
        end_ = corner;
        end_at_ = at;
    }
    bool is_at_corner_in_the_way() const { return std::isfinite(flattest_); }

private:
    double slope_to(Vec2d at) const {
        return at.x > from_.x ? std::abs(at.y - from_.y) / (at.x - from_.x)
                              : std::numeric_limits<double>::max();
    }

    Vec2d from_;
    double hit_x_ = std::numeric_limits<double>::infinity();
    std::uint32_t end_ = 0;
    Vec2d end_at_;
    Vec2d second_;
    Vec2d third_;
    Box2d box_;
    double flattest_ = std::numeric_limits<double>::infinity();
};

} // namespace smiletwin::geo
