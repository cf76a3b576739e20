#include "scenarios/models/heat/ground_view.hpp"

#include "geo/base/parallel.hpp"
#include "scenarios/models/heat/lanes.hpp"
#include "scenarios/models/heat/ray_field.hpp"
#include "scenarios/models/heat/sheared_lines.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

constexpr int directions = 18;
constexpr double first_direction_deg = 5.0;
/// How far the view goes, cells: twenty times the height of the body's centre, 1.1 m, whatever the
/// cell size (as in the reference).
constexpr int reach = 22;
/// Weights of the cell underfoot and of the whole view; the body sees its feet best.
constexpr float near_weight = 0.5F / 0.9F;
constexpr float far_weight = 0.4F / 0.9F;

/// One orientation of everything a direction reads, and the sums it adds to.
struct Planes {
    int width = 0;
    int stride = 0;
    int rows = 0;
    std::vector<float> open;     ///< 1 = no building, 0 = building, -1 = beyond the row's end
    std::vector<float> lit_wall; ///< 1 = next to a wall in the sun
    std::vector<float> facing_east;
    std::vector<float> facing_north;
    std::vector<float> first;  ///< values to be summed
    std::vector<float> second; ///< may be empty
    /// Sums by quadrant of the view.
    std::array<std::vector<float>, 4> first_sum;
    std::array<std::vector<float>, 4> second_sum;

    [[nodiscard]] std::size_t offset(int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(stride);
    }
};

Planes make_planes(int width, int rows, bool with_second) {
    Planes planes;
    planes.width = width;
    planes.rows = rows;
    planes.stride = (width + lane_block - 1) / lane_block * lane_block;
    const std::size_t cells = planes.offset(rows);
    for (auto* plane :
         {&planes.open,
          &planes.lit_wall,
          &planes.facing_east,
          &planes.facing_north,
          &planes.first}) {
        plane->assign(cells, 0.0F);
    }
    planes.open.assign(cells, -1.0F);
    for (auto& sum : planes.first_sum) {
        sum.assign(cells, 0.0F);
    }
    if (with_second) {
        planes.second.assign(cells, 0.0F);
        for (auto& sum : planes.second_sum) {
            sum.assign(cells, 0.0F);
        }
    }
    return planes;
}

/// Both orientations of the scene.
class ViewPlanes {
public:
    ViewPlanes(const GroundScene& scene, bool with_second)
        : frame_(scene.building.frame)
        , by_row_(make_planes(frame_.columns, frame_.rows, with_second))
        , by_column_(make_planes(frame_.rows, frame_.columns, with_second)) {
        std::vector<float> open(frame_.cells());
        std::transform(
            scene.building.values.begin(),
            scene.building.values.end(),
            open.begin(),
            [](std::uint8_t building) { return building == 0 ? 1.0F : 0.0F; });
        fill(&Planes::open, open);
        fill(&Planes::facing_east, scene.walls.facing_east.values);
        fill(&Planes::facing_north, scene.walls.facing_north.values);
    }

    void fill(std::vector<float> Planes::*plane, const std::vector<float>& values) {
        for (int row = 0; row < frame_.rows; ++row) {
            for (int column = 0; column < frame_.columns; ++column) {
                const float value = values[frame_.index(column, row)];
                (by_row_.*plane)[by_row_.offset(row) + static_cast<std::size_t>(column)] = value;
                (by_column_.*plane)[by_column_.offset(column) + static_cast<std::size_t>(row)] =
                    value;
            }
        }
    }

    [[nodiscard]] ShearedLines lines_along(double azimuth_deg) const {
        return ShearedLines::along(azimuth_deg, frame_.columns, frame_.rows, frame_.cell_m);
    }
    Planes& along(const ShearedLines& lines) { return lines.over_rows ? by_row_ : by_column_; }

    /// Mean of the whole view and of its halves.
    [[nodiscard]] FiveGrids means(std::array<std::vector<float>, 4> Planes::*sums) const {
        FiveGrids result;
        result.fill(geo::Grid<float>(frame_));
        for (int row = 0; row < frame_.rows; ++row) {
            for (int column = 0; column < frame_.columns; ++column) {
                const std::size_t here = by_row_.offset(row) + static_cast<std::size_t>(column);
                const std::size_t there = by_column_.offset(column) + static_cast<std::size_t>(row);
                std::array<float, 4> quadrant{};
                for (std::size_t q = 0; q < quadrant.size(); ++q) {
                    quadrant[q] = (by_row_.*sums)[q][here] + (by_column_.*sums)[q][there];
                }
                constexpr float half = directions / 2.0F;
                const std::size_t cell = frame_.index(column, row);
                const auto put = [&](SkyView::Part part, float value) {
                    result[part].values[cell] = value;
                };
                put(SkyView::Whole,
                    (quadrant[0] + quadrant[1] + quadrant[2] + quadrant[3]) / directions);
                put(SkyView::East, (quadrant[0] + quadrant[1]) / half);
                put(SkyView::South, (quadrant[1] + quadrant[2]) / half);
                put(SkyView::West, (quadrant[2] + quadrant[3]) / half);
                put(SkyView::North, (quadrant[3] + quadrant[0]) / half);
            }
        }
        return result;
    }

private:
    geo::GridFrame frame_;
    Planes by_row_;
    Planes by_column_;
};

