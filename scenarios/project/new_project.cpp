#include "scenarios/project/new_project.hpp"

#include "geo/base/file_problems.hpp"
#include "scenarios/project/action_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace smiletwin::scenarios {

namespace {

namespace fs = std::filesystem;

geo::Result<geo::Done> replay_template(Document& document, const fs::path& folder) {
    const auto report = apply_action_file(document, folder / template_file, fs::absolute(folder));
    if (!report) {
        return report.problem();
    }
    return report->refused ? geo::Result<geo::Done>(*report->refused) : geo::Done{};
}

/// "markt" of "markt.smile.gpkg".
std::string name_of(const fs::path& path) {
    const fs::path stem = path.stem();
    return stem.extension() == ".smile" ? stem.stem().string() : stem.string();
}

geo::Result<geo::Done> apply_plan(Document& document, const SourcePlan& plan) {
    for (const geo::Json& action : plan.actions) {
        if (const auto applied = document.apply(action); !applied) {
            return applied.problem();
        }
    }
    return geo::Done{};
}

} // namespace

geo::Result<geo::Done>
add_inputs(Document& document, const std::vector<fs::path>& inputs, geo::RunContext& context) {
    std::vector<fs::path> data;
    std::vector<geo::Problem> failures;
    bool any_use = false;
    for (const fs::path& input : inputs) {
        // One wrong name among many must not cost the good ones.
        std::error_code error;
        if (!fs::exists(input, error)) {
            failures.push_back(geo::unreadable_file(input));
        } else if (!fs::is_regular_file(input / template_file, error)) {
            data.push_back(input);
        } else if (auto replayed = replay_template(document, input); !replayed) {
            return replayed;
        } else {
            any_use = true;
        }
    }
    SourcePlan plan = plan_sources(data, document.project(), context);
    if (context.cancelled()) {
        return geo::cancelled_problem();
    }
    if (const auto applied = apply_plan(document, plan); !applied) {
        return applied.problem();
    }
    any_use = any_use || !plan.actions.empty();
    std::move(plan.failures.begin(), plan.failures.end(), std::back_inserter(failures));
    if (!any_use && !failures.empty()) {
        return failures.front();
    }
    std::move(plan.warnings.begin(), plan.warnings.end(), std::back_inserter(failures));
    return {geo::Done{}, std::move(failures)};
}

std::string template_time_zone(const fs::path& folder) {
    std::ifstream file(folder / template_file);
    for (std::string line; std::getline(file, line);) {
        const auto action = geo::parse_json(line, folder.string());
        if (action && (*action)["action"].to_string() == "project.set" &&
            action->contains("time_zone")) {
            return (*action)["time_zone"].to_string();
        }
    }
    return {};
}

geo::Result<geo::Done> add_imported(
    Document& document,
    const std::vector<fs::path>& inputs,
    const geo::ImportBatch& batch,
    const StatedSystem& stated) {
    const SourcePlan plan = plan_imported(inputs, batch, document.project(), stated);
    const auto applied = apply_plan(document, plan);
    return applied ? geo::Result<geo::Done>(geo::Done{}, plan.warnings) : applied;
}

geo::Result<Document> new_project(
    const fs::path& path,
    const std::vector<fs::path>& inputs,
    std::shared_ptr<const Catalogue> catalogue,
    geo::RunContext& context) {
    Document document = Document::in_memory(std::move(catalogue));
    const auto filled = add_inputs(document, inputs, context);
    if (!filled) {
        return filled.problem();
    }
    if (const auto saved = save_new(document, path); !saved) {
        return saved.problem();
    }
    return {std::move(document), filled.warnings()};
}

geo::Result<geo::Done> save_new(Document& document, const fs::path& path) {
    if (document.project().name.empty()) {
        geo::Json name;
        name.set("action", "project.set").set("name", name_of(path));
        if (const auto named = document.apply(name); !named) {
            return named.problem();
        }
    }
    document.forget_history();
    return document.save_as(path);
}

} // namespace smiletwin::scenarios
