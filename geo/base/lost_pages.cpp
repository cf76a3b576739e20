#include "geo/base/lost_pages.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <mutex>

namespace smiletwin::geo {

namespace {

/// What the handler reads: only atomics are safe there.
struct Range {
    std::atomic<std::uintptr_t> begin = 0; ///< 0 = free
    std::atomic<std::size_t> bytes = 0;
    std::atomic<int> file = -1;
};

constexpr std::size_t most_ranges = 512;

std::array<Range, most_ranges> ranges;
std::mutex ranges_mutex; ///< of those who watch and unwatch
struct sigaction action_before {};
std::uintptr_t page_bytes = 4096;

/// Whether the file ends before `page`, which `range` holds.
bool is_cut_off(const Range& range, std::uintptr_t page) {
    struct stat status {};
    return ::fstat(range.file, &status) == 0 &&
           static_cast<std::uintptr_t>(status.st_size) <= page - range.begin;
}

/// Zeros from `page` to the end of `range`.
bool lay_zeros(const Range& range, std::uintptr_t page) {
    const std::uintptr_t end = range.begin + range.bytes;
    // The address of a page as a pointer is what this is about.
    void* const at = reinterpret_cast<void*>(page); // NOLINT(performance-no-int-to-ptr)
    constexpr int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE;
    return ::mmap(at, end - page, PROT_READ, flags, -1, 0) != MAP_FAILED;
}

/// Calls nothing but what may be called in a handler of signals.
void on_bus_error(int signal, siginfo_t* info, void* /*context*/) {
    const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const std::uintptr_t page = at - at % page_bytes;
    for (const Range& range : ranges) {
        const std::uintptr_t begin = range.begin;
        if (begin != 0 && begin <= at && at < begin + range.bytes) {
            if (is_cut_off(range, page) && lay_zeros(range, page)) {
                return;
            }
            break;
        }
    }
    // Not ours: the instruction runs again and finds the action that was there before.
    ::sigaction(signal, &action_before, nullptr);
}

void take_over_signal() {
    page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    struct sigaction action {};
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &action_before);
}

} // namespace

void watch_pages(const void* begin, std::size_t bytes, int file) {
    const std::scoped_lock lock(ranges_mutex);
    static std::once_flag once;
    std::call_once(once, take_over_signal);
    for (Range& range : ranges) {
        if (range.begin == 0) {
            range.bytes = bytes;
            range.file = file;
            range.begin = reinterpret_cast<std::uintptr_t>(begin);
            return;
        }
    }
}

void unwatch_pages(const void* begin) {
    const std::scoped_lock lock(ranges_mutex);
    for (Range& range : ranges) {
        if (range.begin == reinterpret_cast<std::uintptr_t>(begin)) {
            range.begin = 0;
            return;
        }
    }
}

} // namespace smiletwin::geo
