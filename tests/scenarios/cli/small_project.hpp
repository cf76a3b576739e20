// A square of 20 m with two gates, made by smilectl itself: small enough to compute in a test.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"

#include <cstdlib>
#include <string>

namespace smiletwin::tests {

/// Results go to a folder of the test while it lives.
class OwnResultFolder {
public:
    explicit OwnResultFolder(const std::filesystem::path& folder) {
        const char* before = std::getenv("XDG_CACHE_HOME");
        before_ = before != nullptr ? before : "";
        ::setenv("XDG_CACHE_HOME", folder.c_str(), 1);
    }
    ~OwnResultFolder() {
        if (before_.empty()) {
            ::unsetenv("XDG_CACHE_HOME");
        } else {
            ::setenv("XDG_CACHE_HOME", before_.c_str(), 1);
        }
    }
    OwnResultFolder(const OwnResultFolder&) = delete;
    OwnResultFolder& operator=(const OwnResultFolder&) = delete;

private:
    std::string before_;
};

/// `smilectl new` from heights and gates, then `smilectl apply` of one Area and, if wanted, one
/// variant "A" with a tree.
class SmallProject {
public:
    explicit SmallProject(bool with_variant = true) : results_(folder_.path() / "cache") {
        std::string heights = "ncols 12\nnrows 12\nxllcorner 312480\nyllcorner 6000470\n"
                              "cellsize 5\nNODATA_value -9999\n";
        for (int row = 0; row < 12; ++row) {
            heights += "10 10 10 10 10 10 10 10 10 10 10 10\n";
        }
        const auto ground = folder_.file("ground.asc", heights);
        const auto gates = folder_.file("gates.geojson", R"({"type":"FeatureCollection",
            "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},"features":[
            {"type":"Feature","properties":{"id":"west","inflow_per_h":300,"stay_share":0.2},
             "geometry":{"type":"LineString","coordinates":[[312501,6000492],[312501,6000508]]}},
            {"type":"Feature","properties":{"id":"east","inflow_per_h":300,"stay_share":0.2},
             "geometry":{"type":"LineString","coordinates":[[312519,6000492],[312519,6000508]]}}]})");
        const Said made = smilectl(
            {"import", "--crs", "25833", gates.string(), ground.string(), "--out", path()});
        REQUIRE(made.err.empty());
        REQUIRE(made.code == 0);
        std::string actions =
            R"({"action":"area.add","name":"Square","polygon":{"type":"Polygon","coordinates":)"
            R"([[[312500,6000490],[312520,6000490],[312520,6000510],[312500,6000510],)"
            R"([312500,6000490]]]},"cell_m":2})"
            "\n";
        if (with_variant) {
            actions += R"({"action":"variant.add","id":"A","name":"Tree"})"
                       "\n"
                       R"({"action":"measure.add","variant":"A","kind":"tree",)"
                       R"("geometry":{"type":"Point","coordinates":[312510,6000500]}})"
                       "\n";
        }
        const Said changed = smilectl({"apply", path(), file("plan.jsonl", actions)});
        REQUIRE(changed.err.empty());
        REQUIRE(changed.code == 0);
    }

    [[nodiscard]] std::string path() const { return in_folder("small.smile.gpkg"); }
    [[nodiscard]] std::string in_folder(std::string_view name) const {
        return (folder_.path() / name).string();
    }
    [[nodiscard]] std::string file(std::string_view name, std::string_view bytes) const {
        return folder_.file(name, bytes).string();
    }

private:
    TemporaryFolder folder_;
    OwnResultFolder results_;
};

} // namespace smiletwin::tests
