#include "geo/io/xml_scanner.hpp"

#include "geo/base/byte_order_mark.hpp"
#include "geo/io/xml_characters.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace smiletwin::geo {

namespace {

constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view xmlns_uri = "http://www.w3.org/2000/xmlns/";
/// Above the number of names in any file, below what hurts when one makes up names.
constexpr std::size_t cache_size = 512;

constexpr std::array<bool, 256> name_characters() {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80;
    }
    return table;
}
constexpr std::array<bool, 256> is_name_character = name_characters();

bool starts_name(char c) {
    const bool digit = c >= '0' && c <= '9';
    return is_name_character[static_cast<unsigned char>(c)] && !digit && c != '-' && c != '.';
}

std::string_view prefix_of(std::string_view raw) {
    const auto colon = raw.find(':');
    return colon == std::string_view::npos ? std::string_view{} : raw.substr(0, colon);
}

std::string_view local_of(std::string_view raw) {
    const auto colon = raw.find(':');
    return colon == std::string_view::npos ? raw : raw.substr(colon + 1);
}

/// Characters as a number, the first one lowest.
template <typename Word>
std::uint64_t load(const char* from) {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// First and last bytes and the length tell the names of one file apart well enough.
std::size_t name_hash(std::string_view raw) {
    const char* const first = raw.data();
    const char* const last = first + raw.size();
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    if (raw.size() >= sizeof(std::uint64_t)) {
        head = load<std::uint64_t>(first);
        tail = load<std::uint64_t>(last - sizeof(std::uint64_t));
    } else if (raw.size() >= sizeof(std::uint32_t)) {
        head = load<std::uint32_t>(first);
        tail = load<std::uint32_t>(last - sizeof(std::uint32_t));
    } else {
        for (const char c : raw) {
            head = head << 8U | static_cast<unsigned char>(c);
        }
    }
    constexpr std::uint64_t mix = 0x9E3779B97F4A7C15ULL;
    const std::uint64_t hash = (head ^ (tail + raw.size()) * mix) * mix;
    return static_cast<std::size_t>(hash >> 32U);
}

bool same_declarations(const auto& a, const auto& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.prefix == y.prefix && x.uri == y.uri;
    });
}

} // namespace

XmlScanner::XmlScanner(XmlHandler& handler, const XmlLimits& limits)
    : handler_(handler)
    , limits_(limits)
    , wants_blanks_(handler.wants_blanks())
    , cache_(cache_size) {
    scopes_.push_back({0, {{"xml", std::string(xml_uri)}}});
}

XmlScanner::XmlScanner(const XmlScanner& other, XmlHandler& handler)
    : handler_(handler)
    , limits_(other.limits_)
    , wants_blanks_(handler.wants_blanks())
    , is_empty_(other.is_empty_)
    , root_seen_(other.root_seen_)
    , declaration_allowed_(false)
    , open_(other.open_)
    , scope_(other.scope_)
    , scopes_(other.scopes_)
    , cache_(cache_size) {
    for (Open& element : open_) {
        element.name = symbols_(element.name.space, element.name.local);
    }
}

bool XmlScanner::fail(const char* key, const char* help, const char* detail) {
    problem_ = Problem{{key, {}}, {}, {help, {}}, detail};
    return false;
}

bool XmlScanner::malformed(const char* detail) {
    return fail("error.xml.malformed", "help.xml.fetch_again", detail);
}

bool XmlScanner::cut_off() {
    at_ = end_;
    return fail("error.xml.truncated", "help.xml.fetch_again", "unclosed token");
}

std::optional<Problem> XmlScanner::scan(std::string_view text) {
    is_empty_ = is_empty_ && text.empty();
    begin_ = text.data();
    at_ = begin_;
    const XmlTextTraits traits = check_xml_text(text);
    end_ = begin_ + traits.valid_bytes;
    has_returns_ = traits.has_returns;
    has_references_ = traits.has_references;
    has_brackets_ = traits.has_brackets;
    if (declaration_allowed_ && text.starts_with(byte_order_mark)) {
        at_ += byte_order_mark.size();
    }
    while (at_ != end_) {
        if (!text_until_tag() || (at_ != end_ && !markup())) {
            break;
        }
    }
    if (traits.valid_bytes < text.size() && at_ == end_) {
        malformed("invalid character");
    }
    return problem_;
}

