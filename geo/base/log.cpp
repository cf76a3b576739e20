#include "geo/base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace smiletwin::geo {

struct Log::Sink {
    std::shared_ptr<spdlog::logger> logger;
};

namespace {

spdlog::level::level_enum to_spdlog(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

} // namespace

Log::Log() = default;
Log::~Log() = default;
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;

Log Log::to_stderr(LogLevel least) {
    Log log;
    log.sink_ = std::make_unique<Sink>();
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    log.sink_->logger = std::make_shared<spdlog::logger>("smiletwin", std::move(sink));
    log.sink_->logger->set_level(to_spdlog(least));
    log.sink_->logger->set_pattern("%H:%M:%S.%e %l %v");
    return log;
}

void Log::write(LogLevel level, std::string_view line) const {
    if (sink_) {
        sink_->logger->log(to_spdlog(level), line);
    }
}

} // namespace smiletwin::geo
