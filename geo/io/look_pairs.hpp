// A texture over a material: a theme may give a surface both (CityGML 2.0, clause 9.1; CityJSON
// 2.0.1, chapter 6), a city has one appearance for them. Private to the readers of city models.
#pragma once

#include "geo/city/city.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace smiletwin::geo {

class LookPairs {
public:
    /// Adds to `looks`, which must live as long.
    explicit LookPairs(std::vector<Appearance>& looks) : looks_(looks) {}

    /// What a polygon looks like that gets a texture over what it had (-1 = nothing): with the
    /// material of that, if any.
    std::int32_t over(std::int32_t texture, std::int32_t before);

private:
    std::vector<Appearance>& looks_;
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> pairs_;
    std::map<std::int32_t, std::int32_t> materials_; ///< of pairs
};

} // namespace smiletwin::geo
