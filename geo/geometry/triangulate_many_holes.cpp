// Joining many holes to the outer loop: what a bridge could end at and what could stand before it
// is looked up by place, where the few holes of common polygons are found by walking the loop.
#include "geo/geometry/bridge_search.hpp"
#include "geo/geometry/triangulate.hpp"

namespace smiletwin::geo {

void Triangulator::join_many_holes(std::uint32_t outer, const std::vector<std::uint32_t>& holes) {
    lay_places(outer, holes);
    take_into_places(outer);
    for (const std::uint32_t hole : holes) {
        if (!is_worth_it()) {
            return;
        }
        // Entered before the loops are joined, when the hole is still a loop of its own; a bridge
        // to itself is out of the question as all of it lies to the left.
        if (!splice_at_same_place(hole)) {
            const std::uint32_t end = find_bridge_by_place(outer, nodes_[hole].at);
            take_into_places(hole);
            splice_places(end, hole);
        }
    }
}

/// Looks for a loop's vertices and edges all that can be there: of the outer loop and the holes.
void Triangulator::lay_places(std::uint32_t outer, const std::vector<std::uint32_t>& holes) {
    grid_points_.clear();
    Box2d box;
    const auto note = [&](std::uint32_t start) {
        std::uint32_t i = start;
        do {
            grid_points_.push_back({nodes_[i].at, i});
            box.add(nodes_[i].at);
            i = nodes_[i].next;
        } while (i != start);
    };
    note(outer);
    for (const std::uint32_t hole : holes) {
        note(hole);
    }
    grid_.build(grid_points_);
    rows_.lay(box.min.y, box.max.y, grid_points_.size());
    is_joined_.assign(nodes_.size(), 0);
    same_place_.resize(nodes_.size());
    for (std::uint32_t i = 0; i < same_place_.size(); ++i) {
        same_place_[i] = i;
    }
}

void Triangulator::take_into_places(std::uint32_t loop) {
    std::uint32_t i = loop;
    do {
        ++visited_;
        is_joined_[i] = 1;
        add_upward_edge(i, nodes_[i].next);
        i = nodes_[i].next;
    } while (i != loop);
}

/// The inside of the polygon lies to the left of its edges: a ray to the right leaves it across one
/// that runs upwards.
void Triangulator::add_upward_edge(std::uint32_t from, std::uint32_t to) {
    if (nodes_[from].at.y < nodes_[to].at.y) {
        rows_.add({nodes_[from].at, nodes_[to].at, from, to});
    }
}

/// As splice(); the new nodes are found where the old ones are.
void Triangulator::splice_places(std::uint32_t outer_node, std::uint32_t hole_node) {
    splice(outer_node, hole_node);
    same_place_.push_back(same_place_[outer_node]);
    same_place_[outer_node] = static_cast<std::uint32_t>(same_place_.size()) - 1;
    same_place_.push_back(same_place_[hole_node]);
    same_place_[hole_node] = static_cast<std::uint32_t>(same_place_.size()) - 1;
    add_upward_edge(outer_node, hole_node);
    add_upward_edge(hole_node, outer_node);
}

/// The node at the place of `node` that sees `point` in its angle; nothing where none does.
std::optional<std::uint32_t> Triangulator::seeing(std::uint32_t node, Vec2d point) {
    std::uint32_t i = node;
    do {
        ++visited_;
        if (is_inside_angle(i, point)) {
            return i;
        }
        i = same_place_[i];
    } while (i != node);
    return std::nullopt;
}

/// As splice_at_touch().
bool Triangulator::splice_at_same_place(std::uint32_t hole) {
    std::uint32_t i = hole;
    do {
        const Vec2d at = nodes_[i].at;
        const Vec2d after = nodes_[nodes_[i].next].at;
        std::optional<std::uint32_t> found;
        const bool touches = grid_.any_near({at, at}, visited_, [&](std::uint32_t candidate) {
            if (is_joined_[candidate] != 0 && nodes_[candidate].at == at) {
                found = seeing(candidate, after);
            }
            return found.has_value();
        });
        if (touches) {
            take_into_places(hole);
            splice_places(*found, i);
            return true;
        }
        i = nodes_[i].next;
    } while (i != hole);
    return false;
}

/// As find_bridge().
std::uint32_t Triangulator::find_bridge_by_place(std::uint32_t outer, Vec2d from) {
    BridgeSearch search(from);
    rows_.each_near(from.y, visited_, [&](const EdgeRows::Edge& edge) {
        search.meet_edge(edge.lower, edge.upper, edge.lower_id, edge.upper_id);
    });
    if (!search.has_met_edge()) {
        return outer; // the hole lies outside; the area test will tell
    }
    search.look_along();
    grid_.any_near(search.box(), visited_, [&](std::uint32_t i) {
        if (is_joined_[i] != 0 && search.is_better(nodes_[i].at)) {
            if (const auto node = seeing(i, from)) {
                search.end_at(*node, nodes_[i].at);
            }
        }
        return false;
    });
    return search.is_at_corner_in_the_way() ? search.end()
                                            : seeing(search.end(), from).value_or(search.end());
}

} // namespace smiletwin::geo
