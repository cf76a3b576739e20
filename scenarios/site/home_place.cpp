#include "scenarios/site/home_place.hpp"

#include "geo/io/data_extent.hpp"
#include "scenarios/project/source_plan.hpp"

#include <algorithm>
#include <filesystem>

namespace smiletwin::scenarios {

namespace {

bool lies_near(const BaseData& base, const geo::Box2d& place) {
    for (const auto& loaded : base.loaded) {
        for (const geo::ImportedData& data : loaded->data) {
            const geo::Box2d plan = geo::plan_of(data);
            if (!plan.empty() && geo::gap_m(place, plan) <= farthest_m) {
                return true;
            }
        }
    }
    return false;
}

/// Plan of the first piece, of a city only when that is asked for.
geo::Box2d first_plan(const BaseData& base, bool of_city) {
    for (const auto& loaded : base.loaded) {
        for (const geo::ImportedData& data : loaded->data) {
            const geo::Box2d plan = geo::plan_of(data);
            if (!plan.empty() && (!of_city || loaded->role == SourceRole::City)) {
                return plan;
            }
        }
    }
    return {};
}

geo::Box2d home_of(const BaseData& base, const Project& project) {
    for (const Area& area : project.areas) {
        const geo::Box2d box = geo::bounds(area.polygon);
        // An Area far from all data would leave nothing to look at.
        if (!box.empty() && lies_near(base, box)) {
            return box;
        }
    }
    const geo::Box2d city = first_plan(base, true);
    return city.empty() ? first_plan(base, false) : city;
}

} // namespace

void find_home(BaseData& base, const Project& project) {
    base.home = home_of(base, project);
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        const LoadedSource& loaded = *base.loaded[i];
        SourceState& state = base.states[i];
        state.outside.assign(loaded.data.size(), false);
        for (std::size_t k = 0; k < loaded.data.size(); ++k) {
            const geo::Box2d plan = geo::plan_of(loaded.data[k]);
            const double away_m =
                plan.empty() || base.home.empty() ? 0.0 : geo::gap_m(base.home, plan);
            if (away_m > farthest_m) {
                const auto& files = loaded.state.report.files;
                state.outside[k] = true;
                state.problems.push_back(
                    far_source(k < files.size() ? files[k] : loaded.state.source_id, away_m));
            }
        }
    }
}

bool is_taken(const BaseData& base, std::size_t source, std::size_t piece) {
    const std::vector<bool>& outside = base.states[source].outside;
    return piece >= outside.size() || !outside[piece];
}

} // namespace smiletwin::scenarios
