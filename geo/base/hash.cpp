#include "geo/base/hash.hpp"

#include "geo/base/file_problems.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdint>
#include <fstream>

namespace smiletwin::geo {

std::uint64_t hash_text(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

struct Hasher::State {
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
    XXH3_128bits_reset(state_->xxh.get());
}

Hasher::~Hasher() = default;

Hasher& Hasher::bytes(std::span<const std::byte> data) {
    XXH3_128bits_update(state_->xxh.get(), data.data(), data.size());
    return *this;
}

Hasher& Hasher::text(std::string_view value) {
    number(static_cast<std::uint64_t>(value.size()));
    return bytes(std::as_bytes(std::span(value)));
}

std::string Hasher::hex() const {
    const XXH128_hash_t digest = XXH3_128bits_digest(state_->xxh.get());
    return fmt::format("{:016x}{:016x}", digest.high64, digest.low64);
}

Result<std::string> hash_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return unreadable_file(path);
    }
    Hasher hasher;
    std::array<char, 1 << 16> buffer{};
    while (file) {
        file.read(buffer.data(), buffer.size());
        const auto count = static_cast<std::size_t>(file.gcount());
        hasher.bytes(std::as_bytes(std::span(buffer.data(), count)));
    }
    return hasher.hex();
}

} // namespace smiletwin::geo