std::optional<Problem> XmlScanner::finish() const {
    if (is_empty_) {
        return Problem{{"error.xml.empty", {}}, {}, {"help.xml.fetch_again", {}}, {}};
    }
    if (!root_seen_ || !open_.empty()) {
        return Problem{
            {"error.xml.truncated", {}}, {}, {"help.xml.fetch_again", {}}, "no element found"};
    }
    return {};
}

bool XmlScanner::text_until_tag() {
    const char* const first = at_;
    skip_blanks(); // mostly a line end and an indentation, where a search would cost more
    const bool is_blank = at_ == end_ || *at_ == '<';
    if (!is_blank) {
        const auto left = static_cast<std::size_t>(end_ - at_);
        const auto* tag = static_cast<const char*>(std::memchr(at_, '<', left));
        at_ = tag != nullptr ? tag : end_;
    }
    const std::string_view piece(first, static_cast<std::size_t>(at_ - first));
    if (piece.empty()) {
        return true;
    }
    if (open_.empty()) {
        if (!is_blank) {
            return malformed("text outside the root element");
        }
    } else if (is_blank && !wants_blanks_ && is_before_tag()) {
        return true;
    } else if (is_blank && !has_returns_) {
        handler_.text(piece, true);
    } else if (!put_text(piece)) {
        return false;
    }
    declaration_allowed_ = false;
    return true;
}

bool XmlScanner::is_before_tag() const {
    return end_ - at_ > 1 && at_[1] != '!' && at_[1] != '?';
}

bool XmlScanner::put_text(std::string_view piece) {
    if (has_brackets_ && piece.find("]]>") != std::string_view::npos) {
        return malformed("]]> in text");
    }
    const bool decode = (has_references_ && piece.find('&') != std::string_view::npos) ||
                        (has_returns_ && piece.find('\r') != std::string_view::npos);
    if (!decode) {
        handler_.text(piece, true);
        return true;
    }
    text_.clear();
    if (!decode_xml_text(piece, false, text_)) {
        return malformed("undefined entity");
    }
    handler_.text(text_, false);
    return true;
}

bool XmlScanner::markup() {
    if (end_ - at_ < 2) {
        return cut_off();
    }
    switch (at_[1]) {
    case '/':
        return end_tag();
    case '!':
        return declaration();
    case '?':
        return instruction();
    default:
        return start_tag();
    }
}

/// Most names are known before they are read. False, and nothing taken, where another one stands.
bool XmlScanner::take_name(std::string_view expected) {
    const std::size_t size = expected.size();
    const bool is_there = size > 0 && size < static_cast<std::size_t>(end_ - at_) &&
                          std::memcmp(at_, expected.data(), size) == 0 &&
                          !is_name_character[static_cast<unsigned char>(at_[size])];
    at_ += is_there ? size : 0;
    return is_there;
}

std::string_view XmlScanner::read_name() {
    const char* const first = at_;
    while (at_ != end_ && is_name_character[static_cast<unsigned char>(*at_)]) {
        ++at_;
    }
    return {first, static_cast<std::size_t>(at_ - first)};
}

void XmlScanner::skip_blanks() {
    constexpr std::uint64_t spaces = 0x2020202020202020ULL;
    while (at_ != end_ && is_xml_blank(*at_)) {
        ++at_;
        // Behind a line feed, an indentation.
        while (end_ - at_ >= 8) {
            const std::uint64_t others = load<std::uint64_t>(at_) ^ spaces;
            if (others != 0) {
                at_ += std::countr_zero(others) / 8;
                break;
            }
            at_ += 8;
        }
    }
}

