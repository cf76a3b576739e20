#include "scenarios/kernel/job_runner.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace smiletwin;
using scenarios::JobId;
using scenarios::JobPriority;
using scenarios::JobRunner;

namespace {

/// Polls until `done()`; a lost job ends the test by the time-out of the test runner, not silently.
template <typename Condition>
void poll_until(JobRunner& runner, const Condition& done) {
    while (!done()) {
        runner.poll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

geo::Message label(const char* name) {
    return {"test.job", {{"name", name}}};
}

} // namespace

TEST_CASE("the result of a job arrives on the thread that polls") {
    JobRunner runner;
    const std::thread::id main_thread = std::this_thread::get_id();
    std::thread::id worked_on;
    int received = 0;
    runner.submit<int>(
        label("answer"),
        JobPriority::Normal,
        [&](geo::RunContext&) -> geo::Result<int> {
            worked_on = std::this_thread::get_id();
            return 42;
        },
        [&](geo::Result<int> result) {
            CHECK(std::this_thread::get_id() == main_thread);
            received = result.value();
        });
    poll_until(runner, [&] { return received != 0; });
    CHECK(received == 42);
    CHECK(worked_on != main_thread);
    CHECK(runner.idle());
}

TEST_CASE("a cancelled job ends and its result is dropped") {
    std::atomic<bool> started = false;
    std::atomic<bool> ended = false;
    bool delivered = false;
    {
        JobRunner runner;
        const JobId id = runner.submit<int>(
            label("endless"),
            JobPriority::Normal,
            [&](geo::RunContext& context) -> geo::Result<int> {
                started = true;
                while (!context.cancelled()) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
                ended = true;
                return geo::cancelled_problem();
            },
            [&](const geo::Result<int>&) { delivered = true; });
        poll_until(runner, [&] { return started.load(); });
        runner.cancel(id);
        CHECK(runner.idle());
        poll_until(runner, [&] { return ended.load(); });
    }
    CHECK_FALSE(delivered);
}

TEST_CASE("of the waiting jobs the most urgent one starts first") {
    JobRunner runner({}, 1);
    std::atomic<bool> release = false;
    std::string order;
    runner.submit<int>(
        label("gate"),
        JobPriority::Normal,
        [&](geo::RunContext&) -> geo::Result<int> {
            while (!release) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return 0;
        },
        [](const geo::Result<int>&) {});
    const auto add = [&](const char* name, JobPriority priority) {
        runner.submit<int>(
            label(name),
            priority,
            [&order, name](geo::RunContext&) -> geo::Result<int> {
                order += name;
                return 0;
            },
            [](const geo::Result<int>&) {});
    };
    // The gate holds the only worker; wait until it does, so that the others really wait.
    poll_until(runner, [&] {
        const auto jobs = runner.jobs();
        return !jobs.empty() && jobs.front().running;
    });
    add("b", JobPriority::Background);
    add("n", JobPriority::Normal);
    add("u", JobPriority::Urgent);
    add("m", JobPriority::Normal);
    release = true;
    poll_until(runner, [&] { return runner.idle(); });
    CHECK(order == "unmb");
}

TEST_CASE("an exception fails the job and leaves the runner working") {
    JobRunner runner({}, 1);
    std::string key;
    runner.submit<int>(
        label("broken"),
        JobPriority::Normal,
        [](geo::RunContext&) -> geo::Result<int> { throw std::runtime_error("no memory"); },
        [&](const geo::Result<int>& result) { key = result.problem().what.key; });
    poll_until(runner, [&] { return !key.empty(); });
    CHECK(key == "error.job.failed");
}

TEST_CASE("progress is visible while the job runs and the wake-up is called at its end") {
    std::atomic<int> wakes = 0;
    JobRunner runner([&] { ++wakes; }, 1);
    std::atomic<bool> release = false;
    bool finished = false;
    runner.submit<int>(
        label("half"),
        JobPriority::Normal,
        [&](geo::RunContext& context) -> geo::Result<int> {
            context.report(0.5, {"test.step", {}});
            while (!release) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return 0;
        },
        [&](const geo::Result<int>&) { finished = true; });
    poll_until(runner, [&] {
        const auto jobs = runner.jobs();
        return !jobs.empty() && jobs.front().progress.share == 0.5;
    });
    CHECK(runner.jobs().front().label == label("half"));
    release = true;
    poll_until(runner, [&] { return finished; });
    CHECK(wakes >= 1);
}
