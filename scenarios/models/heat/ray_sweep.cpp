#include "scenarios/models/heat/ray_sweep.hpp"

#include "scenarios/models/heat/lanes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace smiletwin::scenarios {

namespace {

constexpr std::size_t intervals = SweepState::intervals;

/// Interval of line heights in which a crown stops the ray; empty: upper = no_height.
struct Crown {
    Float4 lower;
    Float4 upper;
};

/// Crowns of four neighbouring lines, highest first.
struct CarriedCrowns {
    std::array<Crown, intervals> crown;
};

CarriedCrowns load_crowns(const SweepState& state, std::size_t line) {
    CarriedCrowns carried;
    for (std::size_t k = 0; k < intervals; ++k) {
        carried.crown[k] = {load4(&state.lower[k][line]), load4(&state.upper[k][line])};
    }
    return carried;
}

void store_crowns(SweepState& state, std::size_t line, const CarriedCrowns& carried) {
    for (std::size_t k = 0; k < intervals; ++k) {
        store4(&state.lower[k][line], carried.crown[k].lower);
        store4(&state.upper[k][line], carried.crown[k].upper);
    }
}

Int4 meets_crown(const CarriedCrowns& carried, Float4 ray) {
    Int4 met = Int4{};
    for (const Crown& crown : carried.crown) {
        met |= (crown.lower <= ray) & (ray < crown.upper);
    }
    return met;
}

/// What lies below `solid` is hidden behind it for all lower rays.
void cut_below(CarriedCrowns& carried, Float4 solid) {
    const Float4 none = all4(no_height);
    for (Crown& crown : carried.crown) {
        crown.lower = max4(crown.lower, solid);
        crown.upper = crown.upper > crown.lower ? crown.upper : none;
    }
}

/// Joins what overlaps, then puts the new crown in its place; lanes without a crown have
/// upper = no_height.
void add_crown(CarriedCrowns& carried, Crown added) {
    const Float4 none = all4(no_height);
    for (Crown& crown : carried.crown) {
        const Int4 overlap = (added.lower <= crown.upper) & (crown.lower <= added.upper);
        added.lower = overlap ? min4(added.lower, crown.lower) : added.lower;
        added.upper = overlap ? max4(added.upper, crown.upper) : added.upper;
        crown.upper = overlap ? none : crown.upper;
    }
    for (Crown& crown : carried.crown) {
        const Int4 higher = added.upper > crown.upper;
        const Crown before = crown;
        crown.lower = higher ? added.lower : before.lower;
        crown.upper = higher ? added.upper : before.upper;
        added.lower = higher ? before.lower : added.lower;
        added.upper = higher ? before.upper : added.upper;
    }
    // One too many: the lowest two become one.
    Crown& lowest = carried.crown.back();
    lowest.lower = added.upper > none ? min4(lowest.lower, added.lower) : lowest.lower;
}

/// Everything a group of four cells needs to know about its step.
struct Step {
    Float4 rise;         ///< line height minus height
    Float4 rise_to_next; ///< by which the ray climbs across one cell
};

/// Walks four lines over four cells; returns their RayBits.
template <bool WithCrowns>
Int4 walk_four(
    const RayPlanes& planes,
    std::size_t cell,
    SweepState& state,
    std::size_t line,
    const Step& step,
    float* shade_height_m) {
    const Float4 none = all4(no_height);
    const Float4 ray = load4(&planes.surface[cell]) + step.rise;
    const Float4 solid = load4(&state.solid[line]);
    store4(&state.solid[line], max4(solid, ray));
    if (shade_height_m != nullptr) {
        store4(shade_height_m, max4(solid - ray, Float4{}));
    }
    Int4 bits = (solid > ray) & 1;
    if constexpr (WithCrowns) {
        const Float4 top = load4(&planes.crown_top[cell]);
        const bool crown_here = any4(top > none);
        const bool crown_carried = any4(load4(&state.upper[0][line]) > none);
        if (crown_here || crown_carried) {
            CarriedCrowns carried = load_crowns(state, line);
            if (crown_here) {
                const Float4 base = load4(&planes.crown_base[cell]);
                // The ray climbs while it crosses the cell: it meets the crown when it enters below
                // the top and leaves above the base.
                add_crown(carried, {base + step.rise, top + step.rise_to_next + step.rise});
            }
            bits |= meets_crown(carried, ray) & 2;
            cut_below(carried, ray);
            store_crowns(state, line, carried);
        }
    }
    return bits;
}

void clear_state(SweepState& state, int lines, bool with_crowns) {
    const auto size = static_cast<std::size_t>(lines + 2 * lane_block);
    state.solid.assign(size, no_height);
    if (with_crowns) {
        for (std::size_t k = 0; k < intervals; ++k) {
            state.upper[k].assign(size, no_height);
            state.lower[k].assign(size, no_height);
        }
    }
}

/// Cells of a block of sixteen whose results count.
struct Span {
    int begin;
    int end;
};

void put_bits(std::uint8_t* to, const std::array<Int4, 4>& bits, int shift, Span span) {
    const Byte16 put = pack_bytes(bits) << static_cast<std::uint8_t>(shift);
    const auto kept = static_cast<std::uint8_t>(~(3U << static_cast<unsigned>(shift)));
    if (span.begin == 0 && span.end == lane_block) {
        Byte16 present;
        std::memcpy(&present, to, sizeof present);
        present = (present & kept) | put;
        std::memcpy(to, &present, sizeof present);
        return;
    }
    for (int i = span.begin; i < span.end; ++i) {
        to[i] = static_cast<std::uint8_t>((to[i] & kept) | put[i]);
    }
}

/// What stays the same along a step.
struct Walk {
    const RayPlanes& planes;
    SweepState& state;
    const Step& step;
    const SweepTarget& target;
};

template <bool WithCrowns>
void walk_block(const Walk& walk, int row, int line0, int cell0, Span span) {
    std::array<Int4, 4> bits{};
    std::array<float, lane_block> shade{};
    const bool wants_height = walk.target.shade_height_m != nullptr;
    for (std::size_t part = 0; part < bits.size(); ++part) {
        const int cell = cell0 + static_cast<int>(part) * lane_count;
        bits[part] = walk_four<WithCrowns>(
            walk.planes,
            walk.planes.offset(row) + static_cast<std::size_t>(cell),
            walk.state,
            static_cast<std::size_t>(line0 + cell),
            walk.step,
            wants_height ? &shade[part * lane_count] : nullptr);
    }
    const std::size_t out =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(walk.planes.width) +
        static_cast<std::size_t>(cell0);
    put_bits(walk.target.bits + out, bits, walk.target.shift, span);
    if (wants_height) {
        std::copy(
            shade.begin() + span.begin,
            shade.begin() + span.end,
            walk.target.shade_height_m + out + static_cast<std::size_t>(span.begin));
    }
}

template <bool WithCrowns>
void sweep(
    const RayPlanes& planes,
    const ShearedLines& lines,
    double slope,
    LineRange range,
    SweepState& state,
    const SweepTarget& target) {
    clear_state(state, lines.lines(), WithCrowns);
    const double climb_m = lines.step_m * slope;
    Step step{Float4{}, all4(static_cast<float>(climb_m))};
    for (int s = 0; s < lines.steps; ++s) {
        const int row = lines.row(s);
        const int line0 = lines.first_line(s);
        step.rise = all4(static_cast<float>(s * climb_m));
        // Blocks start where the padded rows have them, so that nothing beyond the row is read;
        // lines outside the range are walked along but not written.
        const int first = std::max(0, range.first - line0);
        const int last = std::min(planes.width, range.last - line0);
        for (int cell0 = first / lane_block * lane_block; cell0 < last; cell0 += lane_block) {
            const Span span{std::max(0, first - cell0), std::min(lane_block, last - cell0)};
            walk_block<WithCrowns>({planes, state, step, target}, row, line0, cell0, span);
        }
    }
}

} // namespace

void sweep_rays(
    const RayPlanes& planes,
    const ShearedLines& lines,
    double slope,
    LineRange range,
    SweepState& state,
    const SweepTarget& target) {
    if (planes.crown_top.empty()) {
        sweep<false>(planes, lines, slope, range, state, target);
    } else {
        sweep<true>(planes, lines, slope, range, state, target);
    }
}

} // namespace smiletwin::scenarios
