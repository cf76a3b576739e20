// How fast city models are read: megabytes per CPU second, best of five passes over a folder
// (default: the Berlin tiles beside the source tree). Prints one line; asserts nothing.
#include "geo/base/parallel.hpp"
#include "geo/io/importer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

using namespace smiletwin::geo;

namespace {

struct Pass {
    double cpu_seconds = 0.0;
    double megabytes = 0.0;
    std::uint64_t polygons = 0;
};

Pass read_once(const std::filesystem::path& folder) {
    RunContext context;
    const ImportBatch batch = import_paths({folder}, {}, context);
    Pass pass;
    for (const Imported& imported : batch.imported) {
        pass.cpu_seconds += imported.report.cpu_seconds;
        pass.polygons += imported.report.polygons;
        pass.megabytes += 1e-6 * static_cast<double>(std::filesystem::file_size(imported.path));
    }
    return pass;
}

} // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder =
        argc > 1 ? argv[1] : SMILETWIN_SOURCE_DIR "/../shared/data/berlin-lod2-tiles";
    if (!std::filesystem::exists(folder)) {
        fmt::print("SKIPPED: {} is not here\n", folder.string());
        return 0;
    }
    Pass best;
    best.cpu_seconds = std::numeric_limits<double>::infinity();
    with_threads(1, [&] {
        for (int i = 0; i < 5; ++i) {
            const Pass pass = read_once(folder);
            best = pass.cpu_seconds < best.cpu_seconds ? pass : best;
        }
    });
    fmt::print(
        "import {}: {:.1f} MB, {} polygons, {:.3f} CPU s, {:.0f} MB per CPU second\n",
        folder.filename().string(),
        best.megabytes,
        best.polygons,
        best.cpu_seconds,
        best.megabytes / best.cpu_seconds);
    return 0;
}
