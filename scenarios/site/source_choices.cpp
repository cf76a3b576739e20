#include "scenarios/site/source_choices.hpp"

#include "geo/city/city_themes.hpp"
#include "scenarios/site/model_place.hpp"

#include <utility>

namespace smiletwin::scenarios {

namespace {

using SharedCity = std::shared_ptr<const geo::City>;

/// Without a system where everything else has one?
bool is_to_be_placed(const LoadedSource& loaded, const geo::City& city) {
    return loaded.crs && !city.crs;
}

/// All models of one source keep their places among each other.
ModelAnchor anchor_of(const LoadedSource& loaded) {
    geo::Box3d box;
    for (const geo::ImportedData& data : loaded.read) {
        const auto* city = std::get_if<SharedCity>(&data);
        if (city != nullptr && is_to_be_placed(loaded, **city)) {
            box.add((*city)->bounds);
        }
    }
    return model_anchor(box);
}

/// The same city when nothing was chosen, else a copy.
SharedCity dressed(const SharedCity& city, const SourceChoices& choices) {
    const auto lod = geo::lod_tenths_named(choices.lod);
    if (!lod && choices.theme.empty()) {
        return city;
    }
    geo::City changed = *city;
    if (lod) {
        changed.shown_lod_caps.assign(changed.files.size(), *lod);
    }
    if (!choices.theme.empty()) {
        geo::show_theme(changed, choices.theme);
    }
    return std::make_shared<const geo::City>(std::move(changed));
}

geo::Problem not_placed() {
    return {{"warning.source.not_placed", {}}, {}, {"help.source.place", {}}, {}};
}

} // namespace

SourceChoices choices_of(const Source& source) {
    return {source.lod, source.theme, source.place};
}

void make_choices(LoadedSource& loaded, const Source& source) {
    using Placing = SourceState::Placing;
    loaded.choices = choices_of(source);
    loaded.data.clear();
    loaded.on_ground.clear();
    loaded.state.placing = Placing::NotNeeded;
    loaded.state.notes.clear();
    const ModelAnchor anchor = anchor_of(loaded);
    loaded.state.model_box = anchor.box;
    for (const geo::ImportedData& data : loaded.read) {
        const auto* city = std::get_if<SharedCity>(&data);
        if (city == nullptr) {
            loaded.data.push_back(data);
            loaded.on_ground.push_back(false);
            continue;
        }
        loaded.state.themes.merge(geo::theme_names(**city));
        SharedCity ready = dressed(*city, loaded.choices);
        const bool is_model = is_to_be_placed(loaded, **city);
        if (is_model && !source.place) {
            loaded.state.placing = Placing::Missing;
            continue;
        }
        if (is_model) {
            loaded.state.placing = Placing::Done;
            ready = std::make_shared<const geo::City>(
                placed_model(*ready, anchor, *source.place, *loaded.crs));
        }
        loaded.data.emplace_back(std::move(ready));
        loaded.on_ground.push_back(is_model && source.place->above_ground);
    }
    if (loaded.state.placing == Placing::Missing) {
        loaded.state.notes.push_back(not_placed());
    }
}

} // namespace smiletwin::scenarios
