#include "geo/io/cityjson_attributes.hpp"

#include "geo/io/json_numbers.hpp"
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
    std::uint64_t large = 0;
    double real = 0.0;
    bool truth = false;
    Attribute attribute;
    if (value.get(text) == simdjson::SUCCESS) {
        const auto number = unreadable_number(text);
        attribute.value = number.value_or(text);
        attribute.kind = number ? AttributeKind::Real : AttributeKind::Text;
        if (number && number->find_first_of(".eE") == std::string_view::npos) {
            attribute.kind = AttributeKind::Integer;
        }
    } else if (value.get(whole) == simdjson::SUCCESS) {
        attribute.value = fmt::format("{}", whole);
        attribute.kind = AttributeKind::Integer;
    } else if (value.get(large) == simdjson::SUCCESS) {
        attribute.value = fmt::format("{}", large);
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

bool is_plain(const dom::element& value) {
    return !value.is_null() && !value.is_array() && !value.is_object();
}

/// A list that a repeated name can say.
bool is_plain_list(const dom::array& list) {
    return list.begin() != list.end() && std::all_of(list.begin(), list.end(), is_plain);
}

/// A name that can be part of a way.
bool is_step(std::string_view name) {
    return !name.empty() && name.find(path_mark) == std::string_view::npos &&
           short_name(name).size() == name.size();
}

bool has_steps(const dom::object& members) {
    return members.begin() != members.end() &&
           std::all_of(members.begin(), members.end(), [](const dom::key_value_pair& member) {
               return is_step(member.key);
           });
}

void add_attributes(
    const std::string& name, const dom::element& value, int depth, std::vector<Attribute>& into) {
    dom::object members;
    dom::array list;
    if (auto attribute = plain_attribute(value)) {
        attribute->name = name;
        into.push_back(std::move(*attribute));
    } else if (value.is_null()) {
        into.push_back({name, {}, {}, AttributeKind::Json});
    } else if (value.get(list) == simdjson::SUCCESS && is_plain_list(list)) {
        for (const dom::element inner : list) {
            Attribute item = plain_attribute(inner).value_or(Attribute{});
            item.name = name;
            item.is_in_list = true;
            into.push_back(std::move(item));
        }
    } else if (
        depth < deepest_attribute && value.get(members) == simdjson::SUCCESS &&
        has_steps(members)) {
        for (const auto [key, inner] : members) {
            add_attributes(name + path_mark + std::string(key), inner, depth + 1, into);
        }
    } else {
        into.push_back({name, json_text_of(value), {}, AttributeKind::Json});
    }
}

std::uint64_t add_one_address(const dom::object& address, std::vector<Attribute>& into) {
    std::uint64_t places = 0;
    for (const auto [key, value] : address) {
        if (key == "location") {
            ++places;
        } else {
            add_attributes("address." + std::string(short_name(key)), value, 1, into);
        }
    }
    return places;
}

} // namespace

std::string json_text_of(const dom::element& value) {
    return with_written_numbers(simdjson::minify(value));
}

void add_cityjson_attributes(
    const std::string& name, const dom::element& value, std::vector<Attribute>& into) {
    dom::object members;
    if (!name.empty() || value.get(members) != simdjson::SUCCESS) {
        add_attributes(name, value, 1, into);
        return;
    }
    for (const auto [key, inner] : members) {
        std::string own(short_name(key));
        std::replace(own.begin(), own.end(), path_mark, ' ');
        add_attributes(own, inner, 1, into);
    }
}

std::uint64_t add_cityjson_address(const dom::element& value, std::vector<Attribute>& into) {
    dom::object address;
    dom::array list;
    std::uint64_t places = 0;
    if (value.get(address) == simdjson::SUCCESS) { // before 1.1
        places = add_one_address(address, into);
    } else if (value.get(list) == simdjson::SUCCESS) {
        for (const dom::element entry : list) {
            places += entry.get(address) == simdjson::SUCCESS ? add_one_address(address, into) : 0;
        }
    }
    return places;
}

} // namespace smiletwin::geo
