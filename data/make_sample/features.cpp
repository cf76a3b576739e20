#include "features.hpp"

#include "geo/base/random.hpp"
#include "place.hpp"
#include "text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace smiletwin::sample {
namespace {

using geo::Vec2d;

constexpr std::uint64_t tree_seed = 54;

/// Full-grown sizes as German street tree lists give them, rounded.
struct Species {
    const char* botanical;
    const char* german;
    double height_m;
    double crown_m;
};
constexpr Species winter_lime{"Tilia cordata", "Winterlinde", 17.0, 10.0};
constexpr Species summer_lime{"Tilia platyphyllos", "Sommerlinde", 20.0, 13.0};
constexpr Species maple{"Acer platanoides", "Spitzahorn", 16.0, 10.0};
constexpr Species oak{"Quercus robur", "Stieleiche", 20.0, 14.0};
constexpr Species chestnut{"Aesculus hippocastanum", "Rosskastanie", 18.0, 12.0};
constexpr Species beech{"Fagus sylvatica", "Rotbuche", 21.0, 13.0};
constexpr Species pear{"Pyrus calleryana", "Chinesische Wildbirne", 9.0, 5.0};
constexpr Species apple{"Malus domestica", "Apfel", 6.5, 5.5};
constexpr Species walnut{"Juglans regia", "Walnuss", 12.0, 9.5};

class Planter {
public:
    Planter(const Quarter& quarter, const std::vector<geo::Ring2d>& footprints)
        : quarter_(quarter), footprints_(footprints) {}

    /// Plants unless a wall or another tree is too near.
    void plant(Vec2d foot, const Species& species, double grown) {
        geo::CounterRandom random(tree_seed, number_++);
        const double size = grown * (0.85 + 0.3 * random.uniform());
        CadastreTree tree;
        tree.foot = foot + Vec2d{random.uniform() - 0.5, random.uniform() - 0.5};
        tree.botanical = species.botanical;
        tree.german = species.german;
        tree.height_m = std::round(species.height_m * size * 2.0) / 2.0;
        tree.crown_m = std::round(species.crown_m * size * 2.0) / 2.0;
        tree.planted_year = 2024 - static_cast<int>(std::lround(95.0 * size * size));
        tree.trunk_girth_cm = static_cast<int>(std::lround(2.1 * (2026 - tree.planted_year) + 14));
        if (has_room(tree)) {
            trees_.push_back(std::move(tree));
        }
    }

    void row(Vec2d from, Vec2d to, double spacing_m, const Species& species, double grown) {
        const double length_m = geo::length(to - from);
        const int count = static_cast<int>(length_m / spacing_m);
        for (int i = 0; i <= count; ++i) {
            plant(from + (i * spacing_m / length_m) * (to - from), species, grown);
        }
    }

    std::vector<CadastreTree> take() { return std::move(trees_); }

private:
    [[nodiscard]] bool has_room(const CadastreTree& tree) const {
        for (const CadastreTree& other : trees_) {
            if (geo::length(other.foot - tree.foot) < 0.36 * (other.crown_m + tree.crown_m)) {
                return false;
            }
        }
        for (const geo::Ring2d& outline : footprints_) {
            if (geo::contains(outline, tree.foot)) {
                return false;
            }
            for (std::size_t i = 0; i < outline.size(); ++i) {
                const Vec2d next = outline[(i + 1) % outline.size()];
                if (geo::distance_to_segment_m(tree.foot, outline[i], next) < 0.4 * tree.crown_m) {
                    return false;
                }
            }
        }
        return ground_kind(quarter_, tree.foot) != GroundKind::Water;
    }

