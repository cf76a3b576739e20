#include "scenarios/project/source_plan.hpp"

#include "geo/crs/crs_units.hpp"
#include "geo/io/assumed_crs.hpp"
#include "geo/io/data_extent.hpp"
#include "geo/io/zip_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

constexpr const char* far_file_key = "error.source.far";
constexpr const char* far_folder_key = "error.source.far_folder";

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return out;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    const std::string small = lower(text);
    return std::any_of(parts.begin(), parts.end(), [&small](std::string_view part) {
        return small.find(part) != std::string::npos;
    });
}

bool has_field(const geo::Feature& feature, std::initializer_list<std::string_view> parts) {
    return std::any_of(feature.fields.begin(), feature.fields.end(), [&parts](const auto& field) {
        return contains_any(field.first, parts);
    });
}

SourceRole role_of_layer(const geo::VectorLayer& layer) {
    if (layer.features.empty()) {
        return SourceRole::Layer;
    }
    const geo::Feature& first = layer.features.front();
    const bool is_point = std::holds_alternative<geo::Vec2d>(first.geometry);
    const bool is_line = std::holds_alternative<geo::Line2d>(first.geometry);
    if (is_point && has_field(first, {"krone", "crown", "baumart", "stammumfang", "species"})) {
        return SourceRole::Trees;
    }
    return is_line && has_field(first, {"inflow"}) ? SourceRole::Gates : SourceRole::Layer;
}

/// The project's system as this input suggests it; empty when it says nothing.
std::string suggested_crs(const geo::Imported& imported) {
    const auto crs = geo::Crs::parse(imported.report.crs.used);
    if (imported.report.crs.used.empty() || !crs) {
        return {};
    }
    const geo::Box2d plan = geo::plan_of(imported.data);
    if (plan.empty()) {
        return geo::units_of(*crs).plan.is_metre() ? crs->id() : std::string{};
    }
    return geo::metric_crs(*crs, plan.center()).id();
}

/// A thing measured or a weather has no plan coordinates that a system could be said for.
bool has_crs(SourceRole role) {
    return role != SourceRole::Sensors && role != SourceRole::Weather;
}

geo::Json source_action(const fs::path& path, SourceRole role, const StatedSystem& stated) {
    geo::Json action;
    action.set("action", "source.add")
        .set("role", source_role_name(role))
        .set("path", fs::absolute(path).lexically_normal().string())
        .set("title", path.stem().string());
    if (!stated.crs.empty() && has_crs(role)) {
        action.set("crs", stated.crs);
    }
    if (!stated.axis_order.empty() && has_crs(role)) {
        action.set("axis_order", stated.axis_order);
    }
    return action;
}

/// Is `file` in `folder` or further down? Both as import_paths() writes them.
bool lies_in(const fs::path& file, const fs::path& folder) {
    const fs::path whole = folder / "";
    const auto [rest, unused] =
        std::mismatch(whole.begin(), std::prev(whole.end()), file.begin(), file.end());
    return rest == std::prev(whole.end());
}

/// Given alone and inside a folder, a file is one source, the folder's; so is a folder in a folder.
bool lies_in_another(const fs::path& input, const std::vector<fs::path>& inputs) {
    std::error_code error;
    const fs::path own = fs::weakly_canonical(input, error);
    return std::any_of(inputs.begin(), inputs.end(), [&](const fs::path& other) {
        const fs::path folder = fs::weakly_canonical(other, error);
        return folder != own && geo::is_folder_or_zip(folder) && lies_in(own, folder);
    });
}

class Planner {
public:
    Planner(const Project& project, StatedSystem stated)
        : crs_(project.crs), stated_(std::move(stated)) {}

    void add_file(const geo::Imported& imported) {
        note_crs(imported);
        StatedSystem stated = stated_;
        if (geo::assumption_of(imported.report) != nullptr) { // else it would be refused alone
            stated.crs = imported.report.crs.used;
        }
        plan_.actions.push_back(source_action(imported.path, role_of(imported), stated));
    }

