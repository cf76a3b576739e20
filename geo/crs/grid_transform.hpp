// Very many points from one system into another: exact at the nodes of a grid, bilinear between.
// Each cell is checked before it is used, so that nothing is off by more than a millimetre. One
// thread at a time; a point's result does not depend on the points before it.
#pragma once

#include "geo/crs/crs.hpp"
#include "geo/geometry/vec.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>

namespace smiletwin::geo {

/// Width of the grid's cells in units of the source, and what a checked place may be off in units
/// of the target.
struct TransformMesh {
    double step = 100.0;
    double tolerance = 5e-4;
};

/// 100 m, in degrees about that; half a millimetre, so that no place between the checked ones is
/// off by a whole one.
TransformMesh transform_mesh(const Crs& from, const Crs& to);

class GridTransform {
public:
    using Exact = std::function<Vec2d(Vec2d)>;

    GridTransform(Exact exact, const TransformMesh& mesh)
        : exact_(std::move(exact)), mesh_(mesh), cells_per_unit_(1.0 / mesh.step) {}

    /// Is the grid less work than the points themselves?
    static bool pays(std::uint64_t points, const Box2d& extent, const TransformMesh& mesh);

    /// Where bilinear is too coarse the cell is halved, up to three times; then, and where the
    /// exact transform fails at a corner, the point is transformed by itself.
    Vec2d operator()(Vec2d point);

    /// Calls of the exact transform so far.
    [[nodiscard]] std::uint64_t exact_calls() const { return exact_calls_; }

private:
    enum class Use : std::uint8_t { Bilinear, Halves, Exact };
    struct Place {
        std::int64_t column = 0;
        std::int64_t row = 0;
        int level = 0; ///< how often halved
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct Cell {
        Place place;
        Box2d box;
        double per_width = 0.0;       ///< 1 / width of the box
        std::array<Vec2d, 4> corners; ///< south-west, south-east, north-west, north-east
        Use use = Use::Exact;
    };

    [[nodiscard]] static Vec2d between(const Cell& cell, Vec2d point);
    Vec2d exact(Vec2d point);
    [[nodiscard]] Place place_of(Vec2d point, int level) const;
    const Cell& cell_at(const Place& place);
    Cell made_cell(const Place& place);

    Exact exact_;
    TransformMesh mesh_;
    double cells_per_unit_;
    std::unordered_map<std::uint64_t, Cell> cells_;
    const Cell* last_ = nullptr; ///< points come in clusters
    std::uint64_t exact_calls_ = 0;
};

} // namespace smiletwin::geo
