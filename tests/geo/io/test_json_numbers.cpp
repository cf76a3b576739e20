#include "geo/io/json_numbers.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("numbers that fit are left as they are, and so is what only looks like one") {
    CHECK_FALSE(with_readable_numbers(R"({"a":-9223372036854775808,"b":18446744073709551615})"));
    CHECK_FALSE(with_readable_numbers(R"(["99999999999999999999999","\"99999999999999999999"])"));
    CHECK_FALSE(with_readable_numbers("[1e308, 1.7e-300, 0.1]"));
    CHECK_FALSE(with_readable_numbers(""));
}

TEST_CASE("numbers beyond those of a program become marked strings, too small ones zero") {
    CHECK(
        with_readable_numbers("[123456789012345678901234]") ==
        R"(["\u001f123456789012345678901234"])");
    CHECK(with_readable_numbers("[1e400,-1E+400]") == R"(["\u001f1e400","\u001f-1E+400"])");
    CHECK(with_readable_numbers("[1,1e-400, 2]") == "[1,0.0, 2]");
    CHECK_FALSE(with_readable_numbers("[000000000000000000000000001, 1e400.5]"));
}

TEST_CASE("marked strings are numbers again, all others stay") {
    CHECK(
        unreadable_number("\x1F"
                          "1e400") == "1e400");
    CHECK_FALSE(unreadable_number("1e400"));
    CHECK_FALSE(unreadable_number("\x1F"
                                  "1e"));
    CHECK(
        with_written_numbers(R"(["\u001f1e400","\u001fx",{"a":"\u001f-12"},"\u001f)") ==
        R"([1e400,"\u001fx",{"a":-12},"\u001f)");
}

TEST_CASE("numbers of JSON are told from what only looks like one") {
    for (const char* good : {"0", "-0", "10", "-1.50", "1e5", "1E-05", "0.1e+9"}) {
        INFO(good);
        CHECK(is_json_number(good));
    }
    for (const char* bad : {"", "-", "01", "+1", ".5", "5.", "1e", "1e+", "1.2.3", "0x1", "1 "}) {
        INFO(bad);
        CHECK_FALSE(is_json_number(bad));
    }
}
