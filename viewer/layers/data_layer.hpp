// Imported layers as the window lists and the scene draws them. Built once for each loaded data, in
// the job that loads; immutable afterwards.
#pragma once

#include "scenarios/project/project.hpp"
#include "scenarios/site/base_data.hpp"
#include "viewer/scene/ramp.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

struct DataLayer {
    std::string id;        ///< as in "ui.layer" and --layer: "landcover", "source.s7"
    std::string source_id; ///< the first, where several make one layer
    std::string name;
    std::uint32_t rgb = 0; ///< sample; colour of lines, outlines and points
    float opacity = 1.0F;  ///< at first
    bool shown_at_first = true;
    std::shared_ptr<const geo::VectorLayer> features; ///< may be null
    std::shared_ptr<const geo::Imagery> picture;      ///< may be null
    std::optional<Ramp> classes;                      ///< what the colours of the picture mean
    std::vector<double> class_shares;                 ///< of its cells
};

/// What the kinds of layers are made of.
struct LayerMaterial {
    const scenarios::Project& project;
    const scenarios::BaseData& data;
    std::filesystem::path ramps; ///< data/ramps
};

/// All imported layers, the lowest first: the list of kinds stands in data_layers.cpp.
std::vector<DataLayer> data_layers(const LayerMaterial& material);

/// By id, name, name without regard to case, or source id; null when there is none.
const DataLayer* layer_named(const std::vector<DataLayer>& layers, std::string_view name);

/// One pixel a cell in the colour of its class.
std::shared_ptr<const geo::Imagery>
picture_of_classes(const geo::Grid<float>& values, const Ramp& classes);

/// The first source of that role; null when there is none.
const scenarios::Source*
first_source(const scenarios::Project& project, scenarios::SourceRole role);

} // namespace smiletwin::viewer
