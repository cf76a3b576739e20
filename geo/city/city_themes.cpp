#include "geo/city/city_themes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

/// Corners of all rings of a polygon, which lie behind each other.
struct Corners {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

Corners corners_of(const City& city, const CityPolygon& polygon) {
    return {
        city.ring_starts[polygon.first_ring],
        city.ring_starts[polygon.first_ring + polygon.ring_count]};
}

std::uint32_t file_of(const City& city, std::uint32_t polygon) {
    return city.objects[city.polygons[polygon].object].file;
}

/// What a polygon wears goes into a theme; what is borrowed is there already.
void take_off(City& city, std::uint32_t index, CityTheme& theme) {
    CityPolygon& polygon = city.polygons[index];
    const auto borrowed =
        std::lower_bound(city.borrowed_looks.begin(), city.borrowed_looks.end(), index);
    if (borrowed != city.borrowed_looks.end() && *borrowed == index) {
        polygon.appearance = -1;
    }
    if (polygon.appearance < 0) {
        return;
    }
    CityTheme::Dress dress{index, polygon.appearance, CityTheme::no_uv};
    const auto look = static_cast<std::size_t>(polygon.appearance);
    if (!city.texture_coordinates.empty() && !city.appearances[look].image.empty()) {
        const Corners corners = corners_of(city, polygon);
        dress.first_uv = static_cast<std::uint32_t>(theme.texture_coordinates.size());
        theme.texture_coordinates.insert(
            theme.texture_coordinates.end(),
            city.texture_coordinates.begin() + corners.begin,
            city.texture_coordinates.begin() + corners.end);
    }
    theme.dresses.push_back(dress);
    polygon.appearance = -1;
}

void put_on(City& city, const CityTheme& theme, const CityTheme::Dress& dress) {
    CityPolygon& polygon = city.polygons[dress.polygon];
    polygon.appearance = dress.appearance;
    if (dress.first_uv == CityTheme::no_uv) {
        return;
    }
    city.texture_coordinates.resize(city.positions.size());
    const Corners corners = corners_of(city, polygon);
    std::copy_n(
        theme.texture_coordinates.begin() + dress.first_uv,
        corners.end - corners.begin,
        city.texture_coordinates.begin() + corners.begin);
}

/// Both themes have their dresses in the order of polygons and no polygon in common.
void merge_into(CityTheme& theme, const CityTheme& other) {
    const auto first_uv = static_cast<std::uint32_t>(theme.texture_coordinates.size());
    for (CityTheme::Dress dress : other.dresses) {
        dress.first_uv += dress.first_uv == CityTheme::no_uv ? 0 : first_uv;
        theme.dresses.push_back(dress);
    }
    theme.texture_coordinates.insert(
        theme.texture_coordinates.end(),
        other.texture_coordinates.begin(),
        other.texture_coordinates.end());
    std::stable_sort(theme.dresses.begin(), theme.dresses.end(), [](const auto& a, const auto& b) {
        return a.polygon < b.polygon;
    });
}

} // namespace

std::set<std::string> theme_names(const City& city) {
    std::set<std::string> names(city.shown_themes.begin(), city.shown_themes.end());
    for (const CityTheme& theme : city.themes) {
        if (!theme.is_missing) {
            names.insert(theme.name);
        }
    }
    names.erase("");
    return names;
}

void show_theme(City& city, std::string_view name) {
    const auto wanted = std::find_if(city.themes.begin(), city.themes.end(), [&](const auto& one) {
        return one.name == name && !one.is_missing;
    });
    if (wanted == city.themes.end()) {
        return;
    }
    const CityTheme theme = std::move(*wanted);
    city.themes.erase(wanted);
    city.shown_themes.resize(city.files.size());
    std::vector<bool> changes(city.files.size(), false);
    for (const CityTheme::Dress& dress : theme.dresses) {
        changes[file_of(city, dress.polygon)] = true;
    }
    std::map<std::string, CityTheme> before;
    for (std::uint32_t i = 0; i < city.polygons.size(); ++i) {
        if (const std::uint32_t file = file_of(city, i); changes[file]) {
            take_off(city, i, before[city.shown_themes[file]]);
        }
    }
    std::erase_if(city.borrowed_looks, [&](std::uint32_t polygon) {
        return changes[file_of(city, polygon)];
    });
    for (const CityTheme::Dress& dress : theme.dresses) {
        put_on(city, theme, dress);
    }
    for (std::size_t file = 0; file < changes.size(); ++file) {
        city.shown_themes[file] = changes[file] ? std::string(name) : city.shown_themes[file];
    }
    for (auto& entry : before) {
        CityTheme& taken_off = entry.second;
        taken_off.name = entry.first;
        const auto same = [&](const CityTheme& one) {
            return one.name == taken_off.name && !one.is_missing;
        };
        const auto own = std::find_if(city.themes.begin(), city.themes.end(), same);
        if (own != city.themes.end()) {
            merge_into(*own, taken_off);
        } else if (!taken_off.dresses.empty()) {
            city.themes.push_back(std::move(taken_off));
        }
    }
    std::sort(city.themes.begin(), city.themes.end(), [](const auto& a, const auto& b) {
        return a.name < b.name;
    });
}

} // namespace smiletwin::geo
