// Zip archives made byte by byte, also wrong ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::tests {

struct ZippedFile {
    std::string name;
    std::string bytes;                 ///< stored, not packed
    std::uint32_t attributes = 0;      ///< of Unix in the upper half
    std::uint16_t flags = 0;           ///< 1 = needs a password
    std::uint32_t claimed_bytes = ~0U; ///< unpacked size to lie about
};

inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

inline std::string zip_bytes(const std::vector<ZippedFile>& files) {
    const auto number = [](std::uint32_t value, int width) {
        std::string text;
        for (int i = 0; i < width; ++i) {
            text += static_cast<char>(value >> (8 * i) & 0xFFU);
        }
        return text;
    };
    const auto size = [](const std::string& text) {
        return static_cast<std::uint32_t>(text.size());
    };
    std::string archive;
    std::string directory;
    for (const ZippedFile& file : files) {
        const std::uint32_t unpacked =
            file.claimed_bytes == ~0U ? size(file.bytes) : file.claimed_bytes;
        const std::string common = number(20, 2) + number(file.flags, 2) + number(0, 2) +
                                   number(0, 4) + number(crc32_of(file.bytes), 4) +
                                   number(size(file.bytes), 4) + number(unpacked, 4) +
                                   number(size(file.name), 2) + number(0, 2);
        directory += number(0x02014b50, 4) + number(0x0314, 2) + common + number(0, 2) +
                     number(0, 2) + number(0, 2) + number(file.attributes, 4) +
                     number(size(archive), 4) + file.name;
        archive += number(0x04034b50, 4) + common + file.name + file.bytes;
    }
    const auto count = static_cast<std::uint32_t>(files.size());
    return archive + directory + number(0x06054b50, 4) + number(0, 4) + number(count, 2) +
           number(count, 2) + number(size(directory), 4) + number(size(archive), 4) + number(0, 2);
}

} // namespace smiletwin::tests
