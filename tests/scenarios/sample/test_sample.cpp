// The sample city as files against what its program writes now, and its buildings as bodies.
#include "geo/geometry/vec.hpp"
#include "geo/io/image_file.hpp"
#include "geo/io/raster_reader.hpp"
#include "geo/raster/sample.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worst.hpp"

#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace smiletwin;

namespace {

namespace fs = std::filesystem;

const fs::path sample = fs::path(SMILETWIN_SOURCE_DIR) / "data" / "sample";

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What the program writes now; the folder lives as long as this process.
class FreshSample {
public:
    FreshSample()
        : folder_(fs::temp_directory_path() / ("smiletwin_sample_" + std::to_string(::getpid()))) {
        const fs::path program = fs::path(SMILETWIN_BINARY_DIR) / "make_sample";
        const std::string command =
            "\"" + program.string() + "\" \"" + folder_.string() + "\" >/dev/null";
        REQUIRE(std::system(command.c_str()) == 0);
    }
    FreshSample(const FreshSample&) = delete;
    FreshSample& operator=(const FreshSample&) = delete;
    ~FreshSample() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    [[nodiscard]] const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

const fs::path& fresh_sample() {
    static const FreshSample fresh;
    return fresh.folder();
}

/// Text between `begin` and `end` from `from` on; moves `from` behind it. Empty at the end.
std::string
next_between(const std::string& text, const char* begin, const char* end, std::size_t& from) {
    const std::size_t start = text.find(begin, from);
    if (start == std::string::npos) {
        return {};
    }
    const std::size_t first = start + std::string_view(begin).size();
    const std::size_t stop = text.find(end, first);
    from = stop;
    return text.substr(first, stop - first);
}

struct Model {
    std::map<std::string, std::vector<geo::Vec3d>> polygons;
    std::map<std::string, std::vector<std::string>> solids; ///< ids of polygons
    std::vector<std::string> ground_polygons;
};

std::vector<geo::Vec3d> points(const std::string& position_list) {
    std::istringstream numbers(position_list);
    std::vector<geo::Vec3d> ring;
    geo::Vec3d p;
    while (numbers >> p.x >> p.y >> p.z) {
        ring.push_back(p);
    }
    REQUIRE(ring.size() > 3);
    REQUIRE(ring.front() == ring.back());
    ring.pop_back();
    return ring;
}

/// A few lines of scanning instead of the importer, which is tested with other files.
const Model& model() {
    static const Model read = [] {
        Model out;
        const std::string text = content(sample / "buildings.gml");
        std::size_t at = 0;
        while (true) {
            const std::string id = next_between(text, "<gml:Polygon gml:id=\"", "\"", at);
            if (id.empty()) {
                break;
            }
            out.polygons[id] =
                points(next_between(text, "<gml:posList srsDimension=\"3\">", "<", at));
        }
        at = 0;
        while (true) {
            const std::string solid =
                next_between(text, "<gml:Solid gml:id=\"", "</gml:Solid>", at);
            if (solid.empty()) {
                break;
            }
            std::vector<std::string>& faces = out.solids[solid.substr(0, solid.find('"'))];
            std::size_t in_solid = 0;
            while (true) {
                const std::string face = next_between(solid, "xlink:href=\"#", "\"", in_solid);
                if (face.empty()) {
                    break;
                }
                faces.push_back(face);
            }
        }
        at = 0;
        while (true) {
            const std::string ground =
                next_between(text, "<bldg:GroundSurface gml:id=\"", "_b\"", at);
            if (ground.empty()) {
                break;
            }
            out.ground_polygons.push_back(ground);
        }
        return out;
    }();
    return read;
}

/// Normal of the ring after Newell, length twice the area.
geo::Vec3d newell(const std::vector<geo::Vec3d>& ring) {
    geo::Vec3d sum;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        sum = sum + geo::cross(ring[i] - ring[0], ring[(i + 1) % ring.size()] - ring[0]);
    }
    return sum;
}

using Millimetres = std::array<long long, 3>;
Millimetres millimetres(geo::Vec3d p) {
    return {std::llround(p.x * 1000), std::llround(p.y * 1000), std::llround(p.z * 1000)};
}

} // namespace

TEST_CASE("the sample's text files are what its program writes, byte by byte") {
    for (const char* name :
         {"buildings.gml",
          "trees.geojson",
          "gates.geojson",
          "sensors.json",
          "hot_day_2026-07-22.txt",
          "project.actions.jsonl"}) {
        INFO(name);
        const std::string kept = content(sample / name);
        CHECK(!kept.empty());
        CHECK((kept == content(fresh_sample() / name)));
    }
}

TEST_CASE("the sample's pictures hold what its program draws") {
    std::size_t pictures = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(fresh_sample() / "textures")) {
        INFO(entry.path().filename().string());
        const auto fresh = geo::read_image(entry.path());
        const auto kept = geo::read_image(sample / "textures" / entry.path().filename());
        REQUIRE(fresh.ok());
        REQUIRE(kept.ok());
        CHECK((*fresh == *kept));
        ++pictures;
    }
    CHECK(pictures == 48);
}

