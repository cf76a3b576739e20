// One run from wish to result: Site, weather, address, store, model. The same for window, command
// line and report. Called from a job or from main; never from the drawing thread.
#pragma once

#include "geo/base/json.hpp"
#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "scenarios/kernel/indicator_catalogue.hpp"
#include "scenarios/kernel/model.hpp"
#include "scenarios/kernel/result_store.hpp"
#include "scenarios/project/project.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/site_base.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace smiletwin::scenarios {

struct RunRequest {
    std::string variant{baseline_id}; ///< id or name
    std::string area;                 ///< id or name; empty = the first Area
    std::string weather; ///< name of a source, file or preset; empty = the project's choice
    std::optional<geo::UtcTime> from; ///< default: 14 h legal time of the hottest day
    std::optional<geo::UtcTime> to;   ///< default: equal to `from`
    std::optional<double> cell_m;     ///< default: the Area's
    geo::Json parameters = geo::Json::object();
};

/// What a run reads; everything outlives the call.
struct RunMaterial {
    const Project& project;
    std::shared_ptr<const BaseData> data;
    const Catalogue& catalogue;
    const IndicatorCatalogue& indicators;
    std::filesystem::path preset_folder;  ///< data/presets
    std::filesystem::path project_folder; ///< for a weather file given by name
    SiteCache* sites = nullptr;
    ResultStore* store = nullptr;
};

struct RunOutcome {
    std::shared_ptr<const ModelResult> result;
    std::shared_ptr<const Site> site;
    std::filesystem::path folder; ///< in the store; empty without one
    bool from_store = false;
    double seconds = 0.0;
    std::string weather_name; ///< empty when the model needs none
    geo::UtcTime from{};
    geo::UtcTime to{};
};

geo::Result<RunOutcome> compute(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context);

/// The same run when its result lies in the store, else nothing. Builds the Site to know the
/// address, but computes no result.
geo::Result<std::optional<RunOutcome>> stored_run(
    const Model& model,
    const RunRequest& request,
    const RunMaterial& material,
    geo::RunContext& context);

/// A project without any Area: nothing says where to compute.
geo::Problem no_area(const Project& project);

/// The weather a run would use.
geo::Result<std::shared_ptr<const geo::Weather>>
choose_weather(const std::string& wish, const RunMaterial& material, geo::RunContext& context);

/// 14 h legal time of the day with the highest air temperature.
geo::UtcTime standard_moment(const geo::Weather& weather, const geo::TimeZone& zone);

} // namespace smiletwin::scenarios
