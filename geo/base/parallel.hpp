// Loops over all cores with results that do not depend on how many there are: each index range is
// written by one call, sums are added afterwards in index order by the caller.
#pragma once

#include <cstddef>
#include <functional>

namespace smiletwin::geo {

/// Calls `body(begin, end)` for consecutive blocks of `block` indices covering [0, count); the last
/// block may be shorter. Block borders depend on `count` and `block` only. Returns when all are
/// done; an exception of a body is thrown here.
void parallel_blocks(
    std::size_t count,
    std::size_t block,
    const std::function<void(std::size_t begin, std::size_t end)>& body);

/// Runs `body` with at most `threads` threads for parallel_blocks calls inside (tests compare 1 and
/// N).
void with_threads(int threads, const std::function<void()>& body);

} // namespace smiletwin::geo
