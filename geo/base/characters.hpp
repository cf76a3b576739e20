// Sixteen characters that are worked on at once: vectors of g++ and clang, on any machine.
#pragma once

#include <array>
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

inline bool any(Characters marks) {
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &marks, sizeof marks);
    return (halves[0] | halves[1]) != 0;
}

} // namespace smiletwin::geo
