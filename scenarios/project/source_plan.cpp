#include "scenarios/project/source_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

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

/// A projected system for data that only has longitudes and latitudes: UTM, in Europe on ETRS89.
std::string utm_around(double longitude_deg, double latitude_deg) {
    const int zone =
        std::clamp(static_cast<int>(std::floor((longitude_deg + 180.0) / 6.0)) + 1, 1, 60);
    const bool is_europe = latitude_deg > 34.0 && latitude_deg < 84.0 && zone >= 28 && zone <= 38;
    const int base = is_europe ? 25800 : latitude_deg >= 0.0 ? 32600 : 32700;
    return fmt::format("EPSG:{}", base + zone);
}

/// The project's system as this input suggests it; empty when it says nothing.
std::string suggested_crs(const geo::Imported& imported) {
    const auto crs = geo::Crs::parse(imported.report.crs.used);
    if (imported.report.crs.used.empty() || !crs) {
        return {};
    }
    if (!crs->is_geographic()) {
        return crs->id();
    }
    const auto* layer = std::get_if<std::shared_ptr<const geo::VectorLayer>>(&imported.data);
    geo::Box2d box;
    if (layer != nullptr && *layer) {
        for (const geo::Feature& feature : (*layer)->features) {
            box.add(geo::bounds(feature.geometry));
        }
    }
    return box.empty() ? std::string{} : utm_around(box.center().x, box.center().y);
}

geo::Json source_action(const fs::path& path, SourceRole role) {
    geo::Json action;
    action.set("action", "source.add")
        .set("role", source_role_name(role))
        .set("path", fs::absolute(path).lexically_normal().string())
        .set("title", path.stem().string());
    return action;
}

class Planner {
public:
    Planner(const Project& project, geo::RunContext& context)
        : crs_(project.crs), context_(context) {}

    void add(const fs::path& input) {
        std::error_code error;
        geo::ImportBatch batch = geo::import_paths({input}, {}, context_);
        const bool is_folder = fs::is_directory(input, error);
        bool has_city = false;
        for (const geo::Imported& imported : batch.imported) {
            note_crs(imported);
            const SourceRole role = role_of(imported);
            if (is_folder && role == SourceRole::City) {
                if (!has_city) {
                    plan_.actions.push_back(source_action(input, role));
                }
                has_city = true;
                continue;
            }
            plan_.actions.push_back(source_action(imported.path, role));
        }
        if (batch.imported.empty() && batch.failures.empty()) {
            batch.failures.push_back(
                {{"error.import.nothing_found", {{"file", input.filename().string()}}},
                 input.string(),
                 {"help.import.formats", {}},
                 {}});
        }
        std::move(batch.failures.begin(), batch.failures.end(), std::back_inserter(plan_.failures));
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
    geo::RunContext& context_;
};

} // namespace

SourceRole role_of(const geo::Imported& imported) {
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

SourcePlan plan_sources(
    const std::vector<fs::path>& inputs, const Project& project, geo::RunContext& context) {
    Planner planner(project, context);
    for (const fs::path& input : inputs) {
        planner.add(input);
    }
    return planner.take(project);
}

} // namespace smiletwin::scenarios
