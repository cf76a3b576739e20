// Writes the sample city "Musterquartier" into a folder: make_sample OUTDIR. Same bytes each time.
#include "buildings.hpp"
#include "citygml_writer.hpp"
#include "features.hpp"
#include "looks.hpp"
#include "project_actions.hpp"
#include "quarter.hpp"
#include "series.hpp"
#include "text_file.hpp"

#include <cstdio>
#include <exception>

namespace {

using namespace smiletwin::sample;

void write_sample(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder / "textures");
    const Quarter quarter = make_quarter();
    std::vector<Building> buildings = make_landmarks();
    const std::vector<Building> houses = make_houses(quarter);
    buildings.insert(buildings.end(), houses.begin(), houses.end());
    const LookTable looks = make_looks();
    write_text(folder / "buildings.gml", citygml_text(buildings, looks));
    const std::vector<CadastreTree> trees = make_trees(quarter, footprints(buildings));
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
