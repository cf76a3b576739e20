#include "viewer/widgets/legend.hpp"

#include "viewer/widgets/cards.hpp"
#include "viewer/widgets/class_list.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr float card_width = 320.0F;
constexpr float list_width = 264.0F;
constexpr float padding = 12.0F;
constexpr float bars_height = 34.0F;

/// How the borders of all classes of a legend are written: one way for all, the longest that fits.
enum class EdgeStyle {
    Words, ///< "2 bis 5": a dash beside minus signs is hard to read
    Brief, ///< "2…5"
    Least, ///< "≥ 2": the next class says where this one ends
};

std::string edge_words(const Ui& ui, const Ramp& ramp, std::size_t index, EdgeStyle style) {
    const bool open = index == 0 || index == ramp.edges.size();
    if (open || style == EdgeStyle::Words) {
        return range_words(ui, ramp, index);
    }
    const std::string least = border_words(ui, ramp.edges[index - 1]);
    return style == EdgeStyle::Brief ? least + "…" + border_words(ui, ramp.edges[index])
                                     : "≥ " + least;
}

EdgeStyle edge_style(const Ui& ui, const Ramp& ramp, const ClassRange& range, float room) {
    for (const EdgeStyle style : {EdgeStyle::Words, EdgeStyle::Brief}) {
        bool fits = true;
        for (std::size_t i = range.first; i <= range.last; ++i) {
            fits = fits && text_size(ui.fonts.stamp, edge_words(ui, ramp, i, style)).x <= room;
        }
        if (fits) {
            return style;
        }
    }
    return EdgeStyle::Least;
}

/// Words of up to two lines that fit `width`.
void draw_class_word(
    const Ui& ui, ImDrawList* list, ImVec2 at, float width, std::string_view word) {
    ImFont* font = ui.fonts.stamp;
    const std::size_t blank = word.rfind(' ');
    if (text_size(font, word).x <= width || blank == std::string_view::npos) {
        draw_text(list, font, at, ui[Token::Text2], shortened(font, word, width));
        return;
    }
    draw_text(list, font, at, ui[Token::Text2], shortened(font, word.substr(0, blank), width));
    draw_text(
        list,
        font,
        {at.x, at.y + font->FontSize},
        ui[Token::Text2],
        shortened(font, word.substr(blank + 1), width));
}

/// Words such as "−4 bis −2" need no edges above them.
bool says_edges(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
}

struct Metrics {
    float width;
    float inner;
    float title;
    float bars;
    float boxes;
    float edges;
    float classes;
    float source;
    float moment;
    float caution;
    float note;

    [[nodiscard]] float height(const Ui& ui) const {
        return title + bars + boxes + edges + classes + source + moment + caution + note +
               ui.px(2.0F * padding + 14.0F);
    }
};

/// Lines of class words: none, one where all fit their box, else two.
float word_lines(const Ui& ui, const LegendView& view, float inner) {
    const Ramp& ramp = *view.ramp;
    if (ramp.label_keys.empty()) {
        return 0.0F;
    }
    const ClassRange range = shown_classes(ramp, view.class_shares);
    const float room = inner / static_cast<float>(range.last - range.first + 1) - ui.px(4.0F);
    for (std::size_t i = range.first; i <= range.last; ++i) {
        if (text_size(ui.fonts.stamp, ui.text(ramp.label_keys[i])).x > room) {
            return 2.0F;
        }
    }
    return 1.0F;
}

Metrics metrics_of(const Ui& ui, const LegendView& view) {
    Metrics m{};
    m.width = ui.px(is_list(view) ? list_width : card_width);
    m.inner = m.width - ui.px(2.0F * padding);
    m.title = ui.fonts.strong->FontSize + ui.px(4.0F);
    m.note = ui.fonts.stamp->FontSize;
    const float line = ui.fonts.stamp->FontSize + ui.px(3.0F);
    m.source = view.ramp->source_key.empty() ? 0.0F : line;
    m.moment = view.moment.empty() ? 0.0F : line;
    m.caution = view.caution.empty() ? 0.0F : line;
    if (is_list(view)) {
        m.classes = class_list_height(ui, view);
        return m;
    }
    m.bars = view.class_shares.empty() ? 0.0F : ui.px(bars_height);
    m.boxes = ui.px(12.0F);
    m.edges = ui.fonts.stamp->FontSize;
    m.classes = word_lines(ui, view, m.inner) * ui.fonts.stamp->FontSize;
    return m;
}

/// The class that is not painted, "no change", would leave no height for those that are.
double largest_drawn_share(const Ramp& ramp, const std::vector<double>& shares) {
    double largest = 1e-9;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const bool painted = (ramp.rgba[i] & 0xFFU) != 0;
        largest = painted ? std::max(largest, shares[i]) : largest;
    }
    return largest;
}