bool XmlScanner::start_tag() {
    const char* const tag = at_;
    ++at_;
    if (!starts_name(*at_)) {
        return malformed("not a tag");
    }
    Guess& guessed = guess();
    const bool as_guessed = take_name(guessed.element.raw);
    const std::string_view raw_name = as_guessed ? guessed.element.raw : read_name();
    raw_attributes_.clear();
    declares_ = false;
    decoded_used_ = 0;
    bool is_empty = false;
    if (!read_attributes(guessed, is_empty)) {
        return false;
    }
    declaration_allowed_ = false;
    if (open_.empty() && root_seen_) {
        at_ = tag;
        return malformed("a second root element");
    }
    root_seen_ = true;
    if (open_.size() >= static_cast<std::size_t>(limits_.depth)) {
        return fail("error.xml.too_deep", "help.xml.not_a_city_model", "");
    }
    open_.push_back({raw_name, scope_, {}});
    if ((declares_ && !declare_namespaces()) || !hand_out_start(raw_name, guessed, as_guessed)) {
        return false;
    }
    if (is_empty) {
        close();
    }
    return true;
}

bool XmlScanner::read_attributes(const Guess& guessed, bool& is_empty) {
    for (;;) {
        const char* const before = at_;
        skip_blanks();
        if (at_ == end_) {
            return cut_off();
        }
        if (*at_ == '>') {
            ++at_;
            return true;
        }
        if (*at_ == '/') {
            if (++at_ == end_) {
                return cut_off();
            }
            if (*at_ != '>') {
                return malformed("not a tag");
            }
            ++at_;
            is_empty = true;
            return true;
        }
        if (at_ == before || !starts_name(*at_)) {
            return malformed("not an attribute");
        }
        if (!read_attribute(guessed)) {
            return false;
        }
    }
}

bool XmlScanner::read_attribute(const Guess& guessed) {
    const std::size_t place = raw_attributes_.size();
    const std::string_view expected =
        place < guessed.attributes.size() ? guessed.attributes[place].raw : std::string_view();
    const bool as_guessed = take_name(expected);
    const std::string_view raw_name = as_guessed ? expected : read_name();
    skip_blanks();
    if (at_ == end_) {
        return cut_off();
    }
    if (*at_ != '=') {
        return malformed("attribute without value");
    }
    ++at_;
    skip_blanks();
    std::string_view value;
    if (!read_value(value)) {
        return false;
    }
    const bool declares = !as_guessed && (raw_name == "xmlns" || raw_name.starts_with("xmlns:"));
    declares_ = declares_ || declares;
    raw_attributes_.push_back({raw_name, value, declares, as_guessed});
    return true;
}

bool XmlScanner::read_value(std::string_view& value) {
    if (at_ == end_) {
        return cut_off();
    }
    const char quote = *at_;
    if (quote != '"' && quote != '\'') {
        return malformed("attribute without quotes");
    }
    ++at_;
    const char* const special = find_special_in_value(at_, end_, quote);
    const bool is_plain = special != end_ && *special == quote;
    const char* const close_quote = is_plain ? special : std::find(special, end_, quote);
    if (close_quote == end_) {
        return cut_off();
    }
    value = {at_, static_cast<std::size_t>(close_quote - at_)};
    if (raw_attributes_.size() >= limits_.attributes || value.size() > limits_.value_bytes) {
        return fail("error.xml.too_large", "help.xml.not_a_city_model", "");
    }
    if (!is_plain) {
        if (value.find('<') != std::string_view::npos) {
            return malformed("< in an attribute");
        }
        if (decoded_used_ == decoded_.size()) {
            decoded_.emplace_back();
        }
        std::string& decoded = decoded_[decoded_used_++];
        decoded.clear();
        if (!decode_xml_text(value, true, decoded)) {
            return malformed("undefined entity");
        }
        value = decoded;
    }
    at_ = close_quote + 1;
    return true;
}

