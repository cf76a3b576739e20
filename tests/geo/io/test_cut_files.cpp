// Real files cut short and with bytes turned: each ends in data or in a sentence.
#include "geo/base/random.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/bounds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace fs = std::filesystem;

namespace {

/// One file of each kind, below shared/data; those that come in several parts by their main one.
const std::vector<std::string> real_files{
    "libcitygml-small/b1_lod2_s.gml",
    "citygml4j-samples/lod2_buildings_v3.gml",
    "berlin-lod2-tiles/Berlin1b",
    "munich-citygml3-lod2-pointcloud/Buildings_CityGML3.0_LOD2.gml.gz",
    "cityjson-cjio/cube.json",
    "cityjson-cjio/multi_lod.json",
    "citygml4j-samples/lod2_buildings_as_CityJSON_features.jsonl",
    "val3dity-geometry/cityjsonseq/3dbag_b2.city.jsonl",
    "terrain-goteborg/landcover.tif",
    "terrain-misc/BOKU-dsm-woveg-mod.tif",
    "terrain-goteborg/buildings.shp",
    "terrain-goteborg/mask_layer.geojson",
    "rostock-parking-zones/zones.geojson",
    "sensorthings-frost/entitiesDefault.json",
    "weather-dwd-epw/AMY_2010_2022_2022.epw",
    "weather-rostock-try",
    "terrain-goteborg/CDSM_KRbig.asc",
    "terrain-goteborg/pois.gpkg",
    "terrain-goteborg/gbg19970606_2015a.txt",
};

/// Of a folder its first file that some format reads.
fs::path main_file(const fs::path& path) {
    if (!fs::is_directory(path)) {
        return path;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        const std::string ending = entry.path().extension().string();
        const bool known = ending == ".gml" || ending == ".dat";
        if (entry.is_regular_file() && known) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files.empty() ? fs::path() : files.front();
}

/// The sides of a Shapefile; for other files there are none.
void copy_sides(const fs::path& path, const TemporaryFolder& folder) {
    for (const char* side : {".shx", ".dbf", ".prj"}) {
        const fs::path other = fs::path(path).replace_extension(side);
        if (path.extension() == ".shp" && fs::exists(other)) {
            fs::copy_file(other, folder.path() / other.filename());
        }
    }
}

void survive(const fs::path& path, const std::string& bytes, const TemporaryFolder& folder) {
    const auto copy = folder.file(path.filename().string(), bytes);
    RunContext context;
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    within_bounds([&] {
        const auto outcome = import_file(copy, options, context);
        CHECK((outcome.ok() || !outcome.problem().what.key.empty()));
    });
}

/// Reading half of a large file again and again would take the time of all other tests together.
constexpr std::size_t largest_bytes = 200'000;

std::string head_of(const fs::path& path) {
    return bytes_of(path).substr(0, largest_bytes);
}

} // namespace

TEST_CASE("real files cut behind every thousandth byte end in data or in a sentence", "[real]") {
    if (reference_data("data").empty()) {
        return;
    }
    for (const std::string& name : real_files) {
        const fs::path path = main_file(reference_data("data/" + name));
        INFO(path.string());
        REQUIRE_FALSE(path.empty());
        const TemporaryFolder folder;
        copy_sides(path, folder);
        const std::string whole = head_of(path);
        // A thousand bytes where that makes a hundred pieces, else as many pieces.
        const std::size_t step = std::max<std::size_t>(1000, whole.size() / 100);
        for (std::size_t size = 0; size < whole.size(); size += step) {
            INFO(size << " bytes");
            survive(path, whole.substr(0, size), folder);
        }
    }
}

TEST_CASE("real files with turned bytes end in data or in a sentence", "[real]") {
    if (reference_data("data").empty()) {
        return;
    }
    constexpr std::uint64_t seed = 20270314;
    constexpr std::uint64_t attempts = 150;
    for (const std::string& name : real_files) {
        const fs::path path = main_file(reference_data("data/" + name));
        INFO(path.string());
        REQUIRE_FALSE(path.empty());
        const TemporaryFolder folder;
        copy_sides(path, folder);
        const std::string whole = head_of(path);
        for (std::uint64_t number = 0; number < attempts; ++number) {
            CounterRandom random(seed, number);
            std::string bytes = whole;
            for (std::uint32_t flips = 1 + random.below(8); flips > 0; --flips) {
                const auto at = random.below(static_cast<std::uint32_t>(bytes.size()));
                const char turned = static_cast<char>(1U << random.below(8));
                bytes[at] = static_cast<char>(bytes[at] ^ turned);
            }
            INFO("attempt " << number);
            survive(path, bytes, folder);
        }
    }
}
