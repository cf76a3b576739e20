// Where the members of a JSON object lie in its text, without a look at what is in them: so that a
// large document can be parsed piece by piece, by several threads, in little memory.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

struct JsonMember {
    std::string_view key;   ///< with its quotes, as written
    std::string_view value; ///< without blanks around it
};

/// Does `key`, with its quotes and perhaps with escapes, say the same as `name`, which has quotes,
/// too, and none?
bool is_json_key(std::string_view key, std::string_view name);

/// Nothing where `text` is no object with blanks around it. The grammar (RFC 8259) is checked
/// between the members; keys and values are only delimited, who parses them finds what is wrong
/// inside.
std::optional<std::vector<JsonMember>> json_members(std::string_view text);

struct NestedJsonMembers {
    std::vector<JsonMember> members;
    std::optional<std::vector<JsonMember>> nested;
};

/// The same, and on the way the members of the first value that is an object of that key, which is
/// given with its quotes.
std::optional<NestedJsonMembers>
nested_json_members(std::string_view text, std::string_view nested_key);

} // namespace smiletwin::geo
