// A DXF is pairs of lines: a code and a value.

#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <iostream>
#include <sstream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

using Pairs = std::vector<std::pair<int, std::string>>;

Pairs pairs_in(const fs::path& path) {
    std::istringstream in(bytes_of(path));
    Pairs pairs;
    std::string code;
    std::string value;
    while (std::getline(in, code) && std::getline(in, value)) {
        pairs.emplace_back(std::stoi(code), value);
    }
    return pairs;
}

std::size_t count(const Pairs& pairs, int code, std::string_view value) {
    return static_cast<std::size_t>(
        std::count(pairs.begin(), pairs.end(), std::make_pair(code, std::string(value))));
}

} // namespace

TEST_CASE("a DXF has two faces for each side of a cube, on layers by level, type and kind") {
    const TemporaryFolder folder;
    const auto city = read_city(folder.file(
        "model.city.json",
        cityjson(json_object(
            "M\xC3\xBChle 1",
            cube_geometry(
                "2",
                R"(,"semantics":{"surfaces":[{"type":"RoofSurface"}],)"
                R"("values":[[null,0]]})")))));
    const fs::path written = folder.path() / "a.dxf";
    const WriteReport report = write_city(*city, written);
    CHECK(report.polygons == 6);
    const Pairs pairs = pairs_in(written);
    CHECK(count(pairs, 0, "3DFACE") == 12);
    CHECK(count(pairs, 0, "SECTION") == count(pairs, 0, "ENDSEC"));
    CHECK(count(pairs, 0, "TABLE") == count(pairs, 0, "ENDTAB"));
    CHECK(pairs.back() == std::make_pair(0, std::string("EOF")));
    CHECK(count(pairs, 8, "LOD2_Building_RoofSurface") == 2);
    CHECK(count(pairs, 2, "LOD2_Building_RoofSurface") == 1);
    CHECK(count(pairs, 1000, "M__hle 1") == 12);
    CHECK(count(pairs, 10, "312800") > 0);
    CHECK(count(pairs, 30, "22") > 0);
    // Of each face one edge is the diagonal.
    CHECK(count(pairs, 70, "1") - 2 + count(pairs, 70, "2") + count(pairs, 70, "8") == 12);
}

TEST_CASE("a tile of Berlin as DXF has as many faces as triangles", "[real]") {
    const fs::path tile = reference_data("data/berlin-lod2-tiles/Berlin1b/3910_5820.gml");
    if (tile.empty()) {
        return;
    }
    const TemporaryFolder folder;
    const auto city = read_city(tile);
    const fs::path written = folder.path() / "tile.dxf";
    CHECK(write_city(*city, written).polygons == city->polygons.size());
    const Pairs pairs = pairs_in(written);
    CHECK(count(pairs, 0, "3DFACE") == city->triangles.size() / 3);
    Box3d box;
    Vec3d corner;
    for (const auto& [code, value] : pairs) {
        if (code == 10) {
            corner.x = std::stod(value);
        } else if (code == 20) {
            corner.y = std::stod(value);
        } else if (code == 30) {
            box.add(Vec3d{corner.x, corner.y, std::stod(value)});
        }
    }
    CHECK(box.min.z == city->bounds.min.z);
    CHECK(box.max.z == city->bounds.max.z);
    std::cout << "Berlin tile as DXF: " << fs::file_size(written) << " bytes\n";
}