bool XmlScanner::declare_namespaces() {
    std::vector<Binding> own;
    for (const RawAttribute& attribute : raw_attributes_) {
        if (!attribute.is_declaration) {
            continue;
        }
        const bool is_default = attribute.raw_name == "xmlns";
        const std::string_view prefix =
            is_default ? std::string_view{} : local_of(attribute.raw_name);
        // Namespaces in XML 1.0, section 3: two prefixes are taken, and only the default namespace
        // can be left.
        const bool is_xml = prefix == "xml";
        const bool wrong = prefix == "xmlns" || is_xml != (attribute.value == xml_uri) ||
                           attribute.value == xmlns_uri || (!is_default && attribute.value.empty());
        if (wrong) {
            return malformed("reserved prefix");
        }
        for (const Binding& other : own) {
            if (other.prefix == prefix) {
                return malformed("duplicate attribute");
            }
        }
        own.push_back({prefix, std::string(attribute.value)});
    }
    if (!own.empty()) {
        scope_ = scope_of(own);
    }
    return true;
}

/// Members that repeat the same declarations find their scope again, and with it the names that
/// are known there.
std::uint32_t XmlScanner::scope_of(const std::vector<Binding>& own) {
    constexpr std::size_t looked_at = 16;
    const std::size_t first = scopes_.size() > looked_at ? scopes_.size() - looked_at : 1;
    for (std::size_t i = first; i < scopes_.size(); ++i) {
        if (scopes_[i].parent == scope_ && same_declarations(scopes_[i].own, own)) {
            return static_cast<std::uint32_t>(i);
        }
    }
    scopes_.push_back({scope_, own});
    return static_cast<std::uint32_t>(scopes_.size() - 1);
}

bool XmlScanner::hand_out_start(std::string_view raw_name, Guess& guessed, bool as_guessed) {
    if (!as_guessed || guessed.element.scope != scope_) {
        const XmlName* name = resolve(raw_name, false);
        if (name == nullptr) {
            return false;
        }
        guessed.element = {raw_name, scope_, false, *name};
    }
    open_.back().name = guessed.element.name;
    attributes_.clear();
    if (!raw_attributes_.empty() && !hand_out_attributes(guessed)) {
        return false;
    }
    last_event_ = 2 * std::size_t{open_.back().name.symbol} + 1;
    problem_ = handler_.start(open_.back().name, attributes_);
    return !problem_;
}

bool XmlScanner::hand_out_attributes(Guess& guessed) {
    for (std::size_t place = 0; place < raw_attributes_.size(); ++place) {
        const RawAttribute& attribute = raw_attributes_[place];
        if (attribute.is_declaration) {
            continue;
        }
        KnownName late;
        KnownName& known = place < guessed.attributes.size() ? guessed.attributes[place] : late;
        if (!attribute.as_guessed || known.scope != scope_) {
            const XmlName* const name = resolve(attribute.raw_name, true);
            if (name == nullptr) {
                return false;
            }
            known = {attribute.raw_name, scope_, true, *name};
        }
        for (const XmlAttribute& other : attributes_) {
            if (other.name.symbol == known.name.symbol) {
                return malformed("duplicate attribute");
            }
        }
        attributes_.push_back({known.name, attribute.value});
    }
    return true;
}

bool XmlScanner::end_tag() {
    at_ += 2;
    const bool is_open = !open_.empty() && take_name(open_.back().raw_name);
    if (!is_open) {
        read_name();
    }
    skip_blanks();
    if (at_ == end_) {
        return cut_off();
    }
    if (*at_ != '>' || !is_open) {
        return malformed("mismatched tag");
    }
    ++at_;
    close();
    return true;
}

void XmlScanner::close() {
    handler_.end(open_.back().name);
    last_event_ = 2 * std::size_t{open_.back().name.symbol} + 2;
    scope_ = open_.back().scope;
    open_.pop_back();
}

bool XmlScanner::find(std::string_view mark, std::string_view& before) {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    const auto found = rest.find(mark);
    if (found == std::string_view::npos) {
        return cut_off();
    }
    before = rest.substr(0, found);
    at_ += found + mark.size();
    return true;
}

