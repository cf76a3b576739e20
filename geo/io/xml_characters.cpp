#include "geo/io/xml_characters.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/base/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace smiletwin::geo {

namespace {

constexpr std::size_t block_bytes = 64;

/// Kinds of characters that a text has shown none of yet: all bits of a byte, or none.
struct Unseen {
    signed char carriage_return = -1;
    signed char reference = -1;
    signed char bracket = -1;
};

/// Length of the blocks at the front that hold nothing but ASCII that XML allows, and none of the
/// unseen kinds.
template <typename Vector>
[[gnu::always_inline]] inline std::size_t plain_blocks(std::string_view text, Unseen unseen) {
    const Vector unseen_return = Vector{} + unseen.carriage_return;
    const Vector unseen_reference = Vector{} + unseen.reference;
    const Vector unseen_bracket = Vector{} + unseen.bracket;
    std::size_t at = 0;
    for (; at + block_bytes <= text.size(); at += block_bytes) {
        Vector stops{};
        for (std::size_t i = 0; i < block_bytes; i += sizeof(Vector)) {
            Vector c;
            std::memcpy(&c, text.data() + at + i, sizeof c);
            const Vector is_return = c == '\r';
            stops |= ~((c >= ' ') | (c == '\n') | (c == '\t') | is_return);
            stops |= (is_return & unseen_return) | ((c == '&') & unseen_reference) |
                     ((c == ']') & unseen_bracket);
        }
        std::array<std::uint64_t, sizeof(Vector) / 8> parts{};
        std::memcpy(parts.data(), &stops, sizeof stops);
        if (std::any_of(parts.begin(), parts.end(), [](std::uint64_t part) { return part != 0; })) {
            break;
        }
    }
    return at;
}

#ifdef __x86_64__
using WideCharacters = signed char __attribute__((vector_size(32)));

[[gnu::target("avx2")]] std::size_t wide_plain_blocks(std::string_view text, Unseen unseen) {
    return plain_blocks<WideCharacters>(text, unseen);
}

std::size_t plain_blocks(std::string_view text, Unseen unseen) {
    static const bool has_wide = __builtin_cpu_supports("avx2") != 0;
    return has_wide ? wide_plain_blocks(text, unseen) : plain_blocks<Characters>(text, unseen);
}
#else
std::size_t plain_blocks(std::string_view text, Unseen unseen) {
    return plain_blocks<Characters>(text, unseen);
}
#endif

bool is_xml_character(std::uint32_t code) {
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// Length of the valid multi-byte sequence at the start of `text`, 0 when there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first >= 0xF0 ? 4U : first >= 0xE0 ? 3U : 2U;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) {
        return 0;
    }
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return 0;
        }
        code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    return code >= least[length] && is_xml_character(code) ? length : 0;
}

/// Length of the character at the start of `text`, 0 when XML allows none like it.
std::size_t character_length(std::string_view text) {
    const auto code = static_cast<unsigned char>(text.front());
    if (code >= 0x80) {
        return sequence_length(text);
    }
    return code >= 0x20 || is_xml_blank(text.front()) ? 1 : 0;
}

void note(char c, XmlTextTraits& traits, Unseen& unseen) {
    if (c == '\r') {
        traits.has_returns = true;
        unseen.carriage_return = 0;
    } else if (c == '&') {
        traits.has_references = true;
        unseen.reference = 0;
    } else if (c == ']') {
        traits.has_brackets = true;
        unseen.bracket = 0;
    }
}

void append_utf8(std::uint32_t code, std::string& out) {
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | code >> 6U);
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | code >> 12U);
        put(0x80U | (code >> 6U & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | code >> 18U);
        put(0x80U | (code >> 12U & 0x3FU));
        put(0x80U | (code >> 6U & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

bool decode_number(std::string_view digits, std::string& out) {
    const bool hexadecimal = digits.starts_with('x');
    digits.remove_prefix(hexadecimal ? 1 : 0);
    std::uint32_t code = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, code, hexadecimal ? 16 : 10);
    if (error != std::errc{} || stop != end || !is_xml_character(code)) {
        return false;
    }
    append_utf8(code, out);
    return true;
}

void skip_blanks(std::string_view& rest) {
    while (!rest.empty() && is_xml_blank(rest.front())) {
        rest.remove_prefix(1);
    }
}

/// Takes ` name = "value"` from the front; nothing when something else stands there.
std::optional<std::string_view> take_value(std::string_view& rest, std::string_view name) {
    std::string_view at = rest;
    skip_blanks(at);
    if (at.size() == rest.size() || !at.starts_with(name)) {
        return {};
    }
    at.remove_prefix(name.size());
    skip_blanks(at);
    if (!at.starts_with('=')) {
        return {};
    }
    at.remove_prefix(1);
    skip_blanks(at);
    if (at.empty() || (at.front() != '"' && at.front() != '\'')) {
        return {};
    }
    const auto end = at.find(at.front(), 1);
    if (end == std::string_view::npos) {
        return {};
    }
    const std::string_view value = at.substr(1, end - 1);
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    if (!plain) {
        return {};
    }
    rest = at.substr(end + 1);
    return value;
}

} // namespace

bool same_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [lower](char x, char y) {
        return lower(x) == lower(y);
    });
}

