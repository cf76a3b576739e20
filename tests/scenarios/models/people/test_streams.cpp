#include "scenarios/models/people/streams.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin;

TEST_CASE("of 200 people an hour through one of three gates 100 leave by each of the others") {
    std::vector<scenarios::Gate> gates(3);
    gates[0].inflow_per_h = 200.0;
    gates[1].inflow_per_h = 90.0;
    const auto streams = scenarios::streams_between(gates);
    REQUIRE(streams.size() == 6);
    double sum_per_h = 0.0;
    for (const scenarios::PeopleStream& stream : streams) {
        CHECK(stream.from != stream.to);
        sum_per_h += stream.people_per_h;
    }
    CHECK(streams[0].to == 1);
    CHECK(streams[0].people_per_h == 100.0);
    CHECK(streams[3].people_per_h == 45.0);
    CHECK(sum_per_h == 290.0);
}
