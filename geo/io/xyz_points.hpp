// Lines of three numbers, and the grid that their places form. Private to the XYZ reader.
#pragma once

#include "geo/base/result.hpp"
#include "geo/geometry/vec.hpp"
#include "geo/raster/grid.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Goes along the lines of a text. Columns are parted by blanks, tabs, semicolons or commas; with
/// one of the first three a comma may also be the decimal mark. Blank lines and one line of titles
/// are passed over.
class XyzLines {
public:
    explicit XyzLines(std::string_view text);

    /// The next point; nothing behind the last one.
    std::optional<Vec3d> next();
    /// Lines so far that were no point.
    [[nodiscard]] std::uint64_t bad_lines() const { return bad_lines_; }
    /// Points so far behind which something else stood in their line.
    [[nodiscard]] std::uint64_t lines_with_more() const { return lines_with_more_; }

private:
    bool read_front(std::string_view line, Vec3d& point, bool& more);

    std::string_view rest_;
    std::string pointed_; ///< a line with points for its decimal commas
    bool decimal_comma_ = false;
    bool any_ = false;
    std::uint64_t bad_lines_ = 0;
    std::uint64_t lines_with_more_ = 0;
};

/// Points in steps of the same length, as the rows of a grid are written.
struct XyzRun {
    Vec2d first;
    Vec2d step;
    std::size_t count = 0;

    [[nodiscard]] Vec2d at(std::size_t i) const { return first + static_cast<double>(i) * step; }
};

/// What a file lists. Rows of a grid take four bytes a point, so that the text is read only once.
struct XyzPoints {
    std::vector<XyzRun> runs;
    std::vector<float> height_m;       ///< of all points, run by run; NaN for what is no height
    std::uint64_t bad_lines = 0;       ///< that are no point
    std::uint64_t lines_with_more = 0; ///< than three numbers
    std::uint64_t void_marks = 0;      ///< -9999 and the like

    void add(const Vec3d& point);
};

XyzPoints read_xyz_points(std::string_view text);

/// For what is written northing first.
void exchange_axes(XyzPoints& points);

/// The regular grid whose cell centres the points are: its step is the smallest distance between
/// neighbouring points in the file. Places are checked when heights are filled in. A Problem for
/// texts without points and for points that cannot be cells of one grid.
Result<GridFrame> find_xyz_grid(const XyzPoints& points);

struct XyzHeights {
    Grid<float> height_m;       ///< NaN where no point lies
    std::uint64_t missing = 0;  ///< cells without a point
    std::uint64_t repeated = 0; ///< points in a cell that had one; the first counts
    std::uint64_t beside = 0;   ///< points more than a tenth of a cell off its centre
};

/// Marks of German deliveries for "no height" (-9999 and the like) become NaN.
XyzHeights fill_xyz_grid(const XyzPoints& points, const GridFrame& frame);

} // namespace smiletwin::geo
