// A coloured ground for places without a photograph: drawn from land cover.
#pragma once

#include "geo/terrain/terrain.hpp"

#include <memory>

namespace smiletwin::viewer {

/// One pixel a cell in the colours of its class (UMEP codes); null without classes.
std::shared_ptr<const geo::Imagery> picture_of_landcover(const geo::ClassRaster* landcover);

} // namespace smiletwin::viewer
