// Four numbers at a time, with the vector types that g++ and clang share. Every operation acts lane
// by lane, so that results do not depend on how cells are grouped.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace smiletwin::scenarios {

// NOLINTBEGIN(modernize-use-using): the attribute belongs to a typedef in both compilers
typedef float Float4 __attribute__((vector_size(16)));
typedef std::int32_t Int4 __attribute__((vector_size(16)));
typedef std::uint8_t Byte16 __attribute__((vector_size(16)));
// NOLINTEND(modernize-use-using)

inline constexpr int lane_count = 4;
/// Rows are padded to a multiple of this many cells.
inline constexpr int lane_block = 16;

inline Float4 load4(const float* from) {
    Float4 value;
    std::memcpy(&value, from, sizeof value);
    return value;
}
inline void store4(float* to, Float4 value) {
    std::memcpy(to, &value, sizeof value);
}
inline Float4 all4(float value) {
    return Float4{value, value, value, value};
}
inline Float4 max4(Float4 a, Float4 b) {
    return a > b ? a : b;
}
inline Float4 min4(Float4 a, Float4 b) {
    return a < b ? a : b;
}
/// Whether a comparison holds in any lane.
inline bool any4(Int4 mask) {
    const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(mask);
    return (halves[0] | halves[1]) != 0;
}

/// Sixteen small numbers (0..255) of four vectors as bytes in order.
inline Byte16 pack_bytes(const std::array<Int4, 4>& parts) {
    const Int4 mixed = parts[0] | (parts[1] << 8) | (parts[2] << 16) | (parts[3] << 24);
    const auto bytes = std::bit_cast<Byte16>(mixed);
    return __builtin_shufflevector(
        bytes, bytes, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
}

} // namespace smiletwin::scenarios