    /// The city files of one folder are one source; single things stand each in their own place.
    void add_folder(const fs::path& folder, const geo::ImportBatch& batch) {
        bool has_city = false;
        for (const geo::Imported& imported : batch.imported) {
            if (!lies_in(imported.path, folder)) {
                continue;
            }
            if (role_of(imported) != SourceRole::City || geo::is_shape(imported)) {
                add_file(imported);
                continue;
            }
            note_crs(imported);
            if (!has_city) {
                plan_.actions.push_back(source_action(folder, SourceRole::City, stated_));
            }
            has_city = true;
        }
    }

    SourcePlan take(const Project& project) {
        if (project.crs.empty() && !crs_.empty()) {
            geo::Json set;
            set.set("action", "project.set").set("crs", crs_);
            plan_.actions.insert(plan_.actions.begin(), std::move(set));
        }
        return std::move(plan_);
    }

private:
    void note_crs(const geo::Imported& imported) {
        if (crs_.empty()) {
            crs_ = suggested_crs(imported);
        }
    }

    SourcePlan plan_;
    std::string crs_;
    StatedSystem stated_;
};

/// What names no system is read in that of the project; where it does not belong there, it lies far
/// away and is left out.
void read_in_system_of_project(
    geo::ImportBatch& batch, const Project& project, geo::RunContext& context) {
    const auto crs = geo::Crs::parse(project.crs);
    const auto plan = crs ? geo::Crs::from_epsg(crs->horizontal_epsg()) : crs;
    if (!plan) {
        return;
    }
    geo::ImportOptions options;
    options.crs_override = plan->id();
    std::erase_if(batch.failures, [&](const geo::Problem& failure) {
        const geo::Result<geo::Imported> refused = failure;
        if (!geo::lacks_crs(refused)) {
            return false;
        }
        auto read = geo::import_file(failure.where, options, context);
        if (read) {
            geo::mark_assumed(*read, *plan, "warning.crs.of_project");
            batch.imported.push_back(std::move(*read));
        }
        return read.ok();
    });
}

/// Middle of the first Area, else of the first city, else of the first input that has a place.
std::optional<geo::GeographicPosition>
project_place(const geo::ImportBatch& batch, const Project& project) {
    const auto crs = geo::Crs::parse(project.crs);
    if (crs && !project.areas.empty()) {
        const geo::Box2d area = geo::bounds(project.areas.front().polygon);
        const auto place = geo::geographic_position(*crs, area.center());
        return place ? std::optional(*place) : std::nullopt;
    }
    std::optional<geo::GeographicPosition> first;
    for (const geo::Imported& imported : batch.imported) {
        const auto place = geo::place_of(imported.data);
        if (place && role_of(imported) == SourceRole::City) {
            return place;
        }
        first = first ? first : place;
    }
    // Where the sources of a project lie that has no Area yet is known after loading.
    return project.sources.empty() ? first : std::nullopt;
}

/// The folder that was given, of a file in it; else the file itself.
fs::path given_as(const fs::path& file, const std::vector<fs::path>& inputs) {
    const auto folder = std::find_if(inputs.begin(), inputs.end(), [&](const fs::path& input) {
        return geo::is_folder_or_zip(input) && lies_in(file, input);
    });
    return folder != inputs.end() ? *folder : file;
}

/// What lies far away of one input.
struct FarFiles {
    fs::path first;
    std::size_t count = 0;
    double nearest_m = std::numeric_limits<double>::infinity();
};

