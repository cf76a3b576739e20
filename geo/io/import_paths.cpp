#include "geo/base/file_problems.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/city_cache.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/text_stream.hpp"

#include <unistd.h>

#include <algorithm>
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

Problem unknown_format(const fs::path& path) {
    return Problem{
        {"error.import.unknown_format", {{"file", path.filename().string()}}},
        path.string(),
        {"help.import.formats", {}},
        {}};
}

struct Candidate {
    fs::path path;
    fs::path root; ///< data set's root: the folder that was given, else the file's own
    friend bool operator<(const Candidate& a, const Candidate& b) { return a.path < b.path; }
};

void add_folder(const fs::path& folder, std::vector<Candidate>& candidates) {
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator it(folder, options, error), end; it != end;
         it.increment(error)) {
        if (error) {
            break;
        }
        if (it->is_regular_file(error) && best_format(read_head(it->path())) != nullptr) {
            candidates.push_back({it->path(), folder});
        }
    }
}

Problem nothing_found(const fs::path& folder) {
    const fs::path name = (folder / "").parent_path().filename(); // also of "folder/"
    if (::access(folder.c_str(), R_OK | X_OK) != 0) {
        return Problem{
            {"error.import.no_right", {{"file", name.string()}}},
            folder.string(),
            {"help.file.rights", {}},
            {}};
    }
    return Problem{
        {"error.import.nothing_found", {{"file", name.string()}}},
        folder.string(),
        {"help.import.formats", {}},
        {}};
}

/// Folders without anything to read are named in `failures`.
std::vector<Candidate>
list_files(const std::vector<fs::path>& inputs, std::vector<Problem>& failures) {
    std::vector<Candidate> candidates;
    std::error_code error;
    for (const fs::path& input : inputs) {
        if (fs::is_directory(input, error)) {
            const std::size_t before = candidates.size();
            add_folder(input, candidates);
            if (candidates.size() == before) {
                failures.push_back(nothing_found(input));
            }
        } else {
            candidates.push_back({input, input.parent_path()});
        }
    }
    std::sort(candidates.begin(), candidates.end());
    const auto same = [](const Candidate& a, const Candidate& b) { return a.path == b.path; };
    candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
    return candidates;
}

} // namespace

Result<Imported>
import_file(const fs::path& path, const ImportOptions& options, RunContext& context) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || !std::ifstream(path)) {
        return unreadable_file(path);
    }
    const Format* format = best_format(read_head(path));
    if (format == nullptr) {
        return unknown_format(path);
    }
    Result<Imported> imported = import_through_cache(*format, path, options, context);
    if (!imported && imported.problem().where.empty()) {
        Problem problem = imported.problem();
        problem.where = path.string();
        return problem;
    }
    return imported;
}

ImportBatch import_paths(
    const std::vector<fs::path>& inputs, const ImportOptions& options, RunContext& context) {
    ImportBatch batch;
    const std::vector<Candidate> files = list_files(inputs, batch.failures);
    std::vector<std::optional<Result<Imported>>> results(files.size());
    std::atomic<std::size_t> done = 0;
    parallel_blocks(files.size(), 1, [&](std::size_t begin, std::size_t /*end*/) {
        if (context.cancelled()) {
            results[begin] = cancelled_problem();
            return;
        }
        ImportOptions own = options;
        own.root = own.root.empty() ? files[begin].root : own.root;
        results[begin] = import_file(files[begin].path, own, context);
        const auto count = static_cast<double>(++done);
        context.report(
            count / static_cast<double>(files.size()),
            {"import.progress", {{"file", files[begin].path.filename().string()}}});
    });
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
