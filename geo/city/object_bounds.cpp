#include "geo/city/object_bounds.hpp"

namespace smiletwin::geo {

Box3d bounds_with_parts(const City& city, std::uint32_t object) {
    Box3d box;
    for (std::uint32_t i = 0; i < city.objects.size(); ++i) {
        auto above = static_cast<std::int32_t>(i);
        while (above >= 0 && above != static_cast<std::int32_t>(object)) {
            above = city.objects[static_cast<std::size_t>(above)].parent;
        }
        if (above >= 0) {
            box.add(city.objects[i].bounds);
        }
    }
    return box;
}

} // namespace smiletwin::geo
