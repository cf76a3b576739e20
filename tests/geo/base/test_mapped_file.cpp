#include "geo/base/file_state.hpp"
#include "geo/base/mapped_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <utility>

using namespace smiletwin;
using namespace smiletwin::geo;
using tests::TemporaryFolder;

namespace {

constexpr std::size_t page_bytes = 4096;

std::filesystem::path written(const TemporaryFolder& folder, std::size_t bytes) {
    const std::filesystem::path path = folder.path() / "text";
    std::ofstream(path, std::ios::binary) << std::string(bytes, 'x');
    return path;
}

bool all_are(std::string_view bytes, char c) {
    return std::all_of(bytes.begin(), bytes.end(), [c](char one) { return one == c; });
}

} // namespace

TEST_CASE("A mapped file shows its bytes, also when it is handed on", "[base]") {
    const TemporaryFolder folder;
    auto file = MappedFile::open(written(folder, 10'000));
    REQUIRE(file.ok());
    const MappedFile moved = std::move(file).value();
    REQUIRE(moved.bytes().size() == 10'000);
    CHECK(all_are(moved.bytes(), 'x'));
}

TEST_CASE("An empty file is mapped as no bytes, and a folder is none", "[base]") {
    const TemporaryFolder folder;
    const auto empty = MappedFile::open(written(folder, 0));
    REQUIRE(empty.ok());
    CHECK(empty->bytes().empty());
    CHECK_FALSE(MappedFile::open(folder.path()).ok());
    CHECK_FALSE(MappedFile::open(folder.path() / "none").ok());
}

TEST_CASE("What another program cuts off a mapped file reads as zeros", "[base]") {
    const TemporaryFolder folder;
    const std::filesystem::path path = written(folder, 40 * page_bytes);
    const auto file = MappedFile::open(path);
    REQUIRE(file.ok());
    const FileState before = state_of(path);
    std::filesystem::resize_file(path, 3 * page_bytes);
    CHECK(all_are(file->bytes().substr(0, 3 * page_bytes), 'x'));
    CHECK(all_are(file->bytes().substr(3 * page_bytes), '\0'));
    CHECK_FALSE(state_of(path) == before);
}

TEST_CASE("A file that another program writes again is not the one it was", "[base]") {
    const TemporaryFolder folder;
    const std::filesystem::path path = written(folder, 10);
    const FileState before = state_of(path);
    CHECK(state_of(path) == before);
    std::filesystem::last_write_time(path, before.written + std::chrono::milliseconds(1));
    CHECK_FALSE(state_of(path) == before);
    std::filesystem::remove(path);
    CHECK_FALSE(state_of(path) == before);
}
