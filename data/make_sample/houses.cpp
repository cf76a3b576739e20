// Rows of narrow houses round each block, wings and sheds in the yards.
#include "buildings.hpp"
#include "geo/base/random.hpp"
#include "place.hpp"

#include <cmath>

namespace smiletwin::sample {
namespace {

using geo::CounterRandom;
using geo::Vec2d;

constexpr std::uint64_t house_seed = 1218; // the year Rostock was given town rights
constexpr std::uint32_t wall_colours = 8;  ///< six plasters, two bricks
constexpr std::uint32_t brick_colours = 2;
constexpr std::uint32_t tile_colours = 5;

double between(CounterRandom& random, double low, double high) {
    return low + (high - low) * random.uniform();
}

/// One side of a block as seen from the street.
struct Row {
    const Block* block = nullptr;
    std::size_t side = 0;
    Vec2d from;
    Vec2d along;
    double length_m = 0.0;
    double depth_m = 0.0;
    bool at_market = false;
    bool open_ends = false; ///< its first and last house stand at a street corner
};

struct House {
    Plot plot;
    bool first = false;
    bool last = false;
    int number = 0;
};

std::string plaster(std::uint32_t colour) {
    return "plaster_" + std::to_string(colour);
}
std::string tiles(std::uint32_t colour) {
    return "tiles_" + std::to_string(colour);
}
std::string facade(const char* kind, std::uint32_t colour) {
    return std::string(kind) + "_" + std::to_string(colour);
}

/// Walls between neighbours are plain; those at a street corner have windows.
Looks house_looks(
    const House& house, const Row& row, const char* front, const char* side, std::uint32_t colour) {
    Looks looks;
    looks.front = facade(front, colour);
    looks.back = looks.front;
    looks.left = house.first && row.open_ends ? facade(side, colour) : plaster(colour);
    looks.right = house.last && row.open_ends ? facade(side, colour) : plaster(colour);
    return looks;
}

Building merchant_house(const House& house, const Row& row, CounterRandom& random) {
    const Plot& plot = house.plot;
    const GroundSpan ground = ground_under(plot.outline());
    const double rise_m = 0.5 * plot.width_m * between(random, 1.12, 1.34);
    // Facade pictures have their eaves at 0.6 of the ridge.
    const double eaves_m = rise_m * 1.5;
    const Heights heights{
        ground.lowest_m, ground.lowest_m + eaves_m, ground.lowest_m + eaves_m + rise_m};
    const bool stepped = random.uniform() < (row.at_market ? 0.42 : 0.16);
    const std::uint32_t colour = stepped && random.uniform() < 0.6
                                     ? wall_colours - 1 - random.below(brick_colours)
                                     : random.below(wall_colours);
    Looks looks = house_looks(house, row, "gable", "long3", colour);
    looks.roof = tiles(random.below(tile_colours));
    Building building;
    building.storeys = eaves_m > 8.2 ? 3 : 2;
    building.function = row.at_market || random.uniform() < 0.3 ? "31001_1120" : "31001_1010";
    if (!stepped) {
        building.parts.push_back({gable_to_street(plot, heights, looks), 3100});
        return building;
    }
    Looks slab = looks;
    slab.front = facade("steps", colour);
    slab.right = plaster(colour);
    slab.back = plaster(colour);
    const Plot front = plot.part(0, plot.width_m, 0, 0.6);
    const Plot rest = plot.part(0, plot.width_m, 0.6, plot.depth_m);
    looks.front = plaster(colour);
    building.parts.push_back({gable_to_street(rest, heights, looks), 3100});
    building.parts.push_back(
        {stepped_gable(front, own_ground(front, heights), plot.width_m > 9.0 ? 4 : 3, slab), 5000});
    return building;
}

Building eaves_house(const House& house, const Row& row, CounterRandom& random) {
    const Plot& plot = house.plot;
    const GroundSpan ground = ground_under(plot.outline());
    const bool low = !row.at_market && random.uniform() < 0.4;
    const double eaves_m = low ? between(random, 5.6, 6.6) : between(random, 8.4, 9.8);
    const double rise_m = 0.5 * plot.depth_m * between(random, 0.85, 1.1);
    const Heights heights{
        ground.lowest_m, ground.lowest_m + eaves_m, ground.lowest_m + eaves_m + rise_m};
    const std::uint32_t colour = random.below(wall_colours);
    const char* front = low ? "long2" : "long3";
    Looks looks = house_looks(house, row, front, "side", colour);
    looks.roof = tiles(random.below(tile_colours));
    Building building;
    building.storeys = low ? 2 : 3;
    building.function = random.uniform() < 0.25 ? "31001_1120" : "31001_1010";
    const bool corner = row.open_ends && (house.first || house.last);
    if (corner && plot.width_m > 8.5 && random.uniform() < 0.5) {
        looks.left = house.first ? facade(front, colour) : looks.left;
        looks.right = house.last ? facade(front, colour) : looks.right;
        building.parts.push_back({hip_roof(plot, heights, looks), 3200});
    } else {
        building.parts.push_back({eaves_to_street(plot, heights, looks), 3100});
    }
    return building;
}

/// High brick gable towards the quay, with hatches and a hoist.
Building warehouse(const House& house, CounterRandom& random) {
    const GroundSpan ground = ground_under(house.plot.outline());
    const double rise_m = 0.5 * house.plot.width_m * between(random, 1.25, 1.4);
    const double eaves_m = 1.5 * rise_m;
    Building building;
    building.function = "31001_2143";
    building.storeys = 5;
    building.parts.push_back(
        {gable_to_street(
             house.plot,
             {ground.lowest_m, ground.lowest_m + eaves_m, ground.lowest_m + eaves_m + rise_m},
             {"store", "store", "brick", "brick", tiles(random.below(tile_colours))}),
         3100});
    return building;
}

/// A chimney through the roof, a little beside the ridge.
void add_chimney(Building& building, const Plot& plot, CounterRandom& random) {
    double ridge_m = -1e9;
    for (const Face& face : building.parts.front().solid) {
        for (const geo::Vec3d& p : face.ring) {
            ridge_m = std::max(ridge_m, p.z);
        }
    }
    const double along = plot.width_m * between(random, 0.38, 0.44);
    const double inward = plot.depth_m * between(random, 0.45, 0.6);
    const Plot shaft = plot.part(along, along + 0.75, inward, inward + 0.9);
    Solid solid = flat_roof(
        shaft,
        {ridge_m - 2.2, ridge_m + 0.8, 0},
        {"chimney", "chimney", "chimney", "chimney", "chimney"});
    building.installations.assign(solid.begin() + 1, solid.end());
}

/// A flat or lean-to wing behind a house, as merchants had them.
Building yard_wing(const House& house, double room_m, CounterRandom& random) {
    const double width_m = std::min(4.6, 0.55 * house.plot.width_m);
    const double length_m = std::min(room_m, between(random, 5.5, 10.0));
    const double start = random.uniform() < 0.5 ? 0.3 : house.plot.width_m - width_m - 0.3;
    const Plot behind = house.plot.part(
        start, start + width_m, house.plot.depth_m + 0.1, house.plot.depth_m + 0.1 + length_m);
    const GroundSpan ground = ground_under(behind.outline());
    const double height_m = between(random, 3.2, 6.0);
    const std::uint32_t colour = random.below(wall_colours);
    const Looks looks{
        plaster(colour), plaster(colour), plaster(colour), plaster(colour), "bitumen"};
    Building building;
    building.function = "31001_2723";
    building.storeys = height_m > 5.0 ? 2 : 1;
    if (random.uniform() < 0.6) {
        building.parts.push_back(
            {flat_roof(behind, {ground.lowest_m, ground.lowest_m + height_m, 0}, looks), 1000});
        return building;
    }
    Looks tiled = looks;
    tiled.roof = tiles(random.below(tile_colours));
    building.parts.push_back(
        {lean_to(
             behind,
             {ground.lowest_m, ground.lowest_m + height_m - 1.0, ground.lowest_m + height_m + 0.6},
             tiled),
         2100});
    return building;
}

/// Cuts a row into narrow plots that fill it exactly.
std::vector<House> divide(const Row& row, CounterRandom& random) {
    const bool wide =
        !row.at_market && rampart_ratio(row.from + 0.5 * row.length_m * row.along) > 0.36;
    std::vector<double> widths;
    double sum = 0.0;
    while (sum < row.length_m - 4.0) {
        widths.push_back(wide ? between(random, 12.0, 16.5) : between(random, 8.0, 12.0));
        sum += widths.back();
    }
    std::vector<House> houses;
    double start = 0.0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double width_m = widths[i] * row.length_m / sum;
        const double depth_m = row.depth_m + between(random, -1.2, 0.4);
        houses.push_back(
            {{row.from + start * row.along, row.along, width_m, depth_m},
             i == 0,
             i + 1 == widths.size(),
             static_cast<int>(2 * i + 1 + row.side % 2)});
        start += width_m;
    }
    return houses;
}

void build_row(const Row& row, double yard_m, std::vector<Building>& out) {
    CounterRandom plan(house_seed, row.block->number * 4 + row.side, 0);
    std::uint32_t step = 1;
    for (const House& house : divide(row, plan)) {
        CounterRandom random(house_seed, row.block->number * 4 + row.side, step++);
        const bool gable =
            house.plot.width_m < 12.0 && random.uniform() < (row.at_market ? 0.72 : 0.5);
        const bool store =
            row.side == 2 && row.block->streets[2] == "Am Strande" && random.uniform() < 0.4;
        Building building = store   ? warehouse(house, random)
                            : gable ? merchant_house(house, row, random)
                                    : eaves_house(house, row, random);
        building.street = row.block->streets[row.side];
        building.house_number = house.number;
        building.built_year = 1480 + static_cast<int>(random.below(420));
        if (random.uniform() < 0.6) {
            add_chimney(building, house.plot, random);
        }
        out.push_back(std::move(building));
        const bool corner = house.first || house.last;
        if (yard_m > 6.0 && !corner && random.uniform() < 0.13) {
            out.push_back(yard_wing(house, 0.5 * yard_m - 1.0, random));
        }
    }
}

/// How far a row keeps from the corners of its block.
struct Ends {
    double start_m = 0.0;
    double end_m = 0.0;
};

/// The northern and southern rows take the corners; their last house stands back only where the
/// corner is so sharp that it would reach into the side street. The other two stand between them.
double
distance_to_corner_m(const Block& block, std::size_t corner, bool takes_corner, double depth_m) {
    const Vec2d here = block.corners[corner];
    const Vec2d next = block.corners[(corner + 1) % 4] - here;
    const Vec2d before = block.corners[(corner + 3) % 4] - here;
    const double cosine = geo::dot(next, before) / (geo::length(next) * geo::length(before));
    const double sine = std::sqrt(1.0 - cosine * cosine);
    const double sharp = std::max(0.0, cosine);
    return takes_corner ? 0.7 * depth_m * sharp / sine : (depth_m * (1.0 + sharp) + 0.7) / sine;
}

Ends row_ends(const Block& block, std::size_t side, double depth_m) {
    const bool takes_corner = side % 2 == 0;
    return {
        distance_to_corner_m(block, side, takes_corner, depth_m),
        distance_to_corner_m(block, (side + 1) % 4, takes_corner, depth_m)};
}

bool faces_market(const Quarter& quarter, Vec2d middle, Vec2d along) {
    const Vec2d outward{along.y, -along.x};
    return geo::contains(quarter.market, middle + 20.0 * outward);
}

} // namespace

