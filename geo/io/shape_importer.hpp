// OBJ and glTF files as street furniture: one object in coordinates of its own, which a project
// puts to its place.
#pragma once

#include "geo/io/importer.hpp"

namespace smiletwin::geo {

Format shape_format();

/// The axis that a thing in these coordinates stands on, if it is to be seen: the only one of y and
/// z on which it begins at zero, as things are drawn that stand on the ground.
UpAxis standing_axis(const Box3d& box);

} // namespace smiletwin::geo
