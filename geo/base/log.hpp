// Lines for the person who looks for a fault, not for the planner. Thread-safe.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace smiletwin::geo {

enum class LogLevel { Debug, Info, Warning, Error };

/// Writes to stderr from `least` on; a default Log drops everything.
class Log {
public:
    Log();
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;
    Log(Log&&) noexcept;
    Log& operator=(Log&&) noexcept;

    static Log to_stderr(LogLevel least);

    void write(LogLevel level, std::string_view line) const;
    void debug(std::string_view line) const { write(LogLevel::Debug, line); }
    void info(std::string_view line) const { write(LogLevel::Info, line); }
    void warning(std::string_view line) const { write(LogLevel::Warning, line); }
    void error(std::string_view line) const { write(LogLevel::Error, line); }

private:
    struct Sink;
    std::unique_ptr<Sink> sink_;
};

} // namespace smiletwin::geo
