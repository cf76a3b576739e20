// Work beside the window: jobs run on worker threads, their finished results are handed over on the
// main thread when it asks. Owned by the application; all functions belong to the main thread.
#pragma once

#include "geo/base/message.hpp"
#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace smiletwin::scenarios {

enum class JobPriority { Background, Normal, Urgent };

/// 0 = no job.
using JobId = std::uint64_t;

/// What the status bar shows of a waiting or running job.
struct JobState {
    JobId id = 0;
    geo::Message label;
    bool running = false;
    geo::Progress progress;
    double seconds = 0.0; ///< since it started; 0 while waiting
};

class JobRunner {
public:
    /// `wake` is called from a worker when poll() has something to do; it must be safe to call from
    /// any thread (glfwPostEmptyEvent is).
    explicit JobRunner(std::function<void()> wake = {}, int workers = 2);
    /// Asks all jobs to stop and waits for them; their results are dropped.
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    /// `work` runs on a worker; `finished` gets its result in a later poll(). Among waiting jobs
    /// the most urgent one starts first, then the oldest.
    template <typename T>
    JobId submit(
        geo::Message label,
        JobPriority priority,
        std::function<geo::Result<T>(geo::RunContext&)> work,
        std::function<void(geo::Result<T>)> finished) {
        return start(
            std::move(label),
            priority,
            [work = std::move(work),
             finished = std::move(finished)](geo::RunContext& context) -> std::function<void()> {
                auto result = std::make_shared<geo::Result<T>>(guarded<T>(work, context));
                return [result, finished] { finished(std::move(*result)); };
            });
    }

    /// A waiting job vanishes, a running one is asked to stop; `finished` is not called for either.
    void cancel(JobId id);
    void cancel_all();

    /// Calls `finished` of all jobs that are done; returns how many.
    int poll();
    [[nodiscard]] std::vector<JobState> jobs() const;
    [[nodiscard]] bool idle() const { return jobs().empty(); }

private:
    /// An exception of a library (out of memory) fails the job, not the program.
    template <typename T>
    static geo::Result<T>
    guarded(const std::function<geo::Result<T>(geo::RunContext&)>& work, geo::RunContext& context) {
        try {
            return work(context);
        } catch (const std::exception& error) {
            return failed_job(error.what());
        }
    }
    static geo::Problem failed_job(const char* detail);

    /// Runs the work and returns what the main thread has to do with the outcome.
    using Work = std::function<std::function<void()>(geo::RunContext&)>;
    JobId start(geo::Message label, JobPriority priority, Work work);

    struct Shared;
    std::unique_ptr<Shared> shared_;
};

} // namespace smiletwin::scenarios
