#include "scenarios/site/planned_types.hpp"

#include <algorithm>
#include <array>

namespace smiletwin::scenarios {

namespace {

constexpr int any_cover = -1;

struct Row {
    MeasureEffect effect;
    int landcover_code; ///< of the material; see SurfaceMaterial
    PlannedType planned;
};

/// The first row that fits counts.
constexpr std::array<Row, 7> rows{{
    {MeasureEffect::Tree, any_cover, {"SolitaryVegetationObject", PlannedForm::Tree}},
    {MeasureEffect::Surface, 0, {"Square", PlannedForm::Sheet}},
    {MeasureEffect::Surface, 1, {"Square", PlannedForm::Sheet}},
    {MeasureEffect::Surface, 5, {"PlantCover", PlannedForm::Sheet}},
    // A body of water has boundary surfaces from LoD2 on (OGC 12-019, 10.5).
    {MeasureEffect::Surface, 7, {"WaterBody", PlannedForm::Sheet, geo::SurfaceKind::Water}},
    {MeasureEffect::Surface, any_cover, {"LandUse", PlannedForm::Sheet}},
    {MeasureEffect::Obstacle, any_cover, {"CityFurniture", PlannedForm::Block}},
}};

struct Name {
    PlannedForm form;
    std::string_view parameter;
    std::string_view attribute;
};

constexpr std::array<Name, 3> names{{
    {PlannedForm::Tree, "species", "species"},
    {PlannedForm::Tree, "height_m", "height"},
    {PlannedForm::Tree, "crown_diameter_m", "crownDiameter"},
}};

} // namespace

PlannedType planned_type(MeasureEffect effect, const SurfaceMaterial* material) {
    const int cover = material != nullptr ? material->landcover_code : any_cover;
    const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) {
        return one.effect == effect &&
               (one.landcover_code == any_cover || one.landcover_code == cover);
    });
    return row != rows.end() ? row->planned : PlannedType{"GenericCityObject"};
}

std::string_view standard_attribute(PlannedForm form, std::string_view parameter) {
    const auto* name = std::find_if(names.begin(), names.end(), [&](const Name& one) {
        return one.form == form && one.parameter == parameter;
    });
    return name != names.end() ? name->attribute : std::string_view();
}

} // namespace smiletwin::scenarios
