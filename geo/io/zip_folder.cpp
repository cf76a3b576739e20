#include "geo/io/zip_folder.hpp"

#include "geo/base/cache_folder.hpp"
#include "geo/base/hash.hpp"
#include "geo/base/mapped_file.hpp"
#include "geo/io/gdal_dataset.hpp"
#include "geo/io/zip_directory.hpp"

#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <vector>

namespace smiletwin::geo {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_cached_bytes = std::uintmax_t{20} << 30U;
constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

bool is_archive(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    std::error_code error;
    if (ending != ".zip" || !fs::is_regular_file(path, error)) {
        return false;
    }
    char head[2] = {};
    std::ifstream(path, std::ios::binary).read(head, sizeof head);
    return head[0] == 'P' && head[1] == 'K';
}

Problem damaged(const fs::path& archive) {
    return file_problem("error.zip.damaged", archive, "help.file.copy_again");
}

Problem no_room(const fs::path& archive) {
    return file_problem("error.zip.no_room", archive, "help.zip.no_room");
}

/// Writes pieces and keeps their checksum; more than was promised is refused.
class EntryWriter {
public:
    EntryWriter(const fs::path& path, const ZipEntry& entry)
        : out_(path, std::ios::binary | std::ios::trunc), left_(entry.bytes) {}

    bool write(const char* bytes, std::size_t count) {
        if (count > left_) {
            return false;
        }
        left_ -= count;
        crc_ = ::crc32_z(crc_, reinterpret_cast<const Bytef*>(bytes), count);
        out_.write(bytes, static_cast<std::streamsize>(count));
        return true;
    }
    [[nodiscard]] bool is_whole(const ZipEntry& entry) const {
        return left_ == 0 && crc_ == entry.crc32;
    }
    [[nodiscard]] bool has_room() {
        out_.flush();
        return out_.good();
    }

private:
    std::ofstream out_;
    std::uint64_t left_;
    uLong crc_ = ::crc32_z(0, nullptr, 0);
};

/// Raw deflate (RFC 1951).
bool inflate_into(EntryWriter& writer, std::string_view packed) {
    z_stream stream{};
    constexpr int raw_with_largest_window = -15;
    if (inflateInit2(&stream, raw_with_largest_window) != Z_OK) {
        return false;
    }
    std::vector<char> chunk(chunk_bytes);
    int state = Z_OK;
    while (state == Z_OK) {
        const std::size_t given = std::min(packed.size(), chunk_bytes);
        // zlib's interface is older than const.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(given);
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk_bytes);
        state = inflate(&stream, Z_NO_FLUSH);
        packed.remove_prefix(given - stream.avail_in);
        const bool well = state == Z_OK || state == Z_STREAM_END;
        if (!well || !writer.write(chunk.data(), chunk_bytes - stream.avail_out)) {
            state = Z_DATA_ERROR;
        }
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END;
}

std::optional<Problem> unpack_entry(
    std::string_view bytes,
    const ZipEntry& entry,
    const fs::path& folder,
    const fs::path& archive) {
    if (entry.method != stored && entry.method != deflated) {
        return file_problem("error.zip.method", archive, "help.zip.unpack");
    }
    const Result<std::string_view> packed = packed_bytes(bytes, entry, archive);
    if (!packed) {
        return packed.problem();
    }
    const fs::path target = folder / fs::path(entry.name);
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (error) {
        return no_room(archive);
    }
    EntryWriter writer(target, entry);
    const bool good = entry.method == stored ? writer.write(packed->data(), packed->size())
                                             : inflate_into(writer, *packed);
    if (!writer.has_room()) {
        return no_room(archive);
    }
    return good && writer.is_whole(entry) ? std::nullopt : std::optional(damaged(archive));
}

Result<Done> unpack_all(const fs::path& archive, const fs::path& folder, RunContext& context) {
    const Result<MappedFile> file = MappedFile::open(archive);
    if (!file) {
        return file.problem();
    }
    const auto entries = read_zip_directory(file->bytes(), archive);
    if (!entries) {
        return entries.problem();
    }
    std::error_code error;
    fs::create_directories(folder, error);
    for (const ZipEntry& entry : *entries) {
        if (context.cancelled()) {
            return cancelled_problem();
        }
        if (auto problem = unpack_entry(file->bytes(), entry, folder, archive)) {
            return std::move(*problem);
        }
    }
    return Done{};
}

std::uintmax_t bytes_in(const fs::path& folder) {
    std::uintmax_t sum = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code unsized;
        const std::uintmax_t size = it->is_regular_file(unsized) ? it->file_size(unsized) : 0;
        sum += unsized ? 0 : size;
    }
    return sum;
}

void clear_oldest(const fs::path& cache, const fs::path& in_use) {
    std::vector<CacheEntry> entries;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(cache, error)) {
        const fs::path& path = entry.path();
        entries.push_back({path, entry.last_write_time(error), bytes_in(path), path == in_use});
    }
    drop_longest_unused(std::move(entries), most_cached_bytes);
}

} // namespace

std::optional<PlaceInZip> place_in_zip(const fs::path& path) {
    const fs::path whole = path.has_filename() ? path : path.parent_path(); // "a.zip/"
    for (fs::path archive = whole; archive.has_relative_path(); archive = archive.parent_path()) {
        if (is_archive(archive)) {
            const fs::path inner =
                archive == whole ? fs::path() : whole.lexically_relative(archive);
            return PlaceInZip{archive, inner};
        }
        std::error_code error;
        if (fs::exists(archive, error)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

bool is_folder_or_zip(const fs::path& path) {
    std::error_code error;
    const auto place = place_in_zip(path);
    return fs::is_directory(path, error) || (place && place->inner.empty());
}

fs::path unpacking_folder() {
    return user_cache_or_temporary("unpacked");
}

Result<fs::path> unpack_zip(const fs::path& archive, const fs::path& cache, RunContext& context) {
    const Result<std::string> hash = hash_file(archive);
    if (!hash) {
        return hash.problem();
    }
    const fs::path folder = cache / *hash;
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        fs::last_write_time(folder, fs::file_time_type::clock::now(), error);
        return folder;
    }
    // Under another name until it is whole, so that nobody takes half of it for all.
    fs::create_directories(cache, error);
    std::string pattern = (cache / (*hash + ".part-XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        return no_room(archive);
    }
    const Result<Done> done = unpack_all(archive, pattern, context);
    if (!done) {
        fs::remove_all(pattern, error);
        return done.problem();
    }
    fs::rename(pattern, folder, error);
    if (error) {
        fs::remove_all(pattern, error); // another process was faster
    }
    clear_oldest(cache, folder);
    return fs::is_directory(folder, error) ? Result<fs::path>(folder) : no_room(archive);
}

} // namespace smiletwin::geo
