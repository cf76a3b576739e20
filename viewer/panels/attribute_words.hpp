// Names and values of attributes as a planner reads them: known names in words, official codes with
// what they mean, numbers with their unit.
#pragma once

#include "geo/base/text.hpp"
#include "geo/city/city.hpp"

#include <optional>
#include <string>

namespace smiletwin::viewer {

/// True when the name has words of its own; these come first in the inspector.
bool attribute_is_known(const geo::Text& text, const geo::Attribute& item);
std::string attribute_name(const geo::Text& text, const geo::Attribute& item);
/// "repository.gdi-de.org/…" for an address of the web; nothing for all else.
std::optional<std::string> address_words(const std::string& value);
/// "Wohnhaus (31001_1010)", "Schlüssel 1231" for a code nobody here knows, "12,4 m".
std::string attribute_value(const geo::Text& text, const geo::Attribute& item);

} // namespace smiletwin::viewer
