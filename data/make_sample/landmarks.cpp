// The buildings one remembers: St. Nicolai with its copper spire, the town hall with seven
// towers, the gate at the quay.
#include "buildings.hpp"
#include "place.hpp"

#include <cmath>

namespace smiletwin::sample {
namespace {

using geo::SurfaceKind;
using geo::Vec2d;

Looks all(const std::string& walls, const std::string& roof) {
    return {walls, walls, walls, walls, roof};
}

Plot plot_at(double x, double y, double width_m, double depth_m) {
    return {{x, y}, {1.0, 0.0}, width_m, depth_m};
}

geo::Ring2d octagon(Vec2d middle, double radius_m) {
    geo::Ring2d ring;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i - 3) * 3.14159265358979323846 / 4.0;
        ring.push_back(middle + Vec2d{radius_m * std::cos(angle), radius_m * std::sin(angle)});
    }
    return ring;
}

/// Square with the points an octagon has: corners and middles of the sides, from a corner on.
geo::Ring2d square(Vec2d middle, double half_m) {
    geo::Ring2d ring;
    for (const Vec2d p :
         {Vec2d{-1, -1},
          Vec2d{0, -1},
          Vec2d{1, -1},
          Vec2d{1, 0},
          Vec2d{1, 1},
          Vec2d{0, 1},
          Vec2d{-1, 1},
          Vec2d{-1, 0}}) {
        ring.push_back(middle + half_m * p);
    }
    return ring;
}

/// West tower: square shaft, copper spire with broad foot.
Part church_tower(Vec2d middle, double floor_m) {
    const geo::Ring2d shaft = square(middle, 8.4);
    const double base_m = ground_under(shaft).lowest_m;
    // An octagon's first point lies at the square's first corner.
    return {
        tower(
            {{shaft, base_m, SurfaceKind::Wall, {}},
             {shaft, floor_m + 24.0, SurfaceKind::Wall, "church_low"},
             {shaft, floor_m + 46.0, SurfaceKind::Wall, "church_high"},
             {octagon(middle, 6.0), floor_m + 56.0, SurfaceKind::Roof, "copper"}},
            {middle.x, middle.y, floor_m + 96.0},
            "copper"),
        4000};
}

/// East end: half an octagon with a roof that leans on the nave.
Part choir(Vec2d middle, double radius_m, double eaves_m, double ridge_m) {
    geo::Ring2d outline;
    for (int i = -2; i <= 2; ++i) {
        const double angle = i * 3.14159265358979323846 / 4.0;
        outline.push_back(middle + Vec2d{radius_m * std::cos(angle), radius_m * std::sin(angle)});
    }
    const double base_m = ground_under(outline).lowest_m;
    const geo::Vec3d point{middle.x, middle.y, ridge_m};
    Solid solid = tower(
        {{outline, base_m, SurfaceKind::Wall, {}},
         {outline, eaves_m, SurfaceKind::Wall, "church_low"}},
        point,
        "church_roof");
    // The last roof face stands upright against the nave, above the flat last wall.
    solid.back().kind = SurfaceKind::Wall;
    solid.back().look = "brick";
    return {std::move(solid), 3500};
}

Building church(Vec2d middle) {
    const double west = middle.x - 13.75;
    const double middle_y = middle.y;
    const double floor_m = ground_height_m(middle);
    Building building;
    building.name = "St. Nicolai";
    building.function = "31001_3041";
    building.built_year = 1312;
    building.parts.push_back(church_tower({west - 6.0, middle_y}, floor_m));
    const Plot nave{{west + 2.4, middle_y - 6.5}, {1, 0}, 33.0, 13.0};
    building.parts.push_back(
        {eaves_to_street(
             nave,
             own_ground(nave, {0.0, floor_m + 19.0, floor_m + 29.0}),
             all("church_nave*6", "church_roof")),
         3100});
    const Plot south{{west + 2.4, middle_y - 12.5}, {1, 0}, 33.0, 6.0};
    const Plot north{{west + 35.4, middle_y + 12.5}, {-1, 0}, 33.0, 6.0};
    // Aisles: the high side of the lean-to stands against the nave.
    for (const Plot& aisle : {south, north}) {
        const Plot facing{
            aisle.at(aisle.width_m, aisle.depth_m),
            -1.0 * aisle.along,
            aisle.width_m,
            aisle.depth_m};
        Looks looks = all("brick", "church_roof");
        looks.back = "church_aisle*6";
        building.parts.push_back(
            {lean_to(facing, own_ground(facing, {0.0, floor_m + 10.0, floor_m + 14.0}), looks),
             2100});
    }
    building.parts.push_back(choir({west + 35.4, middle_y}, 6.5, floor_m + 17.5, floor_m + 25.0));
    return building;
}