/// A sum over the open run of cells ahead, own cell included, with what is needed to let the
/// farthest cell go when the run is full.
class RunningSum {
public:
    explicit RunningSum(std::size_t lines) : lines_(lines), sum_(lines), past_(lines * reach) {}

    /// The view of an entering line goes on beyond the border as it is at its first cell.
    void enter(std::size_t line, Float4 own, Int4 entering) {
        for (std::size_t i = 0; i < reach; ++i) {
            float* past = &past_[i * lines_ + line];
            store4(past, entering ? own : load4(past));
        }
        const Float4 sum = own * all4(static_cast<float>(reach));
        store4(&sum_[line], entering ? sum : load4(&sum_[line]));
    }

    Float4 advance(std::size_t line, int step, Float4 own, Int4 open, Int4 full) {
        float* past = &past_[static_cast<std::size_t>(step % reach) * lines_ + line];
        const Float4 leaving = load4(past);
        store4(past, own);
        Float4 next = load4(&sum_[line]) + own;
        next = full ? next - leaving : next;
        next = open ? next : Float4{};
        store4(&sum_[line], next);
        return next;
    }

private:
    std::size_t lines_;
    std::vector<float> sum_;
    std::vector<float> past_; ///< own values of the last `reach` steps
};

/// What the lines carry from cell to cell, from the far end of the view to the near one.
struct LineState {
    /// Open cells ahead, own cell included, at most `reach`; below 0 = the line has not begun.
    std::vector<float> run;
    std::vector<float> to_wall; ///< cells to the nearest lit wall ahead within the open run
    RunningSum first;
    RunningSum second;

    explicit LineState(std::size_t lines)
        : run(lines, -1.0F), to_wall(lines, 2.0F * reach), first(lines), second(lines) {}
};

/// Where a group of four cells lies.
struct Place {
    std::size_t cell;
    std::size_t line;
    int step;
};

/// A view direction: where it looks and what a wall adds.
struct Look {
    Float4 east;
    Float4 north;
    Float4 wall_first;
    Float4 wall_second;
    std::size_t quadrant;
};

Float4 cells_behind(Float4 distance) {
    return max4(all4(static_cast<float>(reach)) - distance, Float4{});
}

struct Run {
    Int4 entering; ///< first cell of its line
    Int4 open;
    Int4 full; ///< before this cell
    Float4 length;
};

Run advance_run(const Planes& planes, LineState& state, const Place& at) {
    const Float4 longest = all4(static_cast<float>(reach));
    const Float4 kind = load4(&planes.open[at.cell]);
    const Int4 inside = kind >= Float4{};
    const Int4 open = kind > all4(0.5F);
    const Float4 stored = load4(&state.run[at.line]);
    const Int4 entering = (stored < Float4{}) & inside;
    const Float4 before = entering ? longest : stored;
    const Float4 length = open ? min4(before + all4(1.0F), longest) : Float4{};
    store4(&state.run[at.line], inside ? length : stored);
    return {entering, open, before >= longest, length};
}

void add_mean(
    std::vector<float>& sums, const Place& at, Int4 open, Float4 near_mean, Float4 far_mean) {
    const Float4 mean = near_mean * all4(near_weight) + far_mean * all4(far_weight);
    store4(&sums[at.cell], load4(&sums[at.cell]) + (open ? mean : Float4{}));
}

