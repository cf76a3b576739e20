#include "quarter.hpp"

#include "place.hpp"

#include <cmath>
#include <limits>

namespace smiletwin::sample {
namespace {

using geo::Vec2d;

struct Span {
    double from;
    double to;
};

// Blocks stand where a column crosses a row; the gaps are the streets.
constexpr Span columns[] = {{92, 155}, {164, 230}, {240, 293}, {301, 352}, {372, 434}, {443, 508}};
constexpr Span rows[] = {{133, 176}, {186, 243}, {252, 328}, {337, 387}, {396, 439}, {447, 484}};
constexpr int market_row = 2;
constexpr int gate_row = 5;

const char* const streets_west_east[] = {
    "Am Wall",
    "Böttcherstraße",
    "Am Markt",
    "Am Markt",
    "Krämerstraße",
    "Seilergasse",
    "Am Strande"};
const char* const streets_south_north[] = {
    "Weidenstraße",
    "Badergrube",
    "Kirchstraße",
    "Fischerstraße",
    "Rathausgasse",
    "Wollweberstraße",
    "Ankergang"};

/// Medieval streets are nowhere straight: they bend slowly, least of all at the market, at the
/// quay and at the gate.
Vec2d bent(Vec2d p) {
    const double free = smooth_step(50.0, 150.0, geo::length(p - Vec2d{292.0, 290.0})) *
                        smooth_step(10.0, 70.0, geo::length(p - gate_middle)) *
                        (1.0 - 0.75 * smooth_step(440.0, 490.0, p.y));
    const double dx = 10.5 * std::sin(p.y / 84.0 + 0.4) + 5.0 * std::sin(p.x / 57.0 + p.y / 110.0);
    const double dy = 8.5 * std::sin(p.x / 98.0 + 1.0) + 4.5 * std::sin(p.y / 66.0 + p.x / 120.0);
    return {p.x + free * dx, p.y + free * dy};
}

bool inside_town(const Block& block) {
    for (const Vec2d corner : block.corners) {
        if (rampart_ratio(corner) > 1.0) {
            return false;
        }
    }
    return true;
}

/// Market, church and town hall stand where blocks would.
bool is_kept_free(int column, int row) {
    const bool market = row == market_row && (column == 2 || column == 3);
    const bool church = column == 1 && (row == 3 || row == 4);
    return market || church;
}

double distance_to_outline(const geo::Ring2d& ring, Vec2d p) {
    double nearest_m = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        nearest_m = std::min(
            nearest_m, geo::distance_to_segment_m(p, ring[i], ring[(i + 1) % ring.size()]));
    }
    return nearest_m;
}

GroundKind kind_in_block(const Block& block, Vec2d p) {
    if (distance_to_outline(block.corners, p) < 14.0) {
        return GroundKind::Yard;
    }
    return block.number % 3 == 0 ? GroundKind::Yard : GroundKind::Garden;
}

GroundKind kind_outside_town(Vec2d p) {
    if (in_moat(p)) {
        return GroundKind::Water;
    }
    const double ratio = rampart_ratio(p) + 0.004 * std::sin(p.x / 17.0);
    const bool promenade = std::abs(ratio - 1.055) < 0.008;
    const bool outer_path = std::abs(ratio - 1.235) < 0.006;
    const bool road_out = std::abs(p.x - causeway_x_m) < 2.6 && p.y < 150.0;
    return promenade || outer_path || road_out ? GroundKind::Path : GroundKind::Lawn;
}

GroundKind kind_in_churchyard(const geo::Ring2d& churchyard, Vec2d p) {
    const geo::Vec2d middle =
        0.25 * (churchyard[0] + churchyard[1] + churchyard[2] + churchyard[3]);
    const bool rim = distance_to_outline(churchyard, p) < 2.2;
    const bool cross_path = std::abs(p.x - middle.x) < 1.4 || std::abs(p.y - middle.y) < 1.4;
    return rim || cross_path ? GroundKind::Path : GroundKind::Lawn;
}

} // namespace

Quarter make_quarter() {
    Quarter quarter;
    std::uint32_t number = 0;
    for (int row = 0; row < 6; ++row) {
        for (int column = 0; column < 6; ++column) {
            Span x = columns[column];
            const Span y = rows[row];
            if (column == 3 && row != market_row) { // only the town hall needs the wide gap
                x.to = 361.5;
            }
            if (row == gate_row) { // a wider street, so that the gate fits between the houses
                x.from = column == 3 ? 303.2 : x.from;
                x.to = column == 2 ? 290.5 : x.to;
            }
            Block block;
            block.corners = {
                bent({x.from, y.from}),
                bent({x.to, y.from}),
                bent({x.to, y.to}),
                bent({x.from, y.to})};
            block.streets[0] = streets_west_east[row];
            block.streets[1] = streets_south_north[column + 1];
            block.streets[2] = streets_west_east[row + 1];
            block.streets[3] = streets_south_north[column];
            block.number = number++;
            if (row == market_row && column == 1) {
                block.streets[1] = "Am Markt";
            }
            if (inside_town(block) && !is_kept_free(column, row)) {
                quarter.blocks.push_back(std::move(block));
            }
        }
    }
    quarter.market = {{240.0, 254.0}, {341.0, 254.0}, {341.0, 326.0}, {240.0, 326.0}};
    quarter.churchyard = {bent({164, 337}), bent({230, 337}), bent({230, 439}), bent({164, 439})};
    return quarter;
}

GroundKind ground_kind(const Quarter& quarter, Vec2d p) {
    if (p.y > quay_edge_m) {
        return GroundKind::Water;
    }
    if (p.y > 486.0) {
        return GroundKind::Quay;
    }
    if (geo::contains(quarter.market, p)) {
        return GroundKind::Square;
    }
    if (geo::contains(quarter.churchyard, p)) {
        return kind_in_churchyard(quarter.churchyard, p);
    }
    double nearest_m = std::numeric_limits<double>::infinity();
    for (const Block& block : quarter.blocks) {
        if (geo::contains(block.corners, p)) {
            return kind_in_block(block, p);
        }
        nearest_m = std::min(nearest_m, distance_to_outline(block.corners, p));
    }
    if (nearest_m < 1.9) {
        return GroundKind::Pavement;
    }
    if (nearest_m > 7.5 && rampart_ratio(p) > 0.72 && p.y < 474.0) {
        return kind_outside_town(p);
    }
    return rampart_ratio(p) > 0.8 || p.y > 474.0 ? GroundKind::Street : GroundKind::Cobble;
}

} // namespace smiletwin::sample
