// The scanner and expat read the same: every event of one is an event of the other.

#include "geo/base/random.hpp"
#include "geo/io/xml_scanner.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace smiletwin::geo;
using smiletwin::tests::bytes_of;
using smiletwin::tests::TemporaryFolder;

namespace {

/// Events as text. What is counted by symbols must agree with what is counted by names.
class EventLog : public XmlHandler {
public:
    std::optional<Problem> start(XmlName name, std::span<const XmlAttribute> attributes) override {
        log += fmt::format("<{} {}", name.space, name.local);
        std::vector<std::string> sorted;
        for (const XmlAttribute& attribute : attributes) {
            sorted.push_back(fmt::format(
                " {} {}={}", attribute.name.space, attribute.name.local, attribute.value));
        }
        std::sort(sorted.begin(), sorted.end());
        for (const std::string& line : sorted) {
            log += line;
        }
        log += '>';
        note(name);
        return {};
    }
    void end(XmlName name) override { log += fmt::format("</{} {}>", name.space, name.local); }
    void text(std::string_view piece, bool /*stays*/) override { log += piece; }

    std::string log;
    bool symbols_agree = true;

private:
    void note(XmlName name) {
        if (name.symbol >= names_.size()) {
            names_.resize(name.symbol + 1);
        }
        std::string& known = names_[name.symbol];
        const std::string full = fmt::format("{} {}", name.space, name.local);
        symbols_agree = symbols_agree && (known.empty() || known == full);
        known = full;
    }
    std::vector<std::string> names_;
};

/// Trims what it gets.
class TrimmingLog : public EventLog {
public:
    [[nodiscard]] bool wants_blanks() const override { return false; }
};

struct Reading {
    std::string log;
    std::string problem; ///< key
};

Reading by_scanner(std::string_view text) {
    EventLog log;
    XmlScanner scanner(log);
    auto problem = scanner.scan(text);
    if (!problem) {
        problem = scanner.finish();
    }
    CHECK(log.symbols_agree);
    return {std::move(log.log), problem ? problem->what.key : ""};
}

Reading by_expat(const std::filesystem::path& path) {
    EventLog log;
    RunContext context;
    const auto done = read_xml(path, log, context);
    return {std::move(log.log), done ? "" : done.problem().what.key};
}

Reading by_expat(const TemporaryFolder& folder, const std::string& text) {
    return by_expat(folder.file("text.xml", text));
}

} // namespace

TEST_CASE("only blanks in front of a tag are left out for those who trim") {
    TrimmingLog log;
    XmlScanner scanner(log);
    CHECK_FALSE(scanner.scan("<a>\n  <b> x<!-- y --> <![CDATA[z]]> </b>\r\n</a>\n"));
    CHECK_FALSE(scanner.finish());
    CHECK(log.log == "< a>< b> x z</ b></ a>");
}

TEST_CASE("Scanner and expat tell the same of well-formed text", "[xml]") {
    const std::string text = GENERATE(
        "<a/>",
        "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n</a>\n",
        "<a b='1' c=\"2\" >x<b/>y</a >",
        "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x20AC;&#00065;</a>",
        "<a b='&lt;\t&#10;\n'/>",
        "<a>one\r\ntwo\rthree\n</a>",
        "<a><![CDATA[<b>&amp;]] ]]>]]&gt;<![CDATA[]]></a>",
        "<a><!-- <b> - --><?go on?></a><!-- end -->",
        "<p:a xmlns:p='urn:p' p:x='1' x='2'><b xmlns='urn:b'><c/><p:d xmlns:p='urn:q'/></b></p:a>",
        "<a xmlns='urn:a'><b xmlns=''/><xml:c xml:lang='de'/></a>",
        "<a>Stra\xC3\x9F"
        "e \xE2\x82\xAC \xF0\x9F\x8C\xB3</a>",
        "<\xC3\xA4 \xC3\xB6='\xC3\xBC'/>",
        "<a><b xmlns:x='u'><x:c/></b><b xmlns:x='v'><x:c/></b><b xmlns:x='u'><x:c/></b></a>");
    const TemporaryFolder folder;
    const Reading scanned = by_scanner(text);
    const Reading parsed = by_expat(folder, text);
    INFO(text);
    CHECK(scanned.problem.empty());
    CHECK(parsed.problem.empty());
    CHECK(scanned.log == parsed.log);
}

