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

/// Makes items one after another and works on several at once: `next` is called by one thread at a
/// time until it returns false, `work(i)` for the i-th item, on any thread, while the following
/// ones are made. At most `ahead` items are made and not yet done. `next` and `work` of one item
/// never overlap; an exception is thrown here.
void parallel_stream(
    std::size_t ahead,
    const std::function<bool(std::size_t index)>& next,
    const std::function<void(std::size_t index)>& work);

/// Calls `work(i)` for all items of [0, count) on several threads, and `take(i)` behind it for one
/// item after another, in their order. At most `ahead` items are in work or wait to be taken; an
/// exception is thrown here.
void parallel_in_order(
    std::size_t count,
    std::size_t ahead,
    const std::function<void(std::size_t index)>& work,
    const std::function<void(std::size_t index)>& take);

/// Runs `body` with at most `threads` threads for parallel_blocks calls inside (tests compare 1 and
/// N).
void with_threads(int threads, const std::function<void()>& body);

} // namespace smiletwin::geo
