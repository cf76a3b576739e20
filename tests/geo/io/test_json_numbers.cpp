#include "geo/io/json_numbers.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("numbers that fit are left as they are, and so is what only looks like one") {
    CHECK_FALSE(with_readable_numbers(R"({"a":-9223372036854775808,"b":18446744073709551615})"));
    CHECK_FALSE(with_readable_numbers(R"(["99999999999999999999999","\"99999999999999999999"])"));
    CHECK_FALSE(with_readable_numbers("[1e308, 1.7e-300, 0.1]"));
    CHECK_FALSE(with_readable_numbers(""));
}

TEST_CASE("whole numbers beyond 64 bits become doubles, others beyond a double text or zero") {
    CHECK(with_readable_numbers("[123456789012345678901234]") == "[1.2345678901234569e+23]");
    CHECK(with_readable_numbers("[1e400,-1E+400]") == R"(["1e400","-1E+400"])");
    CHECK(with_readable_numbers("[1,1e-400, 2]") == "[1,0.0, 2]");
}
