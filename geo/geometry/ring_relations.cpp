#include "geo/geometry/ring_relations.hpp"

#include <numeric>

namespace smiletwin::geo {

namespace {

using Points = std::span<const Vec2d>;

Points ring_of(Points points, std::span<const std::uint32_t> starts, std::size_t ring) {
    return points.subspan(starts[ring], starts[ring + 1] - starts[ring]);
}

double turn_of(Points ring) {
    double twice = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += cross(ring[i] - ring[0], ring[i + 1] - ring[0]);
    }
    return twice;
}

bool encloses(Points ring, Vec2d point) {
    bool inside = false;
    for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
        const Vec2d a = ring[i];
        const Vec2d b = ring[k];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    return inside;
}

bool is_near(Vec2d a, Vec2d b, double tolerance_m) {
    return std::abs(a.x - b.x) <= tolerance_m && std::abs(a.y - b.y) <= tolerance_m;
}

bool is_less(Vec2d a, Vec2d b) {
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// A touch as seen along one ring: vertex and share of the way to the next one.
struct Stop {
    std::uint32_t edge = 0;
    double share = 0.0;
    Vec2d at;
};

Stop stop_on(Points ring, std::uint32_t edge, Vec2d at, double tolerance_m) {
    const auto next = static_cast<std::uint32_t>((edge + 1) % ring.size());
    if (is_near(at, ring[next], tolerance_m)) {
        return {next, 0.0, at};
    }
    if (is_near(at, ring[edge], tolerance_m)) {
        return {edge, 0.0, at};
    }
    const Vec2d along = ring[next] - ring[edge];
    return {edge, dot(at - ring[edge], along) / dot(along, along), at};
}

enum class Side : std::uint8_t { Inside, Outside, Both };

/// A vertex that is none of the touches.
Vec2d free_vertex(Points ring, const std::vector<Stop>& stops, double tolerance_m) {
    for (const Vec2d vertex : ring) {
        const bool touches = std::any_of(stops.begin(), stops.end(), [&](const Stop& stop) {
            return is_near(stop.at, vertex, tolerance_m);
        });
        if (!touches) {
            return vertex;
        }
    }
    return 0.5 * (ring[0] + ring[1]);
}

/// Where `ring` runs as seen from `other`, which it touches at `stops` only: between two touches it
/// stays on one side, so one point of each piece tells.
Side side_of(Points ring, Points other, std::vector<Stop>& stops, double tolerance_m) {
    std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
        return a.edge != b.edge ? a.edge < b.edge : a.share < b.share;
    });
    stops.erase(
        std::unique(
            stops.begin(),
            stops.end(),
            [&](const Stop& a, const Stop& b) { return is_near(a.at, b.at, tolerance_m); }),
        stops.end());
    if (stops.size() < 2) {
        const bool inside = encloses(other, free_vertex(ring, stops, tolerance_m));
        return inside ? Side::Inside : Side::Outside;
    }
    std::size_t inside = 0;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const Stop& here = stops[i];
        const Stop& next = stops[(i + 1) % stops.size()];
        const bool on_same_edge = i + 1 < stops.size() && next.edge == here.edge;
        const Vec2d end = on_same_edge ? next.at : ring[(here.edge + 1) % ring.size()];
        inside += encloses(other, 0.5 * (here.at + end)) ? 1U : 0U;
    }
    return inside == 0 ? Side::Outside : inside == stops.size() ? Side::Inside : Side::Both;
}

class Relations {
public:
    Relations(
        Points points,
        std::span<const std::uint32_t> starts,
        std::vector<RingTouch> touches,
        double tolerance_m)
        : points_(points)
        , starts_(starts)
        , touches_(std::move(touches))
        , tolerance_m_(tolerance_m) {
        for (RingTouch& touch : touches_) {
            if (touch.first_ring > touch.second_ring) {
                std::swap(touch.first_ring, touch.second_ring);
                std::swap(touch.first_edge, touch.second_edge);
            }
        }
        std::sort(touches_.begin(), touches_.end(), is_before);
    }

