#include "geo/geometry/triangulate.hpp"

#include "geo/geometry/bridge_search.hpp"

#include <algorithm>
#include <cassert>

namespace smiletwin::geo {

namespace {

/// Below the accuracy of any survey, above the rounding of coordinates written in millimetres.
constexpr double straight_within_m = 1e-4;

/// Visits of corners while a polygon is clipped: many times what its corners ask for when it is
/// well made, at most about a second when they lie far apart in memory.
std::uint64_t worthwhile_visits(std::size_t corners) {
    constexpr std::uint64_t least = 10'000'000;
    constexpr std::uint64_t most = 200'000'000;
    const auto count = static_cast<std::uint64_t>(std::min<std::size_t>(corners, 1'000'000));
    return std::clamp(8 * count * count, least, most);
}

/// From here on looking corners up by place is quicker than looking at all of them.
constexpr std::size_t many_corners = 200;
constexpr std::size_t many_holes = 32;

Box2d box_of(Vec2d a, Vec2d b, Vec2d c) {
    return {
        {std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y})},
        {std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})}};
}

double cross_at(Vec2d a, Vec2d b, Vec2d c) {
    return cross(b - a, c - b);
}

double perimeter_m(std::span<const Vec3d> ring) {
    double sum_m = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec3d edge = ring[i + 1 < ring.size() ? i + 1 : 0] - ring[i];
        sum_m += std::sqrt(dot(edge, edge)); // quicker than hypot, no coordinate overflows
    }
    return sum_m;
}

double ring_area_twice(const auto& nodes, std::uint32_t start) {
    double twice = 0.0;
    std::uint32_t i = start;
    do {
        twice += cross(nodes[i].at, nodes[nodes[i].next].at);
        i = nodes[i].next;
    } while (i != start);
    return twice;
}

} // namespace

Vec3d newell_normal(std::span<const Vec3d> ring) {
    Vec3d sum;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        // Relative to the first vertex: world coordinates are large and areas small.
        sum = sum + cross(ring[i] - ring[0], ring[i + 1] - ring[0]);
    }
    return sum;
}

Vec2d Triangulator::project(Vec3d point) const {
    const Vec3d p = point - plane_.origin;
    Vec2d flat;
    switch (plane_.dropped_axis) {
    case 0:
        flat = {p.y, p.z};
        break;
    case 1:
        flat = {p.z, p.x};
        break;
    default:
        flat = {p.x, p.y};
        break;
    }
    return plane_.mirrored ? Vec2d{flat.y, flat.x} : flat;
}

std::uint32_t Triangulator::add_loop(
    std::span<const Vec3d> positions, std::uint32_t begin, std::uint32_t end, bool hole) {
    const auto first = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t count = end - begin;
    for (std::uint32_t i = 0; i < count; ++i) {
        nodes_.push_back(
            {project(positions[begin + i]),
             begin + i,
             first + (i > 0 ? i : count) - 1,
             first + (i + 1 < count ? i + 1 : 0)});
    }
    // The outer loop runs counter-clockwise by the choice of the plane; holes must run against it.
    if (hole && ring_area_twice(nodes_, first) > 0.0) {
        for (std::uint32_t i = 0; i < count; ++i) {
            std::swap(nodes_[first + i].previous, nodes_[first + i].next);
        }
    }
    std::size_t left = count;
    return drop_straight(first, left);
}

double Triangulator::turn(std::uint32_t node) const {
    const Node& n = nodes_[node];
    return cross_at(nodes_[n.previous].at, n.at, nodes_[n.next].at);
}

bool Triangulator::is_straight(std::uint32_t node) const {
    const Node& n = nodes_[node];
    constexpr double within_squared = straight_within_m * straight_within_m;
    const Vec2d chord = nodes_[n.next].at - nodes_[n.previous].at;
    const double twice_area = turn(node);
    return twice_area * twice_area <= within_squared * std::max(dot(chord, chord), within_squared);
}

