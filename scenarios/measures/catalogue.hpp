// The catalogue of measures (data/measures/*.json): what can be planned, with which parameters, and
// what it changes in a Site. A new kind is a file there, not code.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "scenarios/measures/measure.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

enum class MeasureGeometry { Point, Line, Area };

/// What a kind does to the Site; each is implemented once in scenarios/site.
enum class MeasureEffect { Tree, Surface, Obstacle };

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
    std::string name;     ///< "tree"
    std::string name_key; ///< language key, "measure.tree"
    std::string hint_key; ///< what a click does and how to stop
    std::string group;    ///< "green", "ground", ... : language key "measure.group.<group>"
    std::string icon;     ///< name in the icon list of the window
    MeasureGeometry geometry = MeasureGeometry::Point;
    MeasureEffect effect = MeasureEffect::Obstacle;
    std::vector<ParameterSpec> parameters;
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
    bool plannable = true; ///< may be painted on the ground; false for roofs
    std::string source;
    friend bool operator==(const SurfaceMaterial&, const SurfaceMaterial&) = default;
};

/// A species of data/measures/species.json with its mature size as a street tree.
struct TreeSpecies {
    std::string name;      ///< "tilia_cordata"; language key "species.<name>"
    std::string botanical; ///< "Tilia cordata"
    double height_m = 0.0;
    double crown_diameter_m = 0.0;
    double crown_base_m = 0.0;
    std::string source;
};

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

    /// Kind known, geometry of its kind, each parameter known and in range; names value and
    /// interval.
    [[nodiscard]] geo::Result<geo::Done> validate(const Measure& measure) const;

private:
    std::vector<MeasureKind> kinds_;
    std::vector<SurfaceMaterial> materials_;
    std::vector<TreeSpecies> species_;
};

} // namespace smiletwin::scenarios
