// How fast a city model is read, beside libcitygml on the same file in the same run: CPU seconds to
// a complete city with triangles, median of five, each in a process of its own so that memory can
// be told. The file is a Berlin tile repeated to 200 MB (first argument: megabytes); the same city
// also packed and as CityJSON, and a larger one from the cache. Last terrain as a list of points,
// beside GDAL.
#include "geo/base/cpu_time.hpp"
#include "geo/base/memory.hpp"
#include "geo/base/parallel.hpp"
#include "geo/io/city_writer.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/memory_watch.hpp"
#include "tests/bench/packed_file.hpp"
#include "tests/bench/repeated_tile.hpp"
#include "tests/bench/xyz_file.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef SMILETWIN_WITH_LIBCITYGML
#include "tests/bench/libcitygml_peer.hpp"
#endif

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <functional>

using namespace smiletwin;

namespace {

constexpr int runs = 5;

struct Measured {
    double cpu_seconds = 0.0;
    double wall_seconds = 0.0;
    std::uint64_t peak_anon_bytes = 0;
    std::uint64_t polygons = 0;
    std::uint64_t cells = 0;
    struct Phase {
        std::array<char, 24> name{};
        double cpu_seconds = 0.0;
        bool in_parallel = false;
    };
    std::array<Phase, 12> phases{};
    std::size_t phase_count = 0;
};

/// Runs `work` in a child; memory and CPU time are the child's alone.
Measured measure(const std::function<void(Measured&)>& work) {
    std::array<int, 2> pipe_ends{};
    if (::pipe(pipe_ends.data()) != 0) {
        std::abort();
    }
    const pid_t child = ::fork();
    if (child == 0) {
        Measured measured;
        geo::MemoryWatch memory;
        const double cpu = geo::process_cpu_seconds();
        const auto start = std::chrono::steady_clock::now();
        work(measured);
        measured.wall_seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        measured.cpu_seconds = geo::process_cpu_seconds() - cpu;
        measured.peak_anon_bytes = memory.peak_anon_bytes();
        const auto written = ::write(pipe_ends[1], &measured, sizeof measured);
        ::_exit(written == static_cast<ssize_t>(sizeof measured) ? 0 : 1);
    }
    Measured measured;
    ::close(pipe_ends[1]);
    if (::read(pipe_ends[0], &measured, sizeof measured) != static_cast<ssize_t>(sizeof measured)) {
        fmt::print("the measured program ended early\n");
    }
    ::close(pipe_ends[0]);
    ::waitpid(child, nullptr, 0);
    return measured;
}

Measured median(int times, const std::function<void(Measured&)>& work) {
    std::vector<Measured> all;
    for (int i = 0; i < times; ++i) {
        all.push_back(measure(work));
    }
    std::sort(all.begin(), all.end(), [](const Measured& a, const Measured& b) {
        return a.cpu_seconds < b.cpu_seconds;
    });
    return all[all.size() / 2];
}

void read_ours(
    const std::filesystem::path& file,
    int threads,
    Measured& measured,
    const geo::ImportOptions& options = {}) {
    geo::with_threads(threads, [&] {
        geo::RunContext context;
        const auto imported = geo::import_file(file, options, context);
        if (!imported) {
            return;
        }
        measured.polygons = imported->report.polygons + imported->report.skipped_polygons();
        for (const geo::ImportPhase& phase : imported->report.phases) {
            Measured::Phase& own = measured.phases[measured.phase_count++];
            std::strncpy(own.name.data(), phase.name.c_str(), own.name.size() - 1);
            own.cpu_seconds = phase.cpu_seconds;
            own.in_parallel = phase.in_parallel;
        }
    });
}

void print_row(const char* what, double megabytes, const Measured& measured) {
    fmt::print(
        "{:<34} {:>8.3f} CPU s {:>7.0f} MB/CPU s {:>8.3f} s wall {:>7.1f} MB memory {:>9} "
        "polygons\n",
        what,
        measured.cpu_seconds,
        megabytes / measured.cpu_seconds,
        measured.wall_seconds,
        1e-6 * static_cast<double>(measured.peak_anon_bytes),
        measured.polygons);
}

/// The same for grids: what is counted are cells.
void print_grid_row(const char* what, double megabytes, const Measured& measured) {
    fmt::print(
        "{:<34} {:>8.3f} CPU s {:>7.0f} MB/CPU s {:>8.3f} s wall {:>7.1f} MB memory {:>9} cells\n",
        what,
        measured.cpu_seconds,
        megabytes / measured.cpu_seconds,
        measured.wall_seconds,
        1e-6 * static_cast<double>(measured.peak_anon_bytes),
        measured.cells);
}

void print_phases(const Measured& measured) {
    double serial = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < measured.phase_count; ++i) {
        const Measured::Phase& phase = measured.phases[i];
        fmt::print(
            "    {:<12} {:>7.3f} CPU s{}\n",
            phase.name.data(),
            phase.cpu_seconds,
            phase.in_parallel ? "" : "   one thread");
        all += phase.cpu_seconds;
        serial += phase.in_parallel ? 0.0 : phase.cpu_seconds;
    }
    fmt::print("    on one thread only: {:.1f} % of the CPU time\n", 100.0 * serial / all);
}

