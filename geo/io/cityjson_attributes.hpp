// Attributes of CityJSON: of objects and of semantic surfaces. Private to the CityJSON reader.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/json_dom.hpp"

#include <string>
#include <vector>

namespace smiletwin::geo {

/// What lies in objects is named by the way to it, see path_mark; lists repeat the name. Nothing
/// for null.
void add_cityjson_attributes(
    const std::string& name, const simdjson::dom::element& value, std::vector<Attribute>& into);

/// The member of that name, with the names that addresses of CityGML get: "address.LocalityName".
void add_cityjson_address(const simdjson::dom::element& value, std::vector<Attribute>& into);

} // namespace smiletwin::geo
