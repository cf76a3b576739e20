#include "geo/io/xml_reader.hpp"

#include "geo/base/mapped_file.hpp"
#include "geo/io/xml_characters.hpp"
#include "geo/io/xml_symbols.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <memory>
#include <vector>

namespace smiletwin::geo {

namespace {

constexpr char separator = '|';
constexpr std::size_t chunk_bytes = std::size_t{1} << 18U;

struct ParserFree {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using ParserPtr = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree>;

Problem problem(std::string key, std::string help) {
    return Problem{{std::move(key), {}}, {}, {std::move(help), {}}, {}};
}

/// What the C callbacks see.
struct Session {
    XML_Parser parser = nullptr;
    XmlHandler* handler = nullptr;
    XmlLimits limits;
    std::vector<XmlAttribute> attributes;
    std::vector<XmlName> open;
    XmlSymbols symbols;
    std::optional<Problem> refusal;

    XmlName name_of(const char* name) {
        const std::string_view whole(name);
        const auto cut = whole.rfind(separator);
        return cut == std::string_view::npos ? symbols({}, whole)
                                             : symbols(whole.substr(0, cut), whole.substr(cut + 1));
    }

    void refuse(Problem why) {
        refusal = std::move(why);
        XML_StopParser(parser, XML_FALSE);
    }
};

Session& session_of(void* data) {
    return *static_cast<Session*>(data);
}

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** pairs) {
    Session& session = session_of(data);
    if (session.refusal) {
        return;
    }
    if (session.open.size() >= static_cast<std::size_t>(session.limits.depth)) {
        session.refuse(problem("error.xml.too_deep", "help.xml.not_a_city_model"));
        return;
    }
    session.attributes.clear();
    for (; *pairs != nullptr; pairs += 2) {
        session.attributes.push_back({session.name_of(pairs[0]), pairs[1]});
        if (session.attributes.size() > session.limits.attributes ||
            session.attributes.back().value.size() > session.limits.value_bytes) {
            session.refuse(problem("error.xml.too_large", "help.xml.not_a_city_model"));
            return;
        }
    }
    session.open.push_back(session.name_of(name));
    if (auto refusal = session.handler->start(session.open.back(), session.attributes)) {
        session.refuse(std::move(*refusal));
    }
}

void XMLCALL on_end(void* data, const XML_Char* /*name*/) {
    Session& session = session_of(data);
    if (!session.refusal) {
        session.handler->end(session.open.back());
        session.open.pop_back();
    }
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    Session& session = session_of(data);
    if (!session.refusal) {
        session.handler->text({text, static_cast<std::size_t>(length)}, false);
    }
}

void XMLCALL on_doctype(
    void* data, const XML_Char*, const XML_Char*, const XML_Char*, int /*has_internal_subset*/) {
    session_of(data).refuse(problem("error.xml.doctype", "help.xml.remove_doctype"));
}

struct Substitute {
    int byte;
    int code_point;
};

// Differences from ISO-8859-1, from the Unicode mapping tables 8859-15.TXT and CP1252.TXT.
constexpr std::array<Substitute, 8> latin9{{
    {0xA4, 0x20AC},
    {0xA6, 0x0160},
    {0xA8, 0x0161},
    {0xB4, 0x017D},
    {0xB8, 0x017E},
    {0xBC, 0x0152},
    {0xBD, 0x0153},
    {0xBE, 0x0178},
}};
constexpr std::array<Substitute, 27> windows1252{{
    {0x80, 0x20AC}, {0x82, 0x201A}, {0x83, 0x0192}, {0x84, 0x201E}, {0x85, 0x2026}, {0x86, 0x2020},
    {0x87, 0x2021}, {0x88, 0x02C6}, {0x89, 0x2030}, {0x8A, 0x0160}, {0x8B, 0x2039}, {0x8C, 0x0152},
    {0x8E, 0x017D}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C}, {0x94, 0x201D}, {0x95, 0x2022},
    {0x96, 0x2013}, {0x97, 0x2014}, {0x98, 0x02DC}, {0x99, 0x2122}, {0x9A, 0x0161}, {0x9B, 0x203A},
    {0x9C, 0x0153}, {0x9E, 0x017E}, {0x9F, 0x0178},
}};

int XMLCALL on_encoding(void* /*data*/, const XML_Char* name, XML_Encoding* encoding) {
    const bool is_latin9 = same_ignoring_case(name, "ISO-8859-15");
    const bool is_windows = same_ignoring_case(name, "windows-1252");
    if (!is_latin9 && !is_windows) {
        return XML_STATUS_ERROR;
    }
    for (int byte = 0; byte < 256; ++byte) {
        encoding->map[byte] = byte;
    }
    const auto apply = [encoding](const auto& table) {
        for (const Substitute& entry : table) {
            encoding->map[entry.byte] = entry.code_point;
        }
    };
    if (is_latin9) {
        apply(latin9);
    } else {
        apply(windows1252);
    }
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
}

Problem expat_problem(XML_Parser parser) {
    const XML_Error code = XML_GetErrorCode(parser);
    const char* detail = XML_ErrorString(code);
    const bool cut_off = code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
                         code == XML_ERROR_PARTIAL_CHAR || code == XML_ERROR_UNCLOSED_CDATA_SECTION;
    const bool encoding =
        code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INCORRECT_ENCODING;
    const bool empty = code == XML_ERROR_NO_ELEMENTS && XML_GetCurrentByteIndex(parser) <= 0;
    Problem what = empty      ? problem("error.xml.empty", "help.xml.fetch_again")
                   : cut_off  ? problem("error.xml.truncated", "help.xml.fetch_again")
                   : encoding ? problem("error.xml.encoding", "help.xml.save_as_utf8")
                              : problem("error.xml.malformed", "help.xml.fetch_again");
    what.detail = detail != nullptr ? detail : "";
    return what;
}

/// The line is a value of the sentence, so that `where` stays the name of a file.
Problem placed(Problem what, XML_Parser parser) {
    what.what.values.emplace_back("line", fmt::format("{}", XML_GetCurrentLineNumber(parser)));
    return what;
}

/// UTF-16 shows in the first bytes, whatever the declaration says (XML 1.0, appendix F.1); and what
/// can be read byte by byte is none. Null where the declaration is to be believed.
const char* encoding_in_bytes(std::string_view text) {
    const auto starts = [text](std::string_view bytes) { return text.starts_with(bytes); };
    if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
        return "UTF-16"; // the mark says which
    }
    if (starts(std::string_view("<\0", 2))) {
        return "UTF-16LE";
    }
    if (starts(std::string_view("\0<", 2))) {
        return "UTF-16BE";
    }
    return is_utf8_xml(text) ? "UTF-8" : nullptr;
}

