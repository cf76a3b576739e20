#include "geo/io/citygml_geometry_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

namespace smiletwin::geo {

GmlGeometryText::GmlGeometryText(
    const City& city, GmlLooks& looks, XmlText& xml, bool is_3, WriteReport& report)
    : city_(city), looks_(looks), xml_(xml), is_3_(is_3), report_(report) {
    shared_.resize(city.shared_faces.empty() ? 0 : city.polygons.size());
    for (const SharedFace& face : city.shared_faces) {
        shared_[face.polygon] = true;
    }
}

void GmlGeometryText::write(std::string_view property, const CityBodies& bodies) {
    xml_.open(property);
    if (property.ends_with("MultiSolid")) {
        write_solids("gml:MultiSolid", bodies.solids);
    } else if (property.ends_with("Solid")) {
        write_solids("gml:CompositeSolid", bodies.solids);
    } else if (property.ends_with("eometry")) {
        write_any(bodies);
    } else if (property.ends_with(":tin")) {
        write_tin(bodies.surfaces);
    } else if (property.ends_with("Surface") && !property.ends_with("MultiSurface")) {
        write_members("gml:CompositeSurface", bodies.surfaces);
    } else {
        write_members("gml:MultiSurface", bodies.surfaces);
    }
    xml_.close(property);
}

void GmlGeometryText::refer_to(std::span<const std::uint32_t> polygons) {
    referred_.resize(city_.polygons.size());
    for (const std::uint32_t polygon : polygons) {
        referred_[polygon] = true;
    }
}

void GmlGeometryText::write_any(const CityBodies& bodies) {
    const bool is_mixed = !bodies.surfaces.empty() && !bodies.solids.empty();
    const char* const member = "gml:geometryMember";
    if (is_mixed) {
        xml_.open("gml:MultiGeometry");
        xml_.open(member);
    }
    if (bodies.solids.size() == 1) {
        write_solid(bodies.solids.front());
    } else if (!bodies.solids.empty()) {
        write_solids(bodies.is_composite ? "gml:CompositeSolid" : "gml:MultiSolid", bodies.solids);
    }
    if (is_mixed) {
        xml_.close(member);
        xml_.open(member);
    }
    if (!bodies.surfaces.empty()) {
        write_members("gml:MultiSurface", bodies.surfaces);
    }
    if (is_mixed) {
        xml_.close(member);
        xml_.close("gml:MultiGeometry");
    }
}

void GmlGeometryText::write_points(
    std::string_view property, std::span<const std::uint32_t> points) {
    if (points.empty()) {
        return;
    }
    xml_.open(property);
    xml_.open("gml:MultiPoint");
    for (const std::uint32_t point : points) {
        const Vec3d& p = city_.points[point].position;
        xml_.open("gml:pointMember");
        xml_.open("gml:Point");
        xml_.leaf("gml:pos", fmt::format("{} {} {}", p.x, p.y, p.z), {{"srsDimension", "3"}});
        xml_.close("gml:Point");
        xml_.close("gml:pointMember");
    }
    xml_.close("gml:MultiPoint");
    xml_.close(property);
}

/// One stands alone where it may.
void GmlGeometryText::write_solids(
    std::string_view aggregate, const std::vector<CitySolid>& solids) {
    if (solids.size() == 1 && aggregate == "gml:CompositeSolid") {
        write_solid(solids.front());
        return;
    }
    xml_.open(aggregate);
    for (const CitySolid& solid : solids) {
        xml_.open("gml:solidMember");
        write_solid(solid);
        xml_.close("gml:solidMember");
    }
    xml_.close(aggregate);
}

void GmlGeometryText::write_solid(const CitySolid& solid) {
    xml_.open("gml:Solid");
    for (std::size_t i = 0; i < solid.shells.size(); ++i) {
        const char* const border = i == 0 ? "gml:exterior" : "gml:interior";
        xml_.open(border);
        write_shell(solid.shells[i]);
        xml_.close(border);
    }
    xml_.close("gml:Solid");
}

void GmlGeometryText::write_shell(std::span<const CityFace> faces) {
    const char* const shell = is_3_ ? "gml:Shell" : "gml:CompositeSurface";
    xml_.open(shell);
    for (const CityFace& face : faces) {
        write_face(face);
    }
    xml_.close(shell);
}

void GmlGeometryText::write_face(const CityFace& face) {
    const bool stands_elsewhere =
        face.is_shared || (face.polygon < referred_.size() && referred_[face.polygon]);
    const std::string href = '#' + looks_.polygon_id(face.polygon);
    if (stands_elsewhere && !face.is_reversed) {
        xml_.leaf("gml:surfaceMember", {}, {{"xlink:href", href}});
        return;
    }
    xml_.open("gml:surfaceMember");
    if (face.is_reversed) {
        xml_.open("gml:OrientableSurface", {{"orientation", "-"}});
        xml_.leaf("gml:baseSurface", {}, {{"xlink:href", href}});
        xml_.close("gml:OrientableSurface");
    } else {
        write_polygon(face.polygon);
    }
    xml_.close("gml:surfaceMember");
}

void GmlGeometryText::write_members(
    std::string_view aggregate, std::span<const std::uint32_t> polygons) {
    xml_.open(aggregate);
    for (const std::uint32_t polygon : polygons) {
        xml_.open("gml:surfaceMember");
        write_polygon(polygon);
        xml_.close("gml:surfaceMember");
    }
    xml_.close(aggregate);
}

void GmlGeometryText::write_tin(std::span<const std::uint32_t> polygons) {
    const std::string id = looks_.id_of_tin(polygons);
    const char* const patches = is_3_ ? "gml:patches" : "gml:trianglePatches";
    xml_.open("gml:TriangulatedSurface", {{"gml:id", id}});
    xml_.open(patches);
    std::size_t number = 0;
    for (const std::uint32_t index : polygons) {
        const CityPolygon& polygon = city_.polygons[index];
        for (std::uint32_t i = 0; i < polygon.triangle_count; ++i) {
            const std::uint32_t* corner =
                city_.triangles.data() + 3 * std::size_t{polygon.first_triangle + i};
            xml_.open("gml:Triangle");
            write_ring("gml:exterior", {corner, 3}, GmlLooks::ring_id(id, number++));
            xml_.close("gml:Triangle");
        }
    }
    xml_.close(patches);
    xml_.close("gml:TriangulatedSurface");
    report_.polygons += polygons.size();
}

void GmlGeometryText::write_polygon(std::uint32_t index) {
    const CityPolygon& polygon = city_.polygons[index];
    const std::string look_id = looks_.id_of(index); // empty for one that looks like nothing
    const bool is_referred = (index < referred_.size() && referred_[index]) ||
                             (index < shared_.size() && shared_[index]);
    const std::string id = is_referred ? looks_.polygon_id(index) : look_id;
    xml_.open("gml:Polygon", {{"gml:id", id}});
    for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
        const std::uint32_t ring = polygon.first_ring + i;
        const std::uint32_t begin = city_.ring_starts[ring];
        std::vector<std::uint32_t> corners(city_.ring_starts[ring + 1] - begin);
        std::iota(corners.begin(), corners.end(), begin);
        write_ring(
            i == 0 ? "gml:exterior" : "gml:interior", corners, GmlLooks::ring_id(look_id, i));
    }
    xml_.close("gml:Polygon");
    ++report_.polygons;
}

