#include "geo/io/citygml_generics.hpp"

#include "geo/io/citygml_names.hpp"
#include "geo/io/cityjson_extent.hpp"
#include "geo/io/xml_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace smiletwin::geo {

namespace {

constexpr std::string_view outer_property = "core:genericAttribute";
constexpr std::string_view inner_property = "gen:genericAttribute";

bool is_numeric(const Attribute& attribute) {
    return attribute.kind == AttributeKind::Integer || attribute.kind == AttributeKind::Real ||
           attribute.kind == AttributeKind::Measure;
}

} // namespace

bool is_gml_unit(std::string_view unit) {
    const bool is_uri = unit.find(':') != std::string_view::npos || unit.starts_with('#');
    return !unit.empty() && unit.find_first_of(" \t\r\n") == std::string_view::npos &&
           (!is_uri || is_plain_uri(unit));
}

std::string_view gml_code_space(const Attribute& attribute) {
    const bool is_known =
        attribute.kind == AttributeKind::Code && is_plain_uri(attribute.qualifier);
    return is_known ? std::string_view(attribute.qualifier) : std::string_view();
}

void GmlGenerics::write(const std::vector<const Attribute*>& attributes) {
    std::vector<Placed> placed;
    placed.reserve(attributes.size());
    for (const Attribute* attribute : attributes) {
        const bool is_null = attribute->kind == AttributeKind::Json && attribute->value.empty();
        if (is_null) {
            ++report_.lost["null_attribute"];
            continue;
        }
        if (attribute->name == extent_member) {
            ++report_.lost["extent"];
            continue;
        }
        std::string_view path = attribute->name;
        path.remove_prefix(path.starts_with(path_mark) ? 1 : 0);
        placed.push_back({path, attribute});
    }
    write_all(placed, outer_property);
}

/// A set stands where the first of its members does.
void GmlGenerics::write_all(const std::vector<Placed>& attributes, std::string_view property) {
    std::vector<std::string_view> written;
    for (const Placed& placed : attributes) {
        const std::size_t end = placed.path.find(path_mark);
        if (end == std::string_view::npos) {
            write_one(placed, property);
            continue;
        }
        const std::string_view set = placed.path.substr(0, end + 1);
        if (std::find(written.begin(), written.end(), set) != written.end()) {
            continue;
        }
        written.push_back(set);
        std::vector<Placed> members;
        for (const auto& [path, attribute] : attributes) {
            if (path.starts_with(set)) {
                members.push_back({path.substr(set.size()), attribute});
            }
        }
        write_set(placed.path.substr(0, end), members, property);
    }
}

void GmlGenerics::write_set(
    std::string_view name, const std::vector<Placed>& all, std::string_view property) {
    std::string_view code_space;
    std::vector<Placed> members;
    for (const Placed& placed : all) {
        if (!placed.path.empty()) {
            members.push_back(placed);
        } else if (is_plain_uri(placed.attribute->value)) {
            code_space = placed.attribute->value;
        } else {
            ++report_.lost["code_space"];
        }
    }
    if (members.empty()) { // which neither version allows
        report_.lost_if(!code_space.empty(), "code_space");
        return;
    }
    if (is_3_) {
        xml_.open(property);
        xml_.open("gen:GenericAttributeSet");
        xml_.leaf("gen:name", name);
        if (!code_space.empty()) {
            xml_.leaf("gen:codeSpace", code_space);
        }
        write_all(members, inner_property);
        xml_.close("gen:GenericAttributeSet");
        xml_.close(property);
    } else {
        xml_.open("gen:genericAttributeSet", {{"name", name}, {"codeSpace", code_space}});
        write_all(members, {});
        xml_.close("gen:genericAttributeSet");
    }
}

std::string_view GmlGenerics::type_of(const Attribute& attribute) const {
    const bool is_number = is_numeric(attribute) && is_xs_double(attribute.value);
    if (is_number && is_gml_unit(attribute.qualifier)) {
        return "measure";
    }
    if (attribute.kind == AttributeKind::Integer && is_xs_integer(attribute.value)) {
        return "int";
    }
    if (is_number) {
        return "double";
    }
    if (attribute.kind == AttributeKind::Date && is_xs_date(attribute.value)) {
        return "date";
    }
    if (attribute.kind == AttributeKind::Uri && is_plain_uri(attribute.value)) {
        return "uri";
    }
    return attribute.kind == AttributeKind::Code && is_3_ ? "code" : "string";
}

void GmlGenerics::write_code_space(const Placed& placed) {
    const std::string name = std::string(placed.path) + std::string(code_space_suffix);
    const Attribute space{name, placed.attribute->qualifier.text(), {}, AttributeKind::Uri};
    write_one({name, &space}, {});
}

void GmlGenerics::write_one(const Placed& placed, std::string_view property) {
    const Attribute& attribute = *placed.attribute;
    const std::string_view type = type_of(attribute);
    const std::string_view unit =
        type == "measure" ? std::string_view(attribute.qualifier) : std::string_view();
    const std::string_view space = type == "code" ? gml_code_space(attribute) : std::string_view();
    const bool is_plain_code = attribute.kind == AttributeKind::Code && type == "string";
    if (is_plain_code && !attribute.qualifier.empty()) {
        write_code_space(placed);
    } else if (unit.empty() && space.empty()) {
        lose_qualifiers({&attribute, 1}, report_);
    }
    if (is_3_) {
        std::string name = fmt::format("gen:{}Attribute", type);
        name[4] = static_cast<char>(name[4] - 'a' + 'A');
        xml_.open(property);
        xml_.open(name);
        xml_.leaf("gen:name", placed.path);
        xml_.leaf("gen:value", attribute.value, {{"uom", unit}, {"codeSpace", space}});
        xml_.close(name);
        xml_.close(property);
    } else {
        const std::string name = fmt::format("gen:{}Attribute", type);
        xml_.open(name, {{"name", placed.path}});
        xml_.leaf("gen:value", attribute.value, {{"uom", unit}});
        xml_.close(name);
    }
}

} // namespace smiletwin::geo
