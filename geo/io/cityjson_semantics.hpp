// Semantic surfaces of CityJSON as text. Private to the CityJSON writer. Source: CityJSON 2.0.1,
// chapter 3.3.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/cityjson_shapes.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace smiletwin::geo {

/// `,"semantics":{...}` of a geometry; empty where nothing is known. With the surfaces that its
/// own are in, and those of the object that have no polygons and are to stand here.
std::string cityjson_semantics(
    const City& city,
    const CityJsonShape& shape,
    std::span<const std::uint32_t> without_polygons,
    WriteReport& report);

} // namespace smiletwin::geo
