// Terrain as a list of points "x y z", as German surveys deliver DGM1 and DGM5 tiles.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format xyz_format();

} // namespace smiletwin::geo