    FaultCodes run() {
        FaultCodes codes;
        const auto rings = static_cast<std::uint32_t>(starts_.size() - 1);
        for (std::uint32_t hole = 1; hole < rings; ++hole) {
            codes.add(hole_in_outer(hole));
        }
        compare_holes(codes);
        if (codes.empty() && touches_form_a_loop()) {
            codes.set(FaultCode::InteriorDisconnected);
        }
        return codes;
    }

private:
    static bool is_before(const RingTouch& a, const RingTouch& b) {
        return a.first_ring != b.first_ring ? a.first_ring < b.first_ring
                                            : a.second_ring < b.second_ring;
    }

    [[nodiscard]] Points ring(std::uint32_t index) const {
        return ring_of(points_, starts_, index);
    }

    /// Touches of two rings along the second one, or along the first.
    std::vector<Stop> stops(std::uint32_t first, std::uint32_t second, bool along_second) const {
        RingTouch wanted;
        wanted.first_ring = first;
        wanted.second_ring = second;
        const auto range = std::equal_range(touches_.begin(), touches_.end(), wanted, is_before);
        std::vector<Stop> found;
        for (auto touch = range.first; touch != range.second; ++touch) {
            found.push_back(
                along_second ? stop_on(ring(second), touch->second_edge, touch->at, tolerance_m_)
                             : stop_on(ring(first), touch->first_edge, touch->at, tolerance_m_));
        }
        return found;
    }

    /// A hole that touches the outer ring from outside is not completely outside: 201 (manual of
    /// val3dity, error 206).
    FaultCodes hole_in_outer(std::uint32_t hole) const {
        FaultCodes codes;
        std::vector<Stop> touching = stops(0, hole, true);
        const Side side = side_of(ring(hole), ring(0), touching, tolerance_m_);
        if (side == Side::Both || (side == Side::Outside && !touching.empty())) {
            codes.set(FaultCode::RingsIntersect);
        } else if (side == Side::Outside) {
            codes.set(FaultCode::HoleOutside);
        }
        return codes;
    }

    FaultCodes hole_and_hole(std::uint32_t first, std::uint32_t second) const {
        FaultCodes codes;
        std::vector<Stop> touching = stops(first, second, true);
        const Side side = side_of(ring(second), ring(first), touching, tolerance_m_);
        if (side == Side::Both) {
            codes.set(FaultCode::RingsIntersect);
        } else if (side == Side::Inside) {
            codes.set(FaultCode::HolesNested);
        } else {
            std::vector<Stop> other_way = stops(first, second, false);
            if (side_of(ring(first), ring(second), other_way, tolerance_m_) != Side::Outside) {
                codes.set(FaultCode::HolesNested);
            }
        }
        return codes;
    }

    void compare_holes(FaultCodes& codes) const {
        std::vector<std::pair<Box2d, std::uint32_t>> boxes;
        for (std::uint32_t hole = 1; hole + 1 < starts_.size(); ++hole) {
            Box2d box;
            for (const Vec2d point : ring(hole)) {
                box.add(point);
            }
            boxes.emplace_back(box.grown(tolerance_m_), hole);
        }
        std::sort(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) {
            return a.first.min.x != b.first.min.x ? a.first.min.x < b.first.min.x
                                                  : a.second < b.second;
        });
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t k = i + 1; k < boxes.size(); ++k) {
                if (boxes[k].first.min.x > boxes[i].first.max.x) {
                    break;
                }
                if (boxes[i].first.intersects(boxes[k].first)) {
                    codes.add(hole_and_hole(
                        std::min(boxes[i].second, boxes[k].second),
                        std::max(boxes[i].second, boxes[k].second)));
                }
            }
        }
    }

    /// Rings and the places where they touch, as a graph: a loop in it cuts off a part of the
    /// interior, any number of rings through one place does not.
    bool touches_form_a_loop() {
        std::sort(touches_.begin(), touches_.end(), [](const RingTouch& a, const RingTouch& b) {
            return is_less(a.at, b.at);
        });
        const auto rings = static_cast<std::uint32_t>(starts_.size() - 1);
        std::vector<std::uint32_t> parent(rings + touches_.size());
        std::iota(parent.begin(), parent.end(), 0U);
        const auto root = [&parent](std::uint32_t node) {
            while (parent[node] != node) {
                parent[node] = parent[parent[node]];
                node = parent[node];
            }
            return node;
        };
        std::vector<std::uint32_t> places; // first touch of each place
        std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
        for (std::uint32_t i = 0; i < touches_.size(); ++i) {
            const Vec2d at = touches_[i].at;
            std::uint32_t place = i;
            for (auto known = places.rbegin(); known != places.rend(); ++known) {
                if (at.x - touches_[*known].at.x > tolerance_m_) {
                    break;
                }
                place = is_near(at, touches_[*known].at, tolerance_m_) ? *known : place;
            }
            if (place == i) {
                places.push_back(i);
            }
            links.emplace_back(rings + place, touches_[i].first_ring);
            links.emplace_back(rings + place, touches_[i].second_ring);
        }
        std::sort(links.begin(), links.end());
        links.erase(std::unique(links.begin(), links.end()), links.end());
        return std::any_of(links.begin(), links.end(), [&](const auto& link) {
            const std::uint32_t place = root(link.first);
            const std::uint32_t ring_root = root(link.second);
            parent[place] = ring_root;
            return place == ring_root;
        });
    }

    Points points_;
    std::span<const std::uint32_t> starts_;
    std::vector<RingTouch> touches_;
    double tolerance_m_;
};

