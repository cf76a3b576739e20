#include "furniture.hpp"

#include "place.hpp"

#include <cmath>

namespace smiletwin::sample {
namespace {

using geo::SurfaceKind;
using geo::Vec2d;

geo::Ring2d circle(Vec2d middle, double radius_m, int corners) {
    geo::Ring2d ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * 3.14159265358979323846 * i / corners;
        ring.push_back(middle + Vec2d{radius_m * std::cos(angle), radius_m * std::sin(angle)});
    }
    return ring;
}

void add(std::vector<Face>& faces, const Solid& solid) {
    // The face on the ground is never seen.
    faces.insert(faces.end(), solid.begin() + 1, solid.end());
}

/// Basin of sandstone, water, a column with a copper figure.
Furniture fountain() {
    const Vec2d middle{290.5, 290.0};
    const double z = market_height_m;
    Furniture out{"Marktbrunnen", false, {}};
    add(out.faces,
        tower(
            {{circle(middle, 3.6, 8), z, SurfaceKind::Wall, {}},
             {circle(middle, 3.6, 8), z + 0.85, SurfaceKind::Wall, "sandstone"},
             {circle(middle, 3.15, 8), z + 0.85, SurfaceKind::Roof, "sandstone"},
             {circle(middle, 3.1, 8), z + 0.6, SurfaceKind::Roof, "sandstone"}},
            {middle.x, middle.y, z + 0.6},
            "fountain_water"));
    add(out.faces,
        tower(
            {{circle(middle, 0.75, 8), z, SurfaceKind::Wall, {}},
             {circle(middle, 0.55, 8), z + 1.4, SurfaceKind::Roof, "sandstone"},
             {circle(middle, 0.3, 8), z + 3.2, SurfaceKind::Roof, "sandstone"},
             {circle(middle, 0.42, 8), z + 3.4, SurfaceKind::Roof, "copper"},
             {circle(middle, 0.3, 8), z + 4.3, SurfaceKind::Roof, "copper"}},
            {middle.x, middle.y, z + 5.1},
            "copper"));
    return out;
}

/// Hull from the water line up: pointed bow, straight stern; levels widen towards the deck.
geo::Ring2d hull_level(Vec2d stern, double length_m, double beam_m, double flare) {
    const double half = 0.5 * beam_m * flare;
    const double bow = length_m * (0.93 + 0.07 * flare);
    return {
        stern + Vec2d{0.0, -0.75 * half},
        stern + Vec2d{0.25 * length_m, -half},
        stern + Vec2d{0.7 * length_m, -0.9 * half},
        stern + Vec2d{bow, 0.0},
        stern + Vec2d{0.7 * length_m, 0.9 * half},
        stern + Vec2d{0.25 * length_m, half},
        stern + Vec2d{0.0, 0.75 * half}};
}

void add_mast(std::vector<Face>& faces, Vec2d foot, double deck_m, double top_m) {
    add(faces,
        tower(
            {{circle(foot, 0.24, 4), deck_m, SurfaceKind::Wall, {}},
             {circle(foot, 0.13, 4), top_m - 1.0, SurfaceKind::Roof, "spar"}},
            {foot.x, foot.y, top_m},
            "spar"));
    // The yard with its furled sail lies across the ship.
    const double yard_m = deck_m + 0.68 * (top_m - deck_m);
    const Plot yard{foot + Vec2d{-0.25, -3.6}, {1.0, 0.0}, 0.5, 7.2};
    const Looks sail{"sail", "sail", "sail", "sail", "sail"};
    const Solid roll = flat_roof(yard, {yard_m, yard_m + 0.55, 0.0}, sail);
    add(faces, roll);
}

Furniture ship(const char* name, Vec2d stern, double length_m, int masts, const char* hull) {
    const double beam_m = 0.24 * length_m;
    const double deck_m = 1.9;
    Furniture out{name, true, {}};
    const geo::Ring2d deck = hull_level(stern, length_m, beam_m, 1.0);
    const geo::Ring2d inner =
        hull_level(stern + Vec2d{0.4, 0.0}, length_m - 1.2, beam_m - 0.7, 1.0);
    const Vec2d middle = stern + Vec2d{0.45 * length_m, 0.0};
    add(out.faces,
        tower(
            {{hull_level(stern, length_m, beam_m, 0.72), 0.0, SurfaceKind::Wall, {}},
             {deck, deck_m + 0.6, SurfaceKind::Roof, hull},
             {inner, deck_m + 0.6, SurfaceKind::Roof, "spar"},
             {inner, deck_m, SurfaceKind::Roof, "spar"}},
            {middle.x, middle.y, deck_m},
            "deck"));
    const Plot cabin{
        stern + Vec2d{0.06 * length_m, -0.22 * beam_m}, {1.0, 0.0}, 0.2 * length_m, 0.44 * beam_m};
    add(out.faces,
        flat_roof(cabin, {deck_m, deck_m + 2.1, 0.0}, {"sail", "sail", "sail", "sail", "deck"}));
    for (int i = 0; i < masts; ++i) {
        const double share = masts == 1 ? 0.5 : 0.38 + 0.32 * i;
        add_mast(
            out.faces,
            stern + Vec2d{share * length_m, 0.0},
            deck_m,
            deck_m + length_m * (0.72 - 0.08 * i));
    }
    return out;
}

} // namespace

std::vector<Furniture> make_furniture() {
    return {
        fountain(),
        ship("Schoner Hedwig", {198.0, 509.2}, 31.0, 2, "hull_dark"),
        ship("Kutter Anna", {326.0, 508.0}, 19.0, 1, "hull_green"),
        ship("Galeasse Luise", {384.0, 508.9}, 27.0, 2, "hull_red"),
        ship("Boot Möwe", {118.0, 507.2}, 13.0, 1, "hull_green")};
}

} // namespace smiletwin::sample