bool XmlScanner::declaration() {
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    std::string_view skipped;
    if (rest.starts_with("<!--")) {
        declaration_allowed_ = false;
        at_ += 4;
        // "--" may not stand inside a comment: the first one must be its end.
        if (!find("--", skipped)) {
            return false;
        }
        if (at_ == end_) {
            return cut_off();
        }
        return *at_++ == '>' || malformed("-- in a comment");
    }
    if (rest.starts_with("<![CDATA[")) {
        return cdata();
    }
    if (rest.starts_with("<!DOCTYPE")) {
        return fail("error.xml.doctype", "help.xml.remove_doctype", "");
    }
    constexpr std::size_t longest_mark = 9;
    return rest.size() < longest_mark ? cut_off() : malformed("not a tag");
}

bool XmlScanner::cdata() {
    constexpr std::size_t mark_bytes = 9;
    if (open_.empty()) {
        return malformed("text outside the root element");
    }
    at_ += mark_bytes;
    std::string_view content;
    if (!find("]]>", content)) {
        return false;
    }
    if (has_returns_ && content.find('\r') != std::string_view::npos) {
        text_.clear();
        for (std::size_t i = 0; i < content.size(); ++i) {
            const bool pair = content[i] == '\r' && content.substr(i + 1).starts_with('\n');
            if (!pair) {
                text_.push_back(content[i] == '\r' ? '\n' : content[i]);
            }
        }
        handler_.text(text_, false);
    } else if (!content.empty()) {
        handler_.text(content, true);
    }
    return true;
}

bool XmlScanner::instruction() {
    at_ += 2;
    const char* const tag = at_;
    std::string_view content;
    if (!find("?>", content)) {
        return false;
    }
    const char* const behind = at_;
    at_ = tag;
    const std::string_view target = read_name();
    at_ = behind;
    const bool named = !target.empty() && starts_name(target.front()) &&
                       target.find(':') == std::string_view::npos &&
                       (target.size() == content.size() || is_xml_blank(content[target.size()]));
    const bool is_declaration =
        target.size() == 3 && std::equal(target.begin(), target.end(), "xml", [](char a, char b) {
            return (a | 0x20) == b;
        });
    const bool misplaced = is_declaration && (!declaration_allowed_ || target != "xml" ||
                                              !declared_encoding(content.substr(target.size())));
    if (!named || misplaced) {
        return malformed("misplaced declaration");
    }
    declaration_allowed_ = false;
    return true;
}

std::optional<std::string_view> XmlScanner::uri_of(std::string_view prefix) const {
    for (std::uint32_t scope = scope_;; scope = scopes_[scope].parent) {
        for (const Binding& binding : scopes_[scope].own) {
            if (binding.prefix == prefix) {
                return binding.uri;
            }
        }
        if (scope == 0) {
            return {};
        }
    }
}

XmlScanner::Guess& XmlScanner::guess() {
    if (last_event_ >= guesses_.size()) {
        guesses_.resize(2 * last_event_ + 2);
    }
    return guesses_[last_event_];
}

XmlScanner::KnownName& XmlScanner::cache_slot(std::string_view raw, bool is_attribute) {
    const std::size_t hash = name_hash(raw) + (is_attribute ? 1U : 0U) + scope_ * 7U;
    return cache_[hash % cache_size];
}

const XmlName* XmlScanner::resolve(std::string_view raw, bool is_attribute) {
    KnownName& slot = cache_slot(raw, is_attribute);
    if (slot.scope == scope_ && slot.is_attribute == is_attribute && slot.raw == raw) {
        return &slot.name;
    }
    const std::string_view prefix = prefix_of(raw);
    const std::string_view local = local_of(raw);
    if (local.empty() || !starts_name(local.front()) || local.find(':') != std::string_view::npos ||
        raw.front() == ':') {
        malformed("not a name");
        return nullptr;
    }
    std::optional<std::string_view> uri = std::string_view{};
    if (!prefix.empty()) {
        uri = uri_of(prefix);
        if (!uri) {
            malformed("unbound prefix");
            return nullptr;
        }
    } else if (!is_attribute) {
        uri = uri_of({}).value_or(std::string_view{});
    }
    slot = {raw, scope_, is_attribute, symbols_(*uri, local)};
    return &slot.name;
}

} // namespace smiletwin::geo
