// Pieces of JSON as text, for files that are written too large for a Json value.
#pragma once

#include "geo/city/city.hpp"

#include <span>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Text between quotes, with what JSON demands escaped.
std::string json_quoted(std::string_view text);

/// An object with the attributes by name: numbers where they are written as JSON writes them, lists
/// where a name is repeated. Units have no place. Without the members that stand beside attributes,
std::string json_attributes(std::span<const Attribute> attributes);
/// which are these: `,"+name":value` each.
std::string json_members_beside(std::span<const Attribute> attributes);

} // namespace smiletwin::geo
