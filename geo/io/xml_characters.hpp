// Characters of XML 1.0 text: which are allowed, and what references stand for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace smiletwin::geo {

inline bool is_xml_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// ASCII letters only: names of encodings.
bool same_ignoring_case(std::string_view a, std::string_view b);

struct XmlTextTraits {
    std::size_t valid_bytes = 0; ///< up to the first byte that is no character of XML in UTF-8
    // Whether there are any among them:
    bool has_returns = false;    ///< carriage returns
    bool has_references = false; ///< &
    bool has_brackets = false;   ///< ], which ends CDATA
};

/// First of `quote` and of what an attribute value must not have or must not keep: <, &, and blanks
/// but spaces; `end` without.
const char* find_special_in_value(const char* at, const char* end, char quote);

/// Checks UTF-8 (RFC 3629) and the characters XML 1.0 allows (section 2.2).
XmlTextTraits check_xml_text(std::string_view text);

/// What a reference stands for, added to `out`; `rest` begins with & and is moved behind it. False
/// for an unknown entity and for a character XML does not allow.
bool decode_xml_reference(std::string_view& rest, std::string& out);

/// Text with references replaced and line ends made one (XML 1.0, 2.11). In attributes each blank
/// becomes a space (3.3.3). False when a reference cannot be read.
bool decode_xml_text(std::string_view raw, bool is_attribute, std::string& out);

/// The encoding an XML declaration names, given what stands between "<?xml" and "?>": empty when it
/// names none, nothing when it is no declaration (XML 1.0, production 23).
std::optional<std::string_view> declared_encoding(std::string_view declaration);

/// True for text that is UTF-8 by its first bytes and its declaration.
bool is_utf8_xml(std::string_view text);

} // namespace smiletwin::geo
