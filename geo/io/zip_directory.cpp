#include "geo/io/zip_directory.hpp"

#include "geo/io/gdal_dataset.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace smiletwin::geo {

namespace {

constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::uint32_t end64_mark = 0x06064b50;
constexpr std::uint32_t end64_locator_mark = 0x07064b50;
constexpr std::uint32_t entry_mark = 0x02014b50;
constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t local_bytes = 30;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;

/// Little-endian numbers; whatever lies outside the archive reads as zero and fails later.
class Bytes {
public:
    explicit Bytes(std::string_view all) : all_(all) {}

    [[nodiscard]] std::uint64_t number(std::uint64_t at, std::size_t width) const {
        std::uint64_t value = 0;
        if (at > all_.size() || all_.size() - at < width) {
            return 0;
        }
        for (std::size_t i = width; i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(all_[at + i]);
        }
        return value;
    }
    [[nodiscard]] std::uint16_t u16(std::uint64_t at) const {
        return static_cast<std::uint16_t>(number(at, 2));
    }
    [[nodiscard]] std::uint32_t u32(std::uint64_t at) const {
        return static_cast<std::uint32_t>(number(at, 4));
    }
    [[nodiscard]] std::uint64_t u64(std::uint64_t at) const { return number(at, 8); }
    [[nodiscard]] bool has(std::uint64_t at, std::uint64_t count) const {
        return at <= all_.size() && all_.size() - at >= count;
    }
    [[nodiscard]] std::string_view piece(std::uint64_t at, std::uint64_t count) const {
        return has(at, count) ? all_.substr(at, count) : std::string_view{};
    }

private:
    std::string_view all_;
};

struct Directory {
    std::uint64_t at = 0;
    std::uint64_t entries = 0;
};

/// The end record stands last, behind it only a comment of up to 64 KiB.
std::optional<Directory> find_directory(std::string_view archive) {
    const Bytes bytes(archive);
    constexpr std::size_t longest_comment = 0xFFFF;
    const std::size_t lowest = archive.size() > end_bytes + longest_comment
                                   ? archive.size() - end_bytes - longest_comment
                                   : 0;
    for (std::size_t at = archive.size(); at-- > lowest;) {
        if (bytes.u32(at) != end_mark || !bytes.has(at, end_bytes)) {
            continue;
        }
        Directory directory{bytes.u32(at + 16), bytes.u16(at + 10)};
        constexpr std::size_t locator_bytes = 20;
        if (at >= locator_bytes && bytes.u32(at - locator_bytes) == end64_locator_mark) {
            const std::uint64_t end64 = bytes.u64(at - locator_bytes + 8);
            if (bytes.u32(end64) != end64_mark) {
                return std::nullopt;
            }
            directory = {bytes.u64(end64 + 48), bytes.u64(end64 + 32)};
        }
        return directory;
    }
    return std::nullopt;
}

/// Sizes and place that do not fit into 32 bits stand in an extra field, in this order.
bool read_zip64(const Bytes& bytes, std::uint64_t extra_at, std::uint64_t length, ZipEntry& entry) {
    std::uint64_t at = extra_at;
    while (at + 4 <= extra_at + length) {
        const std::uint16_t id = bytes.u16(at);
        const std::uint16_t size = bytes.u16(at + 2);
        if (id == 1) {
            std::uint64_t value_at = at + 4;
            for (std::uint64_t* value : {&entry.bytes, &entry.packed_bytes, &entry.header_at}) {
                if (*value == in_zip64) {
                    if (value_at + 8 > at + 4 + size) {
                        return false;
                    }
                    *value = bytes.u64(value_at);
                    value_at += 8;
                }
            }
            return true;
        }
        at += 4U + size;
    }
    return true;
}

bool leads_out(std::string_view name) {
    const bool drive = name.size() > 1 && name[1] == ':';
    if (name.empty() || name.front() == '/' || drive || name.find('\0') != std::string_view::npos) {
        return true;
    }
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        if (part == "..") {
            return true;
        }
        name.remove_prefix(std::min(name.size(), part.size() + 1));
    }
    return false;
}

