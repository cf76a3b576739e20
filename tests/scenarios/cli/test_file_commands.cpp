#include "geo/base/json.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"

#include <algorithm>

using namespace smiletwin;
using tests::Said;
using tests::smilectl;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

const char* const hot_day = SMILETWIN_SOURCE_DIR "/data/sample/hot_day_2026-07-22.txt";

/// A block of 10 m on a flat place of 40 m.
std::string surface_raster(const TemporaryFolder& folder) {
    geo::HeightField field{
        geo::Grid<float>({312480.0, 6000510.0, 2.0, 20, 20}, 10.0F),
        geo::Crs::from_epsg(25833).value(),
        "test"};
    for (int row = 8; row < 13; ++row) {
        for (int column = 8; column < 13; ++column) {
            field.height_m.at(column, row) = 22.0F;
        }
    }
    const fs::path path = folder.path() / "dsm.tif";
    REQUIRE(geo::write_geotiff(path, field).ok());
    return path.string();
}

Said heat(const TemporaryFolder& folder, std::vector<std::string> more) {
    more.insert(
        more.begin(),
        {"heat",
         "--dsm",
         surface_raster(folder),
         "--weather",
         hot_day,
         "--weather-format",
         "umep",
         "--utc-offset",
         "1",
         "--out",
         (folder.path() / "out").string()});
    return smilectl(more);
}

constexpr const char* corridor = R"json({
    "duration_s": 20, "dt_s": 0.05, "seed": 3, "parameters": "laboratory",
    "walkable": "POLYGON ((0 0, 20 0, 20 4, 0 4, 0 0))",
    "targets": [{"id": "out", "area": "POLYGON ((19 0, 20 0, 20 4, 19 4, 19 0))"}],
    "sources": [{"id": "in", "area": "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "targets": ["out"],
                 "count": 4}],
    "gates": [{"id": "middle", "line": "LINESTRING (12 0, 12 4)"}]
})json";

} // namespace

TEST_CASE("heat turns rasters into rasters and says what it computed") {
    const TemporaryFolder folder;
    const Said said = heat(folder, {"--from", "2026-07-22T13:00", "--to", "2026-07-22T14:00"});
    REQUIRE(said.code == 0);
    const fs::path out = folder.path() / "out";
    for (const char* name : {"svf.tif", "shadow.tif", "tmrt.tif", "utci.tif", "ts.tif"}) {
        CAPTURE(name);
        CHECK(fs::exists(out / name));
    }
    const auto json = geo::read_json_file(out / "run.json");
    REQUIRE(json.ok());
    for (const char* key :
         {"model", "inputs", "parameters", "hash", "flags", "seconds", "million_cells"}) {
        CAPTURE(key);
        CHECK(json->contains(key));
    }
    CHECK((*json)["hours"].to_int() == 2);
    CHECK(tests::bytes_of(out / "run.json") == said.out);
}

TEST_CASE("heat names the option and its limits, once and in the words of the command line") {
    const TemporaryFolder folder;
    const Said said = heat(folder, {"--transmissivity", "3"});
    CHECK(said.code == 2);
    CHECK(said.err.find("--transmissivity") != std::string::npos);
    CHECK(said.err.find("transmissivity_leaf_on") == std::string::npos);
    CHECK(heat(folder, {"--trunk-ratio", "1.5"}).code == 2);
    CHECK(heat(folder, {"--transmissivity", "nan"}).code == 2);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
}

