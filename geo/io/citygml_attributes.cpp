#include "geo/io/citygml_attributes.hpp"

#include "geo/io/xml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace smiletwin::geo {

namespace {

/// Lengths must have a unit. Those read without are in that of the coordinates.
constexpr std::string_view metre = "m";

constexpr std::string_view reference_prefix = "externalReference.";
constexpr std::string_view height_prefix = "height.";
constexpr std::string_view address_prefix = "address.";

std::string_view local_name(std::string_view name) {
    return name.substr(name.rfind(':') + 1);
}

/// Both GML versions take a symbol or a URI (GML 3.2.1, 8.2.3.6: no blanks).
bool is_unit(std::string_view unit) {
    const bool is_uri = unit.find(':') != std::string_view::npos || unit.starts_with('#');
    return !unit.empty() && unit.find_first_of(" \t\r\n") == std::string_view::npos &&
           (!is_uri || is_plain_uri(unit));
}

bool is_measured(GmlForm form) {
    return form == GmlForm::Length || form == GmlForm::Lengths;
}

bool has_place(const Attribute& attribute, GmlForm form) {
    const bool unit_fits = attribute.unit.empty() || (is_measured(form) && is_unit(attribute.unit));
    return unit_fits && fits(form, attribute.value);
}

/// Elements of an address of xAL 2 that we can put in their order again.
constexpr std::array<std::string_view, 5> address_members{
    "CountryName", "LocalityName", "ThoroughfareNumber", "ThoroughfareName", "PostalCodeNumber"};

} // namespace

GmlAttributes::GmlAttributes(
    const CityGmlSchema& schema,
    const GmlFeature& feature,
    std::span<const Attribute> attributes,
    std::uint8_t level)
    : schema_(schema)
    , feature_(feature)
    , attributes_(attributes)
    , level_(level)
    , slot_of_(attributes.size(), nullptr)
    , in_group_(attributes.size(), false) {
    for (const GmlSlot& slot : feature.slots) {
        assign(slot);
    }
}

void GmlAttributes::assign(const GmlSlot& slot) {
    switch (slot.kind) {
    case GmlSlot::Kind::Value:
        assign_values(slot);
        break;
    case GmlSlot::Kind::ExternalReference:
        assign_references();
        break;
    case GmlSlot::Kind::Height:
        assign_heights();
        break;
    case GmlSlot::Kind::Address:
        assign_addresses();
        break;
    default:
        break;
    }
}

void GmlAttributes::assign_values(const GmlSlot& slot) {
    const std::string_view name = local_name(slot.name);
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        if (slot_of_[i] == nullptr && attributes_[i].name == name &&
            has_place(attributes_[i], slot.form)) {
            slot_of_[i] = &slot;
            if (!slot.many) {
                return;
            }
        }
    }
}

void GmlAttributes::take(std::vector<Group>& groups, Group group) {
    for (const std::size_t i : group) {
        in_group_[i] = true;
    }
    groups.push_back(std::move(group));
}

const Attribute* GmlAttributes::member(const Group& group, std::string_view local) const {
    const auto found = std::find_if(group.begin(), group.end(), [&](std::size_t i) {
        const std::string_view name = attributes_[i].name;
        return name.substr(name.find('.') + 1) == local;
    });
    return found != group.end() ? &attributes_[*found] : nullptr;
}

/// 2.0 writes the system first and then a name or URI, 3.0 the resource first.
void GmlAttributes::assign_references() {
    std::vector<Group> groups;
    bool open = false;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        std::string_view name = attributes_[i].name;
        if (!name.starts_with(reference_prefix)) {
            continue;
        }
        name.remove_prefix(reference_prefix.size());
        const bool begins =
            !open || name == "targetResource" || member(groups.back(), name) != nullptr;
        if (begins) {
            groups.emplace_back();
        }
        groups.back().push_back(i);
        open = name != "name" && name != "uri";
    }
    for (Group& group : groups) {
        if (is_reference(group)) {
            take(references_, std::move(group));
        }
    }
}

bool GmlAttributes::is_reference(const Group& group) const {
    const Attribute* system = member(group, "informationSystem");
    const Attribute* name = member(group, "name");
    const Attribute* uri = member(group, "uri");
    const Attribute* resource = member(group, "targetResource");
    const Attribute* relation = member(group, "relationType");
    const Attribute* target = name != nullptr ? name : uri != nullptr ? uri : resource;
    const std::size_t known = (system != nullptr ? 1U : 0U) + (target != nullptr ? 1U : 0U) +
                              (relation != nullptr ? 1U : 0U);
    return target != nullptr && known == group.size() &&
           (system == nullptr || is_plain_uri(system->value)) &&
           (relation == nullptr || (schema_.is_3() && is_plain_uri(relation->value))) &&
           ((!schema_.is_3() && target == name) || is_plain_uri(target->value));
}