bool Triangulator::is_inside_angle(std::uint32_t node, Vec2d point) const {
    const Node& n = nodes_[node];
    const Vec2d before = nodes_[n.previous].at;
    const Vec2d after = nodes_[n.next].at;
    const bool left_of_in = cross(n.at - before, point - before) >= 0.0;
    const bool left_of_out = cross(after - n.at, point - n.at) >= 0.0;
    return turn(node) >= 0.0 ? left_of_in && left_of_out : left_of_in || left_of_out;
}

void Triangulator::remove(std::uint32_t node) {
    const Node& n = nodes_[node];
    nodes_[n.previous].next = n.next;
    nodes_[n.next].previous = n.previous;
}

std::uint32_t Triangulator::find_bridge(std::uint32_t outer, Vec2d from) {
    BridgeSearch search(from);
    std::uint32_t i = outer;
    do {
        const std::uint32_t next = nodes_[i].next;
        visited_ += 2; // also by the second walk below
        if (nodes_[i].at.y < nodes_[next].at.y) {
            search.meet_edge(nodes_[i].at, nodes_[next].at, i, next);
        }
        i = next;
    } while (i != outer);
    if (!search.has_met_edge()) {
        return outer; // the hole lies outside; the area test will tell
    }
    search.look_along();
    i = outer;
    do {
        if (search.is_better(nodes_[i].at) && is_inside_angle(i, from)) {
            search.end_at(i, nodes_[i].at);
        }
        i = nodes_[i].next;
    } while (i != outer);
    return search.end();
}

/// Makes one loop of two by walking the bridge to and fro.
void Triangulator::splice(std::uint32_t outer_node, std::uint32_t hole_node) {
    const auto outer_copy = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t hole_copy = outer_copy + 1;
    nodes_.push_back(nodes_[outer_node]);
    nodes_.push_back(nodes_[hole_node]);
    nodes_[nodes_[outer_node].next].previous = outer_copy;
    nodes_[nodes_[hole_node].previous].next = hole_copy;
    nodes_[outer_node].next = hole_node;
    nodes_[hole_node].previous = outer_node;
    nodes_[hole_copy].next = outer_copy;
    nodes_[outer_copy].previous = hole_copy;
}

void Triangulator::join_holes(std::uint32_t outer, std::vector<std::uint32_t>& holes) {
    for (std::uint32_t& hole : holes) {
        std::uint32_t rightmost = hole;
        for (std::uint32_t i = nodes_[hole].next; i != hole; i = nodes_[i].next) {
            if (nodes_[i].at.x > nodes_[rightmost].at.x) {
                rightmost = i;
            }
        }
        hole = rightmost;
    }
    // From right to left, so that no bridge crosses a hole that is not yet joined.
    std::sort(holes.begin(), holes.end(), [this](std::uint32_t a, std::uint32_t b) {
        return nodes_[a].at.x != nodes_[b].at.x ? nodes_[a].at.x > nodes_[b].at.x : a < b;
    });
    if (holes.size() >= many_holes) {
        join_many_holes(outer, holes);
        return;
    }
    for (const std::uint32_t hole : holes) {
        if (!is_worth_it()) {
            return;
        }
        if (!splice_at_touch(outer, hole)) {
            splice(find_bridge(outer, nodes_[hole].at), hole);
        }
    }
}

/// A hole that touches the outer loop in a vertex needs no bridge: the loops are joined there.
bool Triangulator::splice_at_touch(std::uint32_t outer, std::uint32_t hole) {
    Box2d box;
    std::uint32_t i = hole;
    do {
        ++visited_;
        box.add(nodes_[i].at);
        i = nodes_[i].next;
    } while (i != hole);
    i = outer;
    do {
        ++visited_;
        if (box.contains(nodes_[i].at) && splice_at_corner(i, hole)) {
            return true;
        }
        i = nodes_[i].next;
    } while (i != outer);
    return false;
}

bool Triangulator::splice_at_corner(std::uint32_t outer_node, std::uint32_t hole) {
    std::uint32_t i = hole;
    do {
        ++visited_;
        if (nodes_[outer_node].at == nodes_[i].at &&
            is_inside_angle(outer_node, nodes_[nodes_[i].next].at)) {
            splice(outer_node, i);
            return true;
        }
        i = nodes_[i].next;
    } while (i != hole);
    return false;
}

