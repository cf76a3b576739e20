// Meanings of codes: AdV code lists BuildingFunctionTypeAdV and RoofTypeTypeAdV
// (repository.gdi-de.org/schemas/adv/citygml/Codelisten), in data/lang under "code.".

#include "viewer/panels/attribute_words.hpp"

#include "viewer/widgets/number_text.hpp"

#include <algorithm>

namespace smiletwin::viewer {

namespace {

/// The list a code of this attribute belongs to; empty when its values are no codes.
std::string code_list(const std::string& name) {
    if (name == "function" || name == "usage") { // one list for both
        return "function";
    }
    return name == "roofType" ? name : std::string();
}

bool looks_like_code(const std::string& value) {
    return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

bool attribute_is_known(const geo::Text& text, const geo::Attribute& item) {
    return text.has("panel.attribute." + item.name.text());
}

std::string attribute_name(const geo::Text& text, const geo::Attribute& item) {
    const std::string& name = item.name.text();
    return attribute_is_known(text, item) ? text("panel.attribute." + name)
                                          : geo::readable_path(name);
}

std::optional<std::string> address_words(const std::string& value) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!value.starts_with(scheme)) {
            continue;
        }
        const std::size_t end = value.find_first_of("/?#", scheme.size());
        const std::string host = value.substr(scheme.size(), end - scheme.size());
        return end == std::string::npos || end + 1 == value.size() ? host : host + "/…";
    }
    return std::nullopt;
}

std::string attribute_value(const geo::Text& text, const geo::Attribute& item) {
    const std::string list = code_list(item.name);
    if (!list.empty() && looks_like_code(item.value)) {
        const std::string key = "code." + list + "." + item.value;
        return text.has(key) ? text(key) + " (" + item.value + ")"
                             : text("code.unknown", {{"code", item.value}});
    }
    // "urn:adv:uom:m" is "m".
    const bool is_code = item.kind == geo::AttributeKind::Code;
    const std::string stated = is_code ? std::string() : item.qualifier.text();
    const std::string unit = stated.substr(stated.find_last_of(":#") + 1);
    if (item.kind == geo::AttributeKind::Measure) {
        if (const auto value = parse_number(item.value)) {
            return text.quantity(*value, 1, unit);
        }
    }
    return unit.empty() ? item.value : item.value + " " + unit;
}

} // namespace smiletwin::viewer