TEST_CASE("the sample's rasters hold what its program computes") {
    const auto fresh_ground = geo::read_height_field(fresh_sample() / "terrain.tif");
    const auto kept_ground = geo::read_height_field(sample / "terrain.tif");
    REQUIRE(fresh_ground.ok());
    REQUIRE(kept_ground.ok());
    CHECK((fresh_ground->height_m == kept_ground->height_m));
    CHECK(kept_ground->height_m.frame.cells() == 360'000);
    REQUIRE(kept_ground->crs.has_value());
    CHECK(kept_ground->crs->horizontal_epsg() == 25833);

    const auto fresh_cover = geo::read_class_raster(fresh_sample() / "landcover.tif");
    const auto kept_cover = geo::read_class_raster(sample / "landcover.tif");
    REQUIRE(fresh_cover.ok());
    REQUIRE(kept_cover.ok());
    CHECK((fresh_cover->classes == kept_cover->classes));

    const auto fresh_picture = geo::read_imagery(fresh_sample() / "orthophoto.tif");
    const auto kept_picture = geo::read_imagery(sample / "orthophoto.tif");
    REQUIRE(fresh_picture.ok());
    REQUIRE(kept_picture.ok());
    CHECK((fresh_picture->image == kept_picture->image));
    CHECK((fresh_picture->box == kept_picture->box));
}

TEST_CASE("the sample falls from the market at 14 m to the quay at 1.5 m") {
    const auto ground = geo::read_height_field(sample / "terrain.tif");
    REQUIRE(ground.ok());
    // Local places of the square's middle, the quay and the river; centimetres are kept.
    CHECK(
        geo::sample_nearest(ground->height_m, {312490.5, 6000490.5}) == Approx(14.0).margin(0.01));
    CHECK(
        geo::sample_nearest(ground->height_m, {312500.5, 6000495.5}) == Approx(14.0).margin(0.01));
    CHECK(geo::sample_nearest(ground->height_m, {312500.5, 6000695.5}) == Approx(1.5).margin(0.01));
    CHECK(geo::sample_nearest(ground->height_m, {312500.5, 6000750.5}) == Approx(0.0).margin(0.01));
}

TEST_CASE("every building of the sample stands on the ground, less than a metre off") {
    const auto ground = geo::read_height_field(sample / "terrain.tif");
    REQUIRE(ground.ok());
    REQUIRE(model().ground_polygons.size() > 300);
    for (const std::string& id : model().ground_polygons) {
        const auto& ring = model().polygons.at(id);
        geo::Vec2d middle;
        for (const geo::Vec3d& p : ring) {
            middle = middle + (1.0 / static_cast<double>(ring.size())) * geo::Vec2d{p.x, p.y};
        }
        INFO(id);
        CHECK(std::abs(geo::sample_bilinear(ground->height_m, middle) - ring[0].z) < 1.0);
    }
}

TEST_CASE("the sample stays small enough to travel with the program") {
    std::uintmax_t bytes = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sample)) {
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    }
    CHECK(bytes < 8'000'000);
}

TEST_CASE("every body of the sample is closed: each edge is walked once in each direction") {
    REQUIRE(model().solids.size() > 300);
    for (const auto& [id, faces] : model().solids) {
        std::map<std::pair<Millimetres, Millimetres>, int> walked;
        for (const std::string& face : faces) {
            const auto found = model().polygons.find(face);
            REQUIRE(found != model().polygons.end());
            const auto& ring = found->second;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                ++walked[{millimetres(ring[i]), millimetres(ring[(i + 1) % ring.size()])}];
            }
        }
        bool closed = true;
        for (const auto& [edge, times] : walked) {
            const auto back = walked.find({edge.second, edge.first});
            closed = closed && times == 1 && back != walked.end() && back->second == 1;
        }
        INFO(id);
        CHECK(closed);
    }
}

TEST_CASE("every body of the sample has its faces outward: its volume is positive") {
    for (const auto& [id, faces] : model().solids) {
        const geo::Vec3d origin = model().polygons.at(faces.front()).front();
        double six_volumes = 0.0;
        for (const std::string& face : faces) {
            const auto& ring = model().polygons.at(face);
            for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
                six_volumes +=
                    geo::dot(ring[0] - origin, geo::cross(ring[i] - origin, ring[i + 1] - origin));
            }
        }
        INFO(id);
        CHECK(six_volumes > 6.0); // the smallest body is far larger than a cubic metre
    }
}

TEST_CASE("every polygon of the sample is plane to a few millimetres") {
    for (const auto& [id, ring] : model().polygons) {
        const geo::Vec3d normal = newell(ring);
        REQUIRE(geo::length(normal) > 1e-3);
        double worst_m = 0.0;
        for (const geo::Vec3d& p : ring) {
            worst_m = tests::worst_of(
                worst_m, std::abs(geo::dot(p - ring[0], normal)) / geo::length(normal));
        }
        INFO(id);
        // Points are rounded to a millimetre; over a steep roof that shifts the plane by about two.
        CHECK(worst_m < 0.004);
    }
}
