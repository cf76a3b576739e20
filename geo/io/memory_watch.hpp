// The highest resident anonymous memory of the process while it lives (mapped files do not count).
// Looks at /proc/self/statm every few milliseconds, which costs next to nothing.
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace smiletwin::geo {

class MemoryWatch {
public:
    MemoryWatch();
    ~MemoryWatch();
    MemoryWatch(const MemoryWatch&) = delete;
    MemoryWatch& operator=(const MemoryWatch&) = delete;

    /// Highest value so far, now included; 0 where the system does not tell.
    [[nodiscard]] std::uint64_t peak_anon_bytes();

private:
    void look();

    int statm_;
    std::atomic<std::uint64_t> peak_bytes_{0};
    std::jthread watcher_;
};

} // namespace smiletwin::geo
