// A grid seen along one azimuth: parallel lines that step row by row (or column by column) from the
// side the light comes from, so that one pass knows for every cell what stands in the ray's way.
// Lines keep their number from step to step; only their place in the row drifts.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

struct ShearedLines {
    bool over_rows = true; ///< steps are rows; otherwise columns (work on the transposed grid)
    bool reversed = false; ///< the first step is the last row or column
    int steps = 0;
    int width = 0;       ///< cells of one step
    double drift = 0.0;  ///< cells by which a line moves per step, against the numbering of cells
    double step_m = 1.0; ///< way of the ray from step to step, on the ground

    /// Lines for light from `azimuth_deg` over a grid of columns x rows cells.
    static ShearedLines along(double azimuth_deg, int columns, int rows, double cell_m) {
        const double azimuth_rad = azimuth_deg * std::numbers::pi / 180.0;
        const double east = std::sin(azimuth_rad);
        const double north = std::cos(azimuth_rad);
        ShearedLines lines;
        lines.over_rows = std::abs(north) >= std::abs(east);
        if (lines.over_rows) {
            lines.reversed = north < 0.0;
            lines.steps = rows;
            lines.width = columns;
            lines.drift = east / std::abs(north);
            lines.step_m = cell_m / std::abs(north);
        } else {
            lines.reversed = east > 0.0;
            lines.steps = columns;
            lines.width = rows;
            lines.drift = -north / std::abs(east);
            lines.step_m = cell_m / std::abs(east);
        }
        return lines;
    }

    /// Row (or column) of a step.
    [[nodiscard]] int row(int step) const { return reversed ? steps - 1 - step : step; }
    /// Number of the line that passes cell 0 of a step; cell c is on line first_line + c.
    [[nodiscard]] int first_line(int step) const {
        return static_cast<int>(std::lround(step * drift)) - lowest();
    }
    [[nodiscard]] int lines() const { return width + highest() - lowest(); }

private:
    [[nodiscard]] int last_shift() const {
        return static_cast<int>(std::lround(std::max(0, steps - 1) * drift));
    }
    [[nodiscard]] int lowest() const { return std::min(0, last_shift()); }
    [[nodiscard]] int highest() const { return std::max(0, last_shift()); }
};

} // namespace smiletwin::scenarios
