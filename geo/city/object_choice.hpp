// Which objects of a city someone means: by identifier or by place. Marks are parallel to
// City::objects and always of whole objects. Any thread.
#pragma once

#include "geo/city/city.hpp"
#include "geo/geometry/polygon.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// What an object is a piece of: the building of an installation. Members of a group are wholes
/// themselves.
std::uint32_t whole_object(const City& city, std::uint32_t object);

/// How many wholes there are, and how many of them are marked.
std::size_t count_wholes(const City& city);
std::size_t count_wholes(const City& city, const std::vector<bool>& marked);

/// Wholes of the objects with those ids, in every file that has them. `unknown` gets the ids that
/// nothing has.
std::vector<bool> objects_of_ids(
    const City& city, const std::vector<std::string>& ids, std::vector<std::string>& unknown);

/// Wholes of which a polygon or point lies in the area or across its border, as seen from above.
std::vector<bool> objects_within(const City& city, const Polygon2d& area_crs);

} // namespace smiletwin::geo