void GmlAttributes::write_reference(const Group& group, XmlText& xml) const {
    const Attribute* system = member(group, "informationSystem");
    const Attribute* name = member(group, "name");
    const Attribute* uri = member(group, "uri");
    const Attribute* resource = member(group, "targetResource");
    const Attribute* relation = member(group, "relationType");
    const Attribute& target = name != nullptr ? *name : uri != nullptr ? *uri : *resource;
    xml.open("core:externalReference");
    if (schema_.is_3()) {
        xml.open("core:ExternalReference");
        xml.leaf("core:targetResource", target.value);
    }
    if (system != nullptr) {
        xml.leaf("core:informationSystem", system->value);
    }
    if (schema_.is_3()) {
        if (relation != nullptr) {
            xml.leaf("core:relationType", relation->value);
        }
        xml.close("core:ExternalReference");
    } else {
        xml.open("core:externalObject");
        xml.leaf(name != nullptr ? "core:name" : "core:uri", target.value);
        xml.close("core:externalObject");
    }
    xml.close("core:externalReference");
}

/// The value is the last member of a con:Height; 2.0 has nothing but the measured height.
void GmlAttributes::assign_heights() {
    Group group;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        const Attribute& attribute = attributes_[i];
        if (attribute.name == "measuredHeight" && has_place(attribute, GmlForm::Length)) {
            take(heights_, {i});
        }
        if (!attribute.name.text().starts_with(height_prefix)) {
            continue;
        }
        group.push_back(i);
        if (attribute.name == "height.value") {
            if (is_height(group)) {
                take(heights_, group);
            }
            group.clear();
        }
    }
}

bool GmlAttributes::is_height(const Group& group) const {
    const Attribute* status = member(group, "status");
    const Attribute* value = member(group, "value");
    return group.size() == 4 && member(group, "highReference") != nullptr &&
           member(group, "lowReference") != nullptr && status != nullptr &&
           (status->value == "estimated" || status->value == "measured") &&
           has_place(*value, GmlForm::Length) && !value->unit.empty();
}

void GmlAttributes::write_height(const Group& group, XmlText& xml) const {
    const bool measured = group.size() == 1; // of 2.0: from the ground to the highest of the roof
    const auto text = [&](std::string_view local, std::string_view otherwise) {
        return measured ? otherwise : std::string_view(member(group, local)->value);
    };
    const Attribute& value = measured ? attributes_[group.front()] : *member(group, "value");
    xml.open("con:height");
    xml.open("con:Height");
    xml.leaf("con:highReference", text("highReference", "highestRoofEdge"));
    xml.leaf("con:lowReference", text("lowReference", "lowestGroundPoint"));
    xml.leaf("con:status", text("status", "measured"));
    const std::string_view unit = value.unit.empty() ? metre : std::string_view(value.unit);
    xml.leaf("con:value", value.value, {{"uom", unit}});
    xml.close("con:Height");
    xml.close("con:height");
}

/// All or none: an address with parts we cannot place stays whole as generic attributes.
void GmlAttributes::assign_addresses() {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        std::string_view name = attributes_[i].name;
        if (!name.starts_with(address_prefix)) {
            continue;
        }
        name.remove_prefix(address_prefix.size());
        const bool known = std::find(address_members.begin(), address_members.end(), name) !=
                           address_members.end();
        if (!known) {
            return;
        }
        if (groups.empty() || member(groups.back(), name) != nullptr) {
            groups.emplace_back();
        }
        groups.back().push_back(i);
    }
    for (Group& group : groups) {
        take(addresses_, std::move(group));
    }
}

