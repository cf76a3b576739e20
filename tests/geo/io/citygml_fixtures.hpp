// Small CityGML 2.0 documents for tests, built from pieces.
#pragma once

#include <string>
#include <string_view>

namespace smiletwin::tests {

/// A model around `members`; `envelope_srs` may be empty.
inline std::string citygml(std::string_view members, std::string_view srs = "EPSG:25833") {
    std::string text =
        R"(<?xml version="1.0" encoding="UTF-8"?>
<CityModel xmlns="http://www.opengis.net/citygml/2.0" xmlns:gml="http://www.opengis.net/gml"
 xmlns:b="http://www.opengis.net/citygml/building/2.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:gen="http://www.opengis.net/citygml/generics/2.0"
 xmlns:app="http://www.opengis.net/citygml/appearance/2.0"
 xmlns:ext="http://example.org/extension">
)";
    if (!srs.empty()) {
        text += "<gml:boundedBy><gml:Envelope srsName=\"" + std::string(srs) +
                "\" srsDimension=\"3\"><gml:lowerCorner>0 0 0</gml:lowerCorner>"
                "<gml:upperCorner>1 1 1</gml:upperCorner></gml:Envelope></gml:boundedBy>\n";
    }
    return text + std::string(members) + "\n</CityModel>\n";
}

inline std::string member(std::string_view object) {
    return "<cityObjectMember>" + std::string(object) + "</cityObjectMember>\n";
}

inline std::string ring(std::string_view positions, std::string_view id = "") {
    const std::string attribute =
        id.empty() ? std::string() : " gml:id=\"" + std::string(id) + "\"";
    return "<gml:LinearRing" + attribute + "><gml:posList>" + std::string(positions) +
           "</gml:posList></gml:LinearRing>";
}

/// A polygon of an outer ring (closing vertex included) and holes as given.
inline std::string
polygon(std::string_view positions, std::string_view id = "", std::string_view holes = "") {
    const std::string name = std::string(id);
    const std::string attribute = name.empty() ? name : " gml:id=\"" + name + "\"";
    return "<gml:surfaceMember><gml:Polygon" + attribute + "><gml:exterior>" +
           ring(positions, name.empty() ? name : name + "_ring") + "</gml:exterior>" +
           std::string(holes) + "</gml:Polygon></gml:surfaceMember>";
}

inline std::string multi_surface(std::string_view polygons) {
    return "<b:lod2MultiSurface><gml:MultiSurface>" + std::string(polygons) +
           "</gml:MultiSurface></b:lod2MultiSurface>";
}

inline std::string surface(std::string_view type, std::string_view polygons) {
    const std::string name(type);
    return "<b:boundedBy><b:" + name + ">" + multi_surface(polygons) + "</b:" + name +
           "></b:boundedBy>";
}

inline std::string building(std::string_view id, std::string_view content) {
    return member(
        "<b:Building gml:id=\"" + std::string(id) + "\">" + std::string(content) + "</b:Building>");
}

/// 10 m by 10 m at Rostock's market, 12 m up.
inline constexpr std::string_view square_positions =
    "312800 5997200 12 312810 5997200 12 312810 5997210 12 312800 5997210 12 312800 5997200 12";

} // namespace smiletwin::tests
