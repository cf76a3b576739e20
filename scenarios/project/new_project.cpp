#include "scenarios/project/new_project.hpp"

#include "geo/base/file_problems.hpp"
#include "scenarios/project/action_file.hpp"
#include "scenarios/project/source_plan.hpp"

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

} // namespace

geo::Result<geo::Done>
add_inputs(Document& document, const std::vector<fs::path>& inputs, geo::RunContext& context) {
    std::vector<fs::path> data;
    for (const fs::path& input : inputs) {
        if (!fs::exists(input)) {
            return geo::unreadable_file(input);
        }
        if (!fs::is_regular_file(input / template_file)) {
            data.push_back(input);
        } else if (auto replayed = replay_template(document, input); !replayed) {
            return replayed;
        }
    }
    SourcePlan plan = plan_sources(data, document.project(), context);
    if (context.cancelled()) {
        return geo::cancelled_problem();
    }
    for (const geo::Json& action : plan.actions) {
        if (const auto applied = document.apply(action); !applied) {
            return applied.problem();
        }
    }
    if (plan.actions.empty() && !plan.failures.empty()) {
        return plan.failures.front();
    }
    return {geo::Done{}, std::move(plan.failures)};
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
    if (document.project().name.empty()) {
        geo::Json name;
        name.set("action", "project.set").set("name", name_of(path));
        if (const auto named = document.apply(name); !named) {
            return named.problem();
        }
    }
    document.forget_history();
    if (const auto saved = document.save_as(path); !saved) {
        return saved.problem();
    }
    return {std::move(document), filled.warnings()};
}

} // namespace smiletwin::scenarios
