#include "scenarios/site/home_place.hpp"

#include "geo/crs/crs.hpp"
#include "geo/io/data_extent.hpp"
#include "scenarios/project/source_plan.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <string>

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

/// Along the globe, as it is said before the data are in the project's system.
double middle_to_middle_m(const BaseData& base, const geo::Box2d& plan) {
    const auto crs = geo::Crs::parse(base.crs);
    if (crs) {
        const auto from = geo::geographic_position(*crs, base.home.center());
        const auto to = geo::geographic_position(*crs, plan.center());
        if (from && to) {
            return geo::distance_m(*from, *to);
        }
    }
    return geo::length(plan.center() - base.home.center());
}

/// Pieces of one source that lie outside.
struct FarPieces {
    std::size_t first = 0;
    std::size_t count = 0;
    double nearest_m = std::numeric_limits<double>::infinity();
};

/// The file of a single piece, the source's own path of several.
std::string name_of(const FarPieces& far, const LoadedSource& loaded, const Project& project) {
    const auto& files = loaded.state.report.files;
    if (far.count == 1 && far.first < files.size()) {
        return files[far.first];
    }
    const auto source =
        std::find_if(project.sources.begin(), project.sources.end(), [&loaded](const Source& one) {
            return one.id == loaded.state.source_id;
        });
    return source != project.sources.end() ? source->path : loaded.state.source_id;
}

} // namespace

void find_home(BaseData& base, const Project& project) {
    base.home = home_of(base, project);
    for (std::size_t i = 0; i < base.loaded.size(); ++i) {
        const LoadedSource& loaded = *base.loaded[i];
        SourceState& state = base.states[i];
        state.outside.assign(loaded.data.size(), false);
        FarPieces far;
        for (std::size_t k = 0; k < loaded.data.size(); ++k) {
            const geo::Box2d plan = geo::plan_of(loaded.data[k]);
            if (plan.empty() || base.home.empty() || geo::gap_m(base.home, plan) <= farthest_m) {
                continue;
            }
            state.outside[k] = true;
            far.first = far.count++ == 0 ? k : far.first;
            far.nearest_m = std::min(far.nearest_m, middle_to_middle_m(base, plan));
        }
        if (far.count > 0) {
            state.problems.push_back(
                far_source(name_of(far, loaded, project), far.nearest_m, far.count));
        }
    }
}

bool is_taken(const BaseData& base, std::size_t source, std::size_t piece) {
    const std::vector<bool>& outside = base.states[source].outside;
    return piece >= outside.size() || !outside[piece];
}

} // namespace smiletwin::scenarios
