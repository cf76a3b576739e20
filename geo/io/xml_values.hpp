// Text as XML wants it, and the written forms of the simple types of XML Schema (XSD 1.0, part 2).
#pragma once

#include <string>
#include <string_view>

namespace smiletwin::geo {

/// Adds text with what XML demands escaped; good for content and for attributes in double quotes.
/// What XML 1.0 cannot hold (section 2.2: most control characters, broken UTF-8) becomes U+FFFD.
void add_xml_escaped(std::string& out, std::string_view text);

/// A name without colon: what an xs:ID must be. Letters beyond ASCII count as such.
bool is_ncname(std::string_view text);
/// The nearest NCName: other characters become _, a leading digit gets one in front.
std::string ncname_of(std::string_view text);

bool is_xs_integer(std::string_view text);
bool is_xs_double(std::string_view text);
bool is_xs_boolean(std::string_view text);
bool is_xs_year(std::string_view text);
bool is_xs_date(std::string_view text);
bool is_xs_date_time(std::string_view text);
/// An absolute or relative URI of the characters that need no escape (RFC 3986, section 2).
bool is_plain_uri(std::string_view text);

} // namespace smiletwin::geo
