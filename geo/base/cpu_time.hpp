// CPU seconds: what a piece of work costs, however many others share the cores.
#pragma once

#include <atomic>

namespace smiletwin::geo {

/// Of the calling thread since it began; differences count.
double thread_cpu_seconds();
/// Of all threads of the program together.
double process_cpu_seconds();

/// Adds up what several threads spend.
class CpuSum {
public:
    /// Adds the thread's time from construction to destruction. No waiting for others in between.
    class Share {
    public:
        explicit Share(CpuSum& sum) : sum_(sum), begin_(thread_cpu_seconds()) {}
        ~Share() { sum_.seconds_ += thread_cpu_seconds() - begin_; }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

    private:
        CpuSum& sum_;
        double begin_;
    };
    [[nodiscard]] double seconds() const { return seconds_; }

private:
    std::atomic<double> seconds_ = 0.0;
};

} // namespace smiletwin::geo
