#include "geo/io/importer.hpp"
#include "geo/io/zip_directory.hpp"
#include "geo/io/zip_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder_listing.hpp"
#include "tests/support/own_cache.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zip_bytes.hpp"

using namespace smiletwin::geo;
using smiletwin::tests::bytes_of;
using smiletwin::tests::names_in;
using smiletwin::tests::OwnCache;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;
using smiletwin::tests::zip_bytes;
using smiletwin::tests::ZippedFile;

namespace {

const std::string tree =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
    R"("urn:ogc:def:crs:EPSG::25833"}},"features":[{"type":"Feature","properties":{},)"
    R"("geometry":{"type":"Point","coordinates":[312500,6000500]}}]})";

/// What is said of an archive with this one file beside a good one.
std::string refusal_of(const ZippedFile& file) {
    const OwnCache cache;
    const TemporaryFolder folder;
    RunContext context;
    const auto archive = folder.file("daten.zip", zip_bytes({{"gut.geojson", tree}, file}));
    const auto unpacked = unpack_zip(archive, cache.path() / "unpacked", context);
    CHECK(names_in(cache.path()) == std::set<std::string>{"unpacked"});
    CHECK(names_in(folder.path()) == std::set<std::string>{"daten.zip"});
    return unpacked.ok() ? std::string() : unpacked.problem().what.key;
}

} // namespace

TEST_CASE("the files of an archive are read as those of a folder and named by their place in it") {
    const OwnCache cache;
    const TemporaryFolder folder;
    const auto archive = folder.file(
        "kachel.zip",
        zip_bytes(
            {{"a/bäume.geojson", tree},
             {"b\\tore.geojson", tree},
             {"liesmich.pdf", "nichts"},
             {"__MACOSX/a/._bäume.geojson", "nichts"}}));
    RunContext context;
    const ImportBatch batch = import_paths({archive}, {}, context);
    CHECK(batch.failures.empty());
    REQUIRE(batch.imported.size() == 2);
    CHECK(batch.imported[0].path == archive / "a" / "bäume.geojson");
    CHECK(batch.imported[1].path == archive / "b" / "tore.geojson");
    CHECK(
        batch.imported[0].report.files ==
        std::vector<std::string>{(archive / "a" / "bäume.geojson").string()});
    CHECK(names_in(folder.path()) == std::set<std::string>{"kachel.zip"});
}

TEST_CASE("one file in an archive and a folder in it can be read by their names") {
    const OwnCache cache;
    const TemporaryFolder folder;
    const auto archive =
        folder.file("kachel.zip", zip_bytes({{"a/x.geojson", tree}, {"b/y.geojson", tree}}));
    RunContext context;
    const auto one = import_file(archive / "a" / "x.geojson", {}, context);
    REQUIRE(one.ok());
    CHECK(one->path == archive / "a" / "x.geojson");
    CHECK(import_paths({archive / "b"}, {}, context).imported.size() == 1);
    const auto missing = import_file(archive / "a" / "z.geojson", {}, context);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.problem().where == (archive / "a" / "z.geojson").string());
}

TEST_CASE("an archive is unpacked once, and anew when its content changes") {
    const OwnCache cache;
    const TemporaryFolder folder;
    RunContext context;
    const auto unpack = [&](const std::string& name) {
        const auto archive = folder.file("kachel.zip", zip_bytes({{name, tree}}));
        const auto unpacked = unpack_zip(archive, cache.path(), context);
        REQUIRE(unpacked.ok());
        return *unpacked;
    };
    const auto first = unpack("x.geojson");
    CHECK(unpack("x.geojson") == first);
    const auto second = unpack("y.geojson");
    CHECK(second != first);
    CHECK(names_in(second) == std::set<std::string>{"y.geojson"});
}

TEST_CASE("names that lead out of an archive are refused before anything is written") {
    for (const char* name :
         {"../boese.geojson",
          "a/../../boese.geojson",
          "/tmp/boese.geojson",
          "C:/boese.geojson",
          "..\\boese.geojson",
          "C:\\boese.geojson"}) {
        CAPTURE(name);
        CHECK(refusal_of({name, tree}) == "error.zip.unsafe");
    }
    constexpr std::uint32_t link = 0120777U << 16U;
    CHECK(refusal_of({"verweis.geojson", "/etc/passwd", link}) == "error.zip.unsafe");
}

TEST_CASE("archives with a password, with wrong sizes or cut off say so") {
    CHECK(refusal_of({"geheim.geojson", tree, 0, 1}) == "error.zip.encrypted");
    CHECK(refusal_of({"kurz.geojson", tree, 0, 0, 3}) == "error.zip.damaged");
    const OwnCache cache;
    const TemporaryFolder folder;
    RunContext context;
    const std::string whole = zip_bytes({{"x.geojson", tree}});
    for (const std::size_t bytes : {std::size_t{2}, std::size_t{100}, whole.size() - 1}) {
        CAPTURE(bytes);
        const auto archive = folder.file("halb.zip", whole.substr(0, bytes));
        const ImportBatch batch = import_paths({archive}, {}, context);
        REQUIRE(batch.failures.size() == 1);
        CHECK(batch.failures.front().what.key == "error.zip.damaged");
    }
}

TEST_CASE("an archive that would fill the disk is refused by what it promises") {
    constexpr std::uint32_t three_gigabytes = 3'000'000'000U;
    CHECK(refusal_of({"bombe.geojson", tree, 0, 0, three_gigabytes}) == "error.zip.too_large");
    ZipLimits limits;
    limits.entries = 1;
    const std::string two = zip_bytes({{"a", "1"}, {"b", "2"}});
    const auto entries = read_zip_directory(two, "zwei.zip", limits);
    REQUIRE_FALSE(entries.ok());
    CHECK(entries.problem().what.key == "error.zip.too_large");
}

TEST_CASE("an archive of a real plan brings the plan and its scanned map", "[real]") {
    const auto path = reference_data("data/xplangml/Blankenese29_Test_60.zip");
    if (path.empty()) {
        return;
    }
    const OwnCache cache;
    RunContext context;
    ImportOptions options;
    options.crs_override = "EPSG:25832";
    const ImportBatch batch = import_paths({path}, options, context);
    CHECK(batch.failures.empty());
    REQUIRE(batch.imported.size() == 2);
    CHECK(batch.imported[0].path.filename() == "Blankenese29.png");
    CHECK(batch.imported[1].format == "xplan");
    CHECK(batch.imported[1].path == path / "xplan.gml");
}