std::vector<Building> make_houses(const Quarter& quarter) {
    std::vector<Building> buildings;
    for (const Block& block : quarter.blocks) {
        const auto& c = block.corners;
        const double width_m = geo::length(c[1] - c[0]);
        const double height_m = geo::length(c[3] - c[0]);
        const double depth_m = std::min({11.5, 0.34 * width_m, 0.34 * height_m});
        for (std::size_t side = 0; side < 4; ++side) {
            const Vec2d a = c[side];
            const Vec2d b = c[(side + 1) % 4];
            const double full_m = geo::length(b - a);
            const Vec2d along = (1.0 / full_m) * (b - a);
            const Ends ends = row_ends(block, side, depth_m);
            Row row{
                &block,
                side,
                a + ends.start_m * along,
                along,
                full_m - ends.start_m - ends.end_m,
                depth_m,
                false,
                side % 2 == 0};
            row.at_market = faces_market(quarter, 0.5 * (a + b), along);
            const double across_m = side % 2 == 0 ? height_m : width_m;
            build_row(row, across_m - 2 * depth_m, buildings);
        }
    }
    return buildings;
}

std::vector<geo::Ring2d> footprints(const std::vector<Building>& buildings) {
    std::vector<geo::Ring2d> outlines;
    for (const Building& building : buildings) {
        for (const Part& part : building.parts) {
            for (const Face& face : part.solid) {
                if (face.kind != geo::SurfaceKind::Ground) {
                    continue;
                }
                geo::Ring2d outline;
                for (auto p = face.ring.rbegin(); p != face.ring.rend(); ++p) {
                    outline.push_back({p->x, p->y});
                }
                outlines.push_back(std::move(outline));
            }
        }
    }
    return outlines;
}

} // namespace smiletwin::sample
