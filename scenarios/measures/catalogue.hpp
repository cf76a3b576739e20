// The catalogue of measures (data/measures/*.json): what can be planned, with which parameters, and
// what it changes in a Site. A new kind is a file there, not code.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "scenarios/measures/measure.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

enum class MeasureGeometry { Point, Line, Area };

/// What a measure is counted in.
enum class MeasureUnit { Piece, Metre, SquareMetre };
std::string_view measure_unit_name(MeasureUnit unit); ///< "piece", "m", "m2"

/// What an effect does to the Site; each is implemented once, in scenarios/site/site_measures.cpp.
enum class EffectKind {
    Trees,      ///< crowns: one at a point, a row along a line
    Surface,    ///< material of the ground
    Roof,       ///< material of the roofs in the outline
    Obstacle,   ///< nobody walks through; from 2 m on it throws shadow, unless see-through
    Canopy,     ///< shades what is below: hedge, sail, arcade
    Building,   ///< a volume
    Demolition, ///< of what is built in the outline
    RoofHeight, ///< new height of what is built in the outline
    Ground,     ///< raises (or lowers) the ground
    Offer,      ///< something people or water find here: seats, play area, storage
};

/// A number, or the product of parameters of the measure: "storeys*storey_height_m".
struct EffectValue {
    double number = 0.0;              ///< where no parameter is named
    std::vector<std::string> factors; ///< names of parameters
};

struct MeasureEffect {
    EffectKind kind = EffectKind::Obstacle;
    std::string material;        ///< of Surface and Roof; empty = the parameter "material" says it
    EffectValue base_m;          ///< of Canopy, above the ground
    EffectValue top_m;           ///< above the ground; of Ground: by how much it rises
    EffectValue transmissivity;  ///< of Canopy, shortwave, 0..1
    bool is_see_through = false; ///< of Obstacle: a lamp, a hedge; it throws no shadow that counts
    std::string offer;           ///< what is offered: "seats"; language key "offer.<offer>"
    std::string offer_unit;      ///< "m3"; empty for pieces
    EffectValue amount;          ///< of Offer, for each `per`
    MeasureUnit per = MeasureUnit::Piece;
};

/// How a kind looks in the scene and in written city models.
enum class MeasureForm {
    Trees,
    Sheet,    ///< lies on the ground
    Block,    ///< stands on the ground
    Canopy,   ///< hangs or stands from base_m to top_m
    Building, ///< storeys with roof
    Mark,     ///< changes what is there; only its outline is drawn
};

struct MeasureShape {
    MeasureForm form = MeasureForm::Block;
    EffectValue base_m; ///< above the ground
    EffectValue top_m;
    std::optional<std::uint32_t> rgb; ///< 0xRRGGBB; without: that of the material, else of the form
    std::string city_class;           ///< in CityGML, "CityFurniture"; empty = by form and material
};

/// What one unit costs to make and to keep, without tax; assumed until the city says better.
struct MeasureCost {
    MeasureUnit per = MeasureUnit::Piece;
    double invest_least_EUR = 0.0;
    double invest_most_EUR = 0.0;
    double upkeep_least_EUR = 0.0; ///< a year
    double upkeep_most_EUR = 0.0;
    std::string source;
};

/// A number within [least, most], or one of `choices`.
struct ParameterSpec {
    std::string name;      ///< "height_m"
    std::string label_key; ///< language key
    std::string unit;      ///< "m", empty for a share or choice
    double standard = 0.0;
    double least = 0.0;
    double most = 0.0;
    std::string source;               ///< where default and range come from
    bool whole = false;               ///< only whole numbers
    std::vector<std::string> choices; ///< when not empty, the value is one of these
    std::string standard_choice;
    std::string choice_key_prefix; ///< language key of a choice: prefix + choice, "species."
};

struct MeasureKind {
    std::string name;         ///< "tree"
    std::string name_key;     ///< language key, "measure.tree"
    std::string hint_key;     ///< what a click does and how to stop: one for each geometry
    std::string group;        ///< "green", "ground", ... : language key "measure.group.<group>"
    std::string icon;         ///< name in the icon list of the window
    bool is_frequent = false; ///< offered first
    MeasureGeometry geometry = MeasureGeometry::Point;
    MeasureShape shape;
    std::vector<ParameterSpec> parameters;
    std::vector<MeasureEffect> effects; ///< carried out in this order
    MeasureCost cost;
    double weeks_least = 0.0; ///< to build or plant
    double weeks_most = 0.0;
    std::vector<std::string> core_goals; ///< "places": language key "goal.places"
    std::vector<int> themes;             ///< numbers of the Leitthemen, 1..7

