// What a finished picture carries besides the scene: the legend of its result and the line that
// says where everything comes from.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/text.hpp"
#include "geo/raster/image.hpp"
#include "viewer/render/scene_view.hpp"
#include "viewer/widgets/legend.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace smiletwin::viewer {

struct PictureWords {
    std::string source_line;
    std::optional<LegendView> legend;
};

/// The view's picture with the words on it, in its size. Needs the view's GL context.
geo::Result<geo::Image> with_words(
    const SceneView& view,
    const PictureWords& words,
    const geo::Text& text,
    const std::filesystem::path& data_folder);

} // namespace smiletwin::viewer
