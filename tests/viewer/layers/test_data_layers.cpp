#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "viewer/layers/data_layer.hpp"

using namespace smiletwin;
using scenarios::SourceRole;

namespace {

/// Land cover, canopy and one layer of points on 2 x 1 cells.
struct Quarter {
    scenarios::Project project;
    scenarios::BaseData data;

    Quarter() {
        const geo::GridFrame frame{0.0, 1.0, 1.0, 2, 1};
        add("s1", SourceRole::LandCover, "Bodenbedeckung");
        auto cover = std::make_shared<geo::ClassRaster>();
        cover->classes = geo::Grid<std::uint8_t>(frame, 5);
        cover->classes.values[1] = 255;
        data.landcover = cover;
        add("s2", SourceRole::Canopy, "Kronen");
        auto canopy = std::make_shared<geo::HeightField>();
        canopy->height_m = geo::Grid<float>(frame, 0.0F);
        canopy->height_m.values[1] = 12.0F;
        data.canopy = canopy;
        add("s3", SourceRole::Layer, "Haltestellen");
        auto stops = std::make_shared<geo::VectorLayer>();
        stops->features.push_back({"7", geo::Vec2d{0.5, 0.5}, {{"name", "Markt"}}});
        auto loaded = std::make_shared<scenarios::LoadedSource>();
        loaded->role = SourceRole::Layer;
        loaded->state.source_id = "s3";
        loaded->data.emplace_back(std::shared_ptr<const geo::VectorLayer>(stops));
        data.loaded.push_back(loaded);
    }
    void add(const char* id, SourceRole role, const char* title) {
        scenarios::Source source;
        source.id = id;
        source.role = role;
        source.title = title;
        project.sources.push_back(source);
    }
    [[nodiscard]] std::vector<viewer::DataLayer> layers() const {
        return viewer::data_layers({project, data, geo::data_folder() / "ramps"});
    }
};

} // namespace

TEST_CASE("land cover, canopy and vector layers of a project are all listed") {
    const auto layers = Quarter().layers();
    REQUIRE(layers.size() == 3);
    CHECK(layers[0].id == "landcover");
    CHECK(layers[1].id == "canopy");
    CHECK(layers[2].id == "source.s3");
    CHECK(layers[2].name == "Haltestellen");
    CHECK(layers[2].features->features.size() == 1);
}

TEST_CASE("land cover hides no photograph until it is asked for, and a canopy no trees") {
    Quarter quarter;
    CHECK(quarter.layers()[0].shown_at_first);
    CHECK_FALSE(quarter.layers()[1].shown_at_first);
    quarter.data.imagery = std::make_shared<geo::Imagery>();
    CHECK_FALSE(quarter.layers()[0].shown_at_first);
    CHECK(quarter.layers()[2].shown_at_first);
    quarter.project.sources[2].visible = false;
    CHECK_FALSE(quarter.layers()[2].shown_at_first);
}

TEST_CASE("a cell of grass has the colour of grass, an unknown one none") {
    const auto layers = Quarter().layers();
    const viewer::DataLayer& cover = layers[0];
    const std::uint32_t grass = cover.classes->rgba[5];
    CHECK(cover.picture->image.pixel(0, 0)[0] == grass >> 24U);
    CHECK(cover.picture->image.pixel(0, 0)[3] == 255);
    CHECK(cover.picture->image.pixel(1, 0)[3] == 0);
    CHECK(cover.class_shares[5] == 1.0);
}

TEST_CASE("the shares of the canopy speak of crowns, not of the open ground between them") {
    const auto layers = Quarter().layers();
    const viewer::DataLayer& canopy = layers[1];
    CHECK(canopy.class_shares[viewer::class_of(*canopy.classes, 12.0)] == 1.0);
    CHECK(canopy.picture->image.pixel(0, 0)[3] == 0);
}

TEST_CASE("a layer is found by id, name, name in other case, and source") {
    const auto layers = Quarter().layers();
    for (const char* name : {"source.s3", "Haltestellen", "haltestellen", "s3"}) {
        INFO(name);
        REQUIRE(viewer::layer_named(layers, name) != nullptr);
        CHECK(viewer::layer_named(layers, name)->id == "source.s3");
    }
    CHECK(viewer::layer_named(layers, "heat.utci") == nullptr);
    CHECK(viewer::layer_named(layers, "") == nullptr);
}