void draw_classes(
    const Ui& ui, ImDrawList* list, ImVec2 at, const Metrics& m, const LegendView& view) {
    const Ramp& ramp = *view.ramp;
    const ClassRange range = shown_classes(ramp, view.class_shares);
    const auto count = static_cast<float>(range.last - range.first + 1);
    const float step = m.inner / count;
    const double largest = largest_drawn_share(ramp, view.class_shares);
    const float boxes_y = at.y + m.bars;
    const float room = step - ui.px(4.0F);
    const EdgeStyle style = edge_style(ui, ramp, range, room);
    for (std::size_t i = range.first; i <= range.last; ++i) {
        const float x = at.x + static_cast<float>(i - range.first) * step;
        const Colour fill = from_rgba(ramp.rgba[i] | 0xFFU);
        if (!view.class_shares.empty()) {
            const auto share = static_cast<float>(std::min(view.class_shares[i] / largest, 1.0));
            const float top = boxes_y - ui.px(2.0F) - share * (m.bars - ui.px(4.0F));
            list->AddRectFilled({x + 1.0F, top}, {x + step - 1.0F, boxes_y - ui.px(2.0F)}, fill);
        }
        const ImVec2 box{x, boxes_y};
        const ImVec2 end{x + step, boxes_y + m.boxes};
        list->AddRectFilled(box, end, fill);
        list->AddRect(box, end, with_alpha(ui[Token::Text], 0.25F));
        const float below = boxes_y + m.boxes + ui.px(3.0F);
        const std::string word =
            ramp.label_keys.empty() ? std::string() : ui.text(ramp.label_keys[i]);
        if (says_edges(word)) {
            draw_class_word(ui, list, {x, below}, room, word);
            continue;
        }
        draw_text(
            list,
            ui.fonts.stamp,
            {x, below},
            ui[Token::Text],
            shortened(ui.fonts.stamp, edge_words(ui, ramp, i, style), room));
        draw_class_word(ui, list, {x, below + m.edges}, room, word);
    }
}

/// Source of the classes, moment and caution, the last of them right above `note_at`.
void draw_lines_above_note(
    const Ui& ui, ImDrawList* list, ImVec2 note_at, const Metrics& m, const LegendView& view) {
    float y = note_at.y - m.source - m.moment - m.caution;
    const auto line = [&](const char* id, const std::string& shown, Token colour, float height) {
        if (height <= 0.0F) {
            return;
        }
        const ImVec2 end{note_at.x + m.inner, y + height};
        ui.record_rect(WidgetRole::Words, id, shown, {}, {note_at.x, y}, end);
        draw_text(
            list,
            ui.fonts.stamp,
            {note_at.x, y},
            ui[colour],
            shortened(ui.fonts.stamp, shown, m.inner));
        y += height;
    };
    const std::string source = m.source > 0.0F ? ui.text(view.ramp->source_key) : std::string();
    line("legendcard.source", source, Token::Text2, m.source);
    line("legendcard.moment", view.moment, Token::Text, m.moment);
    line("legendcard.caution", view.caution, Token::Warn, m.caution);
}

} // namespace

std::vector<double> class_shares(const Ramp& ramp, const geo::Grid<float>& values) {
    std::vector<double> shares(ramp.edges.size() + 1, 0.0);
    double cells = 0.0;
    for (const float value : values.values) {
        if (std::isfinite(value)) {
            shares[class_of(ramp, double{value})] += 1.0;
            cells += 1.0;
        }
    }
    if (cells > 0.0) {
        for (double& share : shares) {
            share /= cells;
        }
    }
    return shares;
}

ClassRange shown_classes(const Ramp& ramp, const std::vector<double>& shares) {
    ClassRange range{0, ramp.edges.size()};
    if (shares.size() != ramp.edges.size() + 1) {
        return range;
    }
    while (range.last > range.first + 1 && shares[range.last] <= 0.0) {
        --range.last;
    }
    while (range.first + 1 < range.last && shares[range.first] <= 0.0) {
        ++range.first;
    }
    return range;
}

ImVec2 legend_size(const Ui& ui, const LegendView& view) {
    const Metrics m = metrics_of(ui, view);
    return {m.width, m.height(ui)};
}

void draw_legend(const Ui& ui, ImDrawList* list, ImVec2 lower_left, const LegendView& view) {
    const Metrics m = metrics_of(ui, view);
    const ImVec2 min{lower_left.x, lower_left.y - m.height(ui)};
    const ImVec2 max{lower_left.x + m.width, lower_left.y};
    draw_card(ui, list, min, max);
    const std::string title = view.title.empty() ? ui.text(view.ramp->title_key) : view.title;
    const std::string unit =
        view.ramp->unit_key.empty() ? view.ramp->unit : ui.text(view.ramp->unit_key);
    ui.record_rect(WidgetRole::Card, "legend", title, unit, min, max);
    ImVec2 at{min.x + ui.px(padding), min.y + ui.px(padding)};
    const float unit_width = text_size(ui.fonts.small, unit).x;
    draw_text(
        list,
        ui.fonts.strong,
        at,
        ui[Token::Text],
        shortened(ui.fonts.strong, title, m.inner - unit_width - ui.px(8.0F)));
    draw_text(
        list, ui.fonts.small, {max.x - ui.px(padding) - unit_width, at.y}, ui[Token::Text2], unit);
    at.y += m.title;
    if (is_list(view)) {
        draw_class_list(ui, list, at, m.inner, view);
    } else {
        draw_classes(ui, list, at, m, view);
    }
    const float note_y = max.y - ui.px(padding) - m.note;
    draw_lines_above_note(ui, list, {at.x, note_y}, m, view);
    draw_stamp_box(ui, list, {at.x, note_y + ui.px(3.0F)}, view.stamp);
    const std::string stamp = ui.text("stamp." + std::string(geo::stamp_name(view.stamp)));
    std::string note = view.note.empty() ? stamp : stamp + "  ·  " + view.note;
    if (view.outdated) {
        note = ui.text("legend.outdated") + "  ·  " + note;
    }
    ui.record_rect(WidgetRole::Words, "legendcard.note", note, {}, {min.x, note_y}, max);
    draw_text(
        list,
        ui.fonts.stamp,
        {at.x + ui.px(20.0F), note_y},
        ui[view.outdated ? Token::Warn : Token::Text2],
        shortened(ui.fonts.stamp, note, m.inner - ui.px(20.0F)));
}

} // namespace smiletwin::viewer
