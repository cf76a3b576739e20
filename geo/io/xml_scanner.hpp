// XML without copies: walks text that lies in memory and hands out views into it. Reads UTF-8 only;
// other encodings take the way through expat (xml_reader.hpp), whose events are the same.
//
// Text may be cut where an element has just ended: a second scanner that stands inside the same
// open elements goes on from there, on another thread.
#pragma once

#include "geo/io/xml_symbols.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

class XmlScanner {
public:
    explicit XmlScanner(XmlHandler& handler, const XmlLimits& limits = {});
    /// Stands inside the elements that `other` has open; hands events to `handler` instead.
    XmlScanner(const XmlScanner& other, XmlHandler& handler);
    XmlScanner(const XmlScanner&) = delete;
    XmlScanner& operator=(const XmlScanner&) = delete;

    /// Reads whole tokens; the text must outlive the scanner. The Problem says what, not where:
    /// see error_at().
    std::optional<Problem> scan(std::string_view text);
    /// After the last piece: nothing may be open.
    [[nodiscard]] std::optional<Problem> finish() const;

    [[nodiscard]] std::size_t depth() const { return open_.size(); }
    /// Offset in the text of the last scan() at which it gave up.
    [[nodiscard]] std::size_t error_at() const { return static_cast<std::size_t>(at_ - begin_); }

private:
    struct Binding {
        std::string_view prefix;
        std::string uri;
    };
    /// One set of namespace bindings; elements with the same declarations share it.
    struct Scope {
        std::uint32_t parent = 0;
        std::vector<Binding> own;
    };
    struct Open {
        std::string_view raw_name;
        std::uint32_t scope = 0;
        XmlName name;
    };
    struct RawAttribute {
        std::string_view raw_name;
        std::string_view value;
        bool is_declaration = false; ///< of a namespace
        bool as_guessed = false;
    };
    struct KnownName {
        std::string_view raw;
        std::uint32_t scope = 0;
        bool is_attribute = false;
        XmlName name;
    };

    /// What came last after an event: elements follow each other in few ways.
    struct Guess {
        KnownName element;
        std::array<KnownName, 2> attributes; ///< the first ones of that element, by place
    };

    bool text_until_tag();
    bool markup();
    bool start_tag();
    bool read_attributes(const Guess& guessed, bool& is_empty);
    bool read_attribute(const Guess& guessed);
    bool read_value(std::string_view& value);
    bool declare_namespaces();
    std::uint32_t scope_of(const std::vector<Binding>& own);
    bool hand_out_start(std::string_view raw_name, Guess& guessed, bool as_guessed);
    bool hand_out_attributes(Guess& guessed);
    bool end_tag();
    void close();
    bool declaration();
    bool cdata();
    bool instruction();
    bool find(std::string_view mark, std::string_view& before);
    [[nodiscard]] bool is_before_tag() const;
    bool put_text(std::string_view piece);
    bool take_name(std::string_view expected);
    std::string_view read_name();
    Guess& guess();
    void skip_blanks();
    KnownName& cache_slot(std::string_view raw, bool is_attribute);
    const XmlName* resolve(std::string_view raw, bool is_attribute);
    [[nodiscard]] std::optional<std::string_view> uri_of(std::string_view prefix) const;

    bool fail(const char* key, const char* help, const char* detail);
    bool malformed(const char* detail);
    bool cut_off();

    XmlHandler& handler_;
    XmlLimits limits_;
    const char* begin_ = nullptr;
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    // Whether the text has any of what must be looked for in each piece of it.
    bool has_references_ = false;
    bool has_brackets_ = false;
    bool has_returns_ = false;
    bool wants_blanks_ = true;
    bool is_empty_ = true; ///< nothing but empty text so far
    bool root_seen_ = false;
    bool declaration_allowed_ = true;
    std::vector<Open> open_;
    std::uint32_t scope_ = 0;
    std::vector<Scope> scopes_;
    std::vector<RawAttribute> raw_attributes_;
    bool declares_ = false; ///< one of them declares a namespace
    std::vector<XmlAttribute> attributes_;
    std::deque<std::string> decoded_; ///< of the current tag; views into it stay valid
    std::size_t decoded_used_ = 0;
    std::string text_;
    std::vector<KnownName> cache_;
    /// By event: 0 for none, then odd for the start and even for the end of the element of each
    /// symbol.
    std::vector<Guess> guesses_;
    std::size_t last_event_ = 0;
    XmlSymbols symbols_;
    std::optional<Problem> problem_;
};

} // namespace smiletwin::geo
