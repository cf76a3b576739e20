// The highest resident anonymous memory of the process while it lives (mapped files do not count).
// Looks at /proc/self/status every few milliseconds.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace smiletwin::geo {

class MemoryWatch {
public:
    MemoryWatch();

    /// Highest value so far, now included; 0 where the system does not tell.
    [[nodiscard]] std::uint64_t peak_anon_bytes();

private:
    void look();

    std::atomic<std::uint64_t> peak_bytes_{0};
    std::jthread watcher_;
};

} // namespace smiletwin::geo
