#include "viewer/app/check_session.hpp"

#include <utility>

namespace smiletwin::viewer {

namespace {

/// So many measures are checked within a few milliseconds, however they stand.
constexpr std::size_t most_at_once = 500;

} // namespace

void CheckSession::prepare(const Plan& plan, const Marks& marks) {
    jobs_.cancel(std::exchange(job_, 0));
    data_ = plan.data;
    marks_ = marks;
    surroundings_.reset();
    if (data_ == nullptr) {
        return;
    }
    using Made = std::shared_ptr<const scenarios::PlanSurroundings>;
    job_ = jobs_.submit<Made>(
        {"window.job.checks", {}},
        scenarios::JobPriority::Background,
        [data = data_, project = std::make_shared<const scenarios::Project>(plan.project)](
            geo::RunContext& /*context*/) -> geo::Result<Made> {
            return Made(std::make_shared<const scenarios::PlanSurroundings>(
                plan_surroundings(*project, *data)));
        },
        [this](geo::Result<Made> made) {
            job_ = 0;
            if (made) {
                surroundings_ = std::move(made).value();
                is_stale_ = true;
            }
        });
}

void CheckSession::clear() {
    jobs_.cancel(std::exchange(job_, 0));
    jobs_.cancel(std::exchange(check_job_, 0));
    data_.reset();
    surroundings_.reset();
    is_stale_ = true;
}

void CheckSession::look_at(const Plan& plan) {
    Marks marks;
    for (const scenarios::Source& source : plan.project.sources) {
        marks.emplace_back(source.id, planting_mark(plan.project, source.id));
    }
    // Who only looks pays nothing.
    const bool has_plan = plan.variant != scenarios::baseline_id;
    if (has_plan && (data_ != plan.data || marks_ != marks)) {
        prepare(plan, marks);
        is_stale_ = true;
    }
    const bool is_other =
        seen_project_ != plan.revision || seen_variant_ != plan.variant || seen_year_ != plan.year;
    if (!is_other && !is_stale_) {
        return;
    }
    seen_project_ = plan.revision;
    seen_variant_ = plan.variant;
    seen_year_ = plan.year;
    is_stale_ = false;
    std::vector<scenarios::PlanFinding> found;
    jobs_.cancel(std::exchange(check_job_, 0));
    const bool can_check = has_plan && surroundings_ != nullptr;
    if (can_check && plan.project.measures_of(plan.variant).size() > most_at_once) {
        check_in_job(plan);
        return;
    }
    if (can_check) {
        found = plan_checks(plan.project, plan.variant, *surroundings_, plan.catalogue, plan.year);
    }
    take(std::move(found));
}

/// Until it is done the findings before the edit stay.
void CheckSession::check_in_job(const Plan& plan) {
    using Findings = std::vector<scenarios::PlanFinding>;
    check_job_ = jobs_.submit<Findings>(
        {"window.job.checks", {}},
        scenarios::JobPriority::Background,
        [project = std::make_shared<const scenarios::Project>(plan.project),
         surroundings = surroundings_,
         variant = plan.variant,
         &catalogue = plan.catalogue,
         year = plan.year](geo::RunContext& /*context*/) -> geo::Result<Findings> {
            return plan_checks(*project, variant, *surroundings, catalogue, year);
        },
        [this](geo::Result<Findings> found) {
            check_job_ = 0;
            if (found) {
                take(std::move(found).value());
            }
        });
}

void CheckSession::take(std::vector<scenarios::PlanFinding> found) {
    if (found != findings_) {
        findings_ = std::move(found);
        ++revision_;
    }
}

} // namespace smiletwin::viewer
