#include "geo/io/citygml_attributes.hpp"

#include "geo/io/citygml_generics.hpp"
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
constexpr std::string_view cloud_prefix = "pointCloud.";

std::string_view local_name(std::string_view name) {
    return name.substr(name.rfind(':') + 1);
}

bool is_measured(GmlForm form) {
    return form == GmlForm::Length || form == GmlForm::Lengths;
}

/// A code space may get lost, a unit may not.
bool has_place(const Attribute& attribute, GmlForm form) {
    const bool unit_fits = attribute.qualifier.empty() || attribute.kind == AttributeKind::Code ||
                           (is_measured(form) && is_gml_unit(attribute.qualifier));
    return attribute.kind != AttributeKind::Json && unit_fits && fits(form, attribute.value);
}

/// Elements of an address of xAL 2 that we can put in their order again.
constexpr std::array<std::string_view, 5> address_members{
    "CountryName", "LocalityName", "ThoroughfareNumber", "ThoroughfareName", "PostalCodeNumber"};

/// Members of a point cloud, in the order of the schema.
constexpr std::array<std::string_view, 3> cloud_members{
    "mimeType", "pointFile", "pointFileSrsName"};

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
    case GmlSlot::Kind::PointCloud:
        assign_point_cloud();
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
           has_place(*value, GmlForm::Length) && !value->qualifier.empty();
}

void GmlAttributes::write_height(const Group& group, XmlText& xml) const {
    const bool measured = group.size() == 1; // of 2.0: from the ground to the highest of the roof
    const auto text = [&](std::string_view local, std::string_view otherwise) {
        return measured ? otherwise : std::string_view(member(group, local)->value);
    };
    const auto code_space = [&](std::string_view local) {
        return measured ? std::string_view() : gml_code_space(*member(group, local));
    };
    const Attribute& value = measured ? attributes_[group.front()] : *member(group, "value");
    xml.open("con:height");
    xml.open("con:Height");
    xml.leaf(
        "con:highReference",
        text("highReference", "highestRoofEdge"),
        {{"codeSpace", code_space("highReference")}});
    xml.leaf(
        "con:lowReference",
        text("lowReference", "lowestGroundPoint"),
        {{"codeSpace", code_space("lowReference")}});
    xml.leaf("con:status", text("status", "measured"));
    const std::string_view unit =
        value.qualifier.empty() ? metre : std::string_view(value.qualifier);
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

/// One with parts that we cannot place stays whole as generic attributes.
void GmlAttributes::assign_point_cloud() {
    Group group;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        std::string_view name = attributes_[i].name;
        if (!name.starts_with(cloud_prefix)) {
            continue;
        }
        name.remove_prefix(cloud_prefix.size());
        const bool known =
            std::find(cloud_members.begin(), cloud_members.end(), name) != cloud_members.end();
        const bool is_file = name == "pointFile";
        if (!known || member(group, name) != nullptr ||
            (is_file && !is_plain_uri(attributes_[i].value))) {
            return;
        }
        group.push_back(i);
    }
    if (!group.empty()) {
        take(point_clouds_, std::move(group));
    }
}

void GmlAttributes::write_point_cloud(const Group& group, XmlText& xml) const {
    xml.open("core:pointCloud");
    xml.open("pcl:PointCloud");
    for (const std::string_view local : cloud_members) {
        if (const Attribute* found = member(group, local)) {
            const std::string_view space = local == "mimeType" ? gml_code_space(*found) : "";
            xml.leaf(fmt::format("pcl:{}", local), found->value, {{"codeSpace", space}});
        }
    }
    xml.close("pcl:PointCloud");
    xml.close("core:pointCloud");
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

void GmlAttributes::write_values(const GmlSlot& slot, XmlText& xml, WriteReport& report) const {
    if (slot.form == GmlForm::Level) { // what the geometry says, not what was read with it
        xml.leaf(slot.name, std::string(1, static_cast<char>('0' + level_)));
        return;
    }
    bool any = false;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        if (slot_of_[i] == &slot) {
            const Attribute& attribute = attributes_[i];
            const bool is_code = attribute.kind == AttributeKind::Code;
            const bool unit_unsaid =
                is_measured(slot.form) && (is_code || attribute.qualifier.empty());
            const std::string_view unit = unit_unsaid ? metre
                                          : is_code   ? std::string_view()
                                                      : std::string_view(attribute.qualifier);
            const std::string_view space =
                slot.form == GmlForm::Code ? gml_code_space(attribute) : std::string_view();
            report.lost_if(
                is_code && space.size() != attribute.qualifier.text().size(), "code_space");
            xml.leaf(slot.name, attribute.value, {{"uom", unit}, {"codeSpace", space}});
            any = true;
        }
    }
    if (slot.required && !any) {
        xml.leaf(slot.name, "way"); // granularity: the whole of the carriageway
    }
}

std::vector<const Attribute*> GmlAttributes::generic_ones() const {
    std::vector<const Attribute*> generic;
    for (std::size_t i = 0; i < attributes_.size(); ++i) {
        if (slot_of_[i] == nullptr && !in_group_[i]) {
            generic.push_back(&attributes_[i]);
        }
    }
    return generic;
}

void GmlAttributes::write(const GmlSlot& slot, XmlText& xml, WriteReport& report) const {
    switch (slot.kind) {
    case GmlSlot::Kind::Value:
        write_values(slot, xml, report);
        break;
    case GmlSlot::Kind::Generic:
        GmlGenerics(schema_.is_3(), xml, report).write(generic_ones());
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
    case GmlSlot::Kind::PointCloud:
        for (const Group& group : point_clouds_) {
            write_point_cloud(group, xml);
        }
        break;
    default:
        break;
    }
}

} // namespace smiletwin::geo