/// As many digits as the same numbers need when they are read again; the first position is
/// repeated.
void GmlGeometryText::write_ring(
    std::string_view border, std::span<const std::uint32_t> ring, const std::string& id) {
    xml_.open(border);
    xml_.open("gml:LinearRing", {{"gml:id", id}});
    std::string& out = xml_.begin_leaf("gml:posList", {{"srsDimension", "3"}});
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const Vec3d& p = city_.positions[ring[i % ring.size()]];
        fmt::format_to(std::back_inserter(out), "{}{} {} {}", i > 0 ? " " : "", p.x, p.y, p.z);
    }
    xml_.end_leaf("gml:posList");
    xml_.close("gml:LinearRing");
    xml_.close(border);
}

bool is_closed(const City& city, std::span<const std::uint32_t> polygons) {
    using Corner = std::array<double, 3>;
    using Edge = std::pair<Corner, Corner>;
    std::vector<Edge> edges;
    std::vector<Edge> reversed;
    for (const std::uint32_t index : polygons) {
        const CityPolygon& polygon = city.polygons[index];
        for (std::uint32_t i = 0; i < polygon.ring_count; ++i) {
            const std::span<const Vec3d> ring = city.ring(polygon.first_ring + i);
            for (std::size_t k = 0; k < ring.size(); ++k) {
                const Vec3d& a = ring[k];
                const Vec3d& b = ring[(k + 1) % ring.size()];
                edges.push_back({{a.x, a.y, a.z}, {b.x, b.y, b.z}});
                reversed.push_back({{b.x, b.y, b.z}, {a.x, a.y, a.z}});
            }
        }
    }
    std::sort(edges.begin(), edges.end());
    std::sort(reversed.begin(), reversed.end());
    return edges == reversed;
}

} // namespace smiletwin::geo