TEST_CASE("heat without weather for the hour or without a raster leaves no folder behind") {
    const TemporaryFolder folder;
    const Said said = heat(folder, {"--from", "2031-01-01T14:00", "--to", "2031-01-01T14:00"});
    CHECK(said.code == 1);
    CHECK(said.err.find("2031-01-01T14:00") != std::string::npos);
    const std::string out = (folder.path() / "out").string();
    CHECK(smilectl({"heat", "--dsm", "absent.tif", "--weather", hot_day, "--out", out}).code == 1);
    CHECK(smilectl({"heat", "--dsm", "absent.tif", "--out", out}).code == 2);
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("comfort adds the felt temperature to the rows it was given") {
    const TemporaryFolder folder;
    const std::string in =
        folder.file("in.csv", "name,ta_C,tmrt_C,va10_m_s,rh_pct\nnoon,30,50,1,40\n").string();
    const fs::path out = folder.path() / "out.csv";
    REQUIRE(smilectl({"comfort", "utci", "--csv", in, "--out", out.string()}).code == 0);
    const std::string table = tests::bytes_of(out);
    CHECK(table.starts_with("name,ta_C,tmrt_C,va10_m_s,rh_pct,utci_C\nnoon,30,50,1,40,"));
    CHECK(std::count(table.begin(), table.end(), '\n') == 2);
}

TEST_CASE("comfort refuses rows it cannot read and keeps the file that was there") {
    const TemporaryFolder folder;
    const fs::path out = folder.file("out.csv", "old");
    const auto comfort = [&](const std::string& in) {
        return smilectl({"comfort", "utci", "--csv", in, "--out", out.string()});
    };
    const std::string header = "ta_C,tmrt_C,va10_m_s,rh_pct\n";
    const Said word = comfort(folder.file("a.csv", header + "30,50,1,40\n30,warm,1,40\n").string());
    CHECK(word.code == 1);
    CHECK(word.err.find("line 3") != std::string::npos);
    CHECK(comfort(folder.file("b.csv", "ta_C,rh_pct\n30,40\n").string()).code == 1);
    CHECK(comfort("absent.csv").code == 1);
    CHECK(smilectl({"comfort", "utci", "--csv", "absent.csv"}).code == 2);
    CHECK(tests::bytes_of(out) == "old");
}

TEST_CASE("comfort refuses what no weather can be and names row, column, value and range") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out.csv";
    const auto refused = [&](const std::string& row, const std::string& sentence) {
        const std::string in =
            folder.file("in.csv", "ta_C,tmrt_C,va10_m_s,rh_pct\n30,50,1,40\n" + row + "\n")
                .string();
        const Said said = smilectl({"comfort", "utci", "--csv", in, "--out", out.string()});
        CAPTURE(row, said.err);
        CHECK(said.code == 1);
        CHECK(said.err.find(sentence) != std::string::npos);
        CHECK_FALSE(fs::exists(out));
    };
    refused("293,50,1,40", "line 3, column ta_C: 293 is outside \u221290 to 60\u202F°C.");
    refused("30,313,1,40", "line 3, column tmrt_C: 313 is outside \u2212100 to 150\u202F°C.");
    refused("30,50,-1,40", "line 3, column va10_m_s: -1 is outside 0 to 120\u202Fm/s.");
    refused("30,50,1,150", "line 3, column rh_pct: 150 is outside 0 to 100\u202F%.");
    refused("30,50,1,nan", "line 3");
}

TEST_CASE("comfort keeps weather that can be, though UTCI was not fitted for it") {
    const TemporaryFolder folder;
    const std::string in =
        folder.file("in.csv", "ta_C,tmrt_C,va10_m_s,rh_pct\n44,100,0.2,90\n-60,-60,25,100\n")
            .string();
    const fs::path out = folder.path() / "out.csv";
    CHECK(smilectl({"comfort", "utci", "--csv", in, "--out", out.string()}).code == 0);
    CHECK(fs::exists(out));
}

TEST_CASE("the help of comfort offers no index that is refused") {
    const Said help = smilectl({"comfort", "--help"});
    CHECK(help.out.find("utci") != std::string::npos);
    CHECK(help.out.find("pet") == std::string::npos);
}

TEST_CASE("people writes crossings, paths, density and a summary") {
    const TemporaryFolder folder;
    const std::string in = folder.file("in.json", corridor).string();
    const fs::path out = folder.path() / "out";
    const Said said = smilectl({"people", in, "--out", out.string()});
    REQUIRE(said.code == 0);
    CHECK(tests::bytes_of(out / "flows.csv").starts_with("gate,time_s,agent,direction\n"));
    CHECK(fs::exists(out / "trajectories.sqlite"));
    CHECK(fs::exists(out / "density.tif"));
    const auto summary = geo::read_json_file(out / "summary.json");
    REQUIRE(summary.ok());
    for (const char* key :
         {"entered",
          "left",
          "present",
          "pushed_from_wall",
          "steps",
          "agent_steps",
          "cpu_seconds"}) {
        CAPTURE(key);
        CHECK((*summary)[key].is_number());
    }
    CHECK((*summary)["entered"].to_int() == 4);
    CHECK(tests::bytes_of(out / "summary.json") == said.out);
}

TEST_CASE("people without ground, file or folder to write leaves nothing behind") {
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "out";
    const std::string no_ground = folder.file("in.json", R"({"duration_s": 20})").string();
    CHECK(smilectl({"people", no_ground, "--out", out.string()}).code == 1);
    CHECK(smilectl({"people", "absent.json", "--out", out.string()}).code == 1);
    CHECK(smilectl({"people", no_ground}).code == 2);
    CHECK_FALSE(fs::exists(out));
    const std::string file = folder.file("taken", "x").string();
    const std::string good = folder.file("good.json", corridor).string();
    CHECK(smilectl({"people", good, "--out", file}).code == 1);
    CHECK(tests::bytes_of(file) == "x");
}