void measure_beside_peer(const std::filesystem::path& file, double megabytes) {
    const Measured one = median(runs, [&](Measured& m) { read_ours(file, 1, m); });
    print_row("smiletwin, one thread", megabytes, one);
    print_phases(one);
    print_row("smiletwin, two threads", megabytes, median(runs, [&](Measured& m) {
                  read_ours(file, 2, m);
              }));
#ifdef SMILETWIN_WITH_LIBCITYGML
    const Measured peer =
        median(runs, [&](Measured& m) { m.polygons = bench::read_with_libcitygml(file); });
    print_row("libcitygml, one thread", megabytes, peer);
    fmt::print(
        "{:.1f} times libcitygml per CPU second, {:.2f} of its memory, {:.2f} of the file\n",
        peer.cpu_seconds / one.cpu_seconds,
        static_cast<double>(one.peak_anon_bytes) / static_cast<double>(peer.peak_anon_bytes),
        1e-6 * static_cast<double>(one.peak_anon_bytes) / megabytes);
#else
    fmt::print("SKIPPED: libcitygml is not installed (package libcitygml-dev)\n");
#endif
}

/// A start with a large city: the second one finds it as it was read.
void measure_cached(const std::filesystem::path& tile, const std::filesystem::path& folder) {
    constexpr std::uint64_t bytes_of_70000_buildings = 1'160'000'000;
    const std::filesystem::path file = folder / "large.gml";
    bench::write_repeated_tile(tile, file, bytes_of_70000_buildings);
    const double megabytes = 1e-6 * static_cast<double>(std::filesystem::file_size(file));
    fmt::print("70,000 buildings, {:.0f} MB, two threads\n", megabytes);
    geo::ImportOptions options;
    options.city_cache = folder / "cities";
    const auto read = [&](Measured& m) { read_ours(file, 2, m, options); };
    print_row("read and kept", megabytes, median(1, read));
    print_row("from the cache", megabytes, median(runs, read));
}

/// The same city packed: inflating is one thread's work, reading goes on beside it.
void print_wall(double megabytes, const Measured& measured) {
    fmt::print(
        "    {:.0f} MB of unpacked text a second on the wall\n", megabytes / measured.wall_seconds);
}

void measure_packed(const std::filesystem::path& file, double megabytes) {
    const std::filesystem::path packed = file.string() + ".gz";
    bench::write_packed(file, packed);
    const Measured two = median(runs, [&](Measured& m) { read_ours(packed, 2, m); });
    print_row("smiletwin, .gz, two threads", megabytes, two);
    print_wall(megabytes, two);
}

void measure_cityjson(const std::filesystem::path& file) {
    const std::filesystem::path json = std::filesystem::path(file).replace_extension(".city.json");
    measure([&](Measured& /*not of interest*/) {
        geo::RunContext context;
        const auto imported = geo::import_file(file, {}, context);
        const auto& city = std::get<std::shared_ptr<const geo::City>>(imported->data);
        (void)geo::writer_for(json)->write(*city, json, {}, context);
    });
    const double megabytes = 1e-6 * static_cast<double>(std::filesystem::file_size(json));
    fmt::print("the same city as CityJSON, {:.1f} MB\n", megabytes);
    const Measured one = median(runs, [&](Measured& m) { read_ours(json, 1, m); });
    print_row("smiletwin, one thread", megabytes, one);
    print_phases(one);
    const Measured two = median(runs, [&](Measured& m) { read_ours(json, 2, m); });
    print_row("smiletwin, two threads", megabytes, two);
    print_wall(megabytes, two);
}

/// A list of points becomes a grid of heights.
void measure_xyz(const std::filesystem::path& folder, double megabytes_wanted) {
    const std::filesystem::path file = folder / "ground.xyz";
    bench::write_xyz(file, static_cast<std::uint64_t>(1e6 * megabytes_wanted));
    const double megabytes = 1e-6 * static_cast<double>(std::filesystem::file_size(file));
    fmt::print("terrain as points (XYZ), {:.1f} MB\n", megabytes);
    const auto read = [&](Measured& m) {
        geo::RunContext context;
        geo::ImportOptions options;
        options.crs_override = "EPSG:25833";
        const auto imported = geo::import_file(file, options, context);
        const auto& field = std::get<std::shared_ptr<const geo::HeightField>>(imported->data);
        m.cells = field->height_m.values.size();
    };
    print_grid_row("smiletwin", megabytes, median(runs, read));
    const auto peer = [&](Measured& m) { m.cells = bench::read_xyz_with_gdal(file); };
    print_grid_row("GDAL's XYZ driver", megabytes, median(runs, peer));
}

} // namespace

int main(int argc, char** argv) {
    geo::give_large_blocks_back();
    const std::filesystem::path tile =
        SMILETWIN_SOURCE_DIR "/../shared/data/berlin-lod2-tiles/Berlin2/3910_5817.gml";
    if (!std::filesystem::exists(tile)) {
        fmt::print("SKIPPED: {} is not here\n", tile.string());
        return 0;
    }
    constexpr double default_megabytes = 200.0;
    const double wanted = argc > 1 ? std::strtod(argv[1], nullptr) : default_megabytes;
    const auto folder = std::filesystem::temp_directory_path() /
                        fmt::format("smiletwin-import-bench-{}", ::getpid());
    std::filesystem::create_directories(folder);
    const auto file = folder / fmt::format("tile_{:.0f}.gml", wanted);
    bench::write_repeated_tile(tile, file, static_cast<std::uint64_t>(1e6 * wanted));
    const double megabytes = 1e-6 * static_cast<double>(std::filesystem::file_size(file));
    fmt::print("one Berlin tile repeated to {:.1f} MB, plain x86-64\n", megabytes);

    measure_beside_peer(file, megabytes);
    measure_packed(file, megabytes);
    measure_cityjson(file);
    measure_cached(tile, folder);
    measure_xyz(folder, wanted);
    std::filesystem::remove_all(folder);
    return 0;
}
