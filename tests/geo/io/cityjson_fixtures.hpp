// Small CityJSON documents for tests, built from pieces.
#pragma once

#include <string>
#include <string_view>

namespace smiletwin::tests {

/// The corners of a cube of 10 m at Rostock's market, written in centimetres.
inline constexpr std::string_view cube_vertices =
    "[0,0,0],[1000,0,0],[1000,1000,0],[0,1000,0],"
    "[0,0,1000],[1000,0,1000],[1000,1000,1000],[0,1000,1000]";

/// Bottom, top, south, east, north, west, all seen from outside.
inline constexpr std::string_view cube_shell =
    "[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]";

inline std::string cube_geometry(std::string_view lod = "\"2\"", std::string_view more = "") {
    return R"({"type":"Solid","lod":)" + std::string(lod) + R"(,"boundaries":[[)" +
           std::string(cube_shell) + "]]" + std::string(more) + "}";
}

inline std::string
json_object(std::string_view id, std::string_view geometry, std::string_view more = "") {
    return "\"" + std::string(id) + R"(":{"type":"Building","geometry":[)" + std::string(geometry) +
           "]" + std::string(more) + "}";
}

/// A document of version 2.0 with the vertices of the cube; `more` begins with a comma.
inline std::string cityjson(
    std::string_view objects,
    std::string_view system = "https://www.opengis.net/def/crs/EPSG/0/25833",
    std::string_view more = "") {
    const std::string metadata =
        system.empty() ? std::string()
                       : R"("metadata":{"referenceSystem":")" + std::string(system) + "\"},";
    return R"({"type":"CityJSON","version":"2.0",)" + metadata +
           R"("transform":{"scale":[0.01,0.01,0.01],"translate":[312800,5997200,12]},)"
           R"("CityObjects":{)" +
           std::string(objects) + R"(},"vertices":[)" + std::string(cube_vertices) + "]" +
           std::string(more) + "}";
}

} // namespace smiletwin::tests
