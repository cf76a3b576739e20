// The existing state of an Area as a Site, and what measures make of it. The first is slow (it
// reads city and rasters), the second quick: edits and variants share one base. Any thread.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/measures/measure.hpp"
#include "scenarios/project/project.hpp"
#include "scenarios/site/base_data.hpp"
#include "scenarios/site/site.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <span>

namespace smiletwin::scenarios {

/// Lowest sun whose shadows are followed to their end; SOLWEIG-like models see no useful sun below.
inline constexpr double least_sun_altitude_deg = 12.0;
/// No halo is wider: beyond it only very tall or far objects could matter, at low sun.
inline constexpr double most_halo_m = 200.0;

/// Halo that holds all existing buildings and trees whose shadow can reach the Area.
double halo_for(const BaseData& data, const geo::Box2d& area_box);

/// The Site of `area` without any measure.
geo::Result<std::shared_ptr<const Site>> build_site_base(
    const Project& project, const BaseData& data, const Catalogue& catalogue, const Area& area);

/// Copy of `base` changed by the measures in their order; hash included.
geo::Result<Site>
with_measures(const Site& base, std::span<const Measure> measures, const Catalogue& catalogue);

/// Hash of all content of a Site except `hash` itself.
std::string site_hash(const Site& site);

/// Keeps the last few bases, so that an edit costs only with_measures(). Any thread.
class SiteCache {
public:
    geo::Result<Site> site(
        const Project& project,
        const std::shared_ptr<const BaseData>& data,
        const Catalogue& catalogue,
        const Area& area,
        std::string_view variant_id);

private:
    struct Entry {
        std::shared_ptr<const BaseData> data;
        Area area;
        std::string crs;
        std::string time_zone;
        std::shared_ptr<const Site> base;
    };
    std::shared_ptr<const Site> find(const Entry& wanted);

    static constexpr std::size_t capacity = 4;
    std::mutex mutex_;
    std::list<Entry> entries_; ///< most recently used first
};

} // namespace smiletwin::scenarios
