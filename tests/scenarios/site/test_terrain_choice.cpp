#include "scenarios/site/terrain_choice.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;
using scenarios::BaseData;

namespace {

constexpr double size_m = 20.0;

/// A level height model of 20 x 20 m as a source of its own.
void add_heights(BaseData& base, const char* file, double cell_m, float height_m) {
    const int cells = static_cast<int>(size_m / cell_m);
    geo::HeightField field;
    field.height_m = geo::Grid<float>(geo::GridFrame{0.0, size_m, cell_m, cells, cells}, height_m);
    auto loaded = std::make_shared<scenarios::LoadedSource>();
    loaded->role = scenarios::SourceRole::Terrain;
    loaded->data.emplace_back(std::make_shared<const geo::HeightField>(std::move(field)));
    loaded->state.report.files = {std::string("/survey/") + file};
    base.states.push_back(loaded->state);
    base.loaded.push_back(std::move(loaded));
}

} // namespace

TEST_CASE("a surface model is not the ground though it was added first, and says so") {
    BaseData base;
    add_heights(base, "DSM_town.tif", 1.0, 30.0F);
    add_heights(base, "DEM_town.tif", 2.0, 5.0F);
    const auto ground = scenarios::choose_terrain(base);
    REQUIRE(ground != nullptr);
    CHECK(ground->height_m.at(3, 3) == 5.0F);
    REQUIRE(base.states[0].notes.size() == 1);
    CHECK(base.states[0].notes[0].what.key == "warning.terrain.surface");
    CHECK(base.states[1].notes.empty());
}

TEST_CASE("of two ground models the finer one counts, of equal ones the first") {
    BaseData base;
    add_heights(base, "state.tif", 10.0, 1.0F);
    add_heights(base, "town.tif", 1.0, 2.0F);
    add_heights(base, "town_again.tif", 1.0, 3.0F);
    CHECK(scenarios::choose_terrain(base)->height_m.at(5, 5) == 2.0F);
    REQUIRE(base.states[0].notes.size() == 1);
    CHECK(base.states[0].notes[0].what.key == "warning.terrain.finer");
    CHECK(base.states[1].notes.empty());
    REQUIRE(base.states[2].notes.size() == 1);
    CHECK(base.states[2].notes[0].what.key == "warning.terrain.first");
}

TEST_CASE("a name with dom inside a word is no surface model") {
    BaseData base;
    add_heights(base, "kingdom.tif", 1.0, 1.0F);
    add_heights(base, "domplatz.tif", 1.0, 2.0F);
    CHECK(scenarios::choose_terrain(base)->height_m.at(5, 5) == 1.0F);
    CHECK(base.states[1].notes[0].what.key == "warning.terrain.first");
}

TEST_CASE("without terrain there is no ground, and a single one needs no remark") {
    BaseData base;
    CHECK(scenarios::choose_terrain(base) == nullptr);
    add_heights(base, "dom1.tif", 1.0, 7.0F);
    CHECK(scenarios::choose_terrain(base)->height_m.at(0, 0) == 7.0F);
    CHECK(base.states[0].notes.empty());
}
