#include "geo/city/tree_cadastre.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Tree tree_of(const Fields& fields) {
    VectorLayer layer;
    layer.features.push_back({"17", Vec2d{312500.0, 6000500.0}, fields});
    const CadastreTrees trees = trees_from_layer(layer);
    REQUIRE(trees.trees.size() == 1);
    return trees.trees[0];
}

} // namespace

TEST_CASE("German column names in any case and with units give one tree") {
    const Tree tree = tree_of(
        {{"Baum_Nr", "B0042"},
         {"HOEHE_M", "12,5"},
         {"Kronendurchmesser_m", "8.0 m"},
         {"art", "Tilia cordata"},
         {"art_de", "Winterlinde"},
         {"Pflanzdatum", "01.11.1987"}});
    CHECK(tree.id == "B0042");
    CHECK(tree.foot_crs == Vec2d{312500.0, 6000500.0});
    CHECK(tree.height_m == 12.5);
    CHECK(tree.crown_diameter_m == 8.0);
    CHECK(tree.species == "Tilia cordata");
    CHECK(tree.planted_year == 1987);
    CHECK(tree.crown_base_m < tree.height_m);
}

TEST_CASE("a missing size follows from the other one and is counted as assumed") {
    CHECK(tree_of({{"hoehe", "10"}}).crown_diameter_m == Approx(6.0));
    CHECK(tree_of({{"krone", "6"}}).height_m == Approx(10.0));
    const Tree nothing_known = tree_of({});
    CHECK(nothing_known.height_m == Tree{}.height_m);
    CHECK(nothing_known.id == "17");
    VectorLayer layer;
    layer.features.push_back({"1", Vec2d{}, {{"hoehe", "10"}, {"krone", "5"}}});
    layer.features.push_back({"2", Vec2d{}, {{"hoehe", "-3"}, {"krone", "5"}}});
    CHECK(trees_from_layer(layer).assumed_sizes == 1);
}

TEST_CASE("lines and areas are no trees") {
    VectorLayer layer;
    layer.features.push_back({"1", Line2d{{0, 0}, {1, 1}}, {}});
    const CadastreTrees trees = trees_from_layer(layer);
    CHECK(trees.trees.empty());
    CHECK(trees.not_points == 1);
}
