// Themes that are not shown, on their way from the rings as written to those of the city: what is
// dressed is kept, with the texture coordinates of the corners that stay. Private to the readers of
// city models.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// Follows what becomes of the corners of one part of a file.
class ThemeFinisher {
public:
    /// `themes` parallel to `names`; empty without other themes.
    ThemeFinisher(std::vector<LaidTheme>&& themes, std::span<const ThemeName> names);

    /// Corner `from` moves to the place of `to`, which is not behind it.
    void move(std::uint32_t from, std::uint32_t to);
    void reverse(std::uint32_t begin, std::uint32_t end);
    /// The polygon as written becomes one of the city, of the corners from `begin` to `end`.
    void take(std::size_t written, std::uint32_t polygon, std::uint32_t begin, std::uint32_t end);

    /// Those that dress anything.
    std::vector<CityTheme> finish();

private:
    std::vector<LaidTheme> laid_;
    std::vector<CityTheme> themes_;
};

} // namespace smiletwin::geo
