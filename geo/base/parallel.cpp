#include "geo/base/parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cassert>

namespace smiletwin::geo {

void parallel_blocks(
    std::size_t count,
    std::size_t block,
    const std::function<void(std::size_t begin, std::size_t end)>& body) {
    assert(block > 0);
    const std::size_t blocks = (count + block - 1) / block;
    tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t index) {
        const std::size_t begin = index * block;
        body(begin, std::min(begin + block, count));
    });
}

void parallel_stream(
    std::size_t ahead,
    const std::function<bool(std::size_t index)>& next,
    const std::function<void(std::size_t index)>& work) {
    std::size_t count = 0;
    const auto make = [&](tbb::flow_control& control) {
        if (!next(count)) {
            control.stop();
        }
        return count++;
    };
    tbb::parallel_pipeline(
        ahead,
        tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, make) &
            tbb::make_filter<std::size_t, void>(tbb::filter_mode::parallel, work));
}

void parallel_in_order(
    std::size_t count,
    std::size_t ahead,
    const std::function<void(std::size_t index)>& work,
    const std::function<void(std::size_t index)>& take) {
    std::size_t next = 0;
    const auto make = [&](tbb::flow_control& control) {
        if (next == count) {
            control.stop();
        }
        return next++;
    };
    const auto work_on = [&](std::size_t index) {
        work(index);
        return index;
    };
    tbb::parallel_pipeline(
        ahead,
        tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, make) &
            tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, work_on) &
            tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, take));
}

void with_threads(int threads, const std::function<void()>& body) {
    // The arena alone would stay within the number of cores.
    const tbb::global_control limit(
        tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute(body);
}

} // namespace smiletwin::geo