    const Quarter& quarter_;
    const std::vector<geo::Ring2d>& footprints_;
    std::vector<CadastreTree> trees_;
    std::uint64_t number_ = 0;
};

void plant_churchyard(Planter& planter, const Quarter& quarter) {
    const auto& c = quarter.churchyard;
    for (std::size_t side = 0; side < 4; ++side) {
        const Vec2d a = c[side];
        const Vec2d b = c[(side + 1) % 4];
        const Vec2d along = (1.0 / geo::length(b - a)) * (b - a);
        const Vec2d inward{-along.y, along.x};
        planter.row(
            a + 6.0 * along + 5.5 * inward, b - 6.0 * along + 5.5 * inward, 8.6, winter_lime, 0.68);
    }
    planter.plant(c[1] + Vec2d{-15.0, 16.0}, oak, 0.95);
    planter.plant(c[3] + Vec2d{16.0, -15.0}, beech, 0.9);
}

/// Two rows on the inner rampart, single old trees outside it.
void plant_ramparts(Planter& planter) {
    const Vec2d middle{300.0, 330.0};
    for (int i = 0; i <= 36; ++i) {
        const double angle = (182.0 + 176.0 * i / 36.0) * 3.14159265358979323846 / 180.0;
        const Vec2d out{232.0 * std::cos(angle), 228.0 * std::sin(angle)};
        planter.plant(middle + 1.033 * out, i % 5 == 2 ? maple : summer_lime, 0.66);
        planter.plant(middle + 1.082 * out, i % 7 == 3 ? chestnut : winter_lime, 0.7);
    }
    for (const double side : {-1.0, 1.0}) {
        const Vec2d promenade = middle + Vec2d{side * 1.033 * 232.0, 0.0};
        planter.row(promenade + Vec2d{0, 8}, promenade + Vec2d{0, 140}, 14.0, summer_lime, 0.66);
        const Vec2d outer = middle + Vec2d{side * 1.082 * 232.0, 0.0};
        planter.row(outer + Vec2d{0, 15}, outer + Vec2d{0, 140}, 14.0, winter_lime, 0.7);
    }
    for (int i = 0; i < 70; ++i) {
        geo::CounterRandom random(tree_seed, 5000 + static_cast<std::uint64_t>(i));
        const Vec2d foot{random.uniform() * size_m, random.uniform() * 430.0};
        const double ratio = rampart_ratio(foot);
        if (ratio > 1.26 || (ratio > 1.13 && foot.y > 235.0)) {
            const Species* kinds[] = {&oak, &beech, &chestnut, &maple, &summer_lime};
            planter.plant(foot, *kinds[random.below(5)], 0.6 + 0.4 * random.uniform());
        }
    }
}

void plant_yards(Planter& planter, const Quarter& quarter) {
    for (const Block& block : quarter.blocks) {
        const auto& c = block.corners;
        geo::CounterRandom random(tree_seed, 9000 + block.number);
        for (int i = 0; i < 4; ++i) {
            const double s = 0.3 + 0.4 * random.uniform();
            const double t = 0.34 + 0.32 * random.uniform();
            const Vec2d low = c[0] + s * (c[1] - c[0]);
            const Vec2d high = c[3] + s * (c[2] - c[3]);
            const Species* kinds[] = {&apple, &walnut, &pear, &maple};
            planter.plant(
                low + t * (high - low), *kinds[random.below(4)], 0.55 + 0.4 * random.uniform());
        }
    }
}

void append_gate(
    const char* id,
    const char* name,
    Vec2d a,
    Vec2d b,
    int inflow,
    const char* stay,
    std::string& out) {
    const Vec2d from = to_crs(a);
    const Vec2d to = to_crs(b);
    out += fmt::format(
        "{}{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{}\",\"name\":\"{}\",\"inflow_per_h\":{"
        "},"
        "\"stay_share\":{}}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[[{},{}],[{},{}"
        "]]}}}}",
        out.empty() ? "" : ",\n",
        id,
        name,
        inflow,
        stay,
        millimetres(from.x),
        millimetres(from.y),
        millimetres(to.x),
        millimetres(to.y));
}

std::string collection(const char* name, const std::string& features) {
    return fmt::format(
        "{{\"type\":\"FeatureCollection\",\"name\":\"{}\",\n\"crs\":{{\"type\":\"name\","
        "\"properties\":"
        "{{\"name\":\"urn:ogc:def:crs:EPSG::25833\"}}}},\n\"features\":[\n{}\n]}}\n",
        name,
        features);
}

} // namespace

std::vector<CadastreTree>
make_trees(const Quarter& quarter, const std::vector<geo::Ring2d>& footprints) {
    Planter planter(quarter, footprints);
    // The market has two old limes in its north-eastern corner and nothing else.
    planter.plant({331.0, 318.0}, winter_lime, 0.72);
    planter.plant({322.5, 320.0}, winter_lime, 0.66);
    plant_churchyard(planter, quarter);
    planter.row({30.0, 495.5}, {282.0, 495.5}, 10.5, winter_lime, 0.58);
    planter.row({312.0, 495.5}, {572.0, 495.5}, 10.5, winter_lime, 0.58);
    plant_ramparts(planter);
    plant_yards(planter, quarter);
    planter.row({158.0, 190.0}, {160.0, 240.0}, 12.0, pear, 0.8);
    planter.row({437.0, 260.0}, {439.0, 325.0}, 12.0, pear, 0.8);
    return planter.take();
}

std::string trees_text(const std::vector<CadastreTree>& trees) {
    std::string features;
    int number = 0;
    for (const CadastreTree& tree : trees) {
        const Vec2d foot = to_crs(tree.foot);
        features += fmt::format(
            "{}{{\"type\":\"Feature\",\"properties\":{{\"id\":\"B{:04}\",\"art\":\"{}\",\"art_de\":"
            "\"{}\","
            "\"hoehe_m\":{},\"kronendurchmesser_m\":{},\"stammumfang_cm\":{},\"pflanzjahr\":{}}},"
            "\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{},{}]}}}}",
            number == 0 ? "" : ",\n",
            number + 1,
            tree.botanical,
            tree.german,
            fixed(tree.height_m, 1),
            fixed(tree.crown_m, 1),
            tree.trunk_girth_cm,
            tree.planted_year,
            millimetres(foot.x),
            millimetres(foot.y));
        ++number;
    }
    return collection("baumkataster", features);
}

std::string gates_text() {
    std::string features;
    append_gate(
        "kirchstrasse", "Kirchstraße", {231.0, 328.7}, {231.0, 336.3}, 260, "0.30", features);
    append_gate(
        "fischerstrasse", "Fischerstraße", {293.8, 337.5}, {300.3, 337.5}, 520, "0.25", features);
    append_gate(
        "rathausgasse", "Rathausgasse", {353.5, 323.5}, {353.5, 336.3}, 240, "0.20", features);
    append_gate(
        "boettcherstrasse",
        "Böttcherstraße",
        {353.5, 245.0},
        {353.5, 251.5},
        300,
        "0.20",
        features);
    append_gate("papengang", "Papengang", {293.8, 242.6}, {300.3, 242.6}, 380, "0.25", features);
    append_gate("badergrube", "Badergrube", {231.0, 243.8}, {231.0, 251.4}, 220, "0.30", features);
    return collection("zugaenge", features);
}

} // namespace smiletwin::sample
