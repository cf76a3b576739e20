// Counter-based random numbers: the value depends on (seed, stream, step) alone, never on who asked
// before or on which thread. Philox 4x32-10 (Salmon, Moraes, Dror, Shaw 2011, SC11).
#pragma once

#include <array>
#include <cstdint>

namespace smiletwin::geo {

/// Four random words for a 128-bit counter and a 64-bit key.
std::array<std::uint32_t, 4>
philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// A short sequence of numbers for one (seed, stream, step), e.g. stream = agent, step = time step.
class CounterRandom {
public:
    CounterRandom(std::uint64_t seed, std::uint64_t stream, std::uint32_t step = 0);

    /// Uniform in [0, 1), 53 random bits.
    double uniform();
    /// Normal with mean 0 and standard deviation 1 (Box and Muller 1958).
    double normal();
    /// Uniform integer in [0, bound), bound > 0.
    std::uint32_t below(std::uint32_t bound);

private:
    std::uint32_t next();

    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> block_{};
    int used_ = 4;
};

} // namespace smiletwin::geo
