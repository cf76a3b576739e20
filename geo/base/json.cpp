#include "geo/base/json.hpp"

#include "geo/base/file_problems.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace smiletwin::geo {

namespace {

const Json null_value;

Json from_nlohmann(const nlohmann::ordered_json& source) {
    using Kind = nlohmann::ordered_json::value_t;
    switch (source.type()) {
    case Kind::boolean:
        return source.get<bool>();
    case Kind::number_integer:
    case Kind::number_unsigned:
        return source.get<std::int64_t>();
    case Kind::number_float:
        return source.get<double>();
    case Kind::string:
        return source.get<std::string>();
    case Kind::array: {
        Json::Array items;
        items.reserve(source.size());
        std::transform(source.begin(), source.end(), std::back_inserter(items), from_nlohmann);
        return items;
    }
    case Kind::object: {
        Json::Object members;
        members.reserve(source.size());
        for (const auto& [key, value] : source.items()) {
            members.emplace_back(key, from_nlohmann(value));
        }
        return members;
    }
    default:
        return {};
    }
}

nlohmann::ordered_json to_nlohmann(const Json& source) {
    if (source.is_bool()) {
        return source.to_bool();
    }
    if (source.is_string()) {
        return source.to_string();
    }
    if (source.is_array()) {
        nlohmann::ordered_json items = nlohmann::ordered_json::array();
        for (const Json& item : source.items()) {
            items.push_back(to_nlohmann(item));
        }
        return items;
    }
    if (source.is_object()) {
        nlohmann::ordered_json members = nlohmann::ordered_json::object();
        for (const auto& [key, value] : source.members()) {
            members[key] = to_nlohmann(value);
        }
        return members;
    }
    if (source.is_number()) {
        const std::int64_t whole = source.to_int();
        const double number = source.to_double();
        if (source == Json(whole)) {
            return whole;
        }
        return std::isfinite(number) ? nlohmann::ordered_json(number) : nlohmann::ordered_json();
    }
    return {};
}

std::size_t line_of_byte(std::string_view text, std::size_t byte) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

} // namespace

bool Json::to_bool(bool otherwise) const {
    const bool* value = std::get_if<bool>(&value_);
    return value != nullptr ? *value : otherwise;
}

double Json::to_double(double otherwise) const {
    if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
        return static_cast<double>(*whole);
    }
    const double* value = std::get_if<double>(&value_);
    return value != nullptr ? *value : otherwise;
}

std::int64_t Json::to_int(std::int64_t otherwise) const {
    if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
        return *whole;
    }
    const double* value = std::get_if<double>(&value_);
    const bool fits = value != nullptr && std::abs(*value) < 9.0e18;
    return fits ? static_cast<std::int64_t>(*value) : otherwise;
}

const std::string& Json::to_string() const {
    static const std::string empty;
    const auto* value = std::get_if<std::string>(&value_);
    return value != nullptr ? *value : empty;
}

const Json::Array& Json::items() const {
    static const Array empty;
    const auto* value = std::get_if<Array>(&value_);
    return value != nullptr ? *value : empty;
}

const Json::Object& Json::members() const {
    static const Object empty;
    const auto* value = std::get_if<Object>(&value_);
    return value != nullptr ? *value : empty;
}

const Json& Json::operator[](std::string_view key) const {
    for (const Member& member : members()) {
        if (member.first == key) {
            return member.second;
        }
    }
    return null_value;
}

const Json& Json::operator[](std::size_t index) const {
    return index < items().size() ? items()[index] : null_value;
}

bool Json::contains(std::string_view key) const {
    return std::any_of(members().begin(), members().end(), [key](const Member& member) {
        return member.first == key;
    });
}

std::size_t Json::size() const {
    return is_object() ? members().size() : items().size();
}

Json& Json::set(std::string_view key, Json value) {
    if (!is_object()) {
        value_ = Object{};
    }
    auto& members = std::get<Object>(value_);
    for (Member& member : members) {
        if (member.first == key) {
            member.second = std::move(value);
            return *this;
        }
    }
    members.emplace_back(std::string(key), std::move(value));
    return *this;
}

void Json::remove(std::string_view key) {
    if (auto* members = std::get_if<Object>(&value_)) {
        std::erase_if(*members, [key](const Member& member) { return member.first == key; });
    }
}

Json& Json::push(Json value) {
    if (!is_array()) {
        value_ = Array{};
    }
    std::get<Array>(value_).push_back(std::move(value));
    return *this;
}

Result<Json> parse_json(std::string_view text, const std::string& where) {
    try {
        return from_nlohmann(nlohmann::ordered_json::parse(text));
    } catch (const nlohmann::json::parse_error& error) {
        const std::string line = std::to_string(line_of_byte(text, error.byte));
        return Problem{
            {"error.json.malformed", {{"line", line}}},
            where,
            {"help.json.check_syntax", {}},
            error.what()};
    } catch (const nlohmann::json::exception& error) {
        return Problem{
            {"error.json.malformed", {{"line", "1"}}},
            where,
            {"help.json.check_syntax", {}},
            error.what()};
    }
}

Result<Json> read_json_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return unreadable_file(path);
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return parse_json(text, path.string());
}

std::string dump_json(const Json& value, int indent) {
    return to_nlohmann(value).dump(
        indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace smiletwin::geo
