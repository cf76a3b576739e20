#include "viewer/widgets/line_chart.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::viewer {

namespace {

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    /// A flat series still gets a band to lie in.
    void widen() {
        const double margin = high > low ? 0.08 * (high - low) : 1.0;
        low -= margin;
        high += margin;
    }
    [[nodiscard]] double share(double value) const { return (value - low) / (high - low); }
};

struct Plot {
    ImVec2 min;
    ImVec2 max;
    Extent x;
    Extent y;

    [[nodiscard]] ImVec2 place(double px, double py) const {
        return {
            min.x + static_cast<float>(x.share(px)) * (max.x - min.x),
            max.y - static_cast<float>(y.share(py)) * (max.y - min.y)};
    }
};

void draw_axes(const Ui& ui, ImDrawList* list, const Plot& plot, const LineChart& chart) {
    for (const double tick : round_ticks(plot.y.low, plot.y.high)) {
        const ImVec2 at = plot.place(plot.x.low, tick);
        list->AddLine(at, {plot.max.x, at.y}, ui[Token::Line]);
        const std::string shown = ui.text.number(tick, tick == std::round(tick) ? 0 : 1);
        const ImVec2 size = text_size(ui.fonts.small, shown);
        draw_text(
            list,
            ui.fonts.small,
            {at.x - size.x - ui.px(6.0F), at.y - 0.5F * size.y},
            ui[Token::Text2],
            shown);
    }
    for (const ChartTick& tick : chart.x_ticks) {
        if (tick.at < plot.x.low || tick.at > plot.x.high) {
            continue;
        }
        const ImVec2 at = plot.place(tick.at, plot.y.low);
        list->AddLine(at, {at.x, at.y + ui.px(4.0F)}, ui[Token::Line]);
        const float half = 0.5F * text_size(ui.fonts.small, tick.label).x;
        draw_text(
            list, ui.fonts.small, {at.x - half, at.y + ui.px(4.0F)}, ui[Token::Text2], tick.label);
    }
}

void draw_line(const Ui& ui, ImDrawList* list, const Plot& plot, const LineChart& chart) {
    std::vector<ImVec2> run;
    double last_x = 0.0;
    const auto flush = [&] {
        if (run.size() > 1) {
            list->AddPolyline(
                run.data(),
                static_cast<int>(run.size()),
                ui[Token::Accent],
                ImDrawFlags_None,
                ui.px(1.8F));
        } else if (run.size() == 1) {
            list->AddCircleFilled(run.front(), ui.px(2.0F), ui[Token::Accent]);
        }
        run.clear();
    };
    for (const ChartPoint& point : chart.points) {
        const bool paused = chart.largest_gap > 0.0 && point.x - last_x > chart.largest_gap;
        if (!std::isfinite(point.y) || (paused && !run.empty())) {
            flush();
        }
        if (std::isfinite(point.y)) {
            run.push_back(plot.place(point.x, point.y));
            last_x = point.x;
        }
    }
    flush();
}

void draw_mark(const Ui& ui, ImDrawList* list, const Plot& plot, double x) {
    if (x >= plot.x.low && x <= plot.x.high) {
        const ImVec2 at = plot.place(x, plot.y.low);
        list->AddLine({at.x, plot.min.y}, at, ui[Token::Text], ui.px(1.0F));
    }
}

} // namespace

std::vector<double> round_ticks(double low, double high) {
    std::vector<double> ticks;
    const double span = high - low;
    if (!(span > 0.0)) {
        return ticks;
    }
    const double raw = span / 4.0;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10.0 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= raw) {
            step = factor * power;
            break;
        }
    }
    for (double index = std::ceil(low / step); index * step <= high; index += 1.0) {
        ticks.push_back(index * step);
    }
    if (ticks.size() > 4) {
        ticks.pop_back();
    }
    return ticks;
}

void line_chart(const Ui& ui, const LineChart& chart, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, ui.px(height)};
    ImGui::Dummy(size);
    Plot plot;
    std::string latest;
    for (const ChartPoint& point : chart.points) {
        if (std::isfinite(point.y)) {
            plot.x.add(point.x);
            plot.y.add(point.y);
            latest = ui.text.quantity(point.y, chart.decimals, chart.unit);
        }
    }
    ui.record(WidgetRole::Chart, chart.id, chart.label, latest);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (latest.empty()) {
        draw_text(list, ui.fonts.small, at, ui[Token::Text2], ui.text("panel.chart.empty"));
        return;
    }
    plot.y.widen();
    if (!(plot.x.high > plot.x.low)) {
        plot.x.widen();
    }
    const float top = ui.fonts.small->FontSize + ui.px(4.0F);
    plot.min = {at.x + ui.px(34.0F), at.y + top};
    plot.max = {at.x + size.x - ui.px(6.0F), at.y + size.y - ui.px(20.0F)};
    draw_text(list, ui.fonts.small, at, ui[Token::Text2], chart.unit);
    draw_axes(ui, list, plot, chart);
    draw_line(ui, list, plot, chart);
    draw_mark(ui, list, plot, chart.marked_x);
}

} // namespace smiletwin::viewer