/// Size and least point: equal for equal rings.
struct RingKey {
    std::uint32_t ring = 0;
    std::uint32_t least = 0; ///< vertex
};

bool is_same_ring(Points one, std::uint32_t one_start, Points other, std::uint32_t other_start) {
    const std::size_t n = one.size();
    bool forward = true;
    bool backward = true;
    for (std::size_t i = 0; i < n && (forward || backward); ++i) {
        const Vec2d point = one[(one_start + i) % n];
        forward = forward && point == other[(other_start + i) % n];
        backward = backward && point == other[(other_start + n - i) % n];
    }
    return forward || backward;
}

} // namespace

FaultCodes faults_of_touching_rings(
    std::span<const Vec2d> points,
    std::span<const std::uint32_t> starts,
    std::vector<RingTouch> touches,
    double tolerance_m) {
    return Relations(points, starts, std::move(touches), 4.0 * tolerance_m).run();
}

bool has_hole_of_same_turn(std::span<const Vec2d> points, std::span<const std::uint32_t> starts) {
    const double outer = turn_of(ring_of(points, starts, 0));
    for (std::size_t hole = 1; hole + 1 < starts.size(); ++hole) {
        if (outer * turn_of(ring_of(points, starts, hole)) > 0.0) {
            return true;
        }
    }
    return false;
}

bool has_same_rings(std::span<const Vec2d> points, std::span<const std::uint32_t> starts) {
    std::vector<RingKey> keys;
    for (std::uint32_t i = 0; i + 1 < starts.size(); ++i) {
        const Points ring = ring_of(points, starts, i);
        const auto least = std::min_element(ring.begin(), ring.end(), is_less);
        keys.push_back({i, static_cast<std::uint32_t>(least - ring.begin())});
    }
    const auto least_point = [&](const RingKey& key) {
        return points[starts[key.ring] + key.least];
    };
    std::sort(keys.begin(), keys.end(), [&](const RingKey& a, const RingKey& b) {
        const Points one = ring_of(points, starts, a.ring);
        const Points other = ring_of(points, starts, b.ring);
        return one.size() != other.size()         ? one.size() < other.size()
               : least_point(a) != least_point(b) ? is_less(least_point(a), least_point(b))
                                                  : a.ring < b.ring;
    });
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Points one = ring_of(points, starts, keys[i].ring);
        for (std::size_t k = i + 1; k < keys.size(); ++k) {
            const Points other = ring_of(points, starts, keys[k].ring);
            if (other.size() != one.size() || least_point(keys[i]) != least_point(keys[k])) {
                break;
            }
            if (is_same_ring(one, keys[i].least, other, keys[k].least)) {
                return true;
            }
        }
    }
    return false;
}

} // namespace smiletwin::geo
