// The project file as another GIS sees it, through GDAL.
#include "geo/io/vector_reader.hpp"
#include "scenarios/project/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin;
using tests::action;

namespace {

const geo::VectorContent*
layer_named(const std::vector<geo::VectorContent>& layers, std::string_view name) {
    for (const geo::VectorContent& content : layers) {
        if (content.layer.name == name) {
            return &content;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("GDAL reads measures, areas and viewpoints of a project as layers in its system") {
    const tests::TemporaryFolder folder;
    const auto path = folder.path() / "markt.smile.gpkg";
    {
        auto document = scenarios::Document::create(path, tests::shipped_catalogue());
        REQUIRE(document.ok());
        for (
            const char* line : {
                R"({"action":"variant.add","name":"Bäume"})",
                R"({"action":"area.add","name":"Markt","polygon":{"type":"Polygon",
                    "coordinates":[[[312440,6000454],[312541,6000454],[312541,6000526],[312440,6000454]]]}})",
                R"({"action":"project.set","name":"Quartier"})",
                R"({"action":"viewpoint.add","name":"Kai","eye":[312440,6000400,60],"target":[312490,6000490,14]})",
            }) {
            REQUIRE(document->apply(action(line)).ok());
        }
        REQUIRE(document->apply(tests::plant_tree("A", 312490.25, 6000480.5)).ok());
    }
    SECTION("without a system the layers say so") {
        geo::RunContext context;
        const auto layers = geo::read_vector_file(path, {"EPSG:25833"}, context);
        REQUIRE(layers.ok());
        CHECK(layer_named(*layers, "measures") != nullptr);
    }
    SECTION("with a system they carry it") {
        // The system is fixed once there are coordinates, so it comes first in a second project.
        const auto other = folder.path() / "zwei.smile.gpkg";
        {
            auto document = scenarios::Document::create(other, tests::shipped_catalogue());
            REQUIRE(document.ok());
            REQUIRE(document->apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
            REQUIRE(document->apply(tests::plant_tree("A", 312490.25, 6000480.5)).ok());
            REQUIRE(document->apply(action(R"({"action":"project.set","crs":"EPSG:25833+7837"})"))
                        .ok());
        }
        geo::RunContext context;
        const auto layers = geo::read_vector_file(other, {}, context);
        REQUIRE(layers.ok());
        const geo::VectorContent* measures = layer_named(*layers, "measures");
        REQUIRE(measures != nullptr);
        REQUIRE(measures->layer.features.size() == 1);
        const geo::Feature& tree = measures->layer.features[0];
        CHECK(tree.geometry == geo::PlanGeometry(geo::Vec2d{312490.25, 6000480.5}));
        CHECK(tree.field("kind") == "tree");
        CHECK(tree.field("variant") == "A");
        REQUIRE(measures->layer.crs.has_value());
        CHECK(measures->layer.crs->horizontal_epsg() == 25833);
    }
}
