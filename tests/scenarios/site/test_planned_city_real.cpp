// What is planned, written as CityGML, is valid by the schemas of the OGC.

#include "scenarios/site/planned_city.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/citygml_schemas.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/reference_data.hpp"

#include <algorithm>

using namespace smiletwin;
using namespace smiletwin::scenarios;
namespace fs = std::filesystem;

namespace {

bool has_choice_of_material(const MeasureKind& kind) {
    return std::any_of(kind.parameters.begin(), kind.parameters.end(), [](const auto& one) {
        return one.name == "material";
    });
}

geo::PlanGeometry place_for(const MeasureKind& kind, std::size_t number) {
    const double x = 312000.0 + 40.0 * static_cast<double>(number);
    const double y = 6000000.0;
    switch (kind.geometry) {
    case MeasureGeometry::Point:
        return geo::Vec2d{x, y};
    case MeasureGeometry::Line:
        return geo::Line2d{{x, y}, {x + 20, y}, {x + 20, y + 9}};
    case MeasureGeometry::Area:
        break;
    }
    return geo::Polygon2d{{{{x, y}, {x + 20, y}, {x + 20, y + 9}, {x, y + 9}}}};
}

/// One measure of each kind in the catalogue, where ground can be chosen one of each material.
std::vector<Measure> one_of_each(const Catalogue& catalogue) {
    std::vector<Measure> measures;
    const auto add = [&measures](const MeasureKind& kind, geo::Json parameters) {
        Measure measure;
        measure.id = fmt::format("m{}", measures.size() + 1);
        measure.kind = kind.name;
        measure.parameters = std::move(parameters);
        measure.geometry = place_for(kind, measures.size());
        measures.push_back(std::move(measure));
    };
    for (const MeasureKind& kind : catalogue.kinds()) {
        if (!has_choice_of_material(kind)) {
            add(kind, geo::Json::object());
            continue;
        }
        for (const SurfaceMaterial& material : catalogue.materials()) {
            if (material.plannable) {
                add(kind, geo::Json::object().set("material", material.name));
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
    // 29 m of a row hold three trees, ten metres from each other.
    CHECK(city->objects.size() == project.variants.front().measures.size() + 2);
    for (const char* version : {"2.0", "3.0"}) {
        const tests::TemporaryFolder folder;
        const auto report = tests::write_city(*city, folder.path() / "planned.gml", version);
        CHECK(report.objects == city->objects.size());
        CHECK(report.lost.empty());
        CHECK(tests::citygml_complaints(folder.path(), schemas, version) == "");
        const auto again = tests::read_city(folder.path() / "planned.gml");
        CHECK(tests::told_polygons(*again) == tests::told_polygons(*city));
        tests::Lines planned;
        for (std::string line : tests::told_objects(*city)) {
            const std::size_t at = line.find(" GenericCityObject ");
            if (version == std::string_view("3.0") && at != std::string::npos) {
                line.replace(at, 19, " GenericOccupiedSpace "); // its name there
            }
            planned.insert(std::move(line));
        }
        const auto lost = tests::missing(planned, tests::told_objects(*again));
        CHECK(fmt::format("{}", fmt::join(lost, "\n")) == "");
    }
}
