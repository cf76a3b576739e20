// A part of a city as a city of its own, for writing what someone has chosen. Any thread.
#pragma once

#include "geo/city/city.hpp"

#include <vector>

namespace smiletwin::geo {

/// The marked objects (parallel to City::objects) with everything below them, and of appearances,
/// themes and files only what they use. The order stays; nothing is cut. A marked object whose
/// parent is not marked stands by itself.
City subset(const City& city, const std::vector<bool>& marked);

} // namespace smiletwin::geo
