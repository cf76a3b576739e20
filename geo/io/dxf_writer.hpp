// City models as DXF of AutoCAD Release 12, which every drawing program reads: faces in metres.
#pragma once

#include "geo/io/city_writer.hpp"

namespace smiletwin::geo {

/// A layer for each level of detail, type of object and kind of surface. Each face carries the id
/// of its object as extended data of the application SMILETWIN.
CityWriter dxf_writer();

} // namespace smiletwin::geo
