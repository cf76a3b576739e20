// Writes the sample city "Musterquartier" into a folder: make_sample OUTDIR. Same bytes each time.
#include "buildings.hpp"
#include "citygml_writer.hpp"
#include "facades.hpp"
#include "features.hpp"
#include "furniture.hpp"
#include "geo/io/geotiff_writer.hpp"
#include "geo/io/image_file.hpp"
#include "ground.hpp"
#include "looks.hpp"
#include "project_actions.hpp"
#include "quarter.hpp"
#include "series.hpp"
#include "text_file.hpp"

#include <cstdio>
#include <stdexcept>

namespace {

using namespace smiletwin;
using namespace smiletwin::sample;

/// The program has nobody to explain things to: what fails here is a mistake in it or a full disk.
template <typename T>
T needed(geo::Result<T> result) {
    if (!result.ok()) {
        throw std::runtime_error(result.problem().what.key + " " + result.problem().where);
    }
    return std::move(result).value();
}

void write_rasters(
    const std::filesystem::path& folder,
    const Quarter& quarter,
    const std::vector<geo::Ring2d>& built) {
    const geo::Crs crs = needed(geo::Crs::from_epsg(25833, 7837));
    const geo::Crs plan_crs = needed(geo::Crs::from_epsg(25833));
    needed(geo::write_geotiff(folder / "terrain.tif", terrain_raster(crs)));
    needed(
        geo::write_geotiff(folder / "landcover.tif", landcover_raster(quarter, built, plan_crs)));
    needed(geo::write_geotiff(folder / "orthophoto.tif", ground_picture(quarter, built, plan_crs)));
}

void write_sample(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder / "textures");
    const Quarter quarter = make_quarter();
    std::vector<Building> buildings = make_landmarks(quarter);
    const std::vector<Building> houses = make_houses(quarter);
    buildings.insert(buildings.end(), houses.begin(), houses.end());
    const std::vector<geo::Ring2d> built = footprints(buildings);
    const LookTable looks = make_looks();
    write_text(folder / "buildings.gml", citygml_text(buildings, make_furniture(), looks));
    for (const auto& [name, picture] : looks.pictures) {
        needed(geo::write_png(folder / picture, facade_picture(name)));
    }
    write_rasters(folder, quarter, built);
    const std::vector<CadastreTree> trees = make_trees(quarter, built);
    write_text(folder / "trees.geojson", trees_text(trees));
    write_text(folder / "gates.geojson", gates_text());
    write_text(folder / "sensors.json", sensors_text());
    write_text(folder / "hot_day_2026-07-22.txt", hot_day_text());
    write_text(folder / "project.actions.jsonl", project_actions_text());
    std::printf("%zu buildings, %zu trees\n", buildings.size(), trees.size());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("Usage: make_sample OUTDIR\n", stderr);
        return 2;
    }
    try {
        write_sample(argv[1]);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
