// Attributes of an object in the places that a CityGML version has for them; what has none is
// written as generic attribute. Private to the CityGML writer.
#pragma once

#include "geo/city/city.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/citygml_schema.hpp"
#include "geo/io/xml_text.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// All that is written of one object.
class GmlAttributes {
public:
    /// `attributes` must live as long. `level` is the level of detail for features that state one.
    GmlAttributes(
        const CityGmlSchema& schema,
        const GmlFeature& feature,
        std::span<const Attribute> attributes,
        std::uint8_t level);

    /// Writes what stands at one of the feature's slots, if anything; counts units and code spaces
    /// that are lost.
    void write(const GmlSlot& slot, XmlText& xml, WriteReport& report) const;

private:
    /// Indices of attributes that make one element together.
    using Group = std::vector<std::size_t>;

    void assign(const GmlSlot& slot);
    void assign_values(const GmlSlot& slot);
    void assign_references();
    void assign_heights();
    void assign_addresses();
    void assign_point_cloud();
    void take(std::vector<Group>& groups, Group group);
    [[nodiscard]] bool is_reference(const Group& group) const;
    [[nodiscard]] bool is_height(const Group& group) const;
    /// The attribute of a group whose name ends so, or nullptr.
    [[nodiscard]] const Attribute* member(const Group& group, std::string_view local) const;

    [[nodiscard]] std::vector<const Attribute*> generic_ones() const;
    void write_values(const GmlSlot& slot, XmlText& xml, WriteReport& report) const;
    void write_reference(const Group& group, XmlText& xml) const;
    void write_height(const Group& group, XmlText& xml) const;
    void write_address(const Group& group, XmlText& xml) const;
    void write_point_cloud(const Group& group, XmlText& xml) const;

    const CityGmlSchema& schema_;
    const GmlFeature& feature_;
    std::span<const Attribute> attributes_;
    std::uint8_t level_;
    std::vector<const GmlSlot*> slot_of_; ///< of each attribute; nullptr: generic or in a group
    std::vector<bool> in_group_;
    std::vector<Group> references_;
    std::vector<Group> heights_;
    std::vector<Group> addresses_;
    std::vector<Group> point_clouds_;
};

} // namespace smiletwin::geo
