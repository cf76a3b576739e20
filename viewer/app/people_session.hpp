// People on the square: one run on demand, then its tracks are played. Main thread; the run itself
// is a job.
#pragma once

#include "scenarios/kernel/job_runner.hpp"
#include "viewer/app/run_material.hpp"
#include "viewer/panels/panel_model.hpp"

#include <memory>
#include <string>

namespace smiletwin::viewer {

/// Where a film of the tracks begins: as soon as at least as many people are there as on average
/// over the run, at the latest after a third of it. A run starts with an empty square.
double film_start_s(const scenarios::Tracks& tracks);

class PeopleSession {
public:
    explicit PeopleSession(scenarios::JobRunner& jobs) : jobs_(jobs) {}

    void run(const SharedMaterial& material, const std::string& variant, const std::string& area);
    void stop();
    void cancelled(scenarios::JobId id) { view_.running = view_.running && id != job_; }
    void play(bool on) { view_.playing = on && view_.computed; }
    void seek(double position_s);
    /// 1, 5 or 20 times as fast as life; others are not taken.
    void set_speed(int times);
    /// Moves the film on by so many seconds of the clock; at its end it begins again. True while it
    /// plays.
    bool advance(double step_s);
    /// The plan changed after the run.
    void mark_stale();
    /// Variant and area on the screen. A result of others is kept, but it is not shown as theirs.
    void look_at(const std::string& variant, const std::string& area);
    void clear();

    /// Which result was shown and where its film stood; null without a result.
    [[nodiscard]] geo::Json kept() const;
    /// Looks in the store for what kept() named; nothing is computed. Its film stands still.
    void restore(const geo::Json& kept, std::shared_ptr<scenarios::ResultStore> store);

    [[nodiscard]] const PeopleView& view() const { return view_; }
    /// nullptr when there is none of the variant and area looked at.
    [[nodiscard]] const scenarios::ModelResult* result() const {
        return view_.computed ? result_.get() : nullptr;
    }
    /// Which result() that is: rises with every run, 0 = none.
    [[nodiscard]] std::uint64_t result_number() const { return view_.computed ? number_ : 0; }
    /// Rises when the result or the moment shown changes.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    /// What a result belongs to.
    struct Place {
        std::string variant;
        std::string area;
        bool operator==(const Place&) const = default;
    };

    void take(std::shared_ptr<const scenarios::ModelResult> result, Place of);
    void show_or_hide();
    void count_present();

    scenarios::JobRunner& jobs_;
    scenarios::JobId job_ = 0;
    std::shared_ptr<const scenarios::ModelResult> result_;
    Place result_of_;
    Place looked_at_;
    geo::Json restoring_; ///< what restore() is looking for; null otherwise
    bool edited_since_start_ = false;
    std::uint64_t number_ = 0;
    PeopleView view_;
    std::uint64_t revision_ = 0;
};

} // namespace smiletwin::viewer
