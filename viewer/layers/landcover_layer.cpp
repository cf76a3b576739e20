#include "viewer/layers/landcover_layer.hpp"

#include "viewer/widgets/legend.hpp"

#include <limits>
#include <utility>

namespace smiletwin::viewer {

void add_landcover_layer(const LayerMaterial& material, std::vector<DataLayer>& layers) {
    const auto* source = first_source(material.project, scenarios::SourceRole::LandCover);
    const geo::ClassRaster* landcover = material.data.landcover.get();
    auto classes = load_ramp(material.ramps, "landcover");
    if (source == nullptr || landcover == nullptr || !classes) {
        return;
    }
    constexpr std::uint8_t no_data = 255;
    geo::Grid<float> codes(landcover->classes.frame, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < codes.values.size(); ++i) {
        const std::uint8_t code = landcover->classes.values[i];
        if (code != no_data) {
            codes.values[i] = static_cast<float>(code);
        }
    }
    DataLayer layer;
    layer.id = "landcover";
    layer.source_id = source->id;
    layer.name = source->title;
    layer.opacity = static_cast<float>(source->opacity);
    layer.shown_at_first = source->visible && material.data.imagery == nullptr;
    layer.classes = std::move(classes).value();
    layer.rgb = 0x8DAF68;
    layer.picture = picture_of_classes(codes, *layer.classes);
    layer.class_shares = class_shares(*layer.classes, codes);
    layers.push_back(std::move(layer));
}

} // namespace smiletwin::viewer
