// What is wrong with the plan that is looked at, kept up to date: the surroundings are made in a
// job when data or marks change, the checks run with each edit: those of large plans in a job, too.
#pragma once

#include "scenarios/checks/plan_checks.hpp"
#include "scenarios/kernel/job_runner.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace smiletwin::viewer {

class CheckSession {
public:
    explicit CheckSession(scenarios::JobRunner& jobs) : jobs_(jobs) {}

    struct Plan {
        const scenarios::Project& project;
        std::uint64_t revision = 0; ///< of the project
        std::string variant;
        std::shared_ptr<const scenarios::BaseData> data; ///< null while loading
        const scenarios::Catalogue& catalogue;
        int year = 0;
    };
    void look_at(const Plan& plan);
    /// For another document.
    void clear();

    [[nodiscard]] const std::vector<scenarios::PlanFinding>& findings() const { return findings_; }
    /// Null while they are in the making.
    [[nodiscard]] const scenarios::PlanSurroundings* surroundings() const {
        return surroundings_.get();
    }
    /// Rises when the findings are others.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    using Marks = std::vector<std::pair<std::string, scenarios::PlantingMark>>;
    void prepare(const Plan& plan, const Marks& marks);
    void check_in_job(const Plan& plan);
    void take(std::vector<scenarios::PlanFinding> found);

    scenarios::JobRunner& jobs_;
    scenarios::JobId job_ = 0;
    scenarios::JobId check_job_ = 0;
    std::shared_ptr<const scenarios::BaseData> data_; ///< that the surroundings are made of
    Marks marks_;
    std::shared_ptr<const scenarios::PlanSurroundings> surroundings_; ///< null while in the making
    std::uint64_t seen_project_ = 0;
    std::string seen_variant_;
    int seen_year_ = 0;
    bool is_stale_ = true;
    std::vector<scenarios::PlanFinding> findings_;
    std::uint64_t revision_ = 0;
};

} // namespace smiletwin::viewer
