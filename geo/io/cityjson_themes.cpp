#include "geo/io/cityjson_themes.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace smiletwin::geo {

namespace {

struct NamedTheme {
    std::string name;
    bool has_textures = false;
    bool misses_images = false;
};

/// In the order in which they first occur.
std::vector<NamedTheme> themes_of(const std::vector<CityJsonPart>& parts) {
    std::vector<NamedTheme> themes;
    for (const CityJsonPart& part : parts) {
        for (const CityJsonTheme& theme : part.themes) {
            auto known = std::find_if(themes.begin(), themes.end(), [&](const NamedTheme& one) {
                return one.name == theme.name;
            });
            if (known == themes.end()) {
                known = themes.insert(themes.end(), NamedTheme{theme.name, false, false});
            }
            known->has_textures = known->has_textures || !theme.laid.uv.empty();
            known->misses_images = known->misses_images || !theme.missing.uv.empty();
        }
    }
    return themes;
}

/// What the first part that names one calls it.
std::string stated(const std::vector<CityJsonPart>& parts, std::string CityJsonPart::*theme) {
    const auto named = std::find_if(
        parts.begin(), parts.end(), [theme](const auto& part) { return !(part.*theme).empty(); });
    return named != parts.end() ? (*named).*theme : std::string();
}

std::string shown_theme(
    const std::vector<NamedTheme>& themes,
    const std::string& textures,
    const std::string& materials) {
    const auto find = [&themes](const auto& fits) {
        return std::find_if(themes.begin(), themes.end(), fits);
    };
    auto shown = find([&](const NamedTheme& one) { return one.name == textures; });
    if (shown == themes.end()) {
        shown = find([](const NamedTheme& one) { return one.has_textures; });
    }
    if (shown == themes.end()) {
        shown = find([&](const NamedTheme& one) { return one.name == materials; });
    }
    return shown != themes.end() ? shown->name : themes.empty() ? std::string() : themes[0].name;
}

CityJsonTheme* theme_named(CityJsonPart& part, const std::string& name) {
    const auto found = std::find_if(
        part.themes.begin(), part.themes.end(), [&](const auto& one) { return one.name == name; });
    return found != part.themes.end() ? &*found : nullptr;
}

bool dresses(const LaidTheme& theme, std::size_t polygon) {
    return polygon < theme.appearances.size() && theme.appearances[polygon] >= 0;
}

/// Shows a theme on those polygons of a part that show nothing yet.
void show(const LaidTheme& theme, bool is_borrowed, RawModel& model, std::vector<Vec2f>& uv) {
    for (std::size_t i = 0; i < model.polygons.size(); ++i) {
        RawPolygon& polygon = model.polygons[i];
        if (polygon.appearance >= 0 || !dresses(theme, i)) {
            continue;
        }
        polygon.appearance = theme.appearances[i];
        if (is_borrowed) {
            model.borrowed_looks.push_back(static_cast<std::uint32_t>(i));
        }
        const std::uint32_t begin = model.ring_starts[polygon.first_ring];
        const std::uint32_t end = model.ring_starts[polygon.first_ring + polygon.ring_count];
        if (end <= theme.uv.size()) {
            uv.resize(std::max<std::size_t>(uv.size(), end));
            std::copy(theme.uv.begin() + begin, theme.uv.begin() + end, uv.begin() + begin);
        }
    }
}

} // namespace

void lay_cityjson_themes(std::vector<CityJsonPart>& parts, LaidAppearances& laid) {
    const std::string materials = stated(parts, &CityJsonPart::material_theme);
    const std::vector<NamedTheme> themes = themes_of(parts);
    laid.shown_theme = shown_theme(themes, stated(parts, &CityJsonPart::texture_theme), materials);
    for (const NamedTheme& theme : themes) {
        if (theme.name != laid.shown_theme) {
            laid.other_themes.push_back({theme.name, false});
        }
    }
    for (const NamedTheme& theme : themes) {
        if (theme.misses_images) {
            laid.other_themes.push_back({theme.name, true});
        }
    }
    for (CityJsonPart& part : parts) {
        std::vector<Vec2f> uv;
        for (const std::string& name : {laid.shown_theme, materials}) {
            if (const CityJsonTheme* theme = theme_named(part, name)) {
                show(theme->laid, name != laid.shown_theme, part.model, uv);
            }
        }
        for (const CityJsonTheme& theme : part.themes) {
            show(theme.laid, theme.name != laid.shown_theme, part.model, uv);
        }
        std::vector<std::uint32_t>& borrowed = part.model.borrowed_looks;
        std::sort(borrowed.begin(), borrowed.end());
        uv.resize(uv.empty() ? 0 : part.model.positions.size());
        laid.texture_coordinates.push_back(std::move(uv));
        std::vector<LaidTheme>& others = laid.others.emplace_back();
        for (const auto& [name, is_missing] : laid.other_themes) {
            CityJsonTheme* theme = theme_named(part, name);
            others.push_back(
                theme == nullptr ? LaidTheme{}
                                 : std::move(is_missing ? theme->missing : theme->laid));
        }
        part.themes.clear();
    }
}

} // namespace smiletwin::geo
