// Puts templates where their instances stand. Private to the readers of city models.
#pragma once

#include "geo/io/import_report.hpp"
#include "geo/io/library_shape.hpp"
#include "geo/io/raw_city.hpp"

namespace smiletwin::geo {

/// Adds the polygons of all instances. To be called when places are in the final system and
/// appearances are laid; instances that stand nowhere are counted.
void place_instances(
    RawFile& file, LaidAppearances& laid, const DataFolder& data, ImportReport& report);

} // namespace smiletwin::geo
