#include "geo/io/cityjson_attributes.hpp"

#include "geo/io/short_name.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace smiletwin::geo {

namespace dom = simdjson::dom;

namespace {

/// Attributes inside attributes, as deep as anybody looks.
constexpr int deepest_attribute = 8;

/// Value and kind of a plain attribute; nothing for null, lists and objects.
std::optional<Attribute> plain_attribute(const dom::element& value) {
    std::string_view text;
    std::int64_t whole = 0;
    double real = 0.0;
    bool truth = false;
    Attribute attribute;
    if (value.get(text) == simdjson::SUCCESS) {
        attribute.value = text;
    } else if (value.get(whole) == simdjson::SUCCESS) {
        attribute.value = fmt::format("{}", whole);
        attribute.kind = AttributeKind::Integer;
    } else if (value.get(real) == simdjson::SUCCESS) {
        attribute.value = fmt::format("{}", real);
        attribute.kind = AttributeKind::Real;
    } else if (value.get(truth) == simdjson::SUCCESS) {
        attribute.value = truth ? "true" : "false";
        attribute.kind = AttributeKind::Boolean;
    } else {
        return std::nullopt;
    }
    return attribute;
}

/// `mark` stands between the names of a way.
void add_attributes(
    const std::string& name,
    const dom::element& value,
    char mark,
    int depth,
    std::vector<Attribute>& into) {
    dom::object members;
    dom::array list;
    if (auto attribute = plain_attribute(value)) {
        attribute->name = name;
        into.push_back(std::move(*attribute));
    } else if (depth == deepest_attribute) {
        return;
    } else if (value.get(members) == simdjson::SUCCESS) {
        for (const auto [key, inner] : members) {
            std::string own(short_name(key));
            std::replace(own.begin(), own.end(), path_mark, ' ');
            const bool is_outermost = depth == 0 && name.empty();
            add_attributes(is_outermost ? own : name + mark + own, inner, mark, depth + 1, into);
        }
    } else if (value.get(list) == simdjson::SUCCESS) {
        for (const dom::element inner : list) {
            add_attributes(name, inner, mark, depth + 1, into);
        }
    }
}

} // namespace

void add_cityjson_attributes(
    const std::string& name, const dom::element& value, std::vector<Attribute>& into) {
    add_attributes(name, value, path_mark, 0, into);
}

void add_cityjson_address(const dom::element& value, std::vector<Attribute>& into) {
    add_attributes("address", value, '.', 0, into);
}

} // namespace smiletwin::geo
