// City objects as members of a CityGML model. Private to the CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_index.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/citygml_boundaries.hpp"
#include "geo/io/citygml_geometry_text.hpp"
#include "geo/io/citygml_kept.hpp"
#include "geo/io/citygml_levels.hpp"
#include "geo/io/citygml_look_text.hpp"
#include "geo/io/citygml_schema.hpp"
#include "geo/io/xml_text.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace smiletwin::geo {

/// gml:ids as they are where XML and uniqueness allow, else the nearest that do; empty for what has
/// none, unless a group must name it.
struct GmlIds {
    std::vector<std::string> objects;
    std::vector<std::string> surfaces;
    std::unordered_set<std::string> used; ///< those and the ids in kept elements
};
GmlIds gml_ids(const City& city, const CityGmlSchema& schema, GmlKept& kept, WriteReport& report);

/// What all objects of a model share.
struct CityGmlFrame {
    const City& city;
    const CityGmlSchema& schema;
    const CityIndex& index;
    const GmlIds& ids;
    GmlKept& kept;
};

class CityGmlObjects {
public:
    CityGmlObjects(const CityGmlFrame& frame, GmlLooks& looks, XmlText& xml, WriteReport& report)
        : frame_(frame)
        , looks_(looks)
        , xml_(xml)
        , report_(report)
        , geometry_(frame.city, looks, xml, frame.schema.is_3(), report)
        , surface_is_written_(frame.city.surfaces.size())
        , surface_has_polygons_(frame.city.surfaces.size()) {
        for (const CityPolygon& polygon : frame.city.polygons) {
            if (polygon.surface >= 0) {
                surface_has_polygons_[static_cast<std::size_t>(polygon.surface)] = true;
            }
        }
    }

    /// A top-level object with all below it. What has no place inside another object becomes a
    /// member of its own.
    void add(std::uint32_t object);
    /// What had no place, once all objects are written.
    void count_lost_surfaces();

private:
    [[nodiscard]] std::string_view type_here(std::uint32_t object) const;
    [[nodiscard]] const GmlFeature& feature_of(std::uint32_t object) const;
    /// The slot of a feature that takes an object as child, or nullptr.
    [[nodiscard]] const GmlSlot* slot_for(const GmlFeature& feature, std::uint32_t child) const;
    [[nodiscard]] std::uint8_t level_of(std::uint32_t object) const;
    [[nodiscard]] std::vector<Attribute>
    attributes_of(std::uint32_t object, const GmlFeature& feature) const;

    void write(std::uint32_t object);
    void write_slot(
        const GmlFeature& feature,
        const GmlSlot& slot,
        std::uint32_t object,
        const GmlLevels& levels);
    void write_children(const GmlFeature& feature, const GmlSlot& slot, std::uint32_t object);
    /// Solids have the polygons of boundary surfaces by reference.
    void refer_to_surfaces(const GmlFeature& feature, const GmlLevels& levels);
    void write_geometry(const GmlFeature& feature, const GmlSlot& slot, const GmlLevels& levels);
    void write_surfaces(
        const GmlFeature& feature,
        const GmlSlot& slot,
        std::uint32_t object,
        const GmlLevels& levels);
    void write_boundary(
        const GmlFeature& feature,
        const GmlSlot& slot,
        const GmlBoundary& boundary,
        std::size_t level);
    /// Opens the element of a surface or opening, with what is known of it the first time.
    void begin_surface(const std::string& name, std::int32_t surface);
    void write_polygons(
        const GmlSurfaceName& name, std::size_t level, std::span<const std::uint32_t> polygons);
    /// Of an object, before its surfaces are written.
    void find_empty_openings(std::uint32_t object);
    void write_empty_openings(const GmlFeature& feature, std::int32_t surface);
    void write_empty_surfaces(const GmlFeature& feature, const GmlSlot& slot, std::uint32_t object);

    const CityGmlFrame& frame_;
    GmlLooks& looks_;
    XmlText& xml_;
    WriteReport& report_;
    GmlGeometryText geometry_;
    std::deque<std::uint32_t> waiting_; ///< to become members
    std::vector<bool> surface_is_written_;
    std::vector<bool> surface_has_polygons_;
    std::multimap<std::int32_t, std::int32_t> empty_openings_; ///< of the object, by their parents
};

} // namespace smiletwin::geo
