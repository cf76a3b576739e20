#include "scenarios/kernel/result_store.hpp"
#include "scenarios/kernel/track_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>

using namespace smiletwin;
using scenarios::ModelResult;
using scenarios::ResultStore;
using tests::TemporaryFolder;

namespace {

constexpr const char* crs = "EPSG:25833";

std::string address(char digit) {
    return std::string(32, digit);
}

/// Two hours of one layer with a gap, one layer of the whole span, two frames of tracks.
ModelResult made_result(char digit) {
    const geo::GridFrame frame{312300.25, 6000340.75, 0.3, 7, 5};
    ModelResult result;
    result.model = "heat";
    result.model_version = 3;
    result.hash = address(digit);
    for (const char* time : {"2026-07-22T12:00:00Z", "2026-07-22T13:00:00Z"}) {
        geo::Grid<float> grid(frame);
        for (std::size_t i = 0; i < grid.values.size(); ++i) {
            grid.values[i] = 20.1F + 0.37F * static_cast<float>(i) + static_cast<float>(time[12]);
        }
        grid.values[3] = std::numeric_limits<float>::quiet_NaN();
        result.grids.push_back({"heat.utci", "°C", time, grid});
    }
    result.grids.push_back({"heat.svf", "", "", geo::Grid<float>(frame, 0.625F)});
    result.tracks.frame_step_s = 0.5;
    result.tracks.frames = {{{1, 5}, {{1.5, 2.5}, {-3.25, 1e6}}}, {{5}, {{0.1, 0.2}}}};
    result.summary.set("cells", 35);
    result.provenance.set("weather", "Heißer Tag");
    return result;
}

bool same_bits(const geo::Grid<float>& a, const geo::Grid<float>& b) {
    if (a.frame != b.frame || a.values.size() != b.values.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        const bool both_unknown = std::isnan(a.values[i]) && std::isnan(b.values[i]);
        if (!both_unknown && a.values[i] != b.values[i]) {
            return false;
        }
    }
    return true;
}

void put(ResultStore& store, const ModelResult& result) {
    REQUIRE(store.put(result, crs).ok());
}

/// Turns one byte in the middle of a file.
void damage(const std::filesystem::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    REQUIRE(stream);
    const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(file) / 2);
    stream.seekg(middle);
    const int byte = stream.get();
    stream.seekp(middle);
    stream.put(static_cast<char>(byte ^ 0x55));
}

} // namespace

TEST_CASE("a stored result comes back equal to the last bit") {
    const TemporaryFolder folder;
    ResultStore store(folder.path() / "store");
    const ModelResult result = made_result('a');
    put(store, result);
    const auto back = store.get(result.hash);
    REQUIRE(back != nullptr);
    CHECK(back->model == "heat");
    CHECK(back->model_version == 3);
    CHECK(back->hash == result.hash);
    REQUIRE(back->grids.size() == 3);
    for (const scenarios::ResultGrid& grid : result.grids) {
        const scenarios::ResultGrid* own = back->grid(grid.layer, grid.time);
        REQUIRE(own != nullptr);
        CHECK(own->unit == grid.unit);
        CHECK(same_bits(own->values, grid.values));
    }
    REQUIRE(back->tracks.frames.size() == 2);
    CHECK(back->tracks.frames[0].agent == result.tracks.frames[0].agent);
    CHECK(back->tracks.frames[0].position_crs == result.tracks.frames[0].position_crs);
    CHECK(back->summary == result.summary);
    CHECK(back->provenance == result.provenance);
}

TEST_CASE("an unknown address is simply not there") {
    const TemporaryFolder folder;
    ResultStore store(folder.path() / "store");
    CHECK(store.get(address('b')) == nullptr);
    CHECK(store.get("") == nullptr);
}

TEST_CASE("a damaged result counts as absent and can be stored anew") {
    const TemporaryFolder folder;
    ResultStore store(folder.path());
    const ModelResult result = made_result('a');
    for (const char* file : {"heat.utci.tif", "heat.svf.tif", "tracks.bin", "result.json"}) {
        put(store, result);
        REQUIRE(store.get(result.hash) != nullptr);
        const auto path = store.folder_of(result.hash) / file;
        SECTION(std::string("one byte turned in ") + file) {
            if (std::strcmp(file, "result.json") == 0) {
                std::ofstream(path, std::ios::trunc) << "{ \"format\": 1, ";
            } else {
                damage(path);
            }
            CHECK(store.get(result.hash) == nullptr);
            CHECK_FALSE(std::filesystem::exists(store.folder_of(result.hash)));
        }
        SECTION(std::string("missing ") + file) {
            std::filesystem::remove(path);
            CHECK(store.get(result.hash) == nullptr);
        }
        std::filesystem::remove_all(store.folder_of(result.hash));
    }
}

TEST_CASE("above the limit the least recently used results go, pinned ones stay") {
    const TemporaryFolder folder;
    ResultStore generous(folder.path());
    std::uint64_t bytes = 0;
    for (const char digit : {'a', 'b', 'c'}) {
        put(generous, made_result(digit));
        // One second apart, so that the order is sure on any file system.
        const auto document = generous.folder_of(address(digit)) / "result.json";
        const auto age = std::chrono::seconds('z' - digit);
        std::filesystem::last_write_time(
            document, std::filesystem::file_time_type::clock::now() - age);
    }
    for (const auto& file : std::filesystem::directory_iterator(generous.folder_of(address('a')))) {
        bytes += file.file_size();
    }
    REQUIRE(generous.pin(address('a')).ok());
    // Room for two and a half: of four results the pinned one and the newest one stay.
    ResultStore narrow(folder.path(), bytes * 5 / 2);
    put(narrow, made_result('d'));
    CHECK(narrow.get(address('a')) != nullptr);
    CHECK(narrow.get(address('b')) == nullptr);
    CHECK(narrow.get(address('c')) == nullptr);
    CHECK(narrow.get(address('d')) != nullptr);
}

TEST_CASE("folders of other programs are never dropped") {
    const TemporaryFolder folder;
    const auto foreign = folder.path() / "holiday pictures";
    std::filesystem::create_directories(foreign);
    std::ofstream(foreign / "beach.txt") << std::string(10000, 'x');
    ResultStore store(folder.path(), 1);
    put(store, made_result('a'));
    put(store, made_result('b'));
    CHECK(std::filesystem::exists(foreign / "beach.txt"));
    CHECK(store.get(address('a')) == nullptr);
}

TEST_CASE("tracks that break off are refused") {
    const std::string bytes = encode_tracks(made_result('a').tracks);
    CHECK(scenarios::decode_tracks(bytes, "tracks").ok());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CHECK_FALSE(scenarios::decode_tracks(bytes.substr(0, length), "tracks").ok());
    }
    CHECK_FALSE(scenarios::decode_tracks(bytes + "x", "tracks").ok());
}
