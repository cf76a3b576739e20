#include "geo/crs/zone_prefix.hpp"

#include <cmath>
#include <string>

namespace smiletwin::geo {

namespace {

constexpr double zone_step_m = 1e6;

/// The number before six digits of metres.
double number_before(double easting) {
    return std::floor(easting / zone_step_m);
}

bool is_in_germany(Vec2d utm) {
    return utm.x > 100e3 && utm.x < 950e3 && utm.y > 5.2e6 && utm.y < 6.2e6;
}

} // namespace

double zone_prefix_m(const Crs& crs, Vec2d point) {
    const Box2d area = crs.area_of_use();
    const double zone = number_before(point.x);
    if (area.empty() || area.contains(point) || zone < 1.0 || zone > 60.0) {
        return 0.0;
    }
    const std::string name = crs.horizontal_name();
    const std::string words = "UTM zone " + std::to_string(static_cast<int>(zone));
    const bool is_zone_of_crs = name.ends_with(words + "N") || name.ends_with(words + "S");
    const double prefix = zone * zone_step_m;
    // Neighbouring zones are used beyond their border, so half a width more is looked at.
    const bool fits = area.grown(0.5 * area.width()).contains({point.x - prefix, point.y});
    return is_zone_of_crs && fits ? prefix : 0.0;
}

Message note_on_zone_prefix(const Crs& crs, double prefix_m) {
    const int zone = static_cast<int>(number_before(prefix_m));
    return {
        "crs.note.zone_prefix", {{"name", crs.horizontal_name()}, {"zone", std::to_string(zone)}}};
}

std::optional<Crs> crs_of_zone_prefix(Vec2d point) {
    const double zone = number_before(point.x);
    if (zone < 31.0 || zone > 33.0 || !is_in_germany({point.x - zone * zone_step_m, point.y})) {
        return std::nullopt;
    }
    const auto crs = Crs::from_epsg(25800 + static_cast<int>(zone));
    return crs ? std::optional(*crs) : std::nullopt;
}

} // namespace smiletwin::geo
