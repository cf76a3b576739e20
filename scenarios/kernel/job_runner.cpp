#include "scenarios/kernel/job_runner.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace smiletwin::scenarios {

namespace {

using Clock = std::chrono::steady_clock;

/// Progress wakes the main thread at most this often; finished jobs always do.
constexpr auto progress_interval = std::chrono::milliseconds(100);

/// The hand goes first: whoever answers it gets three quarters of a contested core. Threads that
/// work for a job inherit it.
constexpr int added_nice = 5;

void step_back() {
    const int before = getpriority(PRIO_PROCESS, 0); // 0 = the calling thread, on Linux
    setpriority(PRIO_PROCESS, 0, before + added_nice);
}

enum class Phase { Waiting, Running, Done };

} // namespace

struct JobRunner::Shared {
    struct Job {
        JobId id = 0;
        geo::Message label;
        JobPriority priority = JobPriority::Normal;
        Work work;
        std::stop_source stop;
        Phase phase = Phase::Waiting;
        geo::Progress progress;
        Clock::time_point started;
        std::function<void()> outcome;
    };

    std::mutex mutex;
    std::condition_variable_any changed;
    std::list<std::shared_ptr<Job>> jobs; ///< oldest first
    std::function<void()> wake;
    JobId last_id = 0;
    std::vector<std::jthread> workers; ///< last member: joins before the rest goes

    void serve(const std::stop_token& end);
    std::shared_ptr<Job> take(const std::stop_token& end);
    void run(Job& job);
    void note(Job& job, const geo::Progress& progress, Clock::time_point& told);
    void call_wake() const {
        if (wake) {
            wake();
        }
    }
};

std::shared_ptr<JobRunner::Shared::Job> JobRunner::Shared::take(const std::stop_token& end) {
    std::unique_lock lock(mutex);
    std::shared_ptr<Job> best;
    changed.wait(lock, end, [&] {
        best = nullptr;
        for (const auto& job : jobs) {
            const bool waiting = job->phase == Phase::Waiting && !job->stop.stop_requested();
            if (waiting && (best == nullptr || job->priority > best->priority)) {
                best = job;
            }
        }
        return best != nullptr;
    });
    if (end.stop_requested()) {
        return nullptr;
    }
    best->phase = Phase::Running;
    best->started = Clock::now();
    return best;
}

void JobRunner::Shared::note(Job& job, const geo::Progress& progress, Clock::time_point& told) {
    {
        const std::scoped_lock lock(mutex);
        job.progress = progress;
    }
    const auto now = Clock::now();
    if (now - told >= progress_interval) {
        told = now;
        call_wake();
    }
}

void JobRunner::Shared::run(Job& job) {
    auto told = Clock::now();
    geo::RunContext context(
        job.stop.get_token(), [this, &job, &told](const geo::Progress& p) { note(job, p, told); });
    std::function<void()> outcome = job.work(context);
    const std::scoped_lock lock(mutex);
    job.outcome = std::move(outcome);
    job.work = nullptr;
    job.phase = Phase::Done;
}

void JobRunner::Shared::serve(const std::stop_token& end) {
    step_back();
    while (const std::shared_ptr<Job> job = take(end)) {
        run(*job);
        call_wake();
    }
}

JobRunner::JobRunner(std::function<void()> wake, int workers)
    : shared_(std::make_unique<Shared>()) {
    shared_->wake = std::move(wake);
    for (int i = 0; i < workers; ++i) {
        shared_->workers.emplace_back(
            [shared = shared_.get()](const std::stop_token& end) { shared->serve(end); });
    }
}

JobRunner::~JobRunner() {
    cancel_all();
    shared_->workers.clear(); // requests stop and joins
}

geo::Problem JobRunner::failed_job(const char* detail) {
    return geo::Problem{{"error.job.failed", {}}, {}, {"help.job.failed", {}}, detail};
}

JobId JobRunner::start(geo::Message label, JobPriority priority, Work work) {
    auto job = std::make_shared<Shared::Job>();
    job->label = std::move(label);
    job->priority = priority;
    job->work = std::move(work);
    {
        const std::scoped_lock lock(shared_->mutex);
        job->id = ++shared_->last_id;
        shared_->jobs.push_back(job);
    }
    shared_->changed.notify_one();
    return job->id;
}

void JobRunner::cancel(JobId id) {
    const std::scoped_lock lock(shared_->mutex);
    shared_->jobs.remove_if([id](const auto& job) {
        if (job->id != id) {
            return false;
        }
        job->stop.request_stop();
        return job->phase == Phase::Waiting;
    });
}

void JobRunner::cancel_all() {
    const std::scoped_lock lock(shared_->mutex);
    shared_->jobs.remove_if([](const auto& job) {
        job->stop.request_stop();
        return job->phase == Phase::Waiting;
    });
}

int JobRunner::poll() {
    std::vector<std::shared_ptr<Shared::Job>> done;
    {
        const std::scoped_lock lock(shared_->mutex);
        std::erase_if(shared_->jobs, [&done](const auto& job) {
            if (job->phase != Phase::Done) {
                return false;
            }
            if (!job->stop.stop_requested()) {
                done.push_back(job);
            }
            return true;
        });
    }
    for (const auto& job : done) {
        job->outcome();
    }
    return static_cast<int>(done.size());
}

std::vector<JobState> JobRunner::jobs() const {
    const std::scoped_lock lock(shared_->mutex);
    std::vector<JobState> states;
    for (const auto& job : shared_->jobs) {
        const bool running = job->phase == Phase::Running;
        if (job->stop.stop_requested()) {
            continue;
        }
        const double seconds =
            running ? std::chrono::duration<double>(Clock::now() - job->started).count() : 0.0;
        states.push_back({job->id, job->label, running, job->progress, seconds});
    }
    return states;
}

} // namespace smiletwin::scenarios
