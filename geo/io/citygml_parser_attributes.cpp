// Attributes of the CityGML parser: properties, generic attributes and sets of them.
#include "geo/base/trimmed.hpp"
#include "geo/io/citygml_parser.hpp"
#include "geo/io/long_text.hpp"
#include "geo/io/short_name.hpp"

#include <algorithm>
#include <utility>

namespace smiletwin::geo {

namespace {

/// xAL 3 names what its elements hold by the elements around; xAL 2 writes "LocalityName".
std::string_view address_suffix(std::string_view local) {
    if (local == "NameElement") {
        return "Name";
    }
    return local == "Number" || local == "Identifier" ? local : std::string_view();
}

/// Most elements say neither unit nor code space.
void keep(std::string_view said, std::string& kept) {
    if (said.empty()) {
        kept.clear();
    } else {
        kept.assign(said);
    }
}

} // namespace

void CityGmlParser::start_property(const XmlName& name, const Marks& marks, Frame& frame) {
    const GmlMeaning& meaning = meanings_(name);
    frame.is_member = meaning.is_member_property;
    frame.in_address = meaning.space == GmlSpace::Address;
    frame.has_points = meaning.is_point_property;
    frame.place.lod = meaning.lod.value_or(frame.place.lod);
    keep(marks.unit, unit_);
    keep(marks.code_space, code_space_);
    if (meaning.space == GmlSpace::Address && address_suffix(name.local).empty()) {
        address_part_ = name.local;
    }
    if (meaning.is_relation && !marks.href.empty()) {
        add_attribute({std::string(name.local), std::string(marks.href), {}, AttributeKind::Uri});
    }
    if (frame.kind == Kind::Geometry) {
        return; // transformationMatrix and the like
    }
    if (frame.property_depth == 0 && !open_objects_.empty()) {
        open_objects_.back().property = short_name(name.local);
    }
    frame.property_depth = static_cast<std::uint8_t>(std::min(frame.property_depth + 1, 255));
    frame.kind = Kind::Property;
}

void CityGmlParser::start_generic(const XmlName& name, const Marks& marks, Frame& frame) {
    const bool inside = frame.kind == Kind::Generic || frame.kind == Kind::GenericSet;
    if (name.local == "genericAttributeSet" || name.local == "GenericAttributeSet") {
        generic_names_.emplace_back(marks.name);
        ++frame.generic_names;
        frame.kind = Kind::GenericSet;
        add_code_space_of_set(marks.code_space);
    } else if (const auto kind = generic_attribute_kind(name.local)) {
        generic_names_.emplace_back(marks.name);
        ++frame.generic_names;
        generic_kind_ = *kind;
        frame.kind = Kind::Generic;
    } else if (inside && name.local == "name") {
        frame.kind = Kind::GenericName;
    } else if (frame.kind == Kind::GenericSet && name.local == "codeSpace") {
        frame.kind = Kind::GenericCodeSpace;
    } else if (frame.kind == Kind::Generic) {
        keep(marks.unit, unit_);
        keep(marks.code_space, code_space_);
        frame.kind = Kind::GenericValue;
    } else if (!inside) {
        start_property(name, marks, frame);
    }
}

/// Names of the sets around a generic attribute and its own.
std::string CityGmlParser::generic_name() const {
    constexpr std::size_t longest = 1024; // of sets inside sets
    std::string whole;
    for (const std::string& name : generic_names_) {
        if (&name != &generic_names_.front()) {
            whole += path_mark;
        }
        whole += short_name(name);
        if (whole.size() > longest) {
            break;
        }
    }
    return whole;
}

/// The attribute before may say what the code that is being read is of: 2.0 has no other place.
void CityGmlParser::take_code_space() {
    if (open_objects_.empty() || open_objects_.back().attributes.empty()) {
        return;
    }
    std::vector<Attribute>& known = open_objects_.back().attributes;
    std::string_view before = known.back().name;
    if (before.ends_with(code_space_suffix)) {
        before.remove_suffix(code_space_suffix.size());
        if (before == generic_name()) {
            code_space_ = std::move(known.back().value);
            known.pop_back();
        }
    }
}

void CityGmlParser::add_code_space_of_set(std::string_view code_space) {
    if (!code_space.empty()) {
        add_attribute(
            {generic_name() + path_mark, std::string(code_space), {}, AttributeKind::Uri});
    }
}

void CityGmlParser::end_property(std::string_view local, const Frame& frame) {
    if (!leaf_ || open_objects_.empty()) {
        return;
    }
    const std::string_view value = trimmed(text_);
    if (value.empty()) {
        return;
    }
    const bool is_level = value.size() == 1 && value.front() >= '0' && value.front() <= '4';
    if (local == "lod" && is_level && frames_.back().kind == Kind::Object) {
        frames_.back().place.lod = static_cast<std::uint8_t>(value.front() - '0'); // relief
    }
    add_value(attribute_name(local, frame), value, standard_attribute_kind(local, !unit_.empty()));
}

void CityGmlParser::add_value(const std::string& name, std::string_view value, AttributeKind kind) {
    const bool is_code = !code_space_.empty();
    if (is_long_text(value)) {
        value = cut_text(value);
        ++model_.ignored[long_text_reason];
    }
    add_attribute(
        {name,
         std::string(value),
         is_code ? code_space_ : unit_,
         is_code ? AttributeKind::Code : kind});
}

/// Inside a property, the property's name stands before.
std::string CityGmlParser::attribute_name(std::string_view local, const Frame& frame) const {
    std::string name;
    if (frame.property_depth > 1) {
        name.assign(open_objects_.back().property).push_back('.');
        if (const std::string_view suffix = address_suffix(local);
            !suffix.empty() && frame.in_address) {
            return name + std::string(short_name(address_part_)) + std::string(suffix);
        }
    }
    name += short_name(local);
    return name;
}

void CityGmlParser::add_attribute(Attribute attribute) {
    if (!open_objects_.empty()) {
        open_objects_.back().attributes.push_back(std::move(attribute));
    }
}

} // namespace smiletwin::geo
