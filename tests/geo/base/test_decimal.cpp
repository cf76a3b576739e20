#include "geo/base/decimal.hpp"
#include "geo/base/random.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

using namespace smiletwin::geo;

namespace {

/// Both readers must stop at the same place with the same error and the same bits.
void check_same(std::string_view text) {
    INFO(text);
    const char* const last = text.data() + text.size();
    double ours = 0.25;
    double standard = 0.25;
    const auto [our_end, our_error] = read_decimal(text.data(), last, ours);
    const auto [end, error] = std::from_chars(text.data(), last, standard);
    CHECK(our_end - text.data() == end - text.data());
    CHECK(our_error == error);
    CHECK(std::bit_cast<std::uint64_t>(ours) == std::bit_cast<std::uint64_t>(standard));
}

} // namespace

TEST_CASE("coordinates as city models write them are read as the nearest double") {
    for (const std::string_view text :
         {"391685.45057607",
          "5817707.61374657",
          "34.8499984741211",
          "0",
          "-0",
          "-0.0",
          "7",
          "1.",
          ".5",
          "000123.400",
          "999999999999999",
          "12345678",
          "-123456789",
          "123456789012345",
          "1234567890123456",
          "12345678.5",
          "12345678.",
          "123456789012.25",
          "1234567.",
          "00000000.5",
          "0.000000000000001",
          "33312000.001"}) {
        check_same(text);
    }
}

TEST_CASE("long, tiny and huge numbers are read as the standard library reads them") {
    for (const std::string_view text :
         {"9007199254740993",
          "0.1234567890123456789",
          "123456789012345678901234567890",
          "1e308",
          "1e309",
          "1e-400",
          "2.5E-3",
          "5e",
          "5e+",
          "12e3x",
          "nan",
          "inf",
          "-inf"}) {
        check_same(text);
    }
}

TEST_CASE("what is no number is refused at its first character") {
    for (const std::string_view text : {"", "-", ".", "-.", "+1", " 1", "x", "--1", ",5"}) {
        check_same(text);
    }
}

TEST_CASE("a number ends where other characters begin") {
    for (const std::string_view text : {"12.5 13", "12.5,13", "1.2.3", "1-2", "3)", "4\n"}) {
        check_same(text);
    }
}

TEST_CASE("100,000 random decimals are read to the same bits as by the standard library") {
    constexpr std::uint64_t count = 100'000;
    for (std::uint64_t i = 0; i < count; ++i) {
        CounterRandom random(7, i);
        const double size = random.uniform();
        const double number = (random.uniform() - 0.5) * (size < 0.5 ? 1e7 : 1e3);
        const int decimals = static_cast<int>(random.uniform() * 14.0);
        const std::string text = fmt::format("{:.{}f}", number, decimals);
        check_same(text);
        check_same(text + " and what follows in the file");
    }
}
