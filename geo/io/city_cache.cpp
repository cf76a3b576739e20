#include "geo/io/city_cache.hpp"

#include "geo/base/build_id.hpp"
#include "geo/base/cache_folder.hpp"
#include "geo/base/file_state.hpp"
#include "geo/base/hash.hpp"
#include "geo/base/mapped_file.hpp"
#include "geo/base/replace_file.hpp"
#include "geo/io/city_archive.hpp"
#include "geo/io/inside_root.hpp"
#include "geo/io/raw_city_import.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace smiletwin::geo {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".smilecity";
constexpr std::size_t hash_digits = 32;

/// Says which source is read in which way: the name of the entry.
std::string name_of_entry(const fs::path& path, const ImportOptions& options) {
    std::error_code error;
    return Hasher()
        .text(fs::absolute(path, error).lexically_normal().string())
        .text(fs::absolute(data_root(path, options), error).lexically_normal().string())
        .text(options.crs_override.value_or(std::string()))
        .text(axis_order_name(options.axis_order))
        .hex();
}

/// Says what the entry was made of; stands at its beginning.
std::string seal_of(const Format& format, const std::string& content_hash) {
    return Hasher().text(build_id()).text(format.name).text(content_hash).hex();
}

/// All files that the model names are as they were. What a shape file names in turn is not known,
/// so models with such are never as they were.
bool is_as_it_was(
    const ArchivedCity& archived, const fs::path& path, const ImportOptions& options) {
    const std::vector<FileReference>& files = archived.report.named_files;
    return std::all_of(files.begin(), files.end(), [&](const FileReference& file) {
        const bool is_there =
            !resolve_inside(file.uri, path.parent_path(), data_root(path, options)).empty();
        return file.found == is_there && !(file.found && file.is_shape);
    });
}

std::optional<ArchivedCity> take(const fs::path& entry, std::string_view seal) {
    const Result<MappedFile> file = MappedFile::open(entry);
    if (!file || !file->bytes().starts_with(seal)) {
        return std::nullopt;
    }
    return unarchive_city(file->bytes().substr(hash_digits));
}

void drop_oldest(const fs::path& folder, std::uint64_t limit_bytes) {
    std::vector<CacheEntry> entries;
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(folder, error)) {
        if (file.path().extension() == ending) {
            entries.push_back({file.path(), file.last_write_time(error), file.file_size(error)});
        }
    }
    drop_longest_unused(std::move(entries), limit_bytes);
}

void keep(const Imported& imported, const fs::path& entry, const std::string& seal) {
    const auto* city = std::get_if<std::shared_ptr<const City>>(&imported.data);
    // Time series are few and small; a model that has some is read again.
    if (city == nullptr || imported.things != nullptr) {
        return;
    }
    std::error_code error;
    fs::create_directories(entry.parent_path(), error);
    (void)replace_file(entry, seal + archive_city(**city, imported.report));
}

/// Half of it would be from before and half from after.
Problem changed_meanwhile(const fs::path& path) {
    return {
        {"error.import.changed_meanwhile", {{"file", path.filename().string()}}},
        path.string(),
        {"help.import.open_again", {}},
        {}};
}

Result<Imported> read_unchanged(
    const Format& format,
    const fs::path& path,
    const FileState& before,
    const ImportOptions& options,
    RunContext& context) {
    Result<Imported> imported = format.read(path, options, context);
    return before == state_of(path) ? std::move(imported) : changed_meanwhile(path);
}

} // namespace

fs::path default_city_cache() {
    return user_cache("cities");
}

Result<Imported> import_through_cache(
    const Format& format,
    const fs::path& path,
    const ImportOptions& options,
    RunContext& context,
    const CityCacheLimits& limits) {
    std::error_code error;
    const FileState before = state_of(path);
    const auto started = std::chrono::steady_clock::now();
    const bool worth_it = !options.city_cache.empty() && format.reads_cities &&
                          !build_id().empty() && before.bytes >= limits.least_source_bytes;
    const Result<std::string> content =
        worth_it ? hash_file(path) : Result<std::string>(cancelled_problem());
    if (!content) {
        return read_unchanged(format, path, before, options, context);
    }
    const fs::path entry =
        options.city_cache / (name_of_entry(path, options) + std::string(ending));
    const std::string seal = seal_of(format, *content);
    if (auto kept = take(entry, seal); kept && is_as_it_was(*kept, path, options)) {
        fs::last_write_time(entry, fs::file_time_type::clock::now(), error);
        kept->report.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        return Imported{
            path,
            std::string(format.name),
            std::make_shared<const City>(std::move(kept->city)),
            std::move(kept->report)};
    }
    Result<Imported> imported = read_unchanged(format, path, before, options, context);
    if (imported) {
        keep(*imported, entry, seal);
        drop_oldest(options.city_cache, limits.folder_bytes);
    }
    return imported;
}

} // namespace smiletwin::geo
