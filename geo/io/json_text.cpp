#include "geo/io/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <vector>

namespace smiletwin::geo {

namespace {

bool is_json_number(const std::string& text) {
    static const std::regex number("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    return text.size() < 32 && std::regex_match(text, number);
}

std::string json_value(const Attribute& attribute) {
    const bool numeric = attribute.kind == AttributeKind::Integer ||
                         attribute.kind == AttributeKind::Real ||
                         attribute.kind == AttributeKind::Measure;
    return numeric && is_json_number(attribute.value) ? attribute.value
                                                      : json_quoted(attribute.value);
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
    std::vector<std::string_view> names;
    for (const Attribute& attribute : attributes) {
        if (std::find(names.begin(), names.end(), attribute.name) == names.end()) {
            names.push_back(attribute.name);
        }
    }
    std::string members;
    for (const std::string_view name : names) {
        std::string values;
        std::size_t count = 0;
        for (const Attribute& attribute : attributes) {
            if (attribute.name == name) {
                values += (count > 0 ? "," : "") + json_value(attribute);
                ++count;
            }
        }
        members += fmt::format(
            fmt::runtime(count == 1 ? "{}{}:{}" : "{}{}:[{}]"),
            members.empty() ? "" : ",",
            json_quoted(name),
            values);
    }
    return '{' + members + '}';
}

} // namespace smiletwin::geo
