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
std::string_view usual_prefix(std::string_view uri, bool is_3) {
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

bool has_attribute(std::span<const XmlAttribute> attributes, std::string_view local) {
    return std::any_of(attributes.begin(), attributes.end(), [local](const XmlAttribute& one) {
        return one.name.local == local;
    });
}

/// Most elements are like the one before: comparing is faster than looking up.
const Word& repeated(Word& last, const std::string& text) {
    if (last != text) {
        last = text;
    }
    return last;
}

} // namespace

bool is_kept_property(std::string_view local) {
    return std::find(kept_properties.begin(), kept_properties.end(), local) !=
           kept_properties.end();
}

void KeptCollector::begin(
    const XmlName& name, std::span<const XmlAttribute> attributes, std::uint32_t object) {
    const bool is_3 = name.space.ends_with("/3.0");
    if (prefixes_are_3_ != is_3) {
        prefixes_.clear();
        prefixes_are_3_ = is_3;
    }
    const std::string_view prefix = prefix_of(name.space);
    if (prefix.empty()) {
        return;
    }
    element_ = {};
    frame_.clear();
    values_.clear();
    element_.object = object;
    element_.is_citygml3 = is_3;
    name_.assign(prefix).append(":").append(name.local);
    element_.name = repeated(last_name_, name_);
    pending_.clear();
    geometry_depth_ = 0;
    depth_ = 1;
    add_tag(name, attributes);
    frame_ += '>';
}

std::string_view KeptCollector::prefix_of(std::string_view uri) {
    const auto known = std::find_if(prefixes_.begin(), prefixes_.end(), [uri](const auto& entry) {
        return entry.first == uri;
    });
    if (known != prefixes_.end()) {
        return known->second;
    }
    const std::string_view prefix = usual_prefix(uri, prefixes_are_3_);
    constexpr std::size_t most_remembered = 64;
    if (prefixes_.size() < most_remembered) {
        prefixes_.emplace_back(uri, prefix);
    }
    return prefix;
}

void KeptCollector::add_value(std::string_view value) {
    frame_ += kept_value_mark;
    const std::size_t start = values_.size();
    add_xml_escaped(values_, value);
    const auto from = values_.begin() + static_cast<std::ptrdiff_t>(start);
    values_.erase(std::remove(from, values_.end(), kept_value_mark), values_.end());
    values_ += kept_value_mark;
}

void KeptCollector::add_attribute(std::string_view name, std::string_view value) {
    frame_.append(" ").append(name).append("=\"");
    add_value(value);
    frame_ += '"';
}

/// Elements and attributes of other namespaces bring these with them.
void KeptCollector::add_tag(const XmlName& name, std::span<const XmlAttribute> attributes) {
    const std::string_view prefix = prefix_of(name.space);
    frame_ += '<';
    if (prefix.empty()) {
        frame_ += name.local;
        add_attribute("xmlns", name.space);
    } else {
        frame_.append(prefix).append(":").append(name.local);
    }
    for (const XmlAttribute& attribute : attributes) {
        const std::string_view space = attribute.name.space;
        const std::string_view known = prefix_of(space);
        const std::string local(attribute.name.local);
        if (space.empty()) {
            add_attribute(local, attribute.value);
        } else if (space == "http://www.w3.org/XML/1998/namespace") {
            add_attribute("xml:" + local, attribute.value);
        } else if (!known.empty()) {
            add_attribute(std::string(known) + ':' + local, attribute.value);
        } else {
            const auto number = &attribute - attributes.data();
            add_attribute(fmt::format("xmlns:a{}", number), space);
            add_attribute(fmt::format("a{}:{}", number, local), attribute.value);
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
            add_attribute("srsName", coordinates.srs_name);
        }
        if (coordinates.dimension != 0 && !has_attribute(attributes, "srsDimension")) {
            add_attribute("srsDimension", fmt::format("{}", coordinates.dimension));
        }
    }
    frame_ += '>';
}

/// Blanks between tags are not kept.
void KeptCollector::add_pending_text() {
    const std::string_view text = trimmed(pending_);
    if (!text.empty()) {
        add_value(text);
    }
    pending_.clear();
}

void KeptCollector::end(const XmlName& name) {
    add_pending_text();
    const std::string_view prefix = prefix_of(name.space);
    frame_.append("</").append(prefix).append(prefix.empty() ? "" : ":");
    frame_.append(name.local).append(">");
    geometry_depth_ = geometry_depth_ == depth_ ? 0 : geometry_depth_;
    if (--depth_ == 0) {
        element_.frame = repeated(last_frame_, frame_);
        element_.first_value = model_.kept_values.size();
        element_.values_length = static_cast<std::uint32_t>(values_.size());
        model_.kept_values.insert(model_.kept_values.end(), values_.begin(), values_.end());
        model_.kept_elements.push_back(std::move(element_));
    }
}

} // namespace smiletwin::geo