ParserPtr make_parser(Session& session, const char* encoding) {
    ParserPtr parser(XML_ParserCreateNS(encoding, separator));
    session.parser = parser.get();
    XML_SetUserData(parser.get(), &session);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    XML_SetUnknownEncodingHandler(parser.get(), on_encoding, nullptr);
    return parser;
}

} // namespace

Result<Done>
read_xml(std::string_view text, XmlHandler& handler, RunContext& context, const XmlLimits& limits) {
    Session session;
    session.handler = &handler;
    session.limits = limits;
    const ParserPtr parser = make_parser(session, encoding_in_bytes(text));
    for (bool last = false; !last;) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        const std::string_view chunk = text.substr(0, chunk_bytes);
        text.remove_prefix(chunk.size());
        last = text.empty();
        const auto status = XML_Parse(
            parser.get(),
            chunk.data(),
            static_cast<int>(chunk.size()),
            last ? XML_TRUE : XML_FALSE);
        if (status != XML_STATUS_OK) {
            return placed(
                session.refusal ? *session.refusal : expat_problem(parser.get()), parser.get());
        }
    }
    return Done{};
}

Result<Done> read_xml(
    const std::filesystem::path& path,
    XmlHandler& handler,
    RunContext& context,
    const XmlLimits& limits) {
    const Result<MappedFile> file = MappedFile::open(path);
    if (!file) {
        return file.problem();
    }
    Result<Done> done = read_xml(file->bytes(), handler, context, limits);
    if (!done) {
        Problem problem = done.problem();
        problem.where = path.string();
        return problem;
    }
    return done;
}

} // namespace smiletwin::geo
