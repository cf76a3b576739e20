// What long work needs from outside: a way to say how far it is, to learn that nobody wants the
// result any more, and to write log lines. Made in main or by the job runner, replaced in tests.
#pragma once

#include "geo/base/log.hpp"
#include "geo/base/message.hpp"

#include <functional>
#include <mutex>
#include <stop_token>
#include <utility>

namespace smiletwin::geo {

/// Share of the work done, 0..1, and what is being done now.
struct Progress {
    double share = 0.0;
    Message step;
};

class RunContext {
public:
    using ProgressSink = std::function<void(const Progress&)>;

    RunContext() = default;
    RunContext(std::stop_token stop, ProgressSink sink, const Log* log = nullptr)
        : stop_(std::move(stop)), sink_(std::move(sink)), log_(log) {}

    /// Long loops ask this at least every 100 ms of work and return `cancelled_problem()`.
    [[nodiscard]] bool cancelled() const { return stop_.stop_requested(); }
    [[nodiscard]] const std::stop_token& stop_token() const { return stop_; }

    /// Any thread may report; the sink is called by one at a time.
    void report(double share, Message step = {}) {
        if (sink_) {
            const std::scoped_lock lock(mutex_);
            sink_(Progress{share, std::move(step)});
        }
    }

    [[nodiscard]] const Log& log() const { return log_ != nullptr ? *log_ : silent_; }

private:
    std::stop_token stop_;
    ProgressSink sink_;
    const Log* log_ = nullptr;
    Log silent_;
    std::mutex mutex_;
};

/// The Problem that cancelled work returns; is_cancelled() recognises it.
Problem cancelled_problem();
bool is_cancelled(const Problem& problem);

} // namespace smiletwin::geo
