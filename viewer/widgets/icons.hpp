// Icons by name: characters of the Material Icons font. Catalogue files and code name them alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::viewer {

/// UTF-8 of the icon's character; a neutral dot for a name that is not in the list.
std::string icon(std::string_view name);

/// Code points of all icons in the list, for the font atlas.
std::vector<char32_t> icon_code_points();

} // namespace smiletwin::viewer
