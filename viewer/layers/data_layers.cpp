#include "viewer/layers/canopy_layer.hpp"
#include "viewer/layers/data_layer.hpp"
#include "viewer/layers/landcover_layer.hpp"
#include "viewer/layers/vector_layers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace smiletwin::viewer {

namespace {

/// A kind of layer: adds what the material holds of it. The next kind is one more line.
using LayerKind = void (*)(const LayerMaterial& material, std::vector<DataLayer>& layers);
constexpr std::array<LayerKind, 3> kinds{add_landcover_layer, add_canopy_layer, add_vector_layers};

std::string lower(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return small;
}

} // namespace

std::vector<DataLayer> data_layers(const LayerMaterial& material) {
    std::vector<DataLayer> layers;
    for (const LayerKind add : kinds) {
        add(material, layers);
    }
    return layers;
}

const DataLayer* layer_named(const std::vector<DataLayer>& layers, std::string_view name) {
    const auto find = [&](const auto& matches) -> const DataLayer* {
        const auto found = std::find_if(layers.begin(), layers.end(), matches);
        return found != layers.end() ? &*found : nullptr;
    };
    const std::string small = lower(name);
    const DataLayer* exact = find([&](const DataLayer& layer) {
        return layer.id == name || layer.name == name || layer.source_id == name;
    });
    return exact != nullptr
               ? exact
               : find([&](const DataLayer& layer) { return lower(layer.name) == small; });
}

std::shared_ptr<const geo::Imagery>
picture_of_classes(const geo::Grid<float>& values, const Ramp& classes) {
    auto picture = std::make_shared<geo::Imagery>();
    picture->box = values.frame.box();
    picture->image.width = values.frame.columns;
    picture->image.height = values.frame.rows;
    picture->image.rgba.reserve(4 * values.values.size());
    for (const float value : values.values) {
        const std::uint32_t rgba =
            std::isfinite(value) ? classes.rgba[class_of(classes, double{value})] : 0U;
        for (const unsigned shift : {24U, 16U, 8U, 0U}) {
            picture->image.rgba.push_back(static_cast<std::uint8_t>((rgba >> shift) & 0xFFU));
        }
    }
    return picture;
}

const scenarios::Source*
first_source(const scenarios::Project& project, scenarios::SourceRole role) {
    const auto found = std::find_if(
        project.sources.begin(), project.sources.end(), [role](const scenarios::Source& source) {
            return source.role == role;
        });
    return found != project.sources.end() ? &*found : nullptr;
}

} // namespace smiletwin::viewer
