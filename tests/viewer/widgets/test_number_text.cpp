#include "tests/support/catch.hpp"
#include "viewer/widgets/number_text.hpp"

using smiletwin::viewer::parse_number;

TEST_CASE("comma and point are both decimal signs") {
    CHECK(parse_number("1,5").value() == 1.5);
    CHECK(parse_number("1.5").value() == 1.5);
    CHECK(parse_number(" 18 ").value() == 18.0);
    CHECK(parse_number(",5").value() == 0.5);
    CHECK(parse_number("7,").value() == 7.0);
}

TEST_CASE("with both signs the last one is decimal and the other parts groups of three") {
    CHECK(parse_number("1.234,5").value() == 1234.5);
    CHECK(parse_number("1,234.5").value() == 1234.5);
    CHECK(parse_number("1.234.567,25").value() == 1234567.25);
    CHECK_FALSE(parse_number("12.34,5").ok());
    CHECK_FALSE(parse_number("1234.567,5").ok());
}

TEST_CASE("both kinds of minus are read") {
    CHECK(parse_number("-2,5").value() == -2.5);
    CHECK(parse_number("\u22122,5").value() == -2.5);
    CHECK(parse_number("+2").value() == 2.0);
}

TEST_CASE("what is no number is refused by name") {
    for (const char* typed : {"", " ", "hoch", "1,5 m", "1,,5", ",", "--1", "1e3", "0x10"}) {
        INFO(typed);
        const auto number = parse_number(typed);
        REQUIRE_FALSE(number.ok());
        CHECK(number.problem().what.key == "error.number.unreadable");
    }
}
