#include "geo/base/file_problems.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/assumed_crs.hpp"
#include "geo/io/city_cache.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/text_stream.hpp"
#include "geo/io/zip_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <fstream>

namespace smiletwin::geo {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_bytes = 4096;

std::string lower_extension(const fs::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return extension;
}

/// Empty when it cannot be unpacked.
std::string unpacked_head(const fs::path& path) {
    const auto at_once = [](std::string_view, std::size_t from) { return from; };
    Result<std::unique_ptr<TextStream>> text = open_text(path);
    if (!text) {
        return {};
    }
    const Result<TextPiece> piece = (*text)->next(head_bytes, at_once);
    return piece ? std::string(piece->text) : std::string();
}

FileHead read_head(const fs::path& path) {
    FileHead head;
    head.path = path;
    head.lower_extension = lower_extension(path);
    std::ifstream file(path, std::ios::binary);
    head.bytes.resize(head_bytes);
    file.read(head.bytes.data(), head_bytes);
    head.bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (is_gzip(head.bytes)) {
        head.is_packed = true;
        head.lower_extension = lower_extension(path.stem());
        head.bytes = unpacked_head(path);
    }
    return head;
}

/// The format that is most sure; of equals the one that comes first.
const Format* best_format(const FileHead& head) {
    const Format* best = nullptr;
    int most = 0;
    for (const Format& format : formats()) {
        const int confidence = head.is_packed && !format.reads_packed ? 0 : format.confidence(head);
        if (confidence > most) {
            most = confidence;
            best = &format;
        }
    }
    return best;
}

/// What a file lacks whose ending is known.
struct Lack {
    const char* what_key;
    const char* help_key;
};

Lack lack_of(const std::string& extension) {
    if (extension == ".csv" || extension == ".tsv") {
        return {"error.csv.no_places", "help.csv.places"};
    }
    if (extension == ".png" || extension == ".jpg" || extension == ".jpeg") {
        return {"error.picture.no_world_file", "help.picture.world_file"};
    }
    const bool known = std::any_of(formats().begin(), formats().end(), [&](const Format& format) {
        const auto& all = format.extensions;
        return std::find(all.begin(), all.end(), extension) != all.end();
    });
    return {
        known ? "error.import.other_content" : "error.import.unknown_format",
        "help.import.formats"};
}

Problem unknown_format(const fs::path& path) {
    const Lack lack = lack_of(lower_extension(path));
    return Problem{
        {lack.what_key, {{"file", path.filename().string()}}},
        path.string(),
        {lack.help_key, {}},
        {}};
}

struct Candidate {
    fs::path path; ///< as it is named
    fs::path file; ///< where its bytes are; another place for what lies in an archive
    fs::path root; ///< data set's root: the folder that was given, else the file's own
    const Format* format = nullptr; ///< of what was found in a folder
    friend bool operator<(const Candidate& a, const Candidate& b) { return a.path < b.path; }
};

/// Shapes beside city models are what these point to (libraryObject), not things of their own.
void leave_out_parts(std::vector<Candidate>& candidates, std::size_t first) {
    const auto begin = candidates.begin() + static_cast<std::ptrdiff_t>(first);
    const bool has_cities = std::any_of(
        begin, candidates.end(), [](const Candidate& one) { return one.format->reads_cities; });
    if (has_cities) {
        const auto is_part = [](const Candidate& one) { return one.format->reads_shapes; };
        candidates.erase(std::remove_if(begin, candidates.end(), is_part), candidates.end());
    }
}

/// `shown` is how the folder is named.
void add_folder(const fs::path& folder, const fs::path& shown, std::vector<Candidate>& candidates) {
    std::error_code error;
    const std::size_t before = candidates.size();
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator it(folder, options, error), end; it != end;
         it.increment(error)) {
        if (error) {
            break;
        }
        const Format* format =
            it->is_regular_file(error) ? best_format(read_head(it->path())) : nullptr;
        if (format != nullptr) {
            candidates.push_back(
                {shown / it->path().lexically_relative(folder), it->path(), folder, format});
        }
    }
    leave_out_parts(candidates, before);
}

Problem nothing_found(const fs::path& folder, const fs::path& shown) {
    const fs::path name = (shown / "").parent_path().filename(); // also of "folder/"
    if (::access(folder.c_str(), R_OK | X_OK) != 0) {
        return Problem{
            {"error.import.no_right", {{"file", name.string()}}},
            shown.string(),
            {"help.file.rights", {}},
            {}};
    }
    return Problem{
        {"error.import.nothing_found", {{"file", name.string()}}},
        shown.string(),
        {"help.import.formats", {}},
        {}};
}

/// What an archive holds, or one file in it; a project keeps such places as sources.
std::optional<Problem>
add_from_zip(const PlaceInZip& place, RunContext& context, std::vector<Candidate>& candidates) {
    const Result<fs::path> folder = unpack_zip(place.archive, unpacking_folder(), context);
    if (!folder) {
        return folder.problem();
    }
    const fs::path inside = place.inner.empty() ? *folder : *folder / place.inner;
    const fs::path shown = place.inner.empty() ? place.archive : place.archive / place.inner;
    std::error_code error;
    if (!fs::is_directory(inside, error)) {
        candidates.push_back({shown, inside, *folder});
        return std::nullopt;
    }
    const std::size_t before = candidates.size();
    add_folder(inside, shown, candidates);
    return candidates.size() == before ? std::optional(nothing_found(inside, shown)) : std::nullopt;
}

