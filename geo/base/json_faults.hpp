// Why a text is no JSON, in words that help. Private to the readers of JSON.
#pragma once

#include "geo/base/message.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace smiletwin::geo {

/// `byte` is the number of bytes read when a reader gave up, the one it stumbled on included; more
/// than the text has where it ended too early. `detail` are the reader's words.
Problem
json_fault(std::string_view text, std::size_t byte, const std::string& where, std::string detail);

/// A text with more than `deepest` values inside each other, and where the first one of those is.
Problem too_deep_json(std::string_view text, std::size_t deepest, const std::string& where);

} // namespace smiletwin::geo
