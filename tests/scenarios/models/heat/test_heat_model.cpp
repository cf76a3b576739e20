#include "scenarios/models/heat/heat_model.hpp"
#include "tests/scenarios/models/heat/places.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

Site site_of(const Scene& scene) {
    const HeatInputs inputs = place_of(scene);
    Site site;
    site.frame = scene.surface.frame;
    site.position = inputs.position;
    site.time_zone = "Europe/Berlin";
    site.ground_m = scene.ground;
    site.surface_m = scene.surface;
    site.canopy_top_m = scene.crown_top;
    site.canopy_base_m = scene.crown_base;
    site.material = inputs.material;
    site.materials = inputs.materials;
    site.building = inputs.building;
    site.in_area = geo::Grid<std::uint8_t>(scene.surface.frame, std::uint8_t{1});
    site.hash = "made";
    return site;
}

const geo::UtcTime afternoon = geo::utc_from_civil({2022, 7, 20, 12});

} // namespace

TEST_CASE("the heat model is in the list of models") {
    const Model* model = find_model("heat");
    REQUIRE(model != nullptr);
    CHECK(model->needs_weather());
    CHECK_FALSE(model->parameters().empty());
    CHECK(find_model("unheard_of") == nullptr);
}

TEST_CASE("one moment gives the four maps of its row, on the frame of the Site") {
    const Site site = site_of(strewn_scene(70, 50, 21));
    const geo::Weather weather = hot_day();
    geo::RunContext context;
    const ModelResult result =
        HeatModel().run({site, &weather, afternoon, afternoon, {}}, context).value();
    REQUIRE(result.grids.size() == 4);
    for (const char* layer : {"heat.svf", "heat.utci", "heat.tmrt", "heat.shadow"}) {
        const ResultGrid* grid = result.grid(layer);
        REQUIRE(grid != nullptr);
        CHECK(grid->values.frame == site.frame);
        for (std::size_t i = 0; i < site.building.values.size(); ++i) {
            CHECK(std::isnan(grid->values.values[i]) == (site.building.values[i] != 0));
        }
    }
    CHECK(result.grid("heat.utci")->time == "2022-07-20T12:00:00Z");
    CHECK(result.grid("heat.svf")->time.empty());
    const geo::Json& hour = result.summary["hours"][0];
    CHECK(hour["utci_C"]["least"].to_double() < hour["utci_C"]["mean"].to_double());
    CHECK(hour["utci_C"]["mean"].to_double() < hour["utci_C"]["most"].to_double());
}

TEST_CASE("crowns that let more light through give less shade") {
    Scene scene = flat_scene(61, 61);
    plant(scene, scene.surface.frame.center(30, 30), 10.0F, 4.0);
    Site site = site_of(scene);
    site.canopy_transmissivity = 0.2;
    const geo::Weather weather = hot_day();
    geo::RunContext context;
    const ModelResult result =
        HeatModel().run({site, &weather, afternoon, afternoon, {}}, context).value();
    CHECK(result.grid("heat.shadow")->values.at(30, 26) == Approx(0.2));
}

TEST_CASE("without weather or with an unknown parameter the model says so") {
    const Site site = site_of(flat_scene(20, 20));
    geo::RunContext context;
    const auto dry = HeatModel().run({site, nullptr, afternoon, afternoon, {}}, context);
    REQUIRE_FALSE(dry);
    CHECK(dry.problem().what.key == "error.heat.weather_needed");
    const geo::Weather weather = hot_day();
    geo::Json parameters = geo::Json::object();
    parameters.set("wall_colour", 3.0);
    const auto strange =
        HeatModel().run({site, &weather, afternoon, afternoon, parameters}, context);
    REQUIRE_FALSE(strange);
    CHECK(strange.problem().what.key == "error.heat.parameter_unknown");
}