/// Folders without anything to read are named in `failures`.
std::vector<Candidate> list_files(
    const std::vector<fs::path>& inputs, RunContext& context, std::vector<Problem>& failures) {
    std::vector<Candidate> candidates;
    std::error_code error;
    for (const fs::path& input : inputs) {
        if (fs::is_directory(input, error)) {
            const std::size_t before = candidates.size();
            add_folder(input, input, candidates);
            if (candidates.size() == before) {
                failures.push_back(nothing_found(input, input));
            }
        } else if (const auto place = place_in_zip(input)) {
            if (auto problem = add_from_zip(*place, context, candidates)) {
                failures.push_back(std::move(*problem));
            }
        } else {
            candidates.push_back({input, input, input.parent_path()});
        }
    }
    std::sort(candidates.begin(), candidates.end());
    const auto same = [](const Candidate& a, const Candidate& b) { return a.path == b.path; };
    candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
    return candidates;
}

/// Formats whose own word on their axes cannot be doubted: placed pixels, named columns, geometries
/// that a library has read.
bool has_fixed_axes(std::string_view format) {
    constexpr std::array<std::string_view, 9> fixed{
        "geotiff",
        "jpeg2000",
        "ascii_grid",
        "world_picture",
        "geojson",
        "geopackage",
        "shapefile",
        "dxf",
        "csv"};
    return std::find(fixed.begin(), fixed.end(), format) != fixed.end();
}

Result<Imported>
read_file(const fs::path& path, const ImportOptions& options, RunContext& context) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || !std::ifstream(path)) {
        return unreadable_file(path);
    }
    const Format* format = best_format(read_head(path));
    if (format == nullptr) {
        return unknown_format(path);
    }
    Result<Imported> imported = import_through_cache(*format, path, options, context);
    if (imported && options.axis_order != AxisOrder::Decided && has_fixed_axes(format->name)) {
        imported->report.warnings.push_back(
            {{"warning.axes.fixed", {}}, path.string(), {"help.axes.fixed", {}}, {}});
    }
    if (!imported && imported.problem().where.empty()) {
        Problem problem = imported.problem();
        problem.where = path.string();
        return problem;
    }
    return imported;
}

/// Everything said about a file in an archive names its place there.
Result<Imported>
read_candidate(const Candidate& candidate, const ImportOptions& options, RunContext& context) {
    Result<Imported> result = read_file(candidate.file, options, context);
    if (candidate.file == candidate.path) {
        return result;
    }
    const std::string file = candidate.file.string();
    const auto rename = [&](std::string& text) {
        if (text.starts_with(file)) {
            text.replace(0, file.size(), candidate.path.string());
        }
    };
    if (!result) {
        Problem problem = result.problem();
        rename(problem.where);
        return problem;
    }
    result->path = candidate.path;
    for (std::string& name : result->report.files) {
        rename(name);
    }
    for (Problem& warning : result->report.warnings) {
        rename(warning.where);
    }
    return result;
}

/// What names no system is read in that of the files of the same data set, where they agree.
void read_in_system_beside(
    const std::vector<Candidate>& files,
    const ImportOptions& options,
    RunContext& context,
    std::vector<std::optional<Result<Imported>>>& results) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!lacks_crs(*results[i]) || options.crs_override || context.cancelled()) {
            continue;
        }
        std::vector<const ImportReport*> beside;
        for (std::size_t k = 0; k < files.size(); ++k) {
            if (files[k].root == files[i].root && *results[k]) {
                beside.push_back(&(*results[k])->report);
            }
        }
        const auto crs = crs_in_common(beside);
        if (!crs) {
            continue;
        }
        ImportOptions own = options;
        own.crs_override = crs->id();
        own.root = own.root.empty() ? files[i].root : own.root;
        auto read = read_candidate(files[i], own, context);
        if (read && lies_beside(read->report, beside)) {
            mark_assumed(*read, *crs, "warning.crs.beside");
            results[i] = std::move(read);
        }
    }
}

} // namespace

bool is_shape(const Imported& imported) {
    return std::any_of(formats().begin(), formats().end(), [&](const Format& format) {
        return format.reads_shapes && format.name == imported.format;
    });
}

Result<Imported>
import_file(const fs::path& path, const ImportOptions& options, RunContext& context) {
    const auto place = place_in_zip(path);
    if (!place || place->inner.empty()) {
        return read_file(path, options, context);
    }
    const Result<fs::path> folder = unpack_zip(place->archive, unpacking_folder(), context);
    if (!folder) {
        return folder.problem();
    }
    ImportOptions own = options;
    own.root = own.root.empty() ? *folder : own.root;
    return read_candidate({path, *folder / place->inner, *folder}, own, context);
}

ImportBatch import_paths(
    const std::vector<fs::path>& inputs, const ImportOptions& options, RunContext& context) {
    ImportBatch batch;
    const std::vector<Candidate> files = list_files(inputs, context, batch.failures);
    std::vector<std::optional<Result<Imported>>> results(files.size());
    std::atomic<std::size_t> done = 0;
    parallel_blocks(files.size(), 1, [&](std::size_t begin, std::size_t /*end*/) {
        if (context.cancelled()) {
            results[begin] = cancelled_problem();
            return;
        }
        ImportOptions own = options;
        own.root = own.root.empty() ? files[begin].root : own.root;
        results[begin] = read_candidate(files[begin], own, context);
        const auto count = static_cast<double>(++done);
        context.report(
            count / static_cast<double>(files.size()),
            {"import.progress", {{"file", files[begin].path.filename().string()}}});
    });
    read_in_system_beside(files, options, context, results);
    for (std::size_t i = 0; i < files.size(); ++i) {
        Result<Imported>& result = *results[i];
        if (result) {
            batch.imported.push_back(std::move(result).value());
        } else {
            Problem problem = result.problem();
            problem.where = problem.where.empty() ? files[i].path.string() : problem.where;
            batch.failures.push_back(std::move(problem));
        }
    }
    return batch;
}

} // namespace smiletwin::geo
