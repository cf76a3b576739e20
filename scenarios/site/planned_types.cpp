#include "scenarios/site/planned_types.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

constexpr int any_cover = -1;

struct Row {
    MeasureForm form;
    int landcover_code; ///< of the material; see SurfaceMaterial
    PlannedType planned;
};

/// The first row that fits counts.
constexpr std::array<Row, 10> rows{{
    {MeasureForm::Trees, any_cover, {"SolitaryVegetationObject"}},
    {MeasureForm::Sheet, 0, {"Square"}},
    {MeasureForm::Sheet, 1, {"Square"}},
    {MeasureForm::Sheet, 5, {"PlantCover"}},
    // A body of water has boundary surfaces from LoD2 on (OGC 12-019, 10.5).
    {MeasureForm::Sheet, 7, {"WaterBody", geo::SurfaceKind::Water}},
    {MeasureForm::Sheet, any_cover, {"LandUse"}},
    {MeasureForm::Block, any_cover, {"CityFurniture"}},
    {MeasureForm::Canopy, any_cover, {"CityFurniture"}},
    {MeasureForm::Building, any_cover, {"Building"}},
    {MeasureForm::Mark, any_cover, {"GenericCityObject"}},
}};

struct Name {
    MeasureForm form;
    std::string_view parameter;
    std::string_view attribute;
};

constexpr std::array<Name, 3> names{{
    {MeasureForm::Trees, "species", "species"},
    {MeasureForm::Trees, "height_m", "height"},
    {MeasureForm::Trees, "crown_diameter_m", "crownDiameter"},
}};

} // namespace

PlannedType planned_type(const MeasureShape& shape, const SurfaceMaterial* material) {
    if (!shape.city_class.empty()) {
        return {shape.city_class};
    }
    const int cover = material != nullptr ? material->landcover_code : any_cover;
    const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) {
        return one.form == shape.form &&
               (one.landcover_code == any_cover || one.landcover_code == cover);
    });
    return row != rows.end() ? row->planned : PlannedType{"GenericCityObject"};
}

std::string_view standard_attribute(MeasureForm form, std::string_view parameter) {
    const auto* name = std::find_if(names.begin(), names.end(), [&](const Name& one) {
        return one.form == form && one.parameter == parameter;
    });
    return name != names.end() ? name->attribute : std::string_view();
}

} // namespace smiletwin::scenarios
