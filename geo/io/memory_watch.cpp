#include "geo/io/memory_watch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace smiletwin::geo {

namespace {

/// Pages in memory that are not those of files: proc(5), statm, second number less the third.
std::uint64_t read_anon_bytes(int statm) {
    std::array<char, 128> text{};
    const ::ssize_t size = ::pread(statm, text.data(), text.size(), 0);
    std::array<std::uint64_t, 3> pages{};
    const char* at = text.data();
    const char* const end = at + std::max<::ssize_t>(size, 0);
    for (std::uint64_t& number : pages) {
        at = std::from_chars(at, end, number).ptr;
        at += at != end ? 1 : 0;
    }
    static const auto page_bytes = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    return pages[1] > pages[2] ? (pages[1] - pages[2]) * page_bytes : 0;
}

} // namespace

MemoryWatch::MemoryWatch()
    : statm_(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC))
    , watcher_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            look();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }) {}

MemoryWatch::~MemoryWatch() {
    watcher_.request_stop();
    watcher_.join();
    ::close(statm_);
}

void MemoryWatch::look() {
    const std::uint64_t now = read_anon_bytes(statm_);
    std::uint64_t peak = peak_bytes_;
    while (now > peak && !peak_bytes_.compare_exchange_weak(peak, now)) {
    }
}

std::uint64_t MemoryWatch::peak_anon_bytes() {
    look();
    return peak_bytes_;
}

} // namespace smiletwin::geo
