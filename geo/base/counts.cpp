#include "geo/base/counts.hpp"

namespace smiletwin::geo {

void add_counts(Counts& target, const Counts& source) {
    for (const auto& [name, count] : source) {
        target[name] += count;
    }
}

Json counts_json(const Counts& counts) {
    Json json = Json::object();
    for (const auto& [name, count] : counts) {
        json.set(name, count);
    }
    return json;
}

} // namespace smiletwin::geo
