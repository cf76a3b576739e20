// The part of SceneLink that explains the map on the ground.
#include "viewer/app/picture_words.hpp"
#include "viewer/app/scene_link.hpp"
#include "viewer/panels/time_words.hpp"
#include "viewer/widgets/time_bar.hpp"

#include <utility>

namespace smiletwin::viewer {

const LegendView* SceneLink::legend() const {
    if (legend_ && app_.view().layer_visible("drape")) {
        return &*legend_;
    }
    return layer_legend_ ? &*layer_legend_ : nullptr;
}

void SceneLink::fill_legend(const Ramp& colours, const geo::Grid<float>& values) {
    const geo::Text& text = app_.text();
    LegendView legend;
    legend.ramp = &colours;
    legend.class_shares = class_shares(colours, values);
    const ViewState& view = app_.view();
    const std::string layer = text("layer." + view.drape.layer);
    legend.title = view.drape.difference ? text("legend.difference", {{"layer", layer}}) : layer;
    legend.note = map_note(view.drape.layer, view.drape.difference, values.frame.cell_m, text);
    if (app_.heat().view().state == AnswerState::First &&
        !view.drape.layer.starts_with("people.")) {
        legend.note += "  ·  " + text("panel.models.first_answer");
    }
    if (view.drape.layer.starts_with("heat.")) {
        say_moment(legend);
    }
    legend_ = std::move(legend);
}

/// A day without weather is answered with one that has some; who reads the map must know which.
void SceneLink::say_moment(LegendView& legend) const {
    const PanelModel model = app_.model();
    if (!model.zone || !model.heat.moment) {
        return;
    }
    const geo::Text& text = app_.text();
    const geo::CivilTime shown = model.zone->to_local(*model.heat.moment);
    const geo::CivilTime wished = model.zone->to_local(model.view.time);
    const float hour = static_cast<float>(shown.hour) + static_cast<float>(shown.minute) / 60.0F;
    legend.moment = text(
        "legend.moment",
        {{"date", date_words(text, shown)},
         {"time", text("panel.time.clock", {{"time", clock_words(hour)}})}});
    const std::string day = date_words(text, wished);
    if (day != date_words(text, shown)) {
        legend.caution = text("legend.other_day", {{"day", day}});
    }
}

} // namespace smiletwin::viewer
