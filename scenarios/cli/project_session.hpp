// What the commands on a project share: opening it, reading its sources, the options of a run.
#pragma once

#include "scenarios/cli/command.hpp"
#include "scenarios/kernel/run_service.hpp"
#include "scenarios/project/document.hpp"
#include "scenarios/site/base_data.hpp"

#include <memory>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

/// An opened project with what its sources hold.
class ProjectSession {
public:
    /// Sources that fail are named on stderr; the rest is there.
    static geo::Result<ProjectSession>
    open(const std::string& project_file, const CommandContext& context);

    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] const Project& project() const { return document_.project(); }
    [[nodiscard]] const BaseData& data() const { return *data_; }
    /// Lives as long as the session.
    [[nodiscard]] RunMaterial material();
    [[nodiscard]] const IndicatorCatalogue& indicators() const { return indicators_; }
    [[nodiscard]] ResultStore& store() { return *store_; }

private:
    ProjectSession(
        Document document, std::shared_ptr<const BaseData> data, IndicatorCatalogue indicators);

    Document document_;
    std::shared_ptr<const BaseData> data_;
    IndicatorCatalogue indicators_;
    std::filesystem::path preset_folder_;
    std::unique_ptr<SiteCache> sites_;
    std::unique_ptr<ResultStore> store_;
};

/// The options of a command and after them --area --cell --weather --from --to.
std::vector<OptionSpec> with_run_options(std::vector<OptionSpec> options);
geo::Result<RunRequest> run_request(const Arguments& arguments, const Project& project);

/// Warnings of a run on stderr, one line each.
void print_warnings(const std::vector<geo::Problem>& warnings, const CommandContext& context);

} // namespace smiletwin::scenarios
