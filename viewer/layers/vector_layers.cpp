#include "viewer/layers/vector_layers.hpp"

#include <array>
#include <utility>

namespace smiletwin::viewer {

namespace {

/// Told apart by colour-blind readers, too; none is a colour of variants or results.
constexpr std::array<std::uint32_t, 6> colours{
    0xC2407E, 0x1F7A5C, 0x6A51A3, 0xB8621B, 0x2C6DB2, 0x7A4B2A};

} // namespace

void add_vector_layers(const LayerMaterial& material, std::vector<DataLayer>& layers) {
    using Features = std::shared_ptr<const geo::VectorLayer>;
    std::size_t count = 0;
    for (const auto& loaded : material.data.loaded) {
        const scenarios::Source* source = material.project.source(loaded->state.source_id);
        if (loaded->role != scenarios::SourceRole::Layer || source == nullptr) {
            continue;
        }
        std::size_t part = 0;
        for (const geo::ImportedData& data : loaded->data) {
            const auto* features = std::get_if<Features>(&data);
            if (features == nullptr || *features == nullptr) {
                continue;
            }
            DataLayer layer;
            layer.id = "source." + source->id + (part > 0 ? "." + std::to_string(part) : "");
            layer.source_id = source->id;
            layer.name = part > 0 ? source->title + " · " + (*features)->name : source->title;
            layer.rgb = colours[count % colours.size()];
            layer.opacity = static_cast<float>(source->opacity);
            layer.shown_at_first = source->visible;
            layer.features = *features;
            layers.push_back(std::move(layer));
            ++part;
            ++count;
        }
    }
}

} // namespace smiletwin::viewer
