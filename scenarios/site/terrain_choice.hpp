// Which of several height models is the ground where they overlap.
#pragma once

#include "scenarios/site/base_data.hpp"

#include <memory>

namespace smiletwin::scenarios {

/// One ground of all terrain sources in `base.loaded`: surface models (roofs and crowns, known by
/// their file names) last, before them the finer ones first, of equal ones the first added. Sources
/// that are covered by a better one say so in `base.states`. Null without terrain.
std::shared_ptr<const geo::HeightField> choose_terrain(BaseData& base);

} // namespace smiletwin::scenarios
