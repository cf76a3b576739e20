#include "geo/io/json_text.hpp"

#include "geo/io/json_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace smiletwin::geo {

namespace {

/// As a real number, also where it is a whole one.
std::string json_real(const std::string& text) {
    return text.find_first_of(".eE") == std::string::npos ? text + ".0" : text;
}

std::string json_value(const Attribute& attribute) {
    if (attribute.kind == AttributeKind::Json) {
        return attribute.value.empty() ? "null" : attribute.value;
    }
    if (attribute.kind == AttributeKind::Real && is_json_number(attribute.value)) {
        return json_real(attribute.value);
    }
    const bool numeric =
        attribute.kind == AttributeKind::Integer || attribute.kind == AttributeKind::Measure;
    const bool is_truth = attribute.kind == AttributeKind::Boolean &&
                          (attribute.value == "true" || attribute.value == "false");
    return is_truth || (numeric && is_json_number(attribute.value)) ? attribute.value
                                                                    : json_quoted(attribute.value);
}

/// An attribute with what is left of its path.
struct Placed {
    std::string_view path;
    const Attribute* attribute = nullptr;
};

std::string json_object(const std::vector<Placed>& attributes);

/// One value, or a list of several; what lies in sets of that name is one object.
std::string json_values(std::string_view name, const std::vector<Placed>& attributes) {
    std::string values;
    std::size_t count = 0;
    bool is_list = false;
    std::vector<Placed> inside;
    for (const auto& [path, attribute] : attributes) {
        if (path == name) {
            values += (count++ > 0 ? "," : "") + json_value(*attribute);
            is_list = is_list || attribute->is_in_list;
        } else if (path.starts_with(name) && path[name.size()] == path_mark) {
            inside.push_back({path.substr(name.size() + 1), attribute});
        }
    }
    if (!inside.empty()) {
        values += (count++ > 0 ? "," : "") + json_object(inside);
    }
    return count == 1 && !is_list ? values : '[' + values + ']';
}

std::string json_object(const std::vector<Placed>& attributes) {
    std::vector<std::string_view> names;
    for (const Placed& placed : attributes) {
        const std::string_view name = placed.path.substr(0, placed.path.find(path_mark));
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    std::string members;
    for (const std::string_view name : names) {
        members += fmt::format(
            "{}{}:{}",
            members.empty() ? "" : ",",
            json_quoted(name),
            json_values(name, attributes));
    }
    return '{' + members + '}';
}

} // namespace

std::string json_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (code < 0x20U) {
            quoted += fmt::format("\\u{:04x}", code);
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string json_attributes(std::span<const Attribute> attributes) {
    std::vector<Placed> placed;
    for (const Attribute& attribute : attributes) {
        if (!attribute.name.text().starts_with(path_mark)) {
            placed.push_back({attribute.name, &attribute});
        }
    }
    return json_object(placed);
}

std::string json_members_beside(std::span<const Attribute> attributes) {
    std::vector<Placed> placed;
    for (const Attribute& attribute : attributes) {
        if (attribute.name.text().starts_with(path_mark)) {
            placed.push_back({std::string_view(attribute.name).substr(1), &attribute});
        }
    }
    if (placed.empty()) {
        return {};
    }
    std::string object = json_object(placed);
    object.front() = ',';
    object.pop_back();
    return object;
}

} // namespace smiletwin::geo
