// What a CityJSON document says of itself, as text. Private to the CityJSON writers.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_writer.hpp"

#include <cstdint>
#include <string>

namespace smiletwin::geo {

/// `,"metadata":{...},"extensions":{...}` and members of extensions: those of all files of the city
/// in one, of two that differ the first, which is counted. System and extent are those of the city.
std::string cityjson_document_members(const City& city, WriteReport& report);

/// The document that an object comes from was one of CityJSON.
bool is_of_cityjson(const City& city, std::uint32_t object);

} // namespace smiletwin::geo
