#include "scenarios/site/site_base.hpp"

namespace smiletwin::scenarios {

std::shared_ptr<const Site> SiteCache::find(const Entry& wanted) {
    const std::scoped_lock lock(mutex_);
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
        const bool same = entry->data == wanted.data && entry->area == wanted.area &&
                          entry->crs == wanted.crs && entry->time_zone == wanted.time_zone;
        if (same) {
            entries_.splice(entries_.begin(), entries_, entry);
            return entries_.front().base;
        }
    }
    return nullptr;
}

geo::Result<Site> SiteCache::site(
    const Project& project,
    const std::shared_ptr<const BaseData>& data,
    const Catalogue& catalogue,
    const Area& area,
    std::string_view variant_id) {
    Entry entry{data, area, project.crs, project.time_zone, nullptr};
    entry.base = find(entry);
    if (!entry.base) {
        auto base = build_site_base(project, *data, catalogue, area);
        if (!base) {
            return base.problem();
        }
        entry.base = *base;
        const std::scoped_lock lock(mutex_);
        entries_.push_front(entry);
        if (entries_.size() > capacity) {
            entries_.pop_back();
        }
    }
    return with_measures(*entry.base, project.measures_of(variant_id), catalogue);
}

} // namespace smiletwin::scenarios