TEST_CASE("Scanner and expat refuse the same damage", "[xml]") {
    const std::string text = GENERATE(
        "",
        " ",
        "words",
        "<",
        "<a",
        "<a>",
        "<a b",
        "<a b=",
        "<a b='",
        "<a b='1'",
        "<a/",
        "<a></b>",
        "<a></a",
        "<a/><b/>",
        "<a/>words",
        "<a b='1' b='2'/>",
        "<a b='1'c='2'/>",
        "<a b=1/>",
        "<a b='<'/>",
        "<a>&nothing;</a>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>&</a>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<a><!-- </a>",
        "<a><![CDATA[ </a>",
        "<a><?xml version='1.0'?></a>",
        " <?xml version='1.0'?><a/>",
        "<!DOCTYPE a><a/>",
        "<x:a/>",
        "<a x:b='1'/>",
        "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>",
        "<a xmlns:x=''/>",
        "<a xmlns:xmlns='u'/>",
        "<a xmlns:xml='u'/>",
        "<a:b:c xmlns:a='u'/>",
        "<1/>",
        "<a 1='2'/>",
        "<a>\x01</a>",
        "<a>\xFF</a>",
        "<a>\xC0\x80</a>",
        "<a>\xED\xA0\x80</a>",
        "<a>\xEF\xBF\xBF</a>",
        "<a>\xC3",
        "<a/ >");
    const TemporaryFolder folder;
    const Reading scanned = by_scanner(text);
    const Reading parsed = by_expat(folder, text);
    INFO(text << " scanner: " << scanned.problem << " expat: " << parsed.problem);
    CHECK_FALSE(scanned.problem.empty());
    CHECK_FALSE(parsed.problem.empty());
    CHECK((scanned.problem == "error.xml.doctype") == (parsed.problem == "error.xml.doctype"));
}

TEST_CASE("A text cut behind an element goes on in a second scanner", "[xml]") {
    const std::string head = "<p:a xmlns:p='urn:p' xmlns='urn:d'><b>1</b>";
    const std::string tail = "<b p:c='2'>3</b></p:a>";
    EventLog whole;
    XmlScanner one(whole);
    REQUIRE_FALSE(one.scan(head + tail));
    REQUIRE_FALSE(one.finish());
    EventLog first;
    EventLog second;
    XmlScanner begin(first);
    REQUIRE_FALSE(begin.scan(head));
    CHECK(begin.depth() == 1);
    XmlScanner rest(begin, second);
    REQUIRE_FALSE(rest.scan(tail));
    CHECK_FALSE(rest.finish());
    CHECK(first.log + second.log == whole.log);
}

TEST_CASE("Too deep and too large are refused as by expat", "[xml]") {
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<a>";
    }
    const std::string large = "<a b='" + std::string(10'000'000, 'x') + "'/>";
    std::string many = "<a";
    for (int i = 0; i < 2000; ++i) {
        many += fmt::format(" b{}=''", i);
    }
    many += "/>";
    const TemporaryFolder folder;
    for (const std::string& text : {deep, large, many}) {
        const Reading scanned = by_scanner(text);
        CHECK(scanned.problem == by_expat(folder, text).problem);
        CHECK_FALSE(scanned.problem.empty());
    }
}

TEST_CASE("Flipped bytes and cut ends read the same or are refused by both", "[xml]") {
    const std::string whole = "<?xml version=\"1.0\"?>\n<c:m xmlns:c='urn:c' xmlns=\"urn:d\" "
                              "xmlns:x='u'>\r\n<c:b x:h='#1' id=\"2\"><pos dim='3'>1.5 2 3</pos>"
                              "<!-- w\xC3\xA4r --><t>&amp;<![CDATA[<&]]></t></c:b></c:m>\n";
    const TemporaryFolder folder;
    int read = 0;
    for (std::uint64_t number = 0; number < 4000; ++number) {
        CounterRandom random(20260823, number);
        std::string text = whole;
        const std::uint32_t changes = 1 + random.below(3);
        for (std::uint32_t i = 0; i < changes; ++i) {
            constexpr std::string_view marks = "<>&;'\"/!?-[]= :xa\xC3\xA4\n\r";
            text[random.below(static_cast<std::uint32_t>(text.size()))] =
                marks[random.below(static_cast<std::uint32_t>(marks.size()))];
        }
        const Reading scanned = by_scanner(text);
        const Reading parsed = by_expat(folder, text);
        INFO(text << "\nscanner: " << scanned.problem << " expat: " << parsed.problem);
        REQUIRE(scanned.problem.empty() == parsed.problem.empty());
        if (parsed.problem.empty()) {
            REQUIRE(scanned.log == parsed.log);
            ++read;
        }
    }
    CHECK(read > 100);
}

TEST_CASE("Scanner and expat read every real file alike", "[xml][real]") {
    const auto root = smiletwin::tests::reference_data("data");
    if (root.empty()) {
        return;
    }
    int compared = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const std::string ending = entry.path().extension().string();
        if (!entry.is_regular_file() || (ending != ".gml" && ending != ".xml")) {
            continue;
        }
        const std::string text = bytes_of(entry.path());
        const Reading parsed = by_expat(entry.path());
        const Reading scanned = by_scanner(text);
        const bool other_encoding = parsed.problem.empty() && !scanned.problem.empty();
        INFO(entry.path().string() << ": " << parsed.problem << ' ' << scanned.problem);
        if (other_encoding) {
            const std::string head = text.substr(0, 200);
            CHECK(
                (head.find("8859") != std::string::npos || head.find("1252") != std::string::npos ||
                 head.find('\0') != std::string::npos));
            continue;
        }
        CHECK(parsed.problem.empty() == scanned.problem.empty());
        CHECK((!parsed.problem.empty() || parsed.log == scanned.log));
        ++compared;
    }
    std::cout << "xml: " << compared << " real files read alike by scanner and expat\n";
    CHECK(compared > 100);
}
