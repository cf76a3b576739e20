// The project file as another GIS sees it, through GDAL.
#include "geo/io/vector_reader.hpp"
#include "scenarios/project/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>

using namespace smiletwin;
using tests::action;

TEST_CASE("GDAL reads measures, areas and viewpoints of a project as layers in its system") {
    const tests::TemporaryFolder folder;
    const auto path = folder.path() / "markt.smile.gpkg";
    {
        auto document = scenarios::Document::create(path, tests::shipped_catalogue());
        REQUIRE(document.ok());
        // The system comes last, so that geometries already stored must be written again.
        for (const char* line :
             {R"({"action":"variant.add","name":"Bäume"})",
              R"({"action":"area.add","name":"Markt","polygon":{"type":"Polygon","coordinates":
                 [[[312440,6000454],[312541,6000454],[312541,6000526],[312440,6000454]]]}})",
              R"({"action":"viewpoint.add","name":"Kai","eye":[312440,6000400,60],
                 "target":[312490,6000490,14]})",
              R"({"action":"measure.add","variant":"A","kind":"tree",
                 "geometry":{"type":"Point","coordinates":[312490.25,6000480.5]}})",
              R"({"action":"project.set","crs":"EPSG:25833+7837"})"}) {
            REQUIRE(document->apply(action(line)).ok());
        }
    }
    geo::RunContext context;
    const auto layers = geo::read_vector_file(path, {}, context);
    REQUIRE(layers.ok());
    const auto feature_of = [&layers](std::string_view name) -> const geo::Feature& {
        const auto found =
            std::find_if(layers->begin(), layers->end(), [name](const geo::VectorContent& one) {
                return one.layer.name == name;
            });
        REQUIRE(found != layers->end());
        REQUIRE(found->layer.features.size() == 1);
        REQUIRE(found->layer.crs.has_value());
        CHECK(found->layer.crs->horizontal_epsg() == 25833);
        return found->layer.features[0];
    };
    const geo::Feature& tree = feature_of("measures");
    CHECK(tree.geometry == geo::PlanGeometry(geo::Vec2d{312490.25, 6000480.5}));
    CHECK(tree.field("kind") == "tree");
    CHECK(tree.field("variant") == "A");
    CHECK(feature_of("areas").field("name") == "Markt");
    CHECK(feature_of("viewpoints").geometry == geo::PlanGeometry(geo::Vec2d{312440.0, 6000400.0}));
}
