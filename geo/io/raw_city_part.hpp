// From a part of a file as it was read to a City: rings without doubled vertices, polygons repaired
// or skipped with their reason, triangles. Private to importers of city models.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/import_report.hpp"
#include "geo/io/raw_city.hpp"
#include "geo/io/raw_city_themes.hpp"

#include <cstddef>
#include <vector>

namespace smiletwin::geo {

/// Never more: a ring of n corners gives n - 2 triangles, a hole n + 2.
std::size_t most_triangle_corners(const RawModel& model);

/// Takes the part apart, all but its shared faces, which then name polygons of the City. `room` is
/// an empty city whose memory can be used. Fills the report's counts.
City finish_part(
    RawModel& part, std::vector<Vec2f> uv, ThemeFinisher themes, City&& room, ImportReport& report);

} // namespace smiletwin::geo