/// Main house, show wall in front of it and seven towers: building parts side by side.
Building town_hall() {
    const double front_x = 344.0;
    const double south = 258.5;
    const double pitch_m = 10.2;
    const double tower_m = 2.8;
    const double base_m = ground_under(plot_at(front_x, south, 18, 64).outline()).lowest_m;
    Building building;
    building.name = "Rathaus";
    building.function = "31001_3012";
    building.street = "Am Markt";
    building.house_number = 1;
    building.storeys = 3;
    building.built_year = 1290;
    // The street side faces west: `along` runs south, from the northern end.
    const double length_m = 6 * pitch_m + tower_m;
    const Plot whole{{front_x, south + length_m}, {0, -1}, length_m, 18.0};
    const Plot main_house = whole.part(0, length_m, 2.8, 18.0);
    building.parts.push_back(
        {eaves_to_street(
             main_house,
             {base_m, base_m + 12.5, base_m + 20.5},
             {"brick_pale", "long3_6*6", "side_6*2", "side_6*2", "tiles_3"}),
         3100});
    for (int i = 0; i < 7; ++i) {
        const double start = i * pitch_m;
        const Plot shaft = whole.part(start, start + tower_m, 0, tower_m);
        Looks looks = all("hall_tower", "copper");
        building.parts.push_back(
            {pyramid_roof(shaft.outline(), {base_m, base_m + 22.5, base_m + 31.5}, looks), 3500});
        if (i < 6) {
            const Plot wall = whole.part(start + tower_m, start + pitch_m, 0.7, 2.8);
            building.parts.push_back(
                {flat_roof(
                     wall,
                     {base_m, base_m + 17.5, 0},
                     {"hall_wall", "brick_pale", "brick_pale", "brick_pale", "brick_pale"}),
                 1000});
        }
    }
    return building;
}

/// Two legs and a house over the passage.
Building quay_gate() {
    const Plot whole{gate_middle - Vec2d{5.6, 4.5}, {1, 0}, 11.2, 9.0};
    const double base_m = ground_under(whole.outline()).lowest_m;
    const double arch_m = base_m + 5.2;
    Building building;
    building.name = "Koggentor";
    building.function = "31001_3038";
    building.built_year = 1355;
    for (const Plot& leg : {whole.part(0, 2.9, 0, 9), whole.part(8.3, 11.2, 0, 9)}) {
        building.parts.push_back(
            {flat_roof(leg, {base_m, arch_m, 0}, all("brick", "brick")), 1000});
    }
    Solid upper = gable_to_street(
        whole,
        {arch_m, base_m + 13.0, base_m + 21.0},
        {"gate", "gate", "brick", "brick", "tiles_2"});
    upper.front().kind = SurfaceKind::OuterCeiling;
    upper.front().look = "brick";
    building.parts.push_back({std::move(upper), 3100});
    return building;
}

} // namespace

std::vector<Building> make_landmarks(const Quarter& quarter) {
    const geo::Ring2d& yard = quarter.churchyard;
    std::vector<Building> buildings;
    buildings.push_back(town_hall());
    buildings.push_back(church(0.25 * (yard[0] + yard[1] + yard[2] + yard[3])));
    buildings.push_back(quay_gate());
    return buildings;
}

} // namespace smiletwin::sample
