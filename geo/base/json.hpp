// A small JSON value: documents of the project, presets, language files, reports. Large data has
// its own readers. Objects keep the order in which keys were added, so that written files are
// stable.
#pragma once

#include "geo/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace smiletwin::geo {

class Json {
public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default;
    Json(std::nullptr_t) {}                          // NOLINT(google-explicit-constructor)
    Json(bool value) : value_(value) {}              // NOLINT(google-explicit-constructor)
    Json(int value) : value_(std::int64_t{value}) {} // NOLINT(google-explicit-constructor)
    Json(std::int64_t value) : value_(value) {}      // NOLINT(google-explicit-constructor)
    Json(std::size_t value)                          // NOLINT(google-explicit-constructor)
        : value_(static_cast<std::int64_t>(value)) {}
    Json(double value) : value_(value) {}                 // NOLINT(google-explicit-constructor)
    Json(std::string value) : value_(std::move(value)) {} // NOLINT(google-explicit-constructor)
    Json(std::string_view value)
        : value_(std::string(value)) {}                     // NOLINT(google-explicit-constructor)
    Json(const char* value) : value_(std::string(value)) {} // NOLINT(google-explicit-constructor)
    Json(Array value) : value_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
    Json(Object value) : value_(std::move(value)) {}        // NOLINT(google-explicit-constructor)

    static Json object() { return Json(Object{}); }
    static Json array() { return Json(Array{}); }

    [[nodiscard]] bool is_null() const { return holds<std::monostate>(); }
    [[nodiscard]] bool is_bool() const { return holds<bool>(); }
    [[nodiscard]] bool is_number() const { return holds<std::int64_t>() || holds<double>(); }
    [[nodiscard]] bool is_string() const { return holds<std::string>(); }
    [[nodiscard]] bool is_array() const { return holds<Array>(); }
    [[nodiscard]] bool is_object() const { return holds<Object>(); }

    /// The value, or `otherwise` when it is of another kind. Reading never throws.
    [[nodiscard]] bool to_bool(bool otherwise = false) const;
    [[nodiscard]] double to_double(double otherwise = 0.0) const;
    [[nodiscard]] std::int64_t to_int(std::int64_t otherwise = 0) const;
    [[nodiscard]] const std::string& to_string() const; ///< empty when not a string
    [[nodiscard]] const Array& items() const;           ///< empty when not an array
    [[nodiscard]] const Object& members() const;        ///< empty when not an object

    /// Member of an object, element of an array; a null value when absent.
    [[nodiscard]] const Json& operator[](std::string_view key) const;
    [[nodiscard]] const Json& operator[](std::size_t index) const;
    [[nodiscard]] bool contains(std::string_view key) const;
    [[nodiscard]] std::size_t size() const;

    /// Sets a member (null becomes an object first), keeping its place when it exists.
    Json& set(std::string_view key, Json value);
    void remove(std::string_view key);
    /// Appends an element (null becomes an array first).
    Json& push(Json value);

    friend bool operator==(const Json&, const Json&) = default;

private:
    template <typename T>
    [[nodiscard]] bool holds() const {
        return std::holds_alternative<T>(value_);
    }
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

/// Parses UTF-8 JSON; `where` names the source in a Problem (with line). Values may lie in 256
/// others. Of members with the same name the last one counts.
Result<Json> parse_json(std::string_view text, const std::string& where);
/// The Problem that parse_json would name, without keeping any value.
std::optional<Problem> check_json(std::string_view text, const std::string& where);
/// Files up to 256 MB.
Result<Json> read_json_file(const std::filesystem::path& path);

/// Text of a value; indent < 0 gives one line. Numbers are written so that they read back equal.
/// NaN and infinity become null.
std::string dump_json(const Json& value, int indent = -1);

} // namespace smiletwin::geo
