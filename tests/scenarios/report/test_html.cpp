#include "scenarios/report/html.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::scenarios;

TEST_CASE("base64 of the examples in RFC 4648") {
    CHECK(html::base64("").empty());
    CHECK(html::base64("f") == "Zg==");
    CHECK(html::base64("fo") == "Zm8=");
    CHECK(html::base64("foo") == "Zm9v");
    CHECK(html::base64("foobar") == "Zm9vYmFy");
    CHECK(html::base64(std::string("\xff\x00\xfe", 3)) == "/wD+");
}

TEST_CASE("names with angle brackets and quotes stay text") {
    CHECK(html::escaped("a<b> & \"c\"") == "a&lt;b&gt; &amp; &quot;c&quot;");
    CHECK(
        html::text_element("p", {{"title", "\"x\""}}, "<script>") ==
        "<p title=\"&quot;x&quot;\">&lt;script&gt;</p>\n");
}
