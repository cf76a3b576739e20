// Draws the facade pictures of the sample city.
#pragma once

#include "geo/raster/image.hpp"

#include <string>

namespace smiletwin::sample {

/// Picture of that name in make_looks(), e.g. "gable_3" or "church_nave".
geo::Image facade_picture(const std::string& name);

} // namespace smiletwin::sample