    /// nullptr when it has none of that kind.
    [[nodiscard]] const MeasureEffect* effect(EffectKind wanted) const;
};

/// A surface material of data/measures/surfaces.json with its physical properties.
struct SurfaceMaterial {
    std::string name; ///< "asphalt"
    std::string name_key;
    int landcover_code = 1; ///< 0/1 paved, 2 building, 5 grass, 6 soil, 7 water (UMEP)
    double albedo = 0.2;
    double emissivity = 0.95;
    /// Surface minus air temperature of the SOLWEIG land-cover scheme (Lindberg et al. 2016):
    /// amplitude per degree of sun altitude, offset in K, legal hour of the maximum.
    double ts_slope = 0.4;
    double ts_start_K = -3.0;
    double ts_max_hour = 15.0;
    double runoff_coefficient = 0.9; ///< share of the rain that runs off (DWA-M 153, table 2)
    std::uint32_t rgb = 0xA7A29A;    ///< in the plan
    bool plannable = true;           ///< may be painted on the ground; false for roofs
    std::string source;
    friend bool operator==(const SurfaceMaterial&, const SurfaceMaterial&) = default;
};

/// A species of data/measures/species.json with its mature size as a street tree. Between planting
/// and maturity sizes follow 1 - exp(-growth t): a planted tree gains most in its first decades.
struct TreeSpecies {
    std::string name;      ///< "tilia_cordata"; language key "species.<name>"
    std::string botanical; ///< "Tilia cordata"
    double height_m = 0.0;
    double crown_diameter_m = 0.0;
    double crown_base_m = 0.0;
    double growth_per_year = 0.05;  ///< rate at which it nears its mature size
    double leaf_area_index = 4.0;   ///< m2 of leaves over each m2 below the crown, in summer
    double transmissivity = 0.03;   ///< shortwave, leafed, 0..1
    double water_L_per_day = 100.0; ///< need of a grown tree on a dry summer day
    std::string source;
};

/// What is planted: a nursery tree of 18-20 cm girth (FLL).
inline constexpr double planted_height_m = 4.5;
inline constexpr double planted_crown_m = 1.8;

struct TreeSize {
    double height_m = 0.0;
    double crown_diameter_m = 0.0;
    double crown_base_m = 0.0;
};
/// Size so many years after planting; a tree is never higher than `mature`.
TreeSize grown_size(const TreeSize& mature, double growth_per_year, double years);
/// Ellipsoid between crown base and top.
double crown_volume_m3(const TreeSize& size);

class Catalogue {
public:
    static geo::Result<Catalogue> load(const std::filesystem::path& folder);

    [[nodiscard]] const std::vector<MeasureKind>& kinds() const { return kinds_; }
    [[nodiscard]] const MeasureKind* kind(std::string_view name) const;
    [[nodiscard]] const std::vector<SurfaceMaterial>& materials() const { return materials_; }
    [[nodiscard]] const SurfaceMaterial* material(std::string_view name) const;

    [[nodiscard]] const std::vector<TreeSpecies>& species() const { return species_; }
    [[nodiscard]] const TreeSpecies* species(std::string_view name) const;

    /// Value of a numeric parameter of a measure; else of its species; else the default.
    [[nodiscard]] double number(const Measure& measure, std::string_view parameter) const;
    [[nodiscard]] std::string choice(const Measure& measure, std::string_view parameter) const;
    [[nodiscard]] double number(const Measure& measure, const EffectValue& value) const;
    /// Material that a Surface or Roof effect of the measure brings; nullptr when unknown.
    [[nodiscard]] const SurfaceMaterial*
    material(const Measure& measure, const MeasureEffect& effect) const;

    /// Kind known, geometry of its kind, each parameter known and in range; names value and
    /// interval.
    [[nodiscard]] geo::Result<geo::Done> validate(const Measure& measure) const;

private:
    std::vector<MeasureKind> kinds_;
    std::vector<SurfaceMaterial> materials_;
    std::vector<TreeSpecies> species_;
};

} // namespace smiletwin::scenarios
