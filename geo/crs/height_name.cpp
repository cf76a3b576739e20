#include "geo/crs/height_name.hpp"

#include <array>

namespace smiletwin::geo {

namespace {

struct HeightSystem {
    std::string_view code;
    std::string_view name;
};
constexpr std::array<HeightSystem, 8> systems{{
    {"EPSG:7837", "DHHN2016"},
    {"EPSG:5783", "DHHN92"},
    {"EPSG:5784", "DHHN85"},
    {"EPSG:5621", "EVRF2007"},
    {"EPSG:9389", "EVRF2019"},
    {"EPSG:5730", "EVRF2000"},
    {"EPSG:5773", "EGM96"},
    {"EPSG:3855", "EGM2008"},
}};

} // namespace

std::string height_name(std::string_view system) {
    for (const HeightSystem& known : systems) {
        if (known.code == system) {
            return std::string(known.name);
        }
    }
    constexpr std::string_view ending = " height";
    if (system.ends_with(ending)) {
        system.remove_suffix(ending.size());
    }
    return std::string(system);
}

} // namespace smiletwin::geo
