#include "geo/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("philox gives the published words for known counters") {
    // Known-answer vectors of Random123 (Salmon et al. 2011), philox4x32 with 10 rounds.
    CHECK(
        philox4x32({0, 0, 0, 0}, {0, 0}) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(
        philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
}

TEST_CASE("a random number depends on seed, stream and step alone") {
    CounterRandom first(7, 3, 11);
    CounterRandom again(7, 3, 11);
    CounterRandom other(7, 4, 11);
    const double value = first.uniform();
    CHECK(value == again.uniform());
    CHECK(value != other.uniform());
}

TEST_CASE("normal numbers have mean 0 and variance 1") {
    double sum = 0.0;
    double squares = 0.0;
    constexpr int count = 20000;
    for (std::uint64_t stream = 0; stream < count; ++stream) {
        const double x = CounterRandom(1, stream).normal();
        sum += x;
        squares += x * x;
    }
    // Five standard errors of the mean and of the variance.
    CHECK(std::abs(sum / count) < 5.0 / std::sqrt(count));
    CHECK(std::abs(squares / count - 1.0) < 5.0 * std::sqrt(2.0 / count));
}
