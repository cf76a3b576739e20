// Which of the 153 sky patches every cell sees, and the sky-view factors that follow. Independent
// of weather: computed once per scene, kept between hours, updated where something was planted.
#pragma once

#include "geo/base/result.hpp"
#include "geo/base/run_context.hpp"
#include "geo/raster/grid.hpp"
#include "scenarios/models/heat/ray_field.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace smiletwin::scenarios {

/// RayBits of all patches, four patches to a byte; row by row.
struct SkyBits {
    geo::GridFrame frame;
    std::vector<std::vector<std::uint8_t>> planes;
};

/// Shares of the sky dome (cosine law, 0..1) a cell's surface looks at, whole and by half.
struct SkyView {
    enum Part : std::size_t { Whole, East, South, West, North, parts };
    /// Not hidden by buildings or ground; crowns are air here.
    std::array<geo::Grid<float>, parts> solid;
    /// 1 minus what crowns hide of the sky that buildings leave.
    std::array<geo::Grid<float>, parts> crown;
    /// 1 minus what is hidden by a building that itself is hidden by a crown.
    std::array<geo::Grid<float>, parts> crown_before_solid;

    /// Sky with crowns that let `transmissivity` through.
    [[nodiscard]] geo::Grid<float> total(double transmissivity) const;
};

struct SkyGeometry {
    SkyBits bits;
    SkyView view;
    friend bool operator==(const SkyGeometry&, const SkyGeometry&);
};

/// `compat_halves`: half-sky factors with the uneven patch counts of the reference model.
geo::Result<SkyGeometry>
look_at_sky(const RayField& field, bool compat_halves, geo::RunContext& context);

/// As look_at_sky of the changed `field`, when `previous` was made of a field that differs only
/// inside `changed` (CRS). Same bytes as the full computation.
geo::Result<SkyGeometry> look_again(
    const SkyGeometry& previous,
    const RayField& field,
    const geo::Box2d& changed,
    bool compat_halves,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
