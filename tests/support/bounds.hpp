// What a reader may spend on a file that somebody made to tease it. These are walls against work
// and memory that grow out of proportion, not measurements: they stand ten times further than what
// is needed today.
#pragma once

#include "geo/base/cpu_time.hpp"
#include "geo/io/memory_watch.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>

namespace smiletwin::tests {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool is_sanitized = true; ///< slower, and it keeps what is freed
#else
inline constexpr bool is_sanitized = false;
#endif

/// CPU time: others may share the cores.
template <typename Body>
void within_bounds(const Body& body) {
    constexpr double most_cpu_seconds = is_sanitized ? 60.0 : 5.0;
    constexpr std::uint64_t most_bytes = std::uint64_t{3} << 30U;
    geo::MemoryWatch watch;
    const double begin = geo::process_cpu_seconds();
    body();
    CHECK(geo::process_cpu_seconds() - begin < most_cpu_seconds);
    CHECK((is_sanitized || watch.peak_anon_bytes() < most_bytes));
}

} // namespace smiletwin::tests
