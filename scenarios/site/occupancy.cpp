#include "scenarios/site/occupancy.hpp"

#include "scenarios/site/measure_shapes.hpp"

#include <algorithm>

namespace smiletwin::scenarios {

namespace {

bool is_timed(const Measure& measure) {
    return !active_times(measure).is_always();
}

bool any_timed(const std::vector<Measure>& measures) {
    return std::any_of(measures.begin(), measures.end(), is_timed);
}

void keep_active(
    std::vector<Measure>& measures, geo::UtcTime from, geo::UtcTime to, const geo::TimeZone& zone) {
    std::erase_if(measures, [&](const Measure& measure) {
        const ActiveTimes times = active_times(measure);
        return !times.is_always() && times.share_of(from, to, zone) < 0.5;
    });
}

/// Touching is no crossing: stalls stand side by side.
bool cross_each_other(geo::Vec2d a, geo::Vec2d b, geo::Vec2d c, geo::Vec2d d) {
    const double c_side = geo::cross(b - a, c - a);
    const double d_side = geo::cross(b - a, d - a);
    const double a_side = geo::cross(d - c, a - c);
    const double b_side = geo::cross(d - c, b - c);
    return c_side * d_side < 0.0 && a_side * b_side < 0.0;
}

bool has_corner_in(const geo::Ring2d& ring, const geo::Polygon2d& polygon) {
    geo::Vec2d middle{};
    for (const geo::Vec2d corner : ring) {
        middle = middle + (1.0 / static_cast<double>(ring.size())) * corner;
    }
    // A hair inside, so that shared edges do not count.
    return std::any_of(ring.begin(), ring.end(), [&](geo::Vec2d corner) {
        return geo::contains(polygon, corner + 1e-3 * (middle - corner));
    });
}

struct Use {
    const Measure* measure;
    ActiveTimes times;
    std::vector<geo::Polygon2d> outlines;
};

bool overlap(const Use& a, const Use& b) {
    return std::any_of(a.outlines.begin(), a.outlines.end(), [&b](const geo::Polygon2d& first) {
        return std::any_of(b.outlines.begin(), b.outlines.end(), [&](const geo::Polygon2d& second) {
            return outlines_overlap(first, second);
        });
    });
}

} // namespace

bool outlines_overlap(const geo::Polygon2d& a, const geo::Polygon2d& b) {
    if (!geo::bounds(a).intersects(geo::bounds(b))) {
        return false;
    }
    const geo::Ring2d& first = a.rings.front();
    const geo::Ring2d& second = b.rings.front();
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (std::size_t k = 0; k < second.size(); ++k) {
            if (cross_each_other(
                    first[i],
                    first[(i + 1) % first.size()],
                    second[k],
                    second[(k + 1) % second.size()])) {
                return true;
            }
        }
    }
    return has_corner_in(first, b) || has_corner_in(second, a);
}

ActiveTimes active_times(const Measure& measure) {
    const auto times = ActiveTimes::parse(measure.parameters[active_parameter].to_string());
    return times ? *times : ActiveTimes();
}

bool has_timed_measures(const Project& project) {
    return any_timed(project.corrections) ||
           std::any_of(
               project.variants.begin(), project.variants.end(), [](const Variant& variant) {
                   return any_timed(variant.measures);
               });
}

Project project_at(const Project& project, geo::UtcTime from, geo::UtcTime to) {
    Project present = project;
    const auto named = geo::TimeZone::named(project.time_zone);
    const geo::TimeZone zone = named ? *named : geo::TimeZone::utc();
    keep_active(present.corrections, from, to, zone);
    for (Variant& variant : present.variants) {
        keep_active(variant.measures, from, to, zone);
    }
    return present;
}

std::vector<Clash>
clashes(std::span<const Measure> measures, const Catalogue& catalogue, int year) {
    std::vector<Use> uses;
    for (const Measure& measure : measures) {
        if (is_timed(measure)) {
            uses.push_back({&measure, active_times(measure), measure_outlines(measure, catalogue)});
        }
    }
    std::vector<Clash> found;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        for (std::size_t k = i + 1; k < uses.size(); ++k) {
            if (overlap(uses[i], uses[k]) && uses[i].times.overlaps(uses[k].times, year)) {
                found.push_back({uses[i].measure->id, uses[k].measure->id});
            }
        }
    }
    return found;
}

} // namespace smiletwin::scenarios
