// Textures and materials of CityGML: gathered while polygons are written, written at the end of the
// model. Private to the CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/xml_text.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace smiletwin::geo {

class GmlLooks {
public:
    /// Ids of polygons begin with `prefix`, which no other id does. Images are relative to the
    /// file; both must live as long.
    GmlLooks(const City& city, std::string prefix, const std::vector<std::string>& images)
        : city_(city), prefix_(std::move(prefix)), images_(images) {}

    /// gml:id that a polygon gets for its look; empty when it has none. Once for each polygon.
    std::string id_of(std::uint32_t polygon);
    /// gml:id for a triangulated surface, and for the rings of its triangles in their order.
    std::string id_of_tin(std::span<const std::uint32_t> polygons);
    /// Of a ring, or triangle, of what has the id `of`; empty when that is.
    static std::string ring_id(const std::string& of, std::size_t number);

    [[nodiscard]] bool empty() const { return targets_.empty(); }
    void write(XmlText& xml, bool is_3) const;

private:
    struct Target {
        std::string id;
        std::vector<std::uint32_t> polygons;
        bool is_tin = false;
    };

    [[nodiscard]] bool is_shown(std::int32_t appearance) const;
    /// Indices of the positions of each ring of a target.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> rings_of(const Target& target) const;
    void
    write_material(const Appearance& look, const std::vector<Target>& targets, XmlText& xml) const;
    void write_texture(
        std::size_t appearance, const std::vector<Target>& targets, XmlText& xml, bool is_3) const;
    void write_coordinates(const Target& target, XmlText& xml, bool is_3) const;

    const City& city_;
    std::string prefix_;
    const std::vector<std::string>& images_;
    std::map<std::int32_t, std::vector<Target>> targets_; ///< by appearance
};

} // namespace smiletwin::geo