std::optional<std::string_view> declared_encoding(std::string_view declaration) {
    if (!take_value(declaration, "version")) {
        return {};
    }
    const auto encoding = take_value(declaration, "encoding");
    if (encoding) {
        const char first = encoding->empty() ? '0' : encoding->front();
        if (first >= '0' && first <= '9') {
            return {};
        }
    }
    const auto standalone = take_value(declaration, "standalone");
    if (standalone && *standalone != "yes" && *standalone != "no") {
        return {};
    }
    skip_blanks(declaration);
    return declaration.empty() ? std::optional(encoding.value_or(std::string_view{}))
                               : std::nullopt;
}

bool is_utf8_xml(std::string_view text) {
    text = without_byte_order_mark(text);
    constexpr std::string_view opening = "<?xml";
    if (!text.starts_with(opening)) {
        // UTF-16 has a mark or a zero byte beside its first character.
        return text.size() < 2 ||
               (text[0] != '\xFE' && text[0] != '\xFF' && text[0] != '\0' && text[1] != '\0');
    }
    constexpr std::size_t longest = 1024;
    text = text.substr(opening.size(), longest);
    const auto encoding = declared_encoding(text.substr(0, text.find("?>")));
    // A declaration that can be read byte by byte is not written in UTF-16, whatever it says.
    constexpr std::array<std::string_view, 5> readable{
        "utf-8", "us-ascii", "utf-16", "utf-16le", "utf-16be"};
    return !encoding || encoding->empty() ||
           std::any_of(readable.begin(), readable.end(), [&encoding](std::string_view name) {
               return same_ignoring_case(*encoding, name);
           });
}

const char* find_special_in_value(const char* at, const char* end, char quote) {
    return quote == '"' ? find_any<'"', '<', '&', '\t', '\n', '\r'>(at, end)
                        : find_any<'\'', '<', '&', '\t', '\n', '\r'>(at, end);
}

XmlTextTraits check_xml_text(std::string_view text) {
    XmlTextTraits traits;
    Unseen unseen;
    std::size_t i = 0;
    while (i < text.size()) {
        i += plain_blocks(text.substr(i), unseen);
        const std::size_t stop = std::min(i + block_bytes, text.size());
        while (i < stop) {
            const std::size_t length = character_length(text.substr(i));
            if (length == 0) {
                traits.valid_bytes = i;
                return traits;
            }
            note(text[i], traits, unseen);
            i += length;
        }
    }
    traits.valid_bytes = i;
    return traits;
}

bool decode_xml_reference(std::string_view& rest, std::string& out) {
    constexpr std::array<std::pair<std::string_view, char>, 5> known{
        {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
    // The longest useful one is &#x10FFFF; leading zeros are allowed, a page of them is not.
    constexpr std::size_t longest = 32;
    const auto end = rest.substr(0, longest).find(';');
    if (end == std::string_view::npos) {
        return false;
    }
    const std::string_view name = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    if (name.starts_with('#')) {
        return decode_number(name.substr(1), out);
    }
    for (const auto& [entity, character] : known) {
        if (entity == name) {
            out.push_back(character);
            return true;
        }
    }
    return false;
}

bool decode_xml_text(std::string_view raw, bool is_attribute, std::string& out) {
    const auto is_special = [is_attribute](char c) {
        return c == '&' || c == '\r' || (is_attribute && is_xml_blank(c));
    };
    for (;;) {
        const auto plain = static_cast<std::size_t>(
            std::find_if(raw.begin(), raw.end(), is_special) - raw.begin());
        out.append(raw.substr(0, plain));
        raw.remove_prefix(plain);
        if (raw.empty()) {
            return true;
        }
        if (raw.front() == '&') {
            if (!decode_xml_reference(raw, out)) {
                return false;
            }
            continue;
        }
        raw.remove_prefix(raw.starts_with("\r\n") ? 2 : 1);
        out.push_back(is_attribute ? ' ' : '\n');
    }
}

} // namespace smiletwin::geo
