// Attributes of CityJSON: of objects and of semantic surfaces. Private to the CityJSON reader.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/json_dom.hpp"

#include <string>
#include <vector>

namespace smiletwin::geo {

/// What lies in objects is named by the way to it, see path_mark; plain lists repeat the name. What
/// neither can say stays as it is written, null too.
void add_cityjson_attributes(
    const std::string& name, const simdjson::dom::element& value, std::vector<Attribute>& into);

/// The member of that name, with the names that addresses of CityGML get: "address.LocalityName".
/// Returns how many of them say their place, which is left out.
std::uint64_t
add_cityjson_address(const simdjson::dom::element& value, std::vector<Attribute>& into);

/// The value without blanks.
std::string json_text_of(const simdjson::dom::element& value);

} // namespace smiletwin::geo