bool is_link(std::uint16_t made_by, std::uint32_t attributes) {
    constexpr unsigned unix_host = 3;
    constexpr std::uint32_t type_mask = 0170000;
    constexpr std::uint32_t link_type = 0120000;
    return made_by >> 8U == unix_host && (attributes >> 16U & type_mask) == link_type;
}

Problem zip_problem(const char* what, const std::filesystem::path& path, const char* help) {
    return file_problem(what, path, help);
}

Problem unsafe(const std::filesystem::path& path, const std::string& name) {
    Problem problem = zip_problem("error.zip.unsafe", path, "help.zip.unsafe");
    problem.what.values.emplace_back("name", name);
    return problem;
}

} // namespace

Result<std::vector<ZipEntry>> read_zip_directory(
    std::string_view archive, const std::filesystem::path& path, const ZipLimits& limits) {
    const Problem damaged = zip_problem("error.zip.damaged", path, "help.file.copy_again");
    const Problem too_large = zip_problem("error.zip.too_large", path, "help.zip.too_large");
    const auto directory = find_directory(archive);
    if (!directory) {
        return damaged;
    }
    if (directory->entries > limits.entries) {
        return too_large;
    }
    const Bytes bytes(archive);
    std::vector<ZipEntry> entries;
    std::uint64_t at = directory->at;
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        if (!bytes.has(at, entry_bytes) || bytes.u32(at) != entry_mark) {
            return damaged;
        }
        ZipEntry entry;
        entry.method = bytes.u16(at + 10);
        entry.crc32 = bytes.u32(at + 16);
        entry.packed_bytes = bytes.u32(at + 20);
        entry.bytes = bytes.u32(at + 24);
        entry.header_at = bytes.u32(at + 42);
        const std::uint64_t name_length = bytes.u16(at + 28);
        const std::uint64_t extra_length = bytes.u16(at + 30);
        entry.name = as_utf8(std::string(bytes.piece(at + entry_bytes, name_length)));
        std::replace(entry.name.begin(), entry.name.end(), '\\', '/');
        if (!read_zip64(bytes, at + entry_bytes + name_length, extra_length, entry)) {
            return damaged;
        }
        if (leads_out(entry.name) || is_link(bytes.u16(at + 4), bytes.u32(at + 38))) {
            return unsafe(path, entry.name);
        }
        if ((bytes.u16(at + 8) & 1U) != 0) {
            return zip_problem("error.zip.encrypted", path, "help.zip.unpack");
        }
        if (entry.bytes > limits.bytes - std::min(total, limits.bytes)) {
            return too_large;
        }
        total += entry.bytes;
        if (entry.name.back() != '/' && !entry.name.starts_with("__MACOSX/")) {
            entries.push_back(std::move(entry));
        }
        at += entry_bytes + name_length + extra_length + bytes.u16(at + 32);
    }
    if (total > limits.bytes_at_any_ratio && total / limits.ratio > archive.size()) {
        return too_large;
    }
    return entries;
}

Result<std::string_view>
packed_bytes(std::string_view archive, const ZipEntry& entry, const std::filesystem::path& path) {
    const Bytes bytes(archive);
    if (!bytes.has(entry.header_at, local_bytes) || bytes.u32(entry.header_at) != local_mark) {
        return zip_problem("error.zip.damaged", path, "help.file.copy_again");
    }
    const std::uint64_t begin = entry.header_at + local_bytes + bytes.u16(entry.header_at + 26) +
                                bytes.u16(entry.header_at + 28);
    if (!bytes.has(begin, entry.packed_bytes)) {
        return zip_problem("error.zip.damaged", path, "help.file.copy_again");
    }
    return bytes.piece(begin, entry.packed_bytes);
}

} // namespace smiletwin::geo
