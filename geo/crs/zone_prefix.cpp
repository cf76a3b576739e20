#include "geo/crs/zone_prefix.hpp"

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <system_error>

namespace smiletwin::geo {

namespace {

constexpr double zone_step_m = 1e6;

/// The number before six digits of metres.
double number_before(double easting) {
    return std::floor(easting / zone_step_m);
}

/// 33 of "ETRS89 / UTM zone 33N"; 0 of other systems.
int utm_zone(const Crs& crs) {
    constexpr std::string_view words = "UTM zone ";
    const std::string name = crs.horizontal_name();
    const std::size_t at = name.rfind(words);
    const bool ends = name.ends_with('N') || name.ends_with('S');
    if (at == std::string::npos || !ends) {
        return 0;
    }
    const std::string number = name.substr(at + words.size());
    int zone = 0;
    const auto [stop, error] =
        std::from_chars(number.data(), number.data() + number.size() - 1, zone);
    const bool whole = error == std::errc{} && stop == number.data() + number.size() - 1;
    return whole && zone >= 1 && zone <= 60 ? zone : 0;
}

bool is_in_germany(Vec2d utm) {
    return utm.x > 100e3 && utm.x < 950e3 && utm.y > 5.2e6 && utm.y < 6.2e6;
}

} // namespace

double zone_prefix_m(const Crs& crs, Vec2d point) {
    const Box2d area = crs.area_of_use();
    const int zone = utm_zone(crs);
    const double before = number_before(point.x);
    if (zone == 0 || area.empty() || area.contains(point) ||
        (before != zone && before != zone % 10) || before < 1.0) {
        return 0.0;
    }
    const double prefix = before * zone_step_m;
    // Neighbouring zones are used beyond their border, so half a width more is looked at.
    const bool fits = area.grown(0.5 * area.width()).contains({point.x - prefix, point.y});
    return fits ? prefix : 0.0;
}

Message note_on_zone_prefix(const Crs& crs, double prefix_m) {
    const int number = static_cast<int>(number_before(prefix_m));
    return {
        "crs.note.zone_prefix",
        {{"name", crs.horizontal_name()}, {"zone", std::to_string(number)}}};
}

int contradicting_zone(const Crs& crs, Vec2d point) {
    const double before = number_before(point.x);
    const double easting = point.x - before * zone_step_m;
    const Box2d area = crs.area_of_use();
    const bool is_utm =
        easting > 100e3 && easting < 900e3 && point.y >= area.min.y && point.y <= area.max.y;
    const bool is_zone = before >= 1.0 && before <= 60.0 && is_utm;
    if (!is_zone || utm_zone(crs) == 0 || area.empty() || area.contains(point) ||
        zone_prefix_m(crs, point) > 0.0) {
        return 0;
    }
    return static_cast<int>(before);
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
