// Textures and materials of CityGML, of all themes: gathered while polygons are written, written at
// the end of the model. Private to the CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/xml_text.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

class GmlLooks {
public:
    /// Ids of polygons begin with `prefix`, which no other id does. Images are relative to the
    /// file. All but the prefix must live as long.
    GmlLooks(
        const City& city,
        std::string prefix,
        const std::vector<std::string>& images,
        WriteReport& report)
        : city_(city), prefix_(std::move(prefix)), images_(images), report_(report) {}

    /// gml:id that a polygon gets for its looks; empty when it has none. Once for each polygon.
    std::string id_of(std::uint32_t polygon);
    /// The gml:id of a polygon that must have one, also the one that id_of() gives.
    [[nodiscard]] std::string polygon_id(std::uint32_t polygon) const;
    /// gml:id for a triangulated surface, which has one look in each theme; other looks are counted
    /// as lost.
    std::string id_of_tin(std::span<const std::uint32_t> polygons);
    /// Of a ring, or triangle, of what has the id `of`; empty when that is.
    static std::string ring_id(const std::string& of, std::size_t number);

    /// One member of the model for each theme, the shown ones first.
    void write(XmlText& xml, bool is_3) const;

private:
    /// How a polygon looks in a theme.
    struct Look {
        std::string_view theme;
        std::int32_t appearance = -1;
        const CityTheme::Dress* dress = nullptr; ///< nullptr: the one shown
        const CityTheme* of = nullptr;
    };
    struct Target {
        std::string id;
        std::vector<std::uint32_t> polygons;
        std::vector<Look> looks; ///< of the polygons
        bool is_tin = false;
    };
    struct Theme {
        std::string_view name;
        std::map<std::int32_t, std::vector<Target>> targets; ///< by appearance
    };
    /// A corner of a target: its position and its polygon's place in the target.
    struct Corner {
        std::uint32_t position = 0;
        std::size_t polygon = 0;
    };

    [[nodiscard]] bool can_show(std::int32_t appearance, bool has_coordinates) const;
    [[nodiscard]] bool has_material(std::size_t appearance) const;
    [[nodiscard]] bool is_textured(const Target& target) const;
    [[nodiscard]] std::vector<Look> looks_of(std::uint32_t polygon) const;
    void add(const Look& look, Target target);
    [[nodiscard]] std::vector<std::vector<Corner>> rings_of(const Target& target) const;
    [[nodiscard]] Vec2f texture_coordinate(const Target& target, const Corner& corner) const;
    void
    write_material(const Appearance& look, const std::vector<Target>& targets, XmlText& xml) const;
    void write_texture(
        std::size_t appearance, const std::vector<Target>& targets, XmlText& xml, bool is_3) const;
    void write_coordinates(const Target& target, XmlText& xml, bool is_3) const;

    const City& city_;
    std::string prefix_;
    const std::vector<std::string>& images_;
    WriteReport& report_;
    std::vector<Theme> shown_;
    std::vector<Theme> others_;
};

} // namespace smiletwin::geo
