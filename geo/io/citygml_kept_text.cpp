#include "geo/io/citygml_kept_text.hpp"

#include "geo/base/trimmed.hpp"
#include "geo/io/citygml_tables.hpp"
#include "geo/io/xml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace smiletwin::geo {

namespace {

constexpr std::array<std::string_view, 12> kept_properties{
    "address",
    "area",
    "constructionEvent",
    "dynamizer",
    "elevation",
    "generalizesTo",
    "groupMember",
    "occupancy",
    "parent",
    "relatedTo",
    "roomHeight",
    "volume"};

/// Prefix of the writer; empty for namespaces that it does not know. 1.0 is written as 2.0.
std::string_view prefix_of(std::string_view uri, bool is_3) {
    std::string wanted(uri);
    if (!is_3 && wanted.starts_with("http://www.opengis.net/citygml/") &&
        wanted.ends_with("/1.0")) {
        wanted.replace(wanted.size() - 3, 3, "2.0");
    }
    const auto spaces = citygml_tables(is_3).spaces;
    const auto found = std::find_if(
        spaces.begin(), spaces.end(), [&](const NamePair& pair) { return pair.second == wanted; });
    return found != spaces.end() ? found->first : std::string_view();
}

void add_attribute(std::string& out, std::string_view name, std::string_view value) {
    out.append(" ").append(name).append("=\"");
    add_xml_escaped(out, value);
    out += '"';
}

bool has_attribute(std::span<const XmlAttribute> attributes, std::string_view local) {
    return std::any_of(attributes.begin(), attributes.end(), [local](const XmlAttribute& one) {
        return one.name.local == local;
    });
}

} // namespace

bool is_kept_property(std::string_view local) {
    return std::find(kept_properties.begin(), kept_properties.end(), local) !=
           kept_properties.end();
}

void KeptCollector::begin(
    const XmlName& name, std::span<const XmlAttribute> attributes, std::uint32_t object) {
    const bool is_3 = name.space.ends_with("/3.0");
    const std::string_view prefix = prefix_of(name.space, is_3);
    if (prefix.empty()) {
        return;
    }
    element_ = {};
    element_.object = object;
    element_.is_citygml3 = is_3;
    element_.name = fmt::format("{}:{}", prefix, name.local);
    pending_.clear();
    geometry_depth_ = 0;
    depth_ = 1;
    add_tag(name, attributes);
    element_.text += '>';
}

/// Elements and attributes of other namespaces bring these with them.
void KeptCollector::add_tag(const XmlName& name, std::span<const XmlAttribute> attributes) {
    std::string& out = element_.text;
    const std::string_view prefix = prefix_of(name.space, element_.is_citygml3);
    out += '<';
    if (prefix.empty()) {
        out += name.local;
        add_attribute(out, "xmlns", name.space);
    } else {
        out.append(prefix).append(":").append(name.local);
    }
    for (const XmlAttribute& attribute : attributes) {
        const std::string_view space = attribute.name.space;
        const std::string_view known = prefix_of(space, element_.is_citygml3);
        const std::string local(attribute.name.local);
        if (space.empty()) {
            add_attribute(out, local, attribute.value);
        } else if (space == "http://www.w3.org/XML/1998/namespace") {
            add_attribute(out, "xml:" + local, attribute.value);
        } else if (!known.empty()) {
            add_attribute(out, std::string(known) + ':' + local, attribute.value);
        } else {
            const auto number = &attribute - attributes.data();
            add_attribute(out, fmt::format("xmlns:a{}", number), space);
            add_attribute(out, fmt::format("a{}:{}", number, local), attribute.value);
        }
    }
}

void KeptCollector::start(
    const XmlName& name, std::span<const XmlAttribute> attributes, const Coordinates& coordinates) {
    add_pending_text();
    ++depth_;
    add_tag(name, attributes);
    // What the file says of all its coordinates may not hold where they are written again.
    if (coordinates.are_inside && geometry_depth_ == 0) {
        geometry_depth_ = depth_;
        if (!coordinates.srs_name.empty() && !has_attribute(attributes, "srsName")) {
            add_attribute(element_.text, "srsName", coordinates.srs_name);
        }
        if (coordinates.dimension != 0 && !has_attribute(attributes, "srsDimension")) {
            add_attribute(element_.text, "srsDimension", fmt::format("{}", coordinates.dimension));
        }
    }
    element_.text += '>';
}

/// Blanks between tags are not kept.
void KeptCollector::add_pending_text() {
    add_xml_escaped(element_.text, trimmed(pending_));
    pending_.clear();
}

void KeptCollector::end(const XmlName& name) {
    add_pending_text();
    const std::string_view prefix = prefix_of(name.space, element_.is_citygml3);
    element_.text.append("</").append(prefix).append(prefix.empty() ? "" : ":");
    element_.text.append(name.local).append(">");
    geometry_depth_ = geometry_depth_ == depth_ ? 0 : geometry_depth_;
    if (--depth_ == 0) {
        model_.kept_elements.push_back(std::move(element_));
    }
}

} // namespace smiletwin::geo
