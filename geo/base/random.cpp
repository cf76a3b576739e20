#include "geo/base/random.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace smiletwin::geo {

namespace {

constexpr std::uint32_t multiplier_0 = 0xD2511F53;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t weyl_0 = 0x9E3779B9;
constexpr std::uint32_t weyl_1 = 0xBB67AE85;
constexpr int rounds = 10;

constexpr std::uint32_t high_word(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32U);
}
constexpr std::uint32_t low_word(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}

} // namespace

std::array<std::uint32_t, 4>
philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t product_0 = std::uint64_t{multiplier_0} * counter[0];
        const std::uint64_t product_1 = std::uint64_t{multiplier_1} * counter[2];
        counter = {
            high_word(product_1) ^ counter[1] ^ key[0],
            low_word(product_1),
            high_word(product_0) ^ counter[3] ^ key[1],
            low_word(product_0)};
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
    return counter;
}

CounterRandom::CounterRandom(std::uint64_t seed, std::uint64_t stream, std::uint32_t step)
    : counter_{0, step, low_word(stream), high_word(stream)}
    , key_{low_word(seed), high_word(seed)} {}

std::uint32_t CounterRandom::next() {
    if (used_ == 4) {
        block_ = philox4x32(counter_, key_);
        ++counter_[0];
        used_ = 0;
    }
    return block_[static_cast<std::size_t>(used_++)];
}

double CounterRandom::uniform() {
    const std::uint64_t high = next() >> 5U;
    const std::uint64_t low = next() >> 6U;
    return static_cast<double>((high << 26U) | low) * 0x1.0p-53;
}

double CounterRandom::normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint32_t CounterRandom::below(std::uint32_t bound) {
    assert(bound > 0);
    return high_word(std::uint64_t{next()} * bound);
}

} // namespace smiletwin::geo
