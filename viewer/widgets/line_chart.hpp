// A line over time with few ticks, direct labels and a gap where nothing was reported.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <string>
#include <vector>

namespace smiletwin::viewer {

struct ChartPoint {
    double x = 0.0; ///< seconds since 1970 for series over time
    double y = 0.0; ///< NaN = gap
};

struct ChartTick {
    double at = 0.0;
    std::string label;
};

struct LineChart {
    std::string id;
    std::string label;
    std::vector<ChartPoint> points; ///< rising in x
    std::vector<ChartTick> x_ticks;
    std::string unit;
    int decimals = 1;
    double largest_gap = 0.0; ///< a longer pause between points breaks the line; 0 = never
    double marked_x = 0.0;    ///< time of the scene; outside the points = not drawn
};

/// At most four round numbers within [low, high].
std::vector<double> round_ticks(double low, double high);

/// Whole width of the panel, `height` at 100 %.
void line_chart(const Ui& ui, const LineChart& chart, float height);

} // namespace smiletwin::viewer