bool Triangulator::enters(std::uint32_t node, Vec2d before, Vec2d after) const {
    const Node& n = nodes_[node];
    for (const std::uint32_t neighbour : {n.previous, n.next}) {
        const Vec2d way = nodes_[neighbour].at - n.at;
        if (cross(after - n.at, way) > 0.0 && cross(way, before - n.at) > 0.0) {
            return true;
        }
    }
    return false;
}

/// The vertices that can stand in an ear, by place.
void Triangulator::lay_grid(std::uint32_t start) {
    grid_points_.clear();
    std::uint32_t i = start;
    do {
        if (!simple_ || turn(i) <= 0.0) {
            grid_points_.push_back({nodes_[i].at, i});
        }
        i = nodes_[i].next;
    } while (i != start);
    grid_.build(grid_points_);
}

void Triangulator::collect_reflex(std::uint32_t start) {
    reflex_.clear();
    std::uint32_t i = start;
    do {
        if (turn(i) <= 0.0) {
            reflex_.push_back(i);
        }
        i = nodes_[i].next;
    } while (i != start);
}

/// Clipping makes no vertex reflex that was not.
bool Triangulator::is_ear_of_simple_ring(std::uint32_t node) {
    const Node& n = nodes_[node];
    const Vec2d a = nodes_[n.previous].at;
    const Vec2d b = n.at;
    const Vec2d c = nodes_[n.next].at;
    if (cross_at(a, b, c) <= 0.0) {
        return false;
    }
    const auto blocks = [&](std::uint32_t i) {
        return in_triangle(a, b, c, nodes_[i].at) && i != n.previous && i != n.next && remains(i) &&
               turn(i) <= 0.0; // still reflex
    };
    if (many_) {
        return !grid_.any_near(box_of(a, b, c), visited_, blocks);
    }
    const auto found = std::find_if(reflex_.begin(), reflex_.end(), blocks);
    visited_ += static_cast<std::uint64_t>(found - reflex_.begin());
    return found == reflex_.end();
}

bool Triangulator::is_ear(std::uint32_t node) {
    if (simple_) {
        return is_ear_of_simple_ring(node);
    }
    const Node& n = nodes_[node];
    const Vec2d a = nodes_[n.previous].at;
    const Vec2d b = n.at;
    const Vec2d c = nodes_[n.next].at;
    if (cross_at(a, b, c) <= 0.0) {
        return false;
    }
    const Box2d box = box_of(a, b, c);
    // Both ends of a bridge stand twice at the same place: such a vertex is in the way only when
    // one of its edges runs into the triangle.
    const auto blocks = [&](std::uint32_t i) {
        const Vec2d p = nodes_[i].at;
        if (p.x < box.min.x || p.x > box.max.x || p.y < box.min.y || p.y > box.max.y) {
            return false;
        }
        return p == a   ? enters(i, c, b)
               : p == b ? enters(i, a, c)
               : p == c ? enters(i, b, a)
                        : in_triangle(a, b, c, p) && turn(i) <= 0.0;
    };
    if (many_) {
        return !grid_.any_near(box, visited_, [&](std::uint32_t i) {
            return i != node && i != n.previous && i != n.next && remains(i) && blocks(i);
        });
    }
    for (std::uint32_t i = nodes_[n.next].next; i != n.previous; i = nodes_[i].next) {
        ++visited_;
        if (blocks(i)) {
            return false;
        }
    }
    return true;
}

double Triangulator::emit(std::uint32_t node, std::vector<std::uint32_t>& triangles) {
    const Node& n = nodes_[node];
    triangles.insert(
        triangles.end(), {nodes_[n.previous].position, n.position, nodes_[n.next].position});
    return turn(node);
}

