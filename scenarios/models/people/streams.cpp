#include "scenarios/models/people/streams.hpp"

namespace smiletwin::scenarios {

std::vector<PeopleStream> streams_between(const std::vector<Gate>& gates) {
    std::vector<PeopleStream> streams;
    for (std::size_t from = 0; from < gates.size(); ++from) {
        for (std::size_t to = 0; to < gates.size(); ++to) {
            if (to != from) {
                const auto others = static_cast<double>(gates.size() - 1);
                streams.push_back({from, to, gates[from].inflow_per_h / others});
            }
        }
    }
    return streams;
}

} // namespace smiletwin::scenarios
