#include "viewer/app/snapping.hpp"

#include "geo/geometry/polygon.hpp"

#include <cmath>

namespace smiletwin::viewer {

namespace {

/// Further along its line nobody sees what an edge has to do with the place.
constexpr double longest_line_m = 30.0;

/// The nearest offer so far; a later kind counts only when nothing came before it.
class Choice {
public:
    Choice(geo::Vec2d place, double reach_m) : place_(place), distance_m_(reach_m) {}

    void offer(geo::Vec2d at, SnapKind kind) { (void)take(at, kind); }
    void offer(geo::Vec2d at, SnapKind kind, const SnapEdge& guide) {
        if (take(at, kind)) {
            best_.guide.emplace(guide);
        }
    }
    [[nodiscard]] bool found() const { return found_; }
    [[nodiscard]] const Snapped& best() const { return best_; }

private:
    bool take(geo::Vec2d at, SnapKind kind) {
        const double distance_m = geo::length(at - place_);
        const bool is_first = !found_ && distance_m <= distance_m_;
        if (!is_first && !(found_ && best_.kind == kind && distance_m < distance_m_)) {
            return false;
        }
        found_ = true;
        best_.place_crs = at;
        best_.kind = kind;
        distance_m_ = distance_m;
        return true;
    }

    geo::Vec2d place_;
    double distance_m_;
    bool found_ = false;
    Snapped best_;
};

void offer_spacing(Choice& choice, const std::vector<geo::Vec2d>& things) {
    for (const geo::Vec2d a : things) {
        for (const geo::Vec2d b : things) {
            if (a == b) {
                continue;
            }
            const geo::Vec2d beyond = b + (b - a);
            choice.offer(beyond, SnapKind::Spacing, SnapEdge{a, beyond});
            choice.offer(0.5 * (a + b), SnapKind::Spacing, SnapEdge{a, b});
        }
    }
}

/// Beyond the ends of the edge.
void offer_line(Choice& choice, geo::Vec2d place, const SnapEdge& edge) {
    const geo::Vec2d way = edge.to_crs - edge.from_crs;
    const double length_m = geo::length(way);
    if (length_m <= 0.0) {
        return;
    }
    const double along = geo::dot(place - edge.from_crs, way) / (length_m * length_m);
    const double beyond_m = along < 0.0 ? -along * length_m : (along - 1.0) * length_m;
    if (beyond_m > 0.0 && beyond_m <= longest_line_m) {
        const geo::Vec2d at = edge.from_crs + along * way;
        choice.offer(at, SnapKind::InLine, SnapEdge{along < 0.0 ? edge.to_crs : edge.from_crs, at});
    }
}

} // namespace

std::optional<Snapped>
snapped(geo::Vec2d place_crs, const SnapTargets& targets, double reach_m, double grid_m) {
    Choice choice(place_crs, reach_m);
    for (const SnapEdge& edge : targets.edges) {
        choice.offer(edge.from_crs, SnapKind::Corner);
        choice.offer(edge.to_crs, SnapKind::Corner);
    }
    offer_spacing(choice, targets.things);
    for (const SnapEdge& edge : targets.edges) {
        const geo::Vec2d at = geo::nearest_on_segment(place_crs, edge.from_crs, edge.to_crs);
        choice.offer(at, SnapKind::Edge, edge);
    }
    for (const SnapEdge& edge : targets.edges) {
        offer_line(choice, place_crs, edge);
    }
    if (choice.found()) {
        return choice.best();
    }
    if (grid_m <= 0.0) {
        return std::nullopt;
    }
    Snapped on_grid;
    on_grid.place_crs = {
        grid_m * std::round(place_crs.x / grid_m), grid_m * std::round(place_crs.y / grid_m)};
    return on_grid;
}

} // namespace smiletwin::viewer
