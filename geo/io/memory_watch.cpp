#include "geo/io/memory_watch.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>

namespace smiletwin::geo {

namespace {

std::uint64_t read_anon_bytes() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word == "RssAnon:") {
            std::uint64_t kibibytes = 0;
            status >> kibibytes;
            return kibibytes * 1024;
        }
    }
    return 0;
}

} // namespace

MemoryWatch::MemoryWatch()
    : watcher_([this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            look();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }) {}

void MemoryWatch::look() {
    const std::uint64_t now = read_anon_bytes();
    std::uint64_t peak = peak_bytes_;
    while (now > peak && !peak_bytes_.compare_exchange_weak(peak, now)) {
    }
}

std::uint64_t MemoryWatch::peak_anon_bytes() {
    look();
    return peak_bytes_;
}

} // namespace smiletwin::geo
