#include "geo/io/json_members.hpp"

#include "geo/base/json.hpp"
#include "geo/io/json_cursor.hpp"

#include <utility>

namespace smiletwin::geo {

namespace {

/// All members of an object; `nested` gets those of the value of that key.
bool take_members(
    JsonCursor& cursor,
    std::vector<JsonMember>& members,
    std::string_view nested_key,
    std::optional<std::vector<JsonMember>>& nested) {
    return cursor.each<'{', '}'>([&] {
        JsonMember member;
        if (!cursor.take_string(member.key) || !cursor.take(':')) {
            return false;
        }
        bool good = true;
        if (!nested && !nested_key.empty() && cursor.is_before('{') &&
            is_json_key(member.key, nested_key)) {
            const char* const begin = cursor.at();
            std::optional<std::vector<JsonMember>> none;
            good = take_members(cursor, nested.emplace(), {}, none);
            member.value = {begin, static_cast<std::size_t>(cursor.at() - begin)};
        } else {
            good = cursor.take_value(member.value);
        }
        members.push_back(member);
        return good;
    });
}

} // namespace

bool is_json_key(std::string_view key, std::string_view name) {
    if (key.find('\\') == std::string_view::npos) {
        return key == name;
    }
    const auto plain = parse_json(key, {});
    return plain && '"' + plain->to_string() + '"' == name;
}

std::optional<std::vector<JsonMember>> json_members(std::string_view text) {
    std::optional<NestedJsonMembers> all = nested_json_members(text, {});
    return all ? std::optional(std::move(all->members)) : std::nullopt;
}

std::optional<NestedJsonMembers>
nested_json_members(std::string_view text, std::string_view nested_key) {
    JsonCursor cursor(text);
    NestedJsonMembers all;
    const bool good = take_members(cursor, all.members, nested_key, all.nested) && cursor.at_end();
    return good ? std::optional(std::move(all)) : std::nullopt;
}

} // namespace smiletwin::geo
