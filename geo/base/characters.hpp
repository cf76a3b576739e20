// Sixteen characters that are worked on at once: vectors of g++ and clang, on any machine.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace smiletwin::geo {

/// Signed, because comparisons give such; non-ASCII bytes are negative. What a comparison finds has
/// all bits set.
using Characters = signed char __attribute__((vector_size(16)));

inline Characters load_characters(const char* from) {
    Characters characters;
    std::memcpy(&characters, from, sizeof characters);
    return characters;
}

/// A bit for each character of a comparison, the first one lowest.
inline std::uint32_t bits_of(Characters marks) {
#ifdef __SSE2__
    return static_cast<std::uint32_t>(
        __builtin_ia32_pmovmskb128(reinterpret_cast<__attribute__((vector_size(16))) char>(marks)));
#else
    constexpr std::uint64_t own_bit_each = 0x8040201008040201ULL;
    constexpr std::uint64_t sum_in_top_byte = 0x0101010101010101ULL;
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &marks, sizeof marks);
    return static_cast<std::uint32_t>(
        (halves[0] & own_bit_each) * sum_in_top_byte >> 56U |
        (halves[1] & own_bit_each) * sum_in_top_byte >> 56U << 8U);
#endif
}

/// First of the wanted characters, or `end`.
template <char... Wanted>
const char* find_any(const char* at, const char* end) {
    while (end - at >= static_cast<std::ptrdiff_t>(sizeof(Characters))) {
        const Characters c = load_characters(at);
        const std::uint32_t found = bits_of(((c == Wanted) | ...));
        if (found != 0) {
            return at + std::countr_zero(found);
        }
        at += sizeof(Characters);
    }
    while (at != end && ((*at != Wanted) && ...)) {
        ++at;
    }
    return at;
}

} // namespace smiletwin::geo
