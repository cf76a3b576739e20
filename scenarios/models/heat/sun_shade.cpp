#include "scenarios/models/heat/sun_shade.hpp"

#include "geo/base/parallel.hpp"
#include "scenarios/models/heat/ray_sweep.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

/// Walks all lines in strips, so that the threads share one direction.
void sweep_in_strips(
    const RayPlanes& planes, const ShearedLines& lines, double slope, const SweepTarget& target) {
    constexpr std::size_t strip = 256;
    const auto count = static_cast<std::size_t>(lines.lines());
    geo::parallel_blocks(count, strip, [&](std::size_t begin, std::size_t end) {
        SweepState state;
        const LineRange range{static_cast<int>(begin), static_cast<int>(end)};
        sweep_rays(planes, lines, slope, range, state, target);
    });
}

float beam_of(std::uint8_t bits, float transmissivity) {
    if ((bits & ray_solid) != 0) {
        return 0.0F;
    }
    return (bits & ray_crown) != 0 ? transmissivity : 1.0F;
}

} // namespace

SunShade
cast_shade(const RayField& field, double azimuth_deg, double elevation_deg, double transmissivity) {
    assert(elevation_deg > 0.0);
    const geo::GridFrame& frame = field.frame;
    const ShearedLines lines =
        ShearedLines::along(azimuth_deg, frame.columns, frame.rows, frame.cell_m);
    const double slope = std::tan(elevation_deg * std::numbers::pi / 180.0);
    const RayPlanes& planes = lines.over_rows ? field.by_row : field.by_column;
    std::vector<std::uint8_t> bits(frame.cells());
    SunShade shade{geo::Grid<float>(frame), geo::Grid<float>(frame)};
    sweep_in_strips(planes, lines, slope, {bits.data(), 0, shade.shade_height_m.values.data()});
    if (!lines.over_rows) {
        const auto stride = static_cast<std::size_t>(frame.rows);
        const std::vector<std::uint8_t> walked_bits = bits;
        const std::vector<float> walked_height = shade.shade_height_m.values;
        transpose(walked_bits.data(), stride, bits.data(), frame.rows, frame.columns);
        transpose(
            walked_height.data(),
            stride,
            shade.shade_height_m.values.data(),
            frame.rows,
            frame.columns);
    }
    const auto through = static_cast<float>(transmissivity);
    std::transform(
        bits.begin(), bits.end(), shade.beam.values.begin(), [through](std::uint8_t met) {
            return beam_of(met, through);
        });
    return shade;
}

WallField find_walls(const geo::Grid<float>& surface_m, double least_wall_m) {
    const geo::GridFrame& frame = surface_m.frame;
    WallField walls{geo::Grid<float>(frame), geo::Grid<float>(frame), geo::Grid<float>(frame)};
    struct Neighbour {
        int column;
        int row;
        float east;
        float north;
    };
    constexpr std::array<Neighbour, 4> neighbours{
        {{0, -1, 0.0F, 1.0F}, {1, 0, 1.0F, 0.0F}, {0, 1, 0.0F, -1.0F}, {-1, 0, -1.0F, 0.0F}}};
    for (int row = 0; row < frame.rows; ++row) {
        for (int column = 0; column < frame.columns; ++column) {
            const float here = surface_m.at(column, row);
            float highest = 0.0F;
            float east = 0.0F;
            float north = 0.0F;
            for (const Neighbour& next : neighbours) {
                if (!frame.contains(column + next.column, row + next.row)) {
                    continue;
                }
                const float rise = surface_m.at(column + next.column, row + next.row) - here;
                if (rise >= static_cast<float>(least_wall_m)) {
                    highest = std::max(highest, rise);
                    east -= next.east;
                    north -= next.north;
                }
            }
            const float length = std::hypot(east, north);
            walls.height_m.at(column, row) = highest;
            if (length > 0.0F) {
                walls.facing_east.at(column, row) = east / length;
                walls.facing_north.at(column, row) = north / length;
            }
        }
    }
    return walls;
}

geo::Grid<std::uint8_t>
lit_walls(const WallField& walls, const SunShade& shade, double sun_azimuth_deg) {
    const double azimuth_rad = sun_azimuth_deg * std::numbers::pi / 180.0;
    const auto sun_east = static_cast<float>(std::sin(azimuth_rad));
    const auto sun_north = static_cast<float>(std::cos(azimuth_rad));
    geo::Grid<std::uint8_t> lit(walls.height_m.frame);
    for (std::size_t i = 0; i < lit.values.size(); ++i) {
        const float facing =
            walls.facing_east.values[i] * sun_east + walls.facing_north.values[i] * sun_north;
        const bool reached = shade.shade_height_m.values[i] < walls.height_m.values[i];
        lit.values[i] = facing > 0.0F && reached ? 1 : 0;
    }
    return lit;
}

} // namespace smiletwin::scenarios
