#include "geo/base/packed_columns.hpp"

#include "geo/base/parallel.hpp"

#include <zstd.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace smiletwin::geo {

namespace {

constexpr std::string_view mark = "smilecol";
/// Large enough for zstd, small enough for many threads; a multiple of all sizes of values.
constexpr std::size_t block_bytes = std::size_t{3} << 19U;
/// zstd's own default: reading is as fast as on its lowest level, and that is what counts.
constexpr int zstd_level = 3;

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

std::size_t block_count(std::size_t bytes) {
    return (bytes + block_bytes - 1) / block_bytes;
}

/// Byte k of value i goes to place k * count + i.
void part_bytes(std::span<const std::byte> from, std::size_t value_bytes, std::byte* to) {
    const std::size_t count = from.size() / value_bytes;
    for (std::size_t k = 0; k < value_bytes; ++k) {
        const std::byte* source = from.data() + k;
        for (std::size_t i = 0; i < count; ++i) {
            to[k * count + i] = source[i * value_bytes];
        }
    }
}

void join_bytes(const std::byte* from, std::size_t value_bytes, std::span<std::byte> to) {
    const std::size_t count = to.size() / value_bytes;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < value_bytes; ++k) {
            to[i * value_bytes + k] = from[k * count + i];
        }
    }
}

std::string pack_block(std::span<const std::byte> block, std::size_t value_bytes) {
    std::vector<std::byte> parted(block.size());
    part_bytes(block, value_bytes, parted.data());
    const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, zstd_level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string packed(ZSTD_compressBound(parted.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(context.get(), packed.data(), packed.size(), parted.data(), parted.size());
    if (ZSTD_isError(size) != 0) {
        throw std::runtime_error(ZSTD_getErrorName(size));
    }
    packed.resize(size);
    return packed;
}

bool unpack_block(std::string_view packed, std::size_t value_bytes, std::span<std::byte> block) {
    thread_local std::vector<std::byte> parted;
    parted.resize(block_bytes);
    const std::size_t size =
        ZSTD_decompress(parted.data(), parted.size(), packed.data(), packed.size());
    if (ZSTD_isError(size) != 0 || size != block.size()) {
        return false;
    }
    join_bytes(parted.data(), value_bytes, block);
    return true;
}

void put_number(std::uint64_t number, std::string& out) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// Takes from the front of a text.
class Taker {
public:
    explicit Taker(std::string_view text) : rest_(text) {}
    std::optional<std::uint64_t> number() {
        const auto text = piece(sizeof(std::uint64_t));
        if (!text) {
            return std::nullopt;
        }
        std::uint64_t value = 0;
        std::memcpy(&value, text->data(), sizeof value);
        return value;
    }
    std::optional<std::string_view> piece(std::uint64_t bytes) {
        if (bytes > rest_.size()) {
            return std::nullopt;
        }
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return taken;
    }

private:
    std::string_view rest_;
};

struct BlockPlace {
    std::size_t column = 0;
    std::size_t first_byte = 0;
};

std::vector<BlockPlace> blocks_of(std::span<const Column> columns) {
    std::vector<BlockPlace> places;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        for (std::size_t i = 0; i < block_count(columns[column].bytes.size()); ++i) {
            places.push_back({column, i * block_bytes});
        }
    }
    return places;
}

} // namespace

std::string pack_columns(std::span<const Column> columns) {
    const std::vector<BlockPlace> places = blocks_of(columns);
    std::vector<std::string> packed(places.size());
    parallel_blocks(places.size(), 1, [&](std::size_t i, std::size_t /*end*/) {
        const Column& column = columns[places[i].column];
        assert(block_bytes % column.value_bytes == 0);
        const std::size_t bytes = std::min(block_bytes, column.bytes.size() - places[i].first_byte);
        packed[i] =
            pack_block(column.bytes.subspan(places[i].first_byte, bytes), column.value_bytes);
    });
    std::string out(mark);
    put_number(columns.size(), out);
    for (const Column& column : columns) {
        put_number(column.bytes.size(), out);
        put_number(column.value_bytes, out);
    }
    for (const std::string& block : packed) {
        put_number(block.size(), out);
        out += block;
    }
    return out;
}

std::optional<PackedColumns> PackedColumns::open(std::string_view packed) {
    Taker taker(packed);
    const auto seen = taker.piece(mark.size());
    const auto count = taker.number();
    constexpr std::uint64_t most_columns = 1000;
    if (!seen || *seen != mark || !count || *count > most_columns) {
        return std::nullopt;
    }
    PackedColumns columns;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto bytes = taker.number();
        const auto value_bytes = taker.number();
        if (!bytes || !value_bytes || *value_bytes == 0 || block_bytes % *value_bytes != 0 ||
            *bytes % *value_bytes != 0) {
            return std::nullopt;
        }
        columns.columns_.push_back({*bytes, *value_bytes, {}});
    }
    for (Entry& column : columns.columns_) {
        for (std::size_t i = 0; i < block_count(column.bytes); ++i) {
            const auto size = taker.number();
            const auto block = size ? taker.piece(*size) : std::nullopt;
            if (!block) {
                return std::nullopt;
            }
            column.blocks.push_back(*block);
        }
    }
    return columns;
}

bool PackedColumns::unpack(std::size_t column, std::span<std::byte> buffer) const {
    const Entry& entry = columns_[column];
    assert(buffer.size() == entry.bytes);
    std::atomic<bool> well = true;
    parallel_blocks(entry.blocks.size(), 1, [&](std::size_t i, std::size_t /*end*/) {
        const std::size_t first = i * block_bytes;
        const std::size_t bytes = std::min(block_bytes, entry.bytes - first);
        if (!unpack_block(entry.blocks[i], entry.value_bytes, buffer.subspan(first, bytes))) {
            well = false;
        }
    });
    return well;
}

} // namespace smiletwin::geo