/// OASIS xAL 2.0 as the examples of CityGML 2.0 use it (OGC 12-019, 10.1.4).
void GmlAttributes::write_address(const Group& group, XmlText& xml) const {
    const auto leaf = [&](std::string_view local) {
        if (const Attribute* found = member(group, local)) {
            xml.leaf(fmt::format("xAL:{}", local), found->value);
        }
    };
    const bool has_street = member(group, "ThoroughfareName") != nullptr ||
                            member(group, "ThoroughfareNumber") != nullptr;
    const bool has_code = member(group, "PostalCodeNumber") != nullptr;
    const std::string property = std::string(feature_.prefix) + ":address";
    xml.open(property);
    xml.open("core:Address");
    xml.open("core:xalAddress");
    xml.open("xAL:AddressDetails");
    xml.open("xAL:Country");
    leaf("CountryName");
    if (has_street || has_code || member(group, "LocalityName") != nullptr) {
        xml.open("xAL:Locality", {{"Type", "Town"}});
        leaf("LocalityName");
        if (has_street) {
            xml.open("xAL:Thoroughfare", {{"Type", "Street"}});
            leaf("ThoroughfareNumber");
            leaf("ThoroughfareName");
            xml.close("xAL:Thoroughfare");
        }
        if (has_code) {
            xml.open("xAL:PostalCode");
            leaf("PostalCodeNumber");
            xml.close("xAL:PostalCode");
        }
        xml.close("xAL:Locality");
    }
    xml.close("xAL:Country");
    xml.close("xAL:AddressDetails");
    xml.close("core:xalAddress");
    xml.close("core:Address");
    xml.close(property);
}

void GmlAttributes::write_values(const GmlSlot& slot, XmlText& xml) const {
    if (slot.form == GmlForm::Level) { // what the geometry says, not what was read with it
        xml.leaf(slot.name, std::string(1, static_cast<char>('0' + level_)));
        return;
    }
    bool any = false;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        if (slot_of_[i] == &slot) {
            const Attribute& attribute = attributes_[i];
            const bool unit_unsaid = is_measured(slot.form) && attribute.unit.empty();
            const std::string_view unit = unit_unsaid ? metre : std::string_view(attribute.unit);
            xml.leaf(slot.name, attribute.value, {{"uom", unit}});
            any = true;
        }
    }
    if (slot.required && !any) {
        xml.leaf(slot.name, "way"); // granularity: the whole of the carriageway
    }
}

void GmlAttributes::write_generic(
    const Attribute& attribute, XmlText& xml, WriteReport& report) const {
    const bool numeric = attribute.kind == AttributeKind::Integer ||
                         attribute.kind == AttributeKind::Real ||
                         attribute.kind == AttributeKind::Measure;
    std::string_view type = "string";
    std::string_view unit;
    if (numeric && is_xs_double(attribute.value) && is_unit(attribute.unit)) {
        type = "measure";
        unit = attribute.unit;
    } else if (attribute.kind == AttributeKind::Integer && is_xs_integer(attribute.value)) {
        type = "int";
    } else if (numeric && is_xs_double(attribute.value)) {
        type = "double";
    } else if (attribute.kind == AttributeKind::Date && is_xs_date(attribute.value)) {
        type = "date";
    } else if (attribute.kind == AttributeKind::Uri && is_plain_uri(attribute.value)) {
        type = "uri";
    }
    if (unit.empty() && !attribute.unit.empty()) {
        ++report.lost["unit"];
    }
    if (schema_.is_3()) {
        std::string name = fmt::format("gen:{}Attribute", type);
        name[4] = static_cast<char>(name[4] - 'a' + 'A');
        xml.open("core:genericAttribute");
        xml.open(name);
        xml.leaf("gen:name", attribute.name);
        xml.leaf("gen:value", attribute.value, {{"uom", unit}});
        xml.close(name);
        xml.close("core:genericAttribute");
    } else {
        const std::string name = fmt::format("gen:{}Attribute", type);
        xml.open(name, {{"name", attribute.name}});
        xml.leaf("gen:value", attribute.value, {{"uom", unit}});
        xml.close(name);
    }
}

void GmlAttributes::write(const GmlSlot& slot, XmlText& xml, WriteReport& report) const {
    switch (slot.kind) {
    case GmlSlot::Kind::Value:
        write_values(slot, xml);
        break;
    case GmlSlot::Kind::Generic:
        for (std::size_t i = 0; i < attributes_.size(); ++i) {
            if (slot_of_[i] == nullptr && !in_group_[i]) {
                write_generic(attributes_[i], xml, report);
            }
        }
        break;
    case GmlSlot::Kind::ExternalReference:
        for (const Group& group : references_) {
            write_reference(group, xml);
        }
        break;
    case GmlSlot::Kind::Height:
        for (const Group& group : heights_) {
            write_height(group, xml);
        }
        break;
    case GmlSlot::Kind::Address:
        for (const Group& group : addresses_) {
            write_address(group, xml);
        }
        break;
    default:
        break;
    }
}

} // namespace smiletwin::geo