/// Lit view: walls count from the first lit one on.
void look_lit(Planes& planes, LineState& state, const Place& at, const Look& look) {
    const Float4 one = all4(1.0F);
    const Run run = advance_run(planes, state, at);
    const Int4 own_wall = load4(&planes.lit_wall[at.cell]) > all4(0.5F);
    const Float4 passed = load4(&state.to_wall[at.line]) + one;
    const Float4 reached = own_wall ? Float4{} : passed;
    const Float4 to_wall = run.open ? reached : all4(2.0F * reach);
    store4(&state.to_wall[at.line], to_wall);

    const Float4 behind = cells_behind(to_wall);
    // A wall at one's back is not in front of one.
    const Float4 facing = load4(&planes.facing_east[at.cell]) * look.east +
                          load4(&planes.facing_north[at.cell]) * look.north;
    const Int4 at_back = own_wall & (facing > Float4{});
    const Float4 counted = at_back ? Float4{} : behind;
    const Float4 far_cells = behind > Float4{} ? all4(reach + 1.0F) : all4(reach);
    const Float4 near_cells = own_wall ? all4(2.0F) : one;
    const Float4 near_wall = own_wall ? one : Float4{};

    const Float4 first = load4(&planes.first[at.cell]);
    const Float4 second = load4(&planes.second[at.cell]);
    if (any4(run.entering)) {
        state.first.enter(at.line, first, run.entering);
        state.second.enter(at.line, second, run.entering);
    }
    const Float4 first_sum = state.first.advance(at.line, at.step, first, run.open, run.full);
    add_mean(
        planes.first_sum[look.quadrant],
        at,
        run.open,
        (first + near_wall * look.wall_first) / near_cells,
        (first_sum + counted * look.wall_first) / far_cells);
    const Float4 second_sum = state.second.advance(at.line, at.step, second, run.open, run.full);
    add_mean(
        planes.second_sum[look.quadrant],
        at,
        run.open,
        (second + near_wall * look.wall_second) / near_cells,
        (second_sum + counted * look.wall_second) / far_cells);
}

/// View regardless of the sun: behind the open run there is wall.
void look_plain(Planes& planes, LineState& state, const Place& at, const Look& look) {
    const Run run = advance_run(planes, state, at);
    const Float4 own = load4(&planes.first[at.cell]);
    if (any4(run.entering)) {
        state.first.enter(at.line, own, run.entering);
    }
    const Float4 sum = state.first.advance(at.line, at.step, own, run.open, run.full);
    const Float4 behind = cells_behind(run.length);
    const Float4 far_cells = behind > Float4{} ? all4(reach + 1.0F) : all4(reach);
    add_mean(
        planes.first_sum[look.quadrant],
        at,
        run.open,
        own,
        (sum + behind * look.wall_first) / far_cells);
}

using LookFunction = void (*)(Planes&, LineState&, const Place&, const Look&);

void walk(Planes& planes, const ShearedLines& lines, const Look& look, LookFunction function) {
    LineState state(static_cast<std::size_t>(lines.lines() + lane_block));
    for (int step = 0; step < lines.steps; ++step) {
        const std::size_t row = planes.offset(lines.row(step));
        const int line0 = lines.first_line(step);
        for (int cell = 0; cell < planes.width; cell += lane_count) {
            const Place place{
                row + static_cast<std::size_t>(cell), static_cast<std::size_t>(line0 + cell), step};
            function(planes, state, place, look);
        }
    }
}

/// All directions; those of one quadrant and orientation add to the same sums, so they go together.
void walk_all(ViewPlanes& views, float wall_first, float wall_second, LookFunction function) {
    constexpr std::size_t tasks = 8;
    geo::parallel_blocks(tasks, 1, [&](std::size_t task, std::size_t /*end*/) {
        const std::size_t quadrant = task / 2;
        const bool over_rows = task % 2 == 0;
        for (int i = 0; i < directions; ++i) {
            const double azimuth_deg = first_direction_deg + i * 360.0 / directions;
            const ShearedLines lines = views.lines_along(azimuth_deg);
            if (static_cast<std::size_t>(azimuth_deg / 90.0) != quadrant ||
                lines.over_rows != over_rows) {
                continue;
            }
            const double azimuth_rad = azimuth_deg * std::numbers::pi / 180.0;
            const Look look{
                all4(static_cast<float>(std::sin(azimuth_rad))),
                all4(static_cast<float>(std::cos(azimuth_rad))),
                all4(wall_first),
                all4(wall_second),
                quadrant};
            walk(views.along(lines), lines, look, function);
        }
    });
}

} // namespace

FiveGrids view_albedo(const GroundScene& scene, const geo::Grid<float>& albedo) {
    ViewPlanes views(scene, false);
    views.fill(&Planes::first, albedo.values);
    walk_all(views, static_cast<float>(scene.wall_albedo), 0.0F, look_plain);
    return views.means(&Planes::first_sum);
}

GroundView view_ground(
    const GroundScene& scene,
    const geo::Grid<float>& ground_excess_w_m2,
    const geo::Grid<float>& lit_albedo,
    const geo::Grid<std::uint8_t>& wall_lit,
    double wall_excess_w_m2) {
    ViewPlanes views(scene, true);
    views.fill(&Planes::first, ground_excess_w_m2.values);
    views.fill(&Planes::second, lit_albedo.values);
    views.fill(&Planes::lit_wall, {wall_lit.values.begin(), wall_lit.values.end()});
    walk_all(
        views,
        static_cast<float>(wall_excess_w_m2),
        static_cast<float>(scene.wall_albedo),
        look_lit);
    return {views.means(&Planes::first_sum), views.means(&Planes::second_sum)};
}

} // namespace smiletwin::scenarios
