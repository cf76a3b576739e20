#include "viewer/widgets/class_list.hpp"

#include <cmath>
#include <optional>

namespace smiletwin::viewer {

namespace {

float row_height(const Ui& ui) {
    return ui.fonts.small->FontSize + ui.px(3.0F);
}

/// Neighbours with the same words are shades of one class and share a row.
bool same_words(const Ramp& ramp, std::size_t a, std::size_t b) {
    return !ramp.label_keys.empty() && ramp.label_keys[a] == ramp.label_keys[b];
}

bool has_shades(const Ramp& ramp) {
    for (std::size_t i = 1; i < ramp.label_keys.size(); ++i) {
        if (same_words(ramp, i - 1, i)) {
            return true;
        }
    }
    return false;
}

/// Ordered classes from the first to the last that occurs; of names only those that occur.
bool is_row(const LegendView& view, std::size_t index) {
    if (view.as_list) {
        return index >= view.class_shares.size() || view.class_shares[index] > 0.0;
    }
    const ClassRange range = shown_classes(*view.ramp, view.class_shares);
    const bool painted = (view.ramp->rgba[index] & 0xFFU) != 0;
    return painted && index >= range.first && index <= range.last;
}

/// The last shade of the row that begins with `first`; nothing when none begins there.
std::optional<std::size_t> last_of_row(const LegendView& view, std::size_t first) {
    const Ramp& ramp = *view.ramp;
    const bool goes_on = first > 0 && same_words(ramp, first - 1, first) && is_row(view, first - 1);
    if (!is_row(view, first) || goes_on) {
        return std::nullopt;
    }
    std::size_t last = first;
    while (last + 1 < ramp.label_keys.size() && same_words(ramp, last, last + 1) &&
           is_row(view, last + 1)) {
        ++last;
    }
    return last;
}

int decimals_of(double edge) {
    double scaled = edge;
    int decimals = 0;
    while (decimals < 3 && std::abs(scaled - std::round(scaled)) > 1e-6) {
        scaled *= 10.0;
        ++decimals;
    }
    return decimals;
}

/// "12 %"; what rounds to nothing is still there.
std::string share_words(const Ui& ui, double share) {
    return share < 0.005 ? "< " + ui.text.quantity(1.0, 0, "%")
                         : ui.text.quantity(std::round(100.0 * share), 0, "%");
}

std::string right_words(const Ui& ui, const LegendView& view, std::size_t first, std::size_t last) {
    if (view.as_list) {
        return view.class_shares.empty() ? std::string()
                                         : share_words(ui, view.class_shares[first]);
    }
    return range_words(ui, *view.ramp, first, last);
}

/// All shades of a class side by side in its box.
void draw_sample(
    const Ui& ui,
    ImDrawList* list,
    ImVec2 min,
    ImVec2 max,
    const Ramp& ramp,
    std::size_t first,
    std::size_t last) {
    const float step = (max.x - min.x) / static_cast<float>(last - first + 1);
    for (std::size_t i = first; i <= last; ++i) {
        const float left = min.x + step * static_cast<float>(i - first);
        list->AddRectFilled({left, min.y}, {left + step, max.y}, from_rgba(ramp.rgba[i] | 0xFFU));
    }
    list->AddRect(min, max, with_alpha(ui[Token::Text], 0.3F));
}

} // namespace

std::string border_words(const Ui& ui, double border) {
    return ui.text.number(border, decimals_of(border));
}

std::string range_words(const Ui& ui, const Ramp& ramp, std::size_t index) {
    return range_words(ui, ramp, index, index);
}

std::string range_words(const Ui& ui, const Ramp& ramp, std::size_t first, std::size_t last) {
    if (first == 0) {
        return "< " + border_words(ui, ramp.edges[last]);
    }
    if (last == ramp.edges.size()) {
        return "> " + border_words(ui, ramp.edges[first - 1]);
    }
    return ui.text(
        "legend.range",
        {{"least", border_words(ui, ramp.edges[first - 1])},
         {"most", border_words(ui, ramp.edges[last])}});
}

bool is_list(const LegendView& view) {
    constexpr std::size_t most_side_by_side = 6;
    const ClassRange range = shown_classes(*view.ramp, view.class_shares);
    return view.as_list || has_shades(*view.ramp) ||
           (!view.ramp->label_keys.empty() && range.last - range.first + 1 > most_side_by_side);
}

float class_list_height(const Ui& ui, const LegendView& view) {
    float rows = 0.0F;
    for (std::size_t i = 0; i < view.ramp->label_keys.size(); ++i) {
        rows += last_of_row(view, i) ? 1.0F : 0.0F;
    }
    return rows * row_height(ui);
}

void draw_class_list(
    const Ui& ui, ImDrawList* list, ImVec2 at, float width, const LegendView& view) {
    const float box = ui.px(12.0F);
    const float box_width = has_shades(*view.ramp) ? 2.0F * box : box;
    for (std::size_t i = 0; i < view.ramp->label_keys.size(); ++i) {
        const std::optional<std::size_t> last = last_of_row(view, i);
        if (!last) {
            continue;
        }
        const ImVec2 sample{at.x, at.y + 0.5F * (row_height(ui) - box)};
        const ImVec2 end{sample.x + box_width, sample.y + box};
        draw_sample(ui, list, sample, end, *view.ramp, i, *last);
        const std::string right = right_words(ui, view, i, *last);
        const float right_width = text_size(ui.fonts.small, right).x;
        const float word_x = end.x + ui.px(8.0F);
        const float room = at.x + width - right_width - ui.px(8.0F) - word_x;
        const std::string word = ui.text(view.ramp->label_keys[i]);
        draw_text(
            list,
            ui.fonts.small,
            {word_x, at.y},
            ui[Token::Text],
            shortened(ui.fonts.small, word, room));
        draw_text(
            list, ui.fonts.small, {at.x + width - right_width, at.y}, ui[Token::Text2], right);
        ui.record_rect(
            WidgetRole::Words,
            "legend.class." + std::to_string(i),
            word,
            right,
            {at.x, at.y},
            {at.x + width, at.y + row_height(ui)});
        at.y += row_height(ui);
    }
}

} // namespace smiletwin::viewer
