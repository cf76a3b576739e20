// The heat map that follows the edits: a first answer on a coarse grid, then the full one; a wish
// that changed cancels what runs, and what the store has is not computed again. Main thread; the
// work itself runs in jobs.
#pragma once

#include "scenarios/kernel/job_runner.hpp"
#include "viewer/app/run_material.hpp"
#include "viewer/panels/panel_model.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace smiletwin::viewer {

struct HeatWish {
    std::string variant;
    std::string area;
    geo::UtcTime hour{};
    std::uint64_t project_revision = 0;
    std::uint64_t data_revision = 0;
    friend bool operator==(const HeatWish&, const HeatWish&) = default;
};

/// Baseline and, unless it is the baseline itself, the variant on one grid.
struct HeatAnswer {
    scenarios::RunOutcome baseline;
    std::optional<scenarios::RunOutcome> variant;
    AnswerState state = AnswerState::None;

    [[nodiscard]] const scenarios::RunOutcome& shown() const {
        return variant ? *variant : baseline;
    }
};

class HeatSession {
public:
    /// Time without a further edit after which computing starts.
    static constexpr double debounce_s = 0.15;
    /// The first answer's cells are that much longer.
    static constexpr double coarsening = 2.0;

    struct Step {
        AnswerState state = AnswerState::First;
        bool look_in_store = false; ///< the full answer may be there already
    };

    HeatSession(scenarios::JobRunner& jobs, const geo::Log& log) : jobs_(jobs), log_(log) {}

    /// Tells what is wanted now; nothing switches off.
    void want(const std::optional<HeatWish>& wish, double now_s);
    /// Starts what is due; only then asks for the material. Returns the time at which it wants to
    /// be called again, if any.
    using Material = std::function<SharedMaterial()>;
    std::optional<double> update(const Material& material, double now_s);

    /// The user cancelled a job; the last answer stays as it is.
    void cancelled(scenarios::JobId id);

    [[nodiscard]] const HeatView& view() const { return view_; }
    [[nodiscard]] const HeatAnswer* answer() const { return answer_.get(); }
    /// Map of a layer as it is to be drawn, or nothing.
    [[nodiscard]] std::optional<geo::Grid<float>>
    map(const std::string& layer, bool difference) const;
    /// Rises when the answer changes.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    void start(const SharedMaterial& material, Step step);
    void finish(
        geo::Result<std::shared_ptr<const HeatAnswer>> result,
        const HeatWish& wish,
        const SharedMaterial& material);
    void fill_view(const SharedMaterial& material);

    scenarios::JobRunner& jobs_;
    const geo::Log& log_;
    std::optional<HeatWish> wish_;
    std::optional<double> due_s_;
    std::optional<Step> next_; ///< what to start when due
    scenarios::JobId job_ = 0;
    std::shared_ptr<const HeatAnswer> answer_;
    HeatView view_;
    std::uint64_t revision_ = 0;
};

/// The wished hour when the weather covers it, else the same legal hour of its hottest day.
geo::UtcTime
hour_within(const geo::Weather& weather, geo::UtcTime wished, const geo::TimeZone& zone);

} // namespace smiletwin::viewer
