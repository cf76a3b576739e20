// Content hashes: names of results and proof that a source file is the one that was used.
// XXH3, 128 bit: for finding equal content, not for security.
#pragma once

#include "geo/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace smiletwin::geo {

/// Of a short text, quickly: for tables, 64 bits of XXH3. Not part of any file.
std::uint64_t hash_text(std::string_view text);

class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    Hasher& bytes(std::span<const std::byte> data);
    /// Length first, so that "ab","c" and "a","bc" differ.
    Hasher& text(std::string_view value);
    template <typename T>
    requires std::is_arithmetic_v<T> Hasher& number(T value) {
        return bytes(std::as_bytes(std::span(&value, 1)));
    }
    template <typename T>
    requires std::is_arithmetic_v<T> Hasher& numbers(std::span<const T> values) {
        return bytes(std::as_bytes(values));
    }

    /// 32 hexadecimal digits of everything given so far.
    [[nodiscard]] std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Hash of a file's bytes; a Problem when it cannot be read.
Result<std::string> hash_file(const std::filesystem::path& path);

} // namespace smiletwin::geo
