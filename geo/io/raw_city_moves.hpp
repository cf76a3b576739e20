// Positions of a city model from the systems they are written in into one. Private to the readers
// of city models.
#pragma once

#include "geo/base/cpu_time.hpp"
#include "geo/crs/crs.hpp"
#include "geo/io/raw_city.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::geo {

/// Everything written under one srsName.
struct SrsGroup {
    std::string name;
    std::optional<Crs> crs;
    Box3d box; ///< as written
    std::uint64_t positions = 0;
    bool used = false;
    bool swap = false;   ///< easting stands second
    double zone_m = 0.0; ///< number of the zone before the eastings, to be taken off
    double metres_per_height = 1.0;

    /// Amid the box, easting first and without a zone before it.
    [[nodiscard]] Vec2d center() const {
        const Vec3d middle = box.center();
        return swap ? Vec2d{middle.y - zone_m, middle.x} : Vec2d{middle.x - zone_m, middle.y};
    }
};

/// Calls body(position) for each corner of a polygon.
template <typename Body>
void each_position(RawModel& model, const RawPolygon& polygon, const Body& body) {
    const std::uint32_t begin = model.ring_starts[polygon.first_ring];
    const std::uint32_t end = model.ring_starts[polygon.first_ring + polygon.ring_count];
    for (std::uint32_t i = begin; i < end; ++i) {
        body(model.positions[i]);
    }
}

/// Parts in parallel. Polygons whose corners cannot be transformed get a fault; such points and
/// places leave. Heights become metres and stay in their own datum.
void move_positions(
    RawFile& file, const std::vector<SrsGroup>& groups, const Crs& target, CpuSum& cpu);

} // namespace smiletwin::geo