/// Removes what lies on a straight line, spikes and doubled vertices; returns a node that is left.
std::uint32_t Triangulator::drop_straight(std::uint32_t start, std::size_t& count) {
    std::uint32_t node = start;
    std::size_t unchanged = 0;
    while (unchanged < count && count > 2) {
        const std::uint32_t next = nodes_[node].next;
        if (is_straight(node)) {
            remove(node);
            --count;
            unchanged = 0;
            node = nodes_[node].previous;
        } else {
            ++unchanged;
            node = next;
        }
    }
    return node;
}

/// Returns false when no proper ear was left and one had to be forced.
bool Triangulator::clip(
    std::uint32_t start, std::size_t count, std::vector<std::uint32_t>& triangles) {
    bool proper = true;
    std::uint32_t node = start;
    std::size_t without_success = 0;
    bool force = false;
    while (count > 2 && is_worth_it()) {
        ++visited_;
        const std::uint32_t next = nodes_[node].next;
        if (is_ear(node) || (force && !is_straight(node))) {
            proper = proper && !force;
            force = false;
            clipped_area_ += emit(node, triangles);
            remove(node);
            --count;
            without_success = 0;
            // Leaving out a neighbour gives fewer needles than walking round one corner.
            node = nodes_[next].next;
            continue;
        }
        node = next;
        if (++without_success > count) {
            // Straight vertices that came up between ears get a triangle where one fits; here
            // none does.
            const std::size_t before = count;
            node = drop_straight(node, count);
            force = count == before;
            without_success = 0;
        }
    }
    return proper;
}

Triangulator::Outcome Triangulator::operator()(
    std::span<const Vec3d> positions,
    std::span<const std::uint32_t> ring_starts,
    std::vector<std::uint32_t>& triangles,
    bool simple) {
    assert(ring_starts.size() >= 2);
    const std::uint32_t begin = ring_starts[0];
    const std::uint32_t end = ring_starts[1];
    const Vec3d normal = newell_normal(positions.subspan(begin, end - begin));
    const double size = length(normal);
    if (end - begin < 3 || !(size > 0.0) || !std::isfinite(size)) {
        return {0.0, false};
    }
    if (end - begin == 3 && ring_starts.size() == 2) {
        triangles.insert(triangles.end(), {begin, begin + 1, begin + 2});
        return {0.5 * size, true};
    }
    const double along[3] = {normal.x, normal.y, normal.z};
    int axis = std::abs(normal.x) > std::abs(normal.y) ? 0 : 1;
    axis = std::abs(normal.z) >= std::abs(along[axis]) ? 2 : axis;
    plane_ = {positions[begin], axis, along[axis] < 0.0, size / std::abs(along[axis])};
    nodes_.clear();
    holes_.clear();
    clipped_area_ = 0.0;
    visited_ = 0;
    most_visited_ = worthwhile_visits(ring_starts.back() - begin);
    const std::size_t triangles_before = triangles.size();
    const std::uint32_t outer = add_loop(positions, begin, end, false);
    double projected_twice = ring_area_twice(nodes_, outer);
    for (std::size_t ring = 1; ring + 1 < ring_starts.size(); ++ring) {
        if (ring_starts[ring + 1] - ring_starts[ring] >= 3) {
            holes_.push_back(add_loop(positions, ring_starts[ring], ring_starts[ring + 1], true));
            projected_twice += ring_area_twice(nodes_, holes_.back());
        }
    }
    join_holes(outer, holes_);
    simple_ = simple && holes_.empty(); // bridges meet
    std::size_t count = 1;
    for (std::uint32_t i = nodes_[outer].next; i != outer; i = nodes_[i].next) {
        ++count;
    }
    many_ = count >= many_corners;
    if (many_) {
        lay_grid(outer);
    } else if (simple_) {
        collect_reflex(outer);
    }
    const bool proper = clip(outer, count, triangles);
    if (!is_worth_it()) {
        triangles.resize(triangles_before);
        return {0.0, false, true};
    }
    const double missing = std::abs(clipped_area_ - projected_twice) - 1e-6 * projected_twice;
    const bool covered =
        missing <= 0.0 ||
        missing <= 2.0 * straight_within_m * perimeter_m(positions.subspan(begin, end - begin));
    return {0.5 * projected_twice * plane_.area_factor, proper && covered};
}

} // namespace smiletwin::geo
