#include "geo/crs/grid_transform.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::geo {

namespace {

constexpr int most_halvings = 3;
/// Four corners, four middles of edges and the centre.
constexpr double exact_calls_per_cell = 9.0;
/// Cells that hold few points cost more than they save; a clump somewhere in a wide extent is
/// taken for spread out.
constexpr double least_points_per_cell = 2.0 * exact_calls_per_cell;
/// Setting up a grid for less is not worth a thought.
constexpr std::uint64_t least_points = 1000;
/// Columns and rows that fit a key, at the finest level.
constexpr double most_cells_from_zero = 1e9;

std::uint64_t key_of(std::int64_t column, std::int64_t row, int level) {
    constexpr std::int64_t offset = std::int64_t{1} << 30;
    return (static_cast<std::uint64_t>(level) << 62U) |
           (static_cast<std::uint64_t>(column + offset) << 31U) |
           static_cast<std::uint64_t>(row + offset);
}

/// Largest whole number that is not larger; several times quicker than std::floor() without SSE 4.
std::int64_t whole_below(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return whole - (static_cast<double>(whole) > value ? 1 : 0);
}

bool is_finite(Vec2d point) {
    return std::isfinite(point.x) && std::isfinite(point.y);
}

} // namespace

TransformMesh transform_mesh(const Crs& from, const Crs& to) {
    constexpr double step_m = 100.0;
    constexpr double step_deg = 0.001;
    constexpr double tolerance_m = 5e-4;
    constexpr double degrees_per_metre = 1.0 / 111'320.0;
    return {
        from.is_geographic() ? step_deg : step_m,
        to.is_geographic() ? tolerance_m * degrees_per_metre : tolerance_m};
}

bool GridTransform::pays(std::uint64_t points, const Box2d& extent, const TransformMesh& mesh) {
    if (points < least_points || extent.empty()) {
        return false;
    }
    const double cells = (extent.width() / mesh.step + 1.0) * (extent.height() / mesh.step + 1.0);
    return static_cast<double>(points) >= least_points_per_cell * cells;
}

Vec2d GridTransform::operator()(Vec2d point) {
    const double reach = most_cells_from_zero * mesh_.step / (1 << most_halvings);
    if (!(std::abs(point.x) < reach && std::abs(point.y) < reach)) { // not for NaN
        return exact(point);
    }
    if (last_ != nullptr && place_of(point, last_->place.level) == last_->place) {
        return between(*last_, point);
    }
    for (int level = 0; level <= most_halvings; ++level) {
        const Cell& cell = cell_at(place_of(point, level));
        if (cell.use == Use::Bilinear) {
            last_ = &cell; // stays where it is: a map of nodes
            return between(cell, point);
        }
        if (cell.use == Use::Exact) {
            break;
        }
    }
    return exact(point);
}

/// Doubling is exact in binary numbers: the levels agree on which side of a border a point lies.
GridTransform::Place GridTransform::place_of(Vec2d point, int level) const {
    const double per_unit = cells_per_unit_ * (1 << level);
    return {whole_below(point.x * per_unit), whole_below(point.y * per_unit), level};
}

Vec2d GridTransform::between(const Cell& cell, Vec2d point) {
    const double s = (point.x - cell.box.min.x) * cell.per_width;
    const double t = (point.y - cell.box.min.y) * cell.per_width;
    const Vec2d south = (1.0 - s) * cell.corners[0] + s * cell.corners[1];
    const Vec2d north = (1.0 - s) * cell.corners[2] + s * cell.corners[3];
    return (1.0 - t) * south + t * north;
}

Vec2d GridTransform::exact(Vec2d point) {
    ++exact_calls_;
    return exact_(point);
}

const GridTransform::Cell& GridTransform::cell_at(const Place& place) {
    const std::uint64_t key = key_of(place.column, place.row, place.level);
    const auto found = cells_.find(key);
    return found != cells_.end() ? found->second
                                 : cells_.emplace(key, made_cell(place)).first->second;
}

/// Bilinear is worst in the middle of a cell and of its edges, where its second derivatives are
/// steady; a jump anywhere shows there, too, unless it spares all nine places.
GridTransform::Cell GridTransform::made_cell(const Place& place) {
    const double step = mesh_.step / (1 << place.level);
    Cell cell;
    cell.place = place;
    const auto column = static_cast<double>(place.column);
    const auto row = static_cast<double>(place.row);
    cell.box = {{column * step, row * step}, {(column + 1.0) * step, (row + 1.0) * step}};
    cell.per_width = 1.0 / step;
    const Box2d& box = cell.box;
    cell.corners = {
        exact(box.min),
        exact({box.max.x, box.min.y}),
        exact({box.min.x, box.max.y}),
        exact(box.max)};
    if (!std::all_of(cell.corners.begin(), cell.corners.end(), is_finite)) {
        return cell;
    }
    const Vec2d middle = box.center();
    const std::array<Vec2d, 5> checked{
        {middle,
         {middle.x, box.min.y},
         {middle.x, box.max.y},
         {box.min.x, middle.y},
         {box.max.x, middle.y}}};
    const bool is_good = std::all_of(checked.begin(), checked.end(), [&](Vec2d at) {
        return length(exact(at) - between(cell, at)) <= mesh_.tolerance; // false for NaN
    });
    cell.use = is_good ? Use::Bilinear : place.level < most_halvings ? Use::Halves : Use::Exact;
    return cell;
}

} // namespace smiletwin::geo
