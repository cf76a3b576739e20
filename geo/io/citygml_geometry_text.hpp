// Polygons as geometry properties of GML 3.1.1 (CityGML 2.0) and 3.2.1 (3.0). Private to the
// CityGML writer.
#pragma once

#include "geo/city/city_solids.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/citygml_look_text.hpp"
#include "geo/io/xml_text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

class GmlGeometryText {
public:
    /// The report counts each polygon where it is written, not where it is referred to.
    GmlGeometryText(
        const City& city, GmlLooks& looks, XmlText& xml, bool is_3, WriteReport& report);

    /// Writes the property of that name; its ending says what it holds: a MultiSurface, Solids, a
    /// Surface, a tin, or any geometry.
    void write(std::string_view property, const CityBodies& bodies);

    /// Boundary surfaces have these polygons; solids refer to them there.
    void refer_to(std::span<const std::uint32_t> polygons);

    /// As MultiPoint; `points` are indices of City::points. Nothing without any.
    void write_points(std::string_view property, std::span<const std::uint32_t> points);

private:
    void write_any(const CityBodies& bodies);
    void write_solids(std::string_view aggregate, const std::vector<CitySolid>& solids);
    void write_solid(const CitySolid& solid);
    void write_shell(std::span<const CityFace> faces);
    void write_face(const CityFace& face);
    void write_members(std::string_view aggregate, std::span<const std::uint32_t> polygons);
    void write_tin(std::span<const std::uint32_t> polygons);
    void write_polygon(std::uint32_t polygon);
    /// `ring` holds indices of positions.
    void
    write_ring(std::string_view border, std::span<const std::uint32_t> ring, const std::string& id);

    const City& city_;
    GmlLooks& looks_;
    XmlText& xml_;
    bool is_3_;
    WriteReport& report_;
    std::vector<bool> referred_; ///< polygons; may end early
    std::vector<bool> shared_;   ///< polygons that solids share
};

/// True when each edge is met once in each direction: the surface of a solid.
bool is_closed(const City& city, std::span<const std::uint32_t> polygons);

} // namespace smiletwin::geo
