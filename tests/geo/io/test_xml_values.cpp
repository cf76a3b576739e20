#include "geo/io/xml_text.hpp"
#include "geo/io/xml_values.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("text in XML has no letter that XML means something by") {
    std::string out;
    add_xml_escaped(out, "a<b & \"c\">\r\xC3\xBC");
    CHECK(out == "a&lt;b &amp; &quot;c&quot;&gt;&#13;\xC3\xBC");
}

TEST_CASE("what XML cannot hold becomes the sign for it") {
    std::string out;
    add_xml_escaped(
        out,
        std::string_view(
            "a\x01"
            "b\xFFz",
            5));
    CHECK(
        out == "a\xEF\xBF\xBD"
               "b\xEF\xBF\xBDz");
}

TEST_CASE("an identifier begins with a letter and has no colon") {
    CHECK(is_ncname("DEBE_1.2-x"));
    CHECK(is_ncname("_1"));
    CHECK(is_ncname("Stra\xC3\x9F"
                    "e"));
    CHECK_FALSE(is_ncname("1a"));
    CHECK_FALSE(is_ncname("a:b"));
    CHECK_FALSE(is_ncname("a b"));
    CHECK_FALSE(is_ncname(""));
    CHECK_FALSE(is_ncname("\xFF"));
    CHECK(ncname_of("1a:b c") == "_1a_b_c");
    CHECK(is_ncname(ncname_of("{\xFF}")));
}

TEST_CASE("dates are days of the calendar") {
    CHECK(is_xs_date("2024-02-29"));
    CHECK(is_xs_date("2024-02-29Z"));
    CHECK(is_xs_date("2024-06-30+02:00"));
    CHECK_FALSE(is_xs_date("2023-02-29"));
    CHECK_FALSE(is_xs_date("2023-13-01"));
    CHECK_FALSE(is_xs_date("0000-01-01"));
    CHECK_FALSE(is_xs_date("2023-1-1"));
    CHECK_FALSE(is_xs_date("2024-02-29T00:00:00"));
    CHECK(is_xs_date_time("2024-02-29T23:59:59.5Z"));
    CHECK_FALSE(is_xs_date_time("2024-02-29"));
    CHECK(is_xs_year("1985"));
    CHECK_FALSE(is_xs_year("85"));
}

TEST_CASE("numbers have the forms of XML Schema") {
    CHECK(is_xs_integer("007"));
    CHECK(is_xs_integer("-3"));
    CHECK_FALSE(is_xs_integer("3.0"));
    CHECK_FALSE(is_xs_integer(""));
    for (const char* text : {"1", "-1.5", "+.5", "1.", "1e-7", "INF", "NaN"}) {
        INFO(text);
        CHECK(is_xs_double(text));
    }
    for (const char* text : {"", ".", "1,5", "inf", "0x1", "1e", "1 "}) {
        INFO(text);
        CHECK_FALSE(is_xs_double(text));
    }
}

TEST_CASE("a URI has no blanks and a scheme of letters") {
    CHECK(is_plain_uri("http://example.org/a?b=c#d"));
    CHECK(is_plain_uri("urn:adv:oid:DEHE1"));
    CHECK(is_plain_uri("00030000001732d4"));
    CHECK_FALSE(is_plain_uri("a b"));
    CHECK_FALSE(is_plain_uri("{5CC86A11}"));
    CHECK_FALSE(is_plain_uri("1:2"));
    CHECK_FALSE(is_plain_uri(""));
}

TEST_CASE("elements stand in lines of their own, indented") {
    std::string out;
    XmlText xml(out);
    xml.open("a", {{"k", "1<2"}, {"none", ""}});
    xml.leaf("b", "x & y");
    xml.close("a");
    CHECK(out == "<a k=\"1&lt;2\">\n <b>x &amp; y</b>\n</a>\n");
}
