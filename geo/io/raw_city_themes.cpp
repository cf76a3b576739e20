#include "geo/io/raw_city_themes.hpp"

#include <algorithm>

namespace smiletwin::geo {

ThemeFinisher::ThemeFinisher(std::vector<LaidTheme>&& themes, std::span<const ThemeName> names)
    : laid_(std::move(themes)) {
    laid_.resize(names.size());
    for (const ThemeName& named : names) {
        themes_.push_back({named.name, {}, {}, named.is_missing});
    }
}

void ThemeFinisher::move(std::uint32_t from, std::uint32_t to) {
    for (LaidTheme& theme : laid_) {
        if (from < theme.uv.size()) {
            theme.uv[to] = theme.uv[from];
        }
    }
}

void ThemeFinisher::reverse(std::uint32_t begin, std::uint32_t end) {
    for (LaidTheme& theme : laid_) {
        if (end <= theme.uv.size()) {
            std::reverse(theme.uv.begin() + begin, theme.uv.begin() + end);
        }
    }
}

void ThemeFinisher::take(
    std::size_t written, std::uint32_t polygon, std::uint32_t begin, std::uint32_t end) {
    for (std::size_t i = 0; i < laid_.size(); ++i) {
        const LaidTheme& laid = laid_[i];
        if (written >= laid.appearances.size() || laid.appearances[written] < 0) {
            continue;
        }
        CityTheme& theme = themes_[i];
        std::uint32_t first_uv = CityTheme::no_uv;
        if (end <= laid.uv.size()) {
            first_uv = static_cast<std::uint32_t>(theme.texture_coordinates.size());
            theme.texture_coordinates.insert(
                theme.texture_coordinates.end(), laid.uv.begin() + begin, laid.uv.begin() + end);
        }
        theme.dresses.push_back({polygon, laid.appearances[written], first_uv});
    }
}

std::vector<CityTheme> ThemeFinisher::finish() {
    laid_.clear();
    std::erase_if(themes_, [](const CityTheme& theme) { return theme.dresses.empty(); });
    return std::move(themes_);
}

} // namespace smiletwin::geo
