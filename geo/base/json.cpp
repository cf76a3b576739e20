#include "geo/base/json.hpp"

#include "geo/base/file_problems.hpp"
#include "geo/base/json_faults.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <system_error>

namespace smiletwin::geo {

namespace {

const Json null_value;

/// Beyond that nobody reads, and a stack would end before the file does.
constexpr std::size_t deepest_value = 256;

/// A Json takes many times the room of its text.
constexpr std::uintmax_t most_file_bytes = std::uintmax_t{256} << 20U;

/// Follows a text and remembers why it was given up.
class JsonCheck : public nlohmann::json::json_sax_t {
public:
    JsonCheck(std::string_view text, const std::string& where) : text_(text), where_(where) {}

    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return false; }
    bool key(string_t& /*name*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return enter(); }
    bool start_array(std::size_t /*size*/) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool parse_error(
        std::size_t byte,
        const std::string& /*token*/,
        const nlohmann::detail::exception& error) override {
        problem_ = json_fault(text_, byte, where_, error.what());
        return false;
    }

private:
    bool enter() {
        if (++depth_ > deepest_value) {
            problem_ = too_deep_json(text_, deepest_value, where_);
        }
        return !problem_;
    }
    bool leave() {
        --depth_;
        return true;
    }

    std::string_view text_;
    const std::string& where_;
    std::size_t depth_ = 0;
    std::optional<Problem> problem_;
};

/// Of members with the same name the last one counts, at the place of the first.
void unite_members(Json::Object& members) {
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return members[a].first < members[b].first;
    });
    std::vector<bool> superseded(members.size());
    bool any = false;
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() &&
               members[order[last + 1]].first == members[order[first]].first) {
            superseded[order[++last]] = true;
        }
        if (last > first) {
            members[order[first]].second = std::move(members[order[last]].second);
            any = true;
        }
        first = last + 1;
    }
    if (any) {
        Json::Object united;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!superseded[i]) {
                united.push_back(std::move(members[i]));
            }
        }
        members = std::move(united);
    }
}

/// Builds the value on the way.
class JsonBuilder : public JsonCheck {
public:
    using JsonCheck::JsonCheck;

    Json take() { return std::move(root_); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(std::int64_t{value}); }
    bool number_unsigned(number_unsigned_t value) override {
        const bool fits = value <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
        return put(
            fits ? Json(static_cast<std::int64_t>(value)) : Json(static_cast<double>(value)));
    }
    bool number_float(number_float_t value, const string_t& /*text*/) override {
        return put(value);
    }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool key(string_t& name) override {
        open_.back().members.emplace_back(std::move(name), Json());
        return true;
    }
    bool start_object(std::size_t size) override {
        open_.push_back({true, {}, {}});
        return JsonCheck::start_object(size);
    }
    bool start_array(std::size_t size) override {
        open_.push_back({false, {}, {}});
        return JsonCheck::start_array(size);
    }
    bool end_object() override {
        Json::Object members = std::move(open_.back().members);
        open_.pop_back();
        unite_members(members);
        return put(std::move(members)) && JsonCheck::end_object();
    }
    bool end_array() override {
        Json::Array items = std::move(open_.back().items);
        open_.pop_back();
        return put(std::move(items)) && JsonCheck::end_array();
    }

private:
    struct Open {
        bool is_object = false;
        Json::Array items;
        Json::Object members;
    };

    bool put(Json value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().is_object) {
            open_.back().members.back().second = std::move(value);
        } else {
            open_.back().items.push_back(std::move(value));
        }
        return true;
    }

    std::vector<Open> open_;
    Json root_;
};

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
    JsonBuilder builder(text, where);
    nlohmann::json::sax_parse(text, &builder);
    return builder.problem() ? Result<Json>(*builder.problem()) : Result<Json>(builder.take());
}

std::optional<Problem> check_json(std::string_view text, const std::string& where) {
    JsonCheck check(text, where);
    nlohmann::json::sax_parse(text, &check);
    return check.problem();
}

Result<Json> read_json_file(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (!file || error) {
        return unreadable_file(path);
    }
    if (size > most_file_bytes) {
        return Problem{
            {"error.json.too_large", {}}, path.string(), {"help.json.too_large", {}}, {}};
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return parse_json(text, path.string());
}

std::string dump_json(const Json& value, int indent) {
    return to_nlohmann(value).dump(
        indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace smiletwin::geo
