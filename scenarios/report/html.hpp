// Small helpers to write HTML that is correct by construction: all text goes through escaped().
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace smiletwin::scenarios::html {

/// & < > " as entities.
std::string escaped(std::string_view text);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

/// <tag a="b">content</tag>; content is HTML already, attribute values are escaped here.
std::string element(std::string_view tag, Attributes attributes, std::string_view content);
/// The same with plain text as content.
std::string text_element(std::string_view tag, Attributes attributes, std::string_view text);
/// <tag a="b">, for tags without content.
std::string empty_element(std::string_view tag, Attributes attributes);

/// "data:image/png;base64,…" of the bytes of a PNG file.
std::string png_data_address(std::string_view png);
std::string base64(std::string_view bytes);

} // namespace smiletwin::scenarios::html
