#include "geo/base/parallel.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

using namespace smiletwin::geo;

TEST_CASE("items worked on by several threads are taken in their order, each when it is done") {
    constexpr std::size_t count = 500;
    std::vector<std::atomic<bool>> done(count);
    std::vector<std::size_t> taken;
    std::size_t early = 0;
    parallel_in_order(
        count,
        8,
        [&](std::size_t index) { done[index] = true; },
        [&](std::size_t index) {
            early += done[index] ? 0U : 1U;
            taken.push_back(index);
        });
    REQUIRE(taken.size() == count);
    CHECK(early == 0);
    for (std::size_t i = 0; i < count; ++i) {
        CHECK(taken[i] == i);
    }
}

TEST_CASE("nothing to do is done at once, and a failure is thrown to who asked") {
    std::size_t calls = 0;
    const auto call = [&](std::size_t /*index*/) { ++calls; };
    parallel_in_order(0, 2, call, call);
    CHECK(calls == 0);
    const auto fail = [](std::size_t /*index*/) { throw std::runtime_error("broken"); };
    CHECK_THROWS_AS(parallel_in_order(3, 2, fail, call), std::runtime_error);
}
