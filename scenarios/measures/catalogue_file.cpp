// Reads data/measures: one file per kind, and the tables surfaces.json and species.json. A member
// that nobody knows is refused, so that a misspelt one does not silently lose its meaning.
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/measures/catalogue_effects.hpp"

#include <algorithm>

namespace smiletwin::scenarios {

namespace {

using catalogue_file::malformed;
using catalogue_file::rgb_of;
using catalogue_file::wrong_member;

std::optional<MeasureGeometry> geometry_named(std::string_view name) {
    if (name == "point") {
        return MeasureGeometry::Point;
    }
    if (name == "line") {
        return MeasureGeometry::Line;
    }
    return name == "area" ? std::optional(MeasureGeometry::Area) : std::nullopt;
}

geo::Result<std::vector<SurfaceMaterial>> read_materials(const std::filesystem::path& path) {
    const geo::Result<geo::Json> file = geo::read_json_file(path);
    if (!file) {
        return file.problem();
    }
    std::vector<SurfaceMaterial> materials;
    for (const geo::Json& row : (*file)["materials"].items()) {
        const std::string wrong = wrong_member(
            row,
            {"name",
             "landcover_code",
             "albedo",
             "emissivity",
             "ts_slope",
             "ts_start_K",
             "ts_max_hour",
             "runoff_coefficient",
             "rgb",
             "source"},
            {"plannable"});
        if (!wrong.empty()) {
            return malformed(path.string(), wrong);
        }
        SurfaceMaterial material;
        material.name = row["name"].to_string();
        material.name_key = "material." + material.name;
        material.landcover_code = static_cast<int>(row["landcover_code"].to_int());
        material.albedo = row["albedo"].to_double();
        material.emissivity = row["emissivity"].to_double();
        material.ts_slope = row["ts_slope"].to_double();
        material.ts_start_K = row["ts_start_K"].to_double();
        material.ts_max_hour = row["ts_max_hour"].to_double();
        material.runoff_coefficient = row["runoff_coefficient"].to_double();
        const std::optional<std::uint32_t> rgb = rgb_of(row["rgb"].to_string());
        if (!rgb) {
            return malformed(path.string(), "rgb");
        }
        material.rgb = *rgb;
        material.plannable = row["plannable"].to_bool(true);
        material.source = row["source"].to_string();
        materials.push_back(std::move(material));
    }
    return materials;
}

geo::Result<std::vector<TreeSpecies>> read_species(const std::filesystem::path& path) {
    const geo::Result<geo::Json> file = geo::read_json_file(path);
    if (!file) {
        return file.problem();
    }
    std::vector<TreeSpecies> all;
    for (const geo::Json& row : (*file)["species"].items()) {
        const std::string wrong = wrong_member(
            row,
            {"name",
             "botanical",
             "height_m",
             "crown_diameter_m",
             "crown_base_m",
             "growth_per_year",
             "leaf_area_index",
             "transmissivity",
             "water_L_per_day",
             "source"},
            {});
        if (!wrong.empty()) {
            return malformed(path.string(), wrong);
        }
        all.push_back(TreeSpecies{
            row["name"].to_string(),
            row["botanical"].to_string(),
            row["height_m"].to_double(),
            row["crown_diameter_m"].to_double(),
            row["crown_base_m"].to_double(),
            row["growth_per_year"].to_double(),
            row["leaf_area_index"].to_double(),
            row["transmissivity"].to_double(),
            row["water_L_per_day"].to_double(),
            row["source"].to_string()});
    }
    return all;
}

/// The tables that parameters may take their choices from.
struct ChoiceTables {
    std::vector<std::string> surfaces;
    std::vector<std::string> species;
};

geo::Result<ParameterSpec>
read_parameter(const geo::Json& row, const ChoiceTables& tables, const std::string& where) {
    ParameterSpec spec;
    spec.name = row["name"].to_string();
    spec.label_key = "parameter." + spec.name;
    if (row.contains("choices_from")) {
        const std::string wrong = wrong_member(row, {"name", "choices_from", "standard"}, {});
        const std::string& table = row["choices_from"].to_string();
        if (!wrong.empty() || (table != "surfaces" && table != "species")) {
            return malformed(where, wrong.empty() ? "choices_from" : wrong);
        }
        spec.choices = table == "surfaces" ? tables.surfaces : tables.species;
        spec.choice_key_prefix = table == "surfaces" ? "material." : "species.";
        spec.standard_choice = row["standard"].to_string();
        const auto& choices = spec.choices;
        const bool known = std::count(choices.begin(), choices.end(), spec.standard_choice) > 0;
        return known ? geo::Result(spec) : malformed(where, "standard");
    }
    if (row.contains("choices")) {
        const std::string wrong_choice = wrong_member(row, {"name", "choices", "standard"}, {});
        if (!wrong_choice.empty()) {
            return malformed(where, wrong_choice);
        }
        for (const geo::Json& choice : row["choices"].items()) {
            spec.choices.push_back(choice.to_string());
        }
        spec.choice_key_prefix = spec.label_key + ".";
        spec.standard_choice = row["standard"].to_string();
        const auto& choices = spec.choices;
        const bool known = std::count(choices.begin(), choices.end(), spec.standard_choice) > 0;
        return known ? geo::Result(spec) : malformed(where, "standard");
    }
    const std::string wrong =
        wrong_member(row, {"name", "unit", "standard", "least", "most", "source"}, {"whole"});
    if (!wrong.empty()) {
        return malformed(where, wrong);
    }
    spec.unit = row["unit"].to_string();
    spec.standard = row["standard"].to_double();
    spec.least = row["least"].to_double();
    spec.most = row["most"].to_double();
    spec.whole = row["whole"].to_bool();
    spec.source = row["source"].to_string();
    const bool in_range = spec.least <= spec.standard && spec.standard <= spec.most;
    return in_range ? geo::Result(spec) : malformed(where, "standard");
}

struct OrderedKind {
    std::int64_t order = 0;
    MeasureKind kind;
};

geo::Result<OrderedKind> read_kind(const std::filesystem::path& path, const ChoiceTables& tables) {
    const geo::Result<geo::Json> file = geo::read_json_file(path);
    if (!file) {
        return file.problem();
    }
    const std::string where = path.string();
    const std::string wrong = wrong_member(
        *file,
        {"name",
         "order",
         "group",
         "icon",
         "geometry",
         "shape",
         "parameters",
         "effects",
         "cost",
         "weeks",
         "core_goals",
         "themes"},
        {"frequent"});
    if (!wrong.empty()) {
        return malformed(where, wrong);
    }
    const auto geometry = geometry_named((*file)["geometry"].to_string());
    if (!geometry) {
        return malformed(where, "geometry");
    }
    OrderedKind read;
    read.order = (*file)["order"].to_int();
    MeasureKind& kind = read.kind;
    kind.name = (*file)["name"].to_string();
    kind.name_key = "measure." + kind.name;
    kind.hint_key = "measure.hint." + (*file)["geometry"].to_string();
    kind.group = (*file)["group"].to_string();
    kind.icon = (*file)["icon"].to_string();
    kind.is_frequent = (*file)["frequent"].to_bool();
    kind.geometry = *geometry;
    for (const geo::Json& row : (*file)["parameters"].items()) {
        geo::Result<ParameterSpec> spec = read_parameter(row, tables, where);
        if (!spec) {
            return spec.problem();
        }
        kind.parameters.push_back(std::move(*spec));
    }
    const geo::Result<geo::Done> rest = catalogue_file::read_consequences(*file, where, kind);
    return rest ? geo::Result(std::move(read)) : rest.problem();
}

std::vector<std::filesystem::path> kind_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool is_table = name == "surfaces.json" || name == "species.json";
        if (entry.path().extension() == ".json" && !is_table) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

geo::Result<Catalogue> Catalogue::load(const std::filesystem::path& folder) {
    Catalogue catalogue;
    geo::Result<std::vector<SurfaceMaterial>> materials = read_materials(folder / "surfaces.json");
    if (!materials) {
        return materials.problem();
    }
    geo::Result<std::vector<TreeSpecies>> species = read_species(folder / "species.json");
    if (!species) {
        return species.problem();
    }
    catalogue.materials_ = std::move(*materials);
    catalogue.species_ = std::move(*species);
    ChoiceTables tables;
    for (const SurfaceMaterial& material : catalogue.materials_) {
        if (material.plannable) {
            tables.surfaces.push_back(material.name);
        }
    }
    for (const TreeSpecies& one : catalogue.species_) {
        tables.species.push_back(one.name);
    }
    const auto has_unknown_material = [&catalogue](const MeasureEffect& effect) {
        return !effect.material.empty() && catalogue.material(effect.material) == nullptr;
    };
    std::vector<OrderedKind> read;
    for (const std::filesystem::path& file : kind_files(folder)) {
        geo::Result<OrderedKind> kind = read_kind(file, tables);
        if (!kind) {
            return kind.problem();
        }
        const std::vector<MeasureEffect>& effects = kind->kind.effects;
        if (std::any_of(effects.begin(), effects.end(), has_unknown_material)) {
            return malformed(file.string(), "material");
        }
        read.push_back(std::move(*kind));
    }
    std::stable_sort(read.begin(), read.end(), [](const OrderedKind& a, const OrderedKind& b) {
        return a.order < b.order;
    });
    for (OrderedKind& one : read) {
        catalogue.kinds_.push_back(std::move(one.kind));
    }
    return catalogue;
}

} // namespace smiletwin::scenarios
