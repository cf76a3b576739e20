#include "scenarios/cli/interruption.hpp"

#include <atomic>
#include <chrono>
#include <csignal>

namespace smiletwin::scenarios {

namespace {

/// Raised by SIGINT; looked at by a small thread, because a handler may touch nothing else.
std::atomic<bool> interrupted{false}; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void note_interrupt(int /*signal*/) {
    interrupted = true;
}

} // namespace

InterruptGuard::InterruptGuard() {
    std::signal(SIGINT, note_interrupt);
    watcher_ = std::jthread([this](const std::stop_token& end) {
        while (!end.stop_requested()) {
            if (interrupted) {
                source_.request_stop();
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
}

} // namespace smiletwin::scenarios
