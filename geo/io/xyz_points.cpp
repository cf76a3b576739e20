#include "geo/io/xyz_points.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/base/decimal.hpp"
#include "geo/terrain/terrain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

namespace smiletwin::geo {

namespace {

/// More than a federal state at 1 m; keeps two far points from asking for all memory.
constexpr double most_cells = 4.0e8;
/// A grid may have that many times more cells than points: tiles of a coast are mostly sea.
constexpr double most_cells_per_point = 200.0;
/// Places nearer than that are one.
constexpr double same_place_m = 1e-4;
constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

bool is_separator(char c) {
    return c == ' ' || c == '\t' || c == ';' || c == ',';
}

std::string_view without_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
        line.remove_suffix(1);
    }
    return line;
}

/// The number at `at`, which then stands behind it. False where there is none, or something else
/// follows in the same column.
bool take_number(const char*& at, const char* last, double& number) {
    while (at != last && is_separator(*at)) {
        ++at;
    }
    if (at != last && *at == '+') {
        ++at;
    }
    const auto [stop, error] = read_decimal(at, last, number);
    at = stop;
    const bool whole = stop == last || is_separator(*stop) || *stop == '\n' || *stop == '\r';
    return error == std::errc{} && whole && std::isfinite(number);
}

/// The point at the front of `text`, a line or more, with decimal points; `more` says whether its
/// line goes on behind it.
bool read_point(std::string_view text, Vec3d& point, bool& more) {
    const char* at = text.data();
    const char* const last = at + text.size();
    const bool is_point = take_number(at, last, point.x) && take_number(at, last, point.y) &&
                          take_number(at, last, point.z);
    while (at != last && (is_separator(*at) || *at == '\r')) {
        ++at;
    }
    more = at != last && *at != '\n';
    return is_point;
}

Problem no_grid() {
    return {{"error.xyz.no_grid", {}}, {}, {"help.xyz.no_grid", {}}, {}};
}

} // namespace

XyzLines::XyzLines(std::string_view text) : rest_(without_byte_order_mark(text)) {
    // A line of titles may come first, so a few are looked at.
    std::string_view head = rest_.substr(0, 4096);
    for (int i = 0; i < 3 && !head.empty(); ++i) {
        const std::size_t end = head.find('\n');
        const std::string_view line = without_end(head.substr(0, end));
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 1);
        const bool other_separator = line.find_first_of(" \t;") != std::string_view::npos;
        const bool numeric =
            line.find_first_not_of("+-0123456789.,; \teE") == std::string_view::npos;
        decimal_comma_ = decimal_comma_ ||
                         (numeric && other_separator && line.find(", ") == std::string_view::npos &&
                          line.find(',') != std::string_view::npos);
    }
}

bool XyzLines::read_front(std::string_view line, Vec3d& point, bool& more) {
    if (!decimal_comma_) {
        // Numbers end with their line; what is read eight characters at a time may look behind it.
        return read_point(rest_, point, more);
    }
    pointed_.assign(line);
    std::replace(pointed_.begin(), pointed_.end(), ',', '.');
    return read_point(pointed_, point, more);
}

std::optional<Vec3d> XyzLines::next() {
    while (!rest_.empty()) {
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        const std::string_view line = rest_.substr(0, end);
        Vec3d point;
        bool more = false;
        const bool is_point = read_front(line, point, more);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        const bool titles = !is_point && !any_;
        const bool blank = !is_point && without_end(line).empty();
        any_ = any_ || !blank;
        if (is_point) {
            lines_with_more_ += more ? 1U : 0U;
            return point;
        }
        bad_lines_ += titles || blank ? 0U : 1U;
    }
    return std::nullopt;
}

