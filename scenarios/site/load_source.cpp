#include "scenarios/site/load_source.hpp"

#include "geo/crs/crs_units.hpp"
#include "geo/io/data_extent.hpp"
#include "geo/io/importer.hpp"
#include "scenarios/project/source_paths.hpp"
#include "scenarios/site/reproject.hpp"
#include "scenarios/site/source_choices.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace smiletwin::scenarios {

namespace {

geo::Problem without_crs(const geo::Crs& target) {
    return geo::Problem{
        {"error.source.no_crs", {{"crs", target.id()}}}, {}, {"help.source.state_crs", {}}, {}};
}

/// Same data in the target system; nothing to do when it is there already.
template <typename T>
geo::Result<geo::ImportedData>
in_target(const std::shared_ptr<const T>& data, std::optional<geo::Crs>& target) {
    if (!target && data->crs) {
        // A project counts in metres, whatever its first source is measured in.
        target = geo::metric_crs(*data->crs, geo::plan_of(geo::ImportedData(data)).center());
    }
    if (!target || (data->crs && *data->crs == *target)) {
        return geo::ImportedData(data);
    }
    if (!data->crs) {
        if constexpr (std::is_same_v<T, geo::City>) {
            return geo::ImportedData(data); // somebody may put it somewhere
        } else {
            return without_crs(*target);
        }
    }
    const auto transform = geo::Transform::between(*data->crs, *target);
    if (!transform) {
        return transform.problem();
    }
    if (transform->is_identity()) {
        return geo::ImportedData(data);
    }
    auto moved = reproject(*data, *data->crs, *target);
    if (!moved) {
        return moved.problem();
    }
    return geo::ImportedData(std::make_shared<const T>(std::move(moved).value()));
}

/// Land cover stored as floating point numbers is still land cover.
std::shared_ptr<const geo::ClassRaster> as_classes(const geo::HeightField& field) {
    geo::ClassRaster raster{geo::Grid<std::uint8_t>(field.height_m.frame, 255), field.crs};
    for (std::size_t i = 0; i < raster.classes.values.size(); ++i) {
        const float value = field.height_m.values[i];
        if (value >= 0.0F && value < 255.0F) {
            raster.classes.values[i] = static_cast<std::uint8_t>(std::lround(value));
        }
    }
    return std::make_shared<const geo::ClassRaster>(std::move(raster));
}

/// Does that kind of data serve that role?
bool serves(SourceRole role, const geo::ImportedData& data) {
    switch (role) {
    case SourceRole::City:
        return std::holds_alternative<std::shared_ptr<const geo::City>>(data);
    case SourceRole::Terrain:
    case SourceRole::Canopy:
        return std::holds_alternative<std::shared_ptr<const geo::HeightField>>(data);
    case SourceRole::Imagery:
        return std::holds_alternative<std::shared_ptr<const geo::Imagery>>(data);
    case SourceRole::LandCover:
        return std::holds_alternative<std::shared_ptr<const geo::ClassRaster>>(data);
    case SourceRole::Trees:
    case SourceRole::Gates:
    case SourceRole::Layer:
        return std::holds_alternative<std::shared_ptr<const geo::VectorLayer>>(data);
    case SourceRole::Sensors:
        return std::holds_alternative<std::shared_ptr<const std::vector<geo::Thing>>>(data);
    case SourceRole::Weather:
        return std::holds_alternative<std::shared_ptr<const geo::Weather>>(data);
    }
    return false;
}

geo::Problem wrong_kind(SourceRole role, const std::filesystem::path& path) {
    return geo::Problem{
        {"error.source.wrong_kind", {{"role", std::string(source_role_name(role))}}},
        path.string(),
        {"help.source.choose_role", {}},
        {}};
}

geo::Result<geo::ImportedData>
placed(const geo::ImportedData& data, std::optional<geo::Crs>& target) {
    return std::visit(
        [&](const auto& held) -> geo::Result<geo::ImportedData> {
            using Held = std::decay_t<decltype(*held)>;
            if constexpr (
                std::is_same_v<Held, std::vector<geo::Thing>> ||
                std::is_same_v<Held, geo::Weather>) {
                return geo::ImportedData(held);
            } else {
                return in_target<Held>(held, target);
            }
        },
        data);
}

void take(LoadedSource& loaded, const geo::Imported& imported, std::optional<geo::Crs>& target) {
    geo::ImportedData data = imported.data;
    const auto* field = std::get_if<std::shared_ptr<const geo::HeightField>>(&data);
    if (loaded.role == SourceRole::LandCover && field != nullptr) {
        data = as_classes(**field);
    }
    merge(loaded.state.report, imported.report);
    if (!serves(loaded.role, data)) {
        loaded.state.problems.push_back(wrong_kind(loaded.role, imported.path));
        return;
    }
    const geo::Result<geo::ImportedData> ready = placed(data, target);
    if (ready) {
        loaded.read.push_back(*ready);
        loaded.state.is_shape = loaded.state.is_shape || is_shape(imported);
        if (imported.things) {
            loaded.read.emplace_back(imported.things);
        }
        return;
    }
    geo::Problem problem = ready.problem();
    problem.where = imported.path.string();
    loaded.state.problems.push_back(std::move(problem));
}

} // namespace

std::string
source_key(const Source& source, const std::filesystem::path& folder, const Project& project) {
    return fmt::format(
        "{}|{}|{}|{}|{}|{}|{}|{}",
        resolved_path(source.path, folder).string(),
        source.hash,
        source.crs_override,
        source.axis_order,
        source.up_axis,
        source_role_name(source.role),
        project.crs,
        project.time_zone);
}

LoadedSource load_source(
    const Source& source,
    const std::filesystem::path& project_folder,
    const Project& project,
    std::optional<geo::Crs>& target,
    geo::RunContext& context,
    const std::filesystem::path& city_cache) {
    LoadedSource loaded;
    loaded.key = source_key(source, project_folder, project);
    loaded.role = source.role;
    loaded.state.source_id = source.id;
    geo::ImportOptions options;
    options.city_cache = city_cache;
    if (!source.crs_override.empty()) {
        options.crs_override = source.crs_override;
    }
    options.axis_order = geo::axis_order_named(source.axis_order).value_or(options.axis_order);
    options.up_axis = source.up_axis == "y"   ? geo::UpAxis::Y
                      : source.up_axis == "z" ? geo::UpAxis::Z
                                              : geo::UpAxis::AsFormat;
    if (const auto zone = geo::TimeZone::named(project.time_zone)) {
        options.time_zone = *zone;
    }
    const std::filesystem::path path = resolved_path(source.path, project_folder);
    geo::ImportBatch batch = geo::import_paths({path}, options, context);
    loaded.state.problems = std::move(batch.failures);
    for (const geo::Imported& imported : batch.imported) {
        take(loaded, imported, target);
    }
    loaded.crs = target;
    if (loaded.read.empty() && loaded.state.problems.empty()) {
        loaded.state.problems.push_back(wrong_kind(source.role, path));
    }
    make_choices(loaded, source);
    return loaded;
}

std::shared_ptr<const LoadedSource>
with_choices(const std::shared_ptr<const LoadedSource>& loaded, const Source& source) {
    if (loaded->choices == choices_of(source)) {
        return loaded;
    }
    LoadedSource changed = *loaded;
    make_choices(changed, source);
    return std::make_shared<const LoadedSource>(std::move(changed));
}

} // namespace smiletwin::scenarios
