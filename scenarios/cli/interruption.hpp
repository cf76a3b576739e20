// Ctrl+C as a wish to stop: work looks for it in its RunContext. Once per program, in main.
#pragma once

#include <stop_token>
#include <thread>

namespace smiletwin::scenarios {

/// Turns SIGINT into a stop request while it lives.
class InterruptGuard {
public:
    InterruptGuard();
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread watcher_;
};

} // namespace smiletwin::scenarios