void XyzPoints::add(const Vec3d& point) {
    const Vec2d place{point.x, point.y};
    constexpr double highest_m = 1e9; // above that a number is a mistake
    const float height = std::abs(point.z) < highest_m ? static_cast<float>(point.z) : nothing;
    const bool is_void = is_void_mark(height);
    void_marks += is_void ? 1U : 0U;
    height_m.push_back(is_void ? nothing : height);
    if (!runs.empty()) {
        XyzRun& run = runs.back();
        if (run.count == 1) {
            run.step = place - run.first;
        }
        const Vec2d off = place - run.at(run.count);
        if (std::abs(off.x) <= same_place_m && std::abs(off.y) <= same_place_m) {
            ++run.count;
            return;
        }
    }
    runs.push_back({place, {}, 1});
}

XyzPoints read_xyz_points(std::string_view text) {
    XyzPoints points;
    XyzLines lines(text);
    while (const auto point = lines.next()) {
        points.add(*point);
    }
    points.bad_lines = lines.bad_lines();
    points.lines_with_more = lines.lines_with_more();
    return points;
}

void exchange_axes(XyzPoints& points) {
    for (XyzRun& run : points.runs) {
        std::swap(run.first.x, run.first.y);
        std::swap(run.step.x, run.step.y);
    }
}

Result<GridFrame> find_xyz_grid(const XyzPoints& points) {
    if (points.runs.empty()) {
        return Problem{{"error.xyz.no_points", {}}, {}, {"help.xyz.form", {}}, {}};
    }
    Box2d box;
    double step_x = std::numeric_limits<double>::infinity();
    double step_y = step_x;
    const auto look_at = [&](Vec2d step) {
        const double dx = std::abs(step.x);
        const double dy = std::abs(step.y);
        step_x = dx > same_place_m ? std::min(step_x, dx) : step_x;
        step_y = dy > same_place_m ? std::min(step_y, dy) : step_y;
    };
    std::optional<Vec2d> before;
    for (const XyzRun& run : points.runs) {
        if (before) {
            look_at(run.first - *before);
        }
        look_at(run.step);
        before = run.at(run.count - 1);
        box.add(run.first);
        box.add(*before);
    }
    const double step = std::min(step_x, step_y);
    if (!std::isfinite(step_x) || !std::isfinite(step_y) ||
        std::abs(step_x - step_y) > same_place_m) {
        return no_grid();
    }
    const double columns = std::round((box.max.x - box.min.x) / step) + 1.0;
    const double rows = std::round((box.max.y - box.min.y) / step) + 1.0;
    const double cells = columns * rows;
    if (cells > most_cells ||
        cells > most_cells_per_point * static_cast<double>(points.height_m.size()) + 1000.0) {
        return no_grid();
    }
    return GridFrame{
        box.min.x - 0.5 * step,
        box.max.y + 0.5 * step,
        step,
        static_cast<int>(columns),
        static_cast<int>(rows)};
}

XyzHeights fill_xyz_grid(const XyzPoints& points, const GridFrame& frame) {
    XyzHeights filled;
    filled.height_m = Grid<float>(frame, nothing);
    std::vector<bool> seen(frame.cells());
    std::uint64_t cells = 0;
    const auto take = [&](Vec2d place, float height_m) {
        const int column = frame.column_of(place.x);
        const int row = frame.row_of(place.y);
        if (!frame.contains(column, row)) {
            ++filled.beside;
            return;
        }
        const Vec2d center = frame.center(column, row);
        const double off = std::max(std::abs(center.x - place.x), std::abs(center.y - place.y));
        filled.beside += off > 0.1 * frame.cell_m ? 1U : 0U;
        const std::size_t index = frame.index(column, row);
        if (seen[index]) {
            ++filled.repeated;
            return;
        }
        seen[index] = true;
        ++cells;
        filled.height_m.values[index] = height_m;
    };
    auto height_m = points.height_m.begin();
    for (const XyzRun& run : points.runs) {
        for (std::size_t i = 0; i < run.count; ++i) {
            take(run.at(i), *height_m++);
        }
    }
    filled.missing = frame.cells() - cells;
    return filled;
}

} // namespace smiletwin::geo
