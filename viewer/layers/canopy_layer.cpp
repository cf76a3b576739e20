#include "viewer/layers/canopy_layer.hpp"

#include "viewer/widgets/legend.hpp"

#include <limits>
#include <utility>

namespace smiletwin::viewer {

void add_canopy_layer(const LayerMaterial& material, std::vector<DataLayer>& layers) {
    const auto* source = first_source(material.project, scenarios::SourceRole::Canopy);
    const geo::HeightField* canopy = material.data.canopy.get();
    auto classes = load_ramp(material.ramps, "canopy");
    if (source == nullptr || canopy == nullptr || !classes) {
        return;
    }
    DataLayer layer;
    layer.id = "canopy";
    layer.source_id = source->id;
    layer.name = source->title;
    layer.opacity = static_cast<float>(source->opacity);
    layer.shown_at_first = false;
    layer.classes = std::move(classes).value();
    layer.rgb = layer.classes->rgba.back() >> 8U;
    layer.picture = picture_of_classes(canopy->height_m, *layer.classes);
    // Shares of what grows there: open ground would outweigh everything.
    geo::Grid<float> crowns = canopy->height_m;
    for (float& height : crowns.values) {
        if (height < static_cast<float>(layer.classes->edges.front())) {
            height = std::numeric_limits<float>::quiet_NaN();
        }
    }
    layer.class_shares = class_shares(*layer.classes, crowns);
    layers.push_back(std::move(layer));
}

} // namespace smiletwin::viewer
