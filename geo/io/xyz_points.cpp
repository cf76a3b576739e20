#include "geo/io/xyz_points.hpp"

#include "geo/base/decimal.hpp"
#include "geo/terrain/terrain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>

namespace smiletwin::geo {

namespace {

/// More than a federal state at 1 m; keeps two far points from asking for all memory.
constexpr double most_cells = 4.0e8;
/// A grid may have that many times more cells than points: tiles of a coast are mostly sea.
constexpr double most_cells_per_point = 200.0;

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

/// The point at the front of `text`, a line or more, with decimal points.
bool read_point(std::string_view text, Vec3d& point) {
    const char* at = text.data();
    const char* const last = at + text.size();
    return take_number(at, last, point.x) && take_number(at, last, point.y) &&
           take_number(at, last, point.z);
}

Problem no_grid() {
    return {{"error.xyz.no_grid", {}}, {}, {"help.xyz.no_grid", {}}, {}};
}

} // namespace

XyzLines::XyzLines(std::string_view text) : rest_(text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (rest_.starts_with(byte_order_mark)) {
        rest_.remove_prefix(byte_order_mark.size());
    }
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

bool XyzLines::read_front(std::string_view line, Vec3d& point) {
    if (!decimal_comma_) {
        // Numbers end with their line; what is read eight characters at a time may look behind it.
        return read_point(rest_, point);
    }
    pointed_.assign(line);
    std::replace(pointed_.begin(), pointed_.end(), ',', '.');
    return read_point(pointed_, point);
}

std::optional<Vec3d> XyzLines::next() {
    while (!rest_.empty()) {
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        const std::string_view line = rest_.substr(0, end);
        Vec3d point;
        const bool is_point = read_front(line, point);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        const bool titles = !is_point && !any_;
        const bool blank = !is_point && without_end(line).empty();
        any_ = any_ || !blank;
        if (is_point) {
            return point;
        }
        bad_lines_ += titles || blank ? 0U : 1U;
    }
    return std::nullopt;
}

Result<XyzGrid> find_xyz_grid(std::string_view text) {
    XyzLines lines(text);
    XyzGrid found;
    Box2d box;
    double step_x = std::numeric_limits<double>::infinity();
    double step_y = step_x;
    constexpr double same = 1e-4;
    std::optional<Vec3d> before;
    while (const auto point = lines.next()) {
        if (before) {
            const double dx = std::abs(point->x - before->x);
            const double dy = std::abs(point->y - before->y);
            step_x = dx > same ? std::min(step_x, dx) : step_x;
            step_y = dy > same ? std::min(step_y, dy) : step_y;
        } else {
            found.first = *point;
        }
        box.add(Vec2d{point->x, point->y});
        before = point;
        ++found.points;
    }
    found.bad_lines = lines.bad_lines();
    const double step = std::min(step_x, step_y);
    if (found.points == 0) {
        return Problem{{"error.xyz.no_points", {}}, {}, {"help.xyz.form", {}}, {}};
    }
    if (!std::isfinite(step_x) || !std::isfinite(step_y) || std::abs(step_x - step_y) > same) {
        return no_grid();
    }
    const double columns = std::round((box.max.x - box.min.x) / step) + 1.0;
    const double rows = std::round((box.max.y - box.min.y) / step) + 1.0;
    const double cells = columns * rows;
    if (cells > most_cells ||
        cells > most_cells_per_point * static_cast<double>(found.points) + 1000.0) {
        return no_grid();
    }
    found.frame = {
        box.min.x - 0.5 * step,
        box.max.y + 0.5 * step,
        step,
        static_cast<int>(columns),
        static_cast<int>(rows)};
    return found;
}

XyzHeights fill_xyz_grid(std::string_view text, const GridFrame& frame) {
    constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
    XyzHeights filled;
    filled.height_m = Grid<float>(frame, nothing);
    std::vector<bool> seen(frame.cells());
    std::uint64_t cells = 0;
    XyzLines lines(text);
    while (const auto point = lines.next()) {
        const int column = frame.column_of(point->x);
        const int row = frame.row_of(point->y);
        if (!frame.contains(column, row)) {
            ++filled.beside;
            continue;
        }
        const Vec2d center = frame.center(column, row);
        const double off = std::max(std::abs(center.x - point->x), std::abs(center.y - point->y));
        filled.beside += off > 0.1 * frame.cell_m ? 1U : 0U;
        const std::size_t index = frame.index(column, row);
        if (seen[index]) {
            ++filled.repeated;
            continue;
        }
        seen[index] = true;
        ++cells;
        constexpr double highest_m = 1e9; // above that a number is a mistake
        const auto height_m =
            std::abs(point->z) < highest_m ? static_cast<float>(point->z) : nothing;
        filled.height_m.values[index] = is_void_mark(height_m) ? nothing : height_m;
    }
    filled.missing = frame.cells() - cells;
    return filled;
}

} // namespace smiletwin::geo
