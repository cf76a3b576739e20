// People on the square: one run on demand, then its tracks are played. Main thread; the run itself
// is a job.
#pragma once

#include "scenarios/kernel/job_runner.hpp"
#include "viewer/app/run_material.hpp"
#include "viewer/panels/panel_model.hpp"

#include <memory>
#include <string>

namespace smiletwin::viewer {

class PeopleSession {
public:
    explicit PeopleSession(scenarios::JobRunner& jobs) : jobs_(jobs) {}

    void run(const SharedMaterial& material, const std::string& variant, const std::string& area);
    void stop();
    void cancelled(scenarios::JobId id) { view_.running = view_.running && id != job_; }
    void play(bool on) { view_.playing = on && view_.computed; }
    void seek(double position_s);
    /// Moves the film on; at its end it begins again. True while it plays.
    bool advance(double step_s);
    /// The plan changed after the run.
    void mark_stale() { view_.stale = view_.computed; }
    void clear();

    [[nodiscard]] const PeopleView& view() const { return view_; }
    [[nodiscard]] const scenarios::ModelResult* result() const { return result_.get(); }
    /// Rises when the result or the moment shown changes.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    void count_present();

    scenarios::JobRunner& jobs_;
    scenarios::JobId job_ = 0;
    std::shared_ptr<const scenarios::ModelResult> result_;
    PeopleView view_;
    std::uint64_t revision_ = 0;
};

} // namespace smiletwin::viewer
