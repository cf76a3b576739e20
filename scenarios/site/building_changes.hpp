// What measures do to the buildings of a city model: some go, some get another height. Any thread.
#pragma once

#include "geo/city/city.hpp"
#include "geo/geometry/polygon.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "scenarios/measures/measure.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace smiletwin::scenarios {

/// A measure takes hold of a building when its outline covers at least this share of the footprint:
/// an outline drawn by hand neither leaves the house standing nor takes the neighbour along.
inline constexpr double least_footprint_share = 0.5;

/// One top-level object with all its parts.
struct BuildingChange {
    std::uint32_t object = 0; ///< index in City::objects
    bool is_gone = false;
    /// z becomes foot_m + height_factor * (z - foot_m).
    double foot_m = 0.0;
    double height_factor = 1.0;
    friend bool operator==(const BuildingChange&, const BuildingChange&) = default;
};

/// The buildings of one city in plan, made once for all edits.
class BuildingFootprints {
public:
    /// Keeps the city.
    explicit BuildingFootprints(std::shared_ptr<const geo::City> city);

    /// Top-level objects of which the outline covers at least least_footprint_share.
    [[nodiscard]] std::vector<std::uint32_t> within(const geo::Polygon2d& outline) const;

    /// Of all measures in their order, by object. What is gone stays gone; of two heights the later
    /// one counts. The highest point gets the height that the measure states above the foot.
    [[nodiscard]] std::vector<BuildingChange>
    changes(std::span<const Measure> measures, const Catalogue& catalogue) const;

    [[nodiscard]] const std::shared_ptr<const geo::City>& city() const { return city_; }

private:
    struct Building {
        std::uint32_t object = 0;
        geo::Box3d box; ///< with its parts
        std::uint32_t first_polygon = 0;
        std::uint32_t polygon_count = 0;
    };
    [[nodiscard]] double covered_share(const Building& building, const geo::Polygon2d& area) const;

    std::shared_ptr<const geo::City> city_;
    std::vector<Building> buildings_;     ///< in the order of objects
    std::vector<std::uint32_t> polygons_; ///< those that are seen from above, by building
};

/// Some measure takes buildings away or changes their height.
bool changes_buildings(std::span<const Measure> measures, const Catalogue& catalogue);

/// The city without what is gone, with the new heights. Stated heights are brought up to date.
geo::City changed_city(const geo::City& city, const std::vector<BuildingChange>& changes);

} // namespace smiletwin::scenarios
