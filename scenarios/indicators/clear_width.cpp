#include "scenarios/indicators/clear_width.hpp"

#include "scenarios/site/rasterise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::scenarios {

namespace {

constexpr double finest_cell_m = 0.1;
constexpr double most_cells = 2e6;
/// Around the Area: wide enough for a circle that reaches in.
constexpr double margin_m = 3.0;
constexpr float far_away = std::numeric_limits<float>::max();

/// Squared distances along one line of cells, after Felzenszwalb and Huttenlocher (2012): lower
/// envelope of the parabolas over its cells.
class LineDistance {
public:
    explicit LineDistance(std::size_t longest)
        : source_(longest), apex_(longest), border_(longest + 1) {}

    /// `cell(i)` is read and written.
    template <typename Cell>
    void transform(int length, const Cell& cell) {
        int count = 0;
        for (int i = 0; i < length; ++i) {
            source_[at(i)] = cell(i);
            if (source_[at(i)] < far_away) {
                add_parabola(i, count);
            }
        }
        int k = 0;
        for (int i = 0; i < length && count > 0; ++i) {
            while (k + 1 < count && border_[at(k + 1)] < i) {
                ++k;
            }
            const auto away = static_cast<float>(i - apex_[at(k)]);
            cell(i) = away * away + source_[at(apex_[at(k)])];
        }
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }

    /// Where the parabolas over two cells meet.
    double meeting(int left, int right) const {
        const double higher = static_cast<double>(source_[at(right)]) + 1.0 * right * right;
        const double lower = static_cast<double>(source_[at(left)]) + 1.0 * left * left;
        return (higher - lower) / (2.0 * (right - left));
    }
    void add_parabola(int i, int& count) {
        while (count > 1 && meeting(apex_[at(count - 1)], i) <= border_[at(count - 1)]) {
            --count;
        }
        if (count > 0) {
            border_[at(count)] = meeting(apex_[at(count - 1)], i);
        }
        apex_[at(count)] = i;
        ++count;
    }

    std::vector<float> source_;
    std::vector<int> apex_;
    std::vector<double> border_;
};

/// Squared distance, in cells, from each centre to the nearest centre of a marked cell.
template <typename IsMarked>
geo::Grid<float> squared_distance(const geo::GridFrame& frame, const IsMarked& is_marked) {
    geo::Grid<float> distance(frame, far_away);
    for (std::size_t i = 0; i < distance.values.size(); ++i) {
        if (is_marked(i)) {
            distance.values[i] = 0.0F;
        }
    }
    LineDistance line(static_cast<std::size_t>(std::max(frame.columns, frame.rows)));
    for (int column = 0; column < frame.columns; ++column) {
        line.transform(frame.rows, [&](int row) -> float& { return distance.at(column, row); });
    }
    for (int row = 0; row < frame.rows; ++row) {
        line.transform(
            frame.columns, [&](int column) -> float& { return distance.at(column, row); });
    }
    return distance;
}

geo::Grid<std::uint8_t> blocked_cells(const Site& site, const geo::GridFrame& frame) {
    geo::Grid<std::uint8_t> blocked(frame, 0);
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const geo::Vec2d center = frame.center(column, row);
            const int site_column = site.frame.column_of(center.x);
            const int site_row = site.frame.row_of(center.y);
            const bool is_built = site.frame.contains(site_column, site_row) &&
                                  site.building.at(site_column, site_row) != 0;
            blocked.at(column, row) = is_built ? 1 : 0;
        }
    }
    for (const SiteObstacle& obstacle : site.obstacles) {
        for_cells_in(
            frame, obstacle.outline_crs, [&](int column, int row) { blocked.at(column, row) = 1; });
    }
    return blocked;
}

} // namespace

double width_cell_m(const Site& site) {
    const geo::Box2d box = geo::bounds(site.area_crs).grown(margin_m);
    const double area_m2 = (box.max.x - box.min.x) * (box.max.y - box.min.y);
    double cell_m = finest_cell_m;
    while (area_m2 / (cell_m * cell_m) > most_cells) {
        cell_m += finest_cell_m;
    }
    return cell_m;
}

ClearWidth clear_width(const Site& site, std::span<const double> widths_m) {
    ClearWidth width;
    width.cell_m = width_cell_m(site);
    const geo::GridFrame frame =
        geo::frame_over(geo::bounds(site.area_crs).grown(margin_m), width.cell_m);
    const geo::Grid<std::uint8_t> blocked = blocked_cells(site, frame);
    std::vector<std::size_t> walkable;
    for_cells_in(frame, site.area_crs, [&](int column, int row) {
        if (blocked.at(column, row) == 0) {
            walkable.push_back(frame.index(column, row));
        }
    });
    width.walkable_cells = walkable.size();
    const geo::Grid<float> clearance =
        squared_distance(frame, [&](std::size_t i) { return blocked.values[i] != 0; });
    for (const double wanted_m : widths_m) {
        const double cells = 0.5 * wanted_m / width.cell_m;
        const auto reach = static_cast<float>(cells * cells + 1e-3);
        const auto least = static_cast<float>(cells * cells - 1e-3);
        const geo::Grid<float> to_middle =
            squared_distance(frame, [&](std::size_t i) { return clearance.values[i] >= least; });
        const auto wide = std::count_if(walkable.begin(), walkable.end(), [&](std::size_t i) {
            return to_middle.values[i] <= reach;
        });
        width.shares.push_back(
            walkable.empty() ? std::numeric_limits<double>::quiet_NaN()
                             : static_cast<double>(wide) / static_cast<double>(walkable.size()));
    }
    return width;
}

} // namespace smiletwin::scenarios
