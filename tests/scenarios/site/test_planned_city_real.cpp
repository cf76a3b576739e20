// What is planned, written as CityGML, is valid by the schemas of the OGC.

#include "scenarios/site/planned_city.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/citygml_schemas.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/reference_data.hpp"

using namespace smiletwin;
using namespace smiletwin::scenarios;
namespace fs = std::filesystem;

namespace {

/// One measure of each kind in the catalogue, of new ground one of each material.
std::vector<Measure> one_of_each(const Catalogue& catalogue) {
    std::vector<Measure> measures;
    const auto add = [&measures](const std::string& kind, geo::Json parameters) {
        const double x = 312000.0 + 30.0 * static_cast<double>(measures.size());
        Measure measure;
        measure.id = fmt::format("m{}", measures.size() + 1);
        measure.kind = kind;
        measure.parameters = std::move(parameters);
        measure.geometry = geo::Vec2d{x, 6000000.0};
        measures.push_back(measure);
    };
    for (const MeasureKind& kind : catalogue.kinds()) {
        for (const SurfaceMaterial& material : catalogue.materials()) {
            if (kind.effect == MeasureEffect::Surface && material.plannable) {
                add(kind.name, geo::Json::object().set("material", material.name));
            }
        }
        if (kind.effect != MeasureEffect::Surface) {
            add(kind.name, geo::Json::object());
        }
        if (kind.geometry == MeasureGeometry::Area) {
            for (Measure& measure : measures) {
                const auto* at = std::get_if<geo::Vec2d>(&measure.geometry);
                if (measure.kind == kind.name && at != nullptr) {
                    const double x = at->x;
                    const double y = at->y;
                    measure.geometry =
                        geo::Polygon2d{{{{x, y}, {x + 20, y}, {x + 20, y + 9}, {x, y + 9}}}};
                }
            }
        }
    }
    return measures;
}

} // namespace

TEST_CASE("every kind of measure is written as valid CityGML 2.0 and 3.0", "[real]") {
    const fs::path schemas = tests::reference_data("data/schemas");
    if (schemas.empty() || !tests::has_xmllint()) {
        return;
    }
    const auto catalogue = tests::shipped_catalogue();
    Project project;
    project.variants.push_back({"A", "All", one_of_each(*catalogue)});
    BaseData data;
    data.crs = "EPSG:25833+7837";
    const auto city = planned_city(project, data, *catalogue, &project.variants.front());
    REQUIRE(city.ok());
    CHECK(city->objects.size() == project.variants.front().measures.size());
    for (const char* version : {"2.0", "3.0"}) {
        const tests::TemporaryFolder folder;
        const auto report = tests::write_city(*city, folder.path() / "planned.gml", version);
        CHECK(report.objects == city->objects.size());
        CHECK(report.lost.empty());
        CHECK(tests::citygml_complaints(folder.path(), schemas, version) == "");
        const auto again = tests::read_city(folder.path() / "planned.gml");
        CHECK(tests::told_polygons(*again) == tests::told_polygons(*city));
        CHECK(tests::missing(tests::told_objects(*city), tests::told_objects(*again)).empty());
    }
}
