// Arrays of plain values in few bytes: cut into blocks, the bytes of each value's first, second,
// ... place side by side (neighbouring values differ in their last bytes only), then zstd. Blocks
// are packed and unpacked by several threads; a check sum of each tells damage. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::geo {

/// Values of `value_bytes` each, as they lie in memory.
struct Column {
    std::span<const std::byte> bytes;
    std::size_t value_bytes = 1;
};

template <typename T>
Column column_of(const std::vector<T>& values) {
    return {std::as_bytes(std::span(values)), sizeof(T)};
}
inline Column column_of(std::string_view text) {
    return {std::as_bytes(std::span(text)), 1};
}

std::string pack_columns(std::span<const Column> columns);

/// What pack_columns() made; refers to the packed text.
class PackedColumns {
public:
    /// Nothing where the text is none of ours or is cut off.
    static std::optional<PackedColumns> open(std::string_view packed);

    [[nodiscard]] std::size_t count() const { return columns_.size(); }
    [[nodiscard]] std::size_t bytes_of(std::size_t column) const { return columns_[column].bytes; }
    /// Fills a buffer of bytes_of(column); false when the text is damaged.
    [[nodiscard]] bool unpack(std::size_t column, std::span<std::byte> buffer) const;

private:
    struct Entry {
        std::size_t bytes = 0;
        std::size_t value_bytes = 1;
        std::vector<std::string_view> blocks;
    };
    std::vector<Entry> columns_;
};

} // namespace smiletwin::geo