std::vector<geo::Problem> far_inputs(
    const std::vector<fs::path>& inputs, const geo::ImportBatch& batch, const Project& project) {
    std::map<fs::path, FarFiles> far;
    const auto home = project_place(batch, project);
    for (const geo::Imported& imported : batch.imported) {
        const auto place = geo::place_of(imported.data);
        const double away_m = home && place ? geo::distance_m(*home, *place) : 0.0;
        const geo::Box2d plan = geo::plan_of(imported.data);
        // Something as large as its distance reaches back to the project.
        const double reach_m = plan.empty() ? 0.0 : 0.5 * std::hypot(plan.width(), plan.height());
        if (away_m - reach_m > farthest_m) {
            FarFiles& files = far[given_as(imported.path, inputs)];
            files.first = files.count++ == 0 ? imported.path : files.first;
            files.nearest_m = std::min(files.nearest_m, away_m);
        }
    }
    std::vector<geo::Problem> warnings;
    for (const auto& [input, files] : far) {
        const fs::path& named = files.count == 1 ? files.first : input;
        warnings.push_back(far_source(named.string(), files.nearest_m, files.count));
    }
    return warnings;
}

} // namespace

geo::Problem far_source(const std::string& path, double away_m, std::size_t files) {
    const fs::path whole = fs::path(path).lexically_normal();
    const fs::path named = whole.has_filename() ? whole : whole.parent_path();
    geo::Message what{
        files == 1 ? far_file_key : far_folder_key,
        {{"file", named.filename().string()},
         {"km", fmt::format("{:.0f}", away_m / 1000.0)},
         {"count", std::to_string(files)}}};
    return {std::move(what), {}, {"help.source.far", {}}, {}};
}

bool is_far_source(const geo::Problem& problem) {
    return problem.what.key == far_file_key || problem.what.key == far_folder_key;
}

SourceRole role_of(const geo::Imported& imported) {
    if (imported.format == "xplan") {
        return SourceRole::Layer; // trees to be planted are one kind of object among many
    }
    switch (imported.data.index()) {
    case 0:
        return SourceRole::City;
    case 1:
        return contains_any(
                   imported.path.filename().string(), {"cdsm", "canopy", "krone", "vegetation"})
                   ? SourceRole::Canopy
                   : SourceRole::Terrain;
    case 2:
        return SourceRole::Imagery;
    case 3:
        return SourceRole::LandCover;
    case 5:
        return SourceRole::Sensors;
    case 6:
        return SourceRole::Weather;
    default:
        break;
    }
    const auto* layer = std::get_if<std::shared_ptr<const geo::VectorLayer>>(&imported.data);
    return layer != nullptr && *layer ? role_of_layer(**layer) : SourceRole::Layer;
}

SourcePlan plan_imported(
    const std::vector<fs::path>& inputs,
    const geo::ImportBatch& batch,
    const Project& project,
    const StatedSystem& stated) {
    std::map<fs::path, const geo::Imported*> by_path;
    for (const geo::Imported& imported : batch.imported) {
        by_path.emplace(imported.path, &imported);
    }
    Planner planner(project, stated);
    std::error_code error;
    std::set<fs::path> planned;
    for (const fs::path& input : inputs) {
        if (!planned.insert(fs::weakly_canonical(input, error)).second ||
            lies_in_another(input, inputs)) {
            continue;
        }
        if (geo::is_folder_or_zip(input)) {
            planner.add_folder(input, batch);
        } else if (const auto found = by_path.find(input); found != by_path.end()) {
            planner.add_file(*found->second);
        }
    }
    SourcePlan plan = planner.take(project);
    plan.failures = batch.failures;
    plan.warnings = far_inputs(inputs, batch, project);
    return plan;
}

SourcePlan plan_sources(
    const std::vector<fs::path>& inputs, const Project& project, geo::RunContext& context) {
    geo::ImportBatch batch = geo::import_paths(inputs, {}, context);
    read_in_system_of_project(batch, project, context);
    SourcePlan plan = plan_imported(inputs, batch, project, {});
    for (const geo::Imported& imported : batch.imported) {
        if (const geo::Problem* assumption = geo::assumption_of(imported.report)) {
            plan.warnings.push_back(*assumption);
        }
    }
    return plan;
}

} // namespace smiletwin::scenarios
