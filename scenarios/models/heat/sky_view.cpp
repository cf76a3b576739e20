#include "scenarios/models/heat/sky_view.hpp"

#include "geo/base/parallel.hpp"
#include "scenarios/models/heat/lanes.hpp"
#include "scenarios/models/heat/ray_sweep.hpp"
#include "scenarios/models/heat/sky_patches.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <numbers>

namespace smiletwin::scenarios {

namespace {

/// Up to four patches of the same quadrant whose rays run over the same axis; they share a plane.
struct PatchGroup {
    int quadrant = 0;
    bool over_rows = true;
    std::vector<std::size_t> patches;
};

bool runs_over_rows(const SkyPatch& patch) {
    return ShearedLines::along(patch.azimuth_deg, 1, 1, 1.0).over_rows;
}

std::vector<PatchGroup> make_groups() {
    std::vector<PatchGroup> groups;
    const auto& patches = sky_patches();
    for (int quadrant = 0; quadrant < 4; ++quadrant) {
        for (const bool over_rows : {true, false}) {
            PatchGroup group{quadrant, over_rows, {}};
            for (std::size_t i = 0; i < patches.size(); ++i) {
                if (patches[i].quadrant() != quadrant || runs_over_rows(patches[i]) != over_rows) {
                    continue;
                }
                group.patches.push_back(i);
                if (group.patches.size() == 4) {
                    groups.push_back(group);
                    group.patches.clear();
                }
            }
            if (!group.patches.empty()) {
                groups.push_back(group);
            }
        }
    }
    return groups;
}

const std::vector<PatchGroup>& patch_groups() {
    static const std::vector<PatchGroup> groups = make_groups();
    return groups;
}

/// Straight up there is nothing solid; the crown above the cell counts.
void mark_zenith(const RayPlanes& planes, int shift, std::vector<std::uint8_t>& plane) {
    const auto kept = static_cast<std::uint8_t>(~(3U << static_cast<unsigned>(shift)));
    for (int row = 0; row < planes.rows; ++row) {
        for (int i = 0; i < planes.width; ++i) {
            const std::size_t cell = planes.offset(row) + static_cast<std::size_t>(i);
            const bool covered =
                !planes.crown_top.empty() && planes.crown_top[cell] > planes.surface[cell];
            const std::size_t out =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(planes.width) +
                static_cast<std::size_t>(i);
            const int bits = covered ? ray_crown << shift : 0;
            plane[out] = static_cast<std::uint8_t>((plane[out] & kept) | bits);
        }
    }
}

/// Cells [first, last) of columns and rows.
struct CellBox {
    int column0 = 0;
    int column1 = 0;
    int row0 = 0;
    int row1 = 0;
};

/// Lines that touch the box: the drift is steady, so the ends of the box bound it.
LineRange lines_through(const CellBox& box, const ShearedLines& lines) {
    const int row0 = lines.over_rows ? box.row0 : box.column0;
    const int row1 = lines.over_rows ? box.row1 : box.column1;
    const int cell0 = lines.over_rows ? box.column0 : box.row0;
    const int cell1 = lines.over_rows ? box.column1 : box.row1;
    // A step's row is its own mirror image, so row() also tells the step of a row.
    const int line_a = lines.first_line(lines.row(row0));
    const int line_b = lines.first_line(lines.row(row1 - 1));
    return {std::min(line_a, line_b) + cell0, std::max(line_a, line_b) + cell1};
}

/// Bits of a group as they were, to be renewed where lines touch `changed`.
struct Renewal {
    const std::vector<std::uint8_t>& plane;
    CellBox changed;
};

/// Bits of one group, row by row.
std::vector<std::uint8_t> sweep_group(
    const RayField& field, const PatchGroup& group, SweepState& state, const Renewal* renewal) {
    const geo::GridFrame& frame = field.frame;
    const RayPlanes& planes = group.over_rows ? field.by_row : field.by_column;
    std::vector<std::uint8_t> walked(frame.cells(), 0);
    if (renewal != nullptr && group.over_rows) {
        walked = renewal->plane;
    } else if (renewal != nullptr) {
        const auto stride = static_cast<std::size_t>(frame.columns);
        transpose(renewal->plane.data(), stride, walked.data(), frame.columns, frame.rows);
    }
    int shift = 0;
    for (const std::size_t index : group.patches) {
        const SkyPatch& patch = sky_patches()[index];
        if (patch.is_zenith()) {
            mark_zenith(planes, shift, walked);
        } else {
            const ShearedLines lines =
                ShearedLines::along(patch.azimuth_deg, frame.columns, frame.rows, frame.cell_m);
            const double slope = std::tan(patch.elevation_deg * std::numbers::pi / 180.0);
            const LineRange range =
                renewal != nullptr ? lines_through(renewal->changed, lines) : LineRange{};
            sweep_rays(planes, lines, slope, range, state, {walked.data(), shift, nullptr});
        }
        shift += 2;
    }
    if (group.over_rows) {
        return walked;
    }
    std::vector<std::uint8_t> plane(frame.cells());
    const auto stride = static_cast<std::size_t>(frame.rows);
    transpose(walked.data(), stride, plane.data(), frame.rows, frame.columns);
    return plane;
}

geo::Result<SkyBits> sweep_sky(
    const RayField& field,
    const SkyBits* previous,
    const CellBox& changed,
    geo::RunContext& context) {
    const auto& groups = patch_groups();
    SkyBits bits;
    bits.frame = field.frame;
    bits.planes.resize(groups.size());
    std::atomic<std::size_t> done{0};
    geo::parallel_blocks(groups.size(), 1, [&](std::size_t begin, std::size_t end) {
        SweepState state;
        for (std::size_t i = begin; i < end && !context.cancelled(); ++i) {
            if (previous != nullptr) {
                const Renewal renewal{previous->planes[i], changed};
                bits.planes[i] = sweep_group(field, groups[i], state, &renewal);
            } else {
                bits.planes[i] = sweep_group(field, groups[i], state, nullptr);
            }
            const double share = static_cast<double>(++done) / static_cast<double>(groups.size());
            context.report(share, {"heat.progress.sky", {}});
        }
    });
    if (context.cancelled()) {
        return geo::cancelled_problem();
    }
    return bits;
}

/// What a byte of a group adds to the six sums of its quadrant: free of solid, crown, crown before
/// solid; whole-sky weights first, half-sky weights second.
struct ByteSums {
    Float4 whole;
    Float4 half;
};

std::array<ByteSums, 256> sums_of_bytes(const PatchGroup& group) {
    std::array<ByteSums, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        for (std::size_t i = 0; i < group.patches.size(); ++i) {
            const SkyPatch& patch = sky_patches()[group.patches[i]];
            const std::size_t met = (byte >> (2 * i)) & 3U;
            const bool solid = (met & ray_solid) != 0;
            const bool crown = (met & ray_crown) != 0;
            const Float4 counts{
                solid ? 1.0F : 0.0F,
                crown && !solid ? 1.0F : 0.0F,
                crown && solid ? 1.0F : 0.0F,
                0.0F};
            table[byte].whole += counts * all4(static_cast<float>(patch.weight));
            table[byte].half += counts * all4(static_cast<float>(patch.compat_half_weight));
        }
    }
    return table;
}

struct QuadrantSums {
    std::array<ByteSums, 4> hidden{}; ///< by quadrant
};

/// Weights of the whole sky by quadrant, in the sums' own rounding.
struct OpenSky {
    std::array<double, 4> whole{};
    std::array<double, 4> half{};
};

OpenSky open_sky() {
    OpenSky open;
    for (const SkyPatch& patch : sky_patches()) {
        open.whole[static_cast<std::size_t>(patch.quadrant())] += patch.weight;
        open.half[static_cast<std::size_t>(patch.quadrant())] += patch.compat_half_weight;
    }
    return open;
}

/// Quadrants of a part of the sky.
std::array<std::size_t, 2> quadrants_of(SkyView::Part part) {
    switch (part) {
    case SkyView::East:
        return {0, 1};
    case SkyView::South:
        return {1, 2};
    case SkyView::West:
        return {2, 3};
    default:
        return {3, 0};
    }
}

/// Turns hidden sums into factors and writes them to one cell.
class ViewWriter {
public:
    ViewWriter(SkyView& view, bool compat) : view_(view), compat_(compat), open_(open_sky()) {}

    void write(std::size_t cell, const QuadrantSums& sums) {
        Float4 whole{};
        for (const ByteSums& quadrant : sums.hidden) {
            whole += quadrant.whole;
        }
        put(SkyView::Whole, cell, whole, 1.0F, 1.0F);
        for (const auto part : {SkyView::East, SkyView::South, SkyView::West, SkyView::North}) {
            const auto [a, b] = quadrants_of(part);
            if (compat_) {
                const auto open = static_cast<float>(open_.half[a] + open_.half[b]);
                put(part, cell, sums.hidden[a].half + sums.hidden[b].half, open, 1.0F);
            } else {
                const auto open = static_cast<float>(open_.whole[a] + open_.whole[b]);
                put(part, cell, sums.hidden[a].whole + sums.hidden[b].whole, open, open);
            }
        }
    }

private:
    /// Open sky minus hidden, as a share of `full`.
    void put(SkyView::Part part, std::size_t cell, Float4 hidden, float open, float full) {
        const auto factor = [&](float hidden_part) {
            return std::clamp((open - hidden_part) / full, 0.0F, 1.0F);
        };
        view_.solid[part].values[cell] = factor(hidden[0]);
        view_.crown[part].values[cell] = factor(hidden[1]);
        view_.crown_before_solid[part].values[cell] = factor(hidden[2]);
    }

    SkyView& view_;
    bool compat_;
    OpenSky open_;
};

SkyView view_of(const SkyBits& bits, bool compat_halves) {
    SkyView view;
    for (auto* grids : {&view.solid, &view.crown, &view.crown_before_solid}) {
        grids->fill(geo::Grid<float>(bits.frame));
    }
    const auto& groups = patch_groups();
    std::vector<std::array<ByteSums, 256>> tables;
    for (const PatchGroup& group : groups) {
        tables.push_back(sums_of_bytes(group));
    }
    constexpr std::size_t block = 512; // sums of a block stay in the first-level cache
    geo::parallel_blocks(bits.frame.cells(), block, [&](std::size_t begin, std::size_t end) {
        std::vector<QuadrantSums> sums(end - begin);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto quadrant = static_cast<std::size_t>(groups[g].quadrant);
            const std::uint8_t* bytes = bits.planes[g].data() + begin;
            for (std::size_t i = 0; i < sums.size(); ++i) {
                ByteSums& sum = sums[i].hidden[quadrant];
                const ByteSums& added = tables[g][bytes[i]];
                sum.whole += added.whole;
                sum.half += added.half;
            }
        }
        ViewWriter writer(view, compat_halves);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            writer.write(begin + i, sums[i]);
        }
    });
    return view;
}

} // namespace

geo::Grid<float> SkyView::total(double transmissivity) const {
    geo::Grid<float> result = solid[Whole];
    const auto stopped = static_cast<float>(1.0 - transmissivity);
    for (std::size_t i = 0; i < result.values.size(); ++i) {
        const float seen = result.values[i] - (1.0F - crown[Whole].values[i]) * stopped;
        result.values[i] = std::max(0.0F, seen);
    }
    return result;
}

bool operator==(const SkyGeometry& a, const SkyGeometry& b) {
    return a.bits.planes == b.bits.planes && a.view.solid == b.view.solid &&
           a.view.crown == b.view.crown && a.view.crown_before_solid == b.view.crown_before_solid;
}

geo::Result<SkyGeometry>
look_at_sky(const RayField& field, bool compat_halves, geo::RunContext& context) {
    geo::Result<SkyBits> bits = sweep_sky(field, nullptr, {}, context);
    if (!bits) {
        return bits.problem();
    }
    SkyGeometry geometry{std::move(*bits), {}};
    geometry.view = view_of(geometry.bits, compat_halves);
    return geometry;
}

geo::Result<SkyGeometry> look_again(
    const SkyGeometry& previous,
    const RayField& field,
    const geo::Box2d& changed,
    bool compat_halves,
    geo::RunContext& context) {
    const geo::GridFrame& frame = field.frame;
    assert(previous.bits.frame == frame);
    CellBox box;
    box.column0 = std::max(0, frame.column_of(changed.min.x));
    box.column1 = std::min(frame.columns, frame.column_of(changed.max.x) + 1);
    box.row0 = std::max(0, frame.row_of(changed.max.y));
    box.row1 = std::min(frame.rows, frame.row_of(changed.min.y) + 1);
    if (changed.empty() || box.column0 >= box.column1 || box.row0 >= box.row1) {
        return previous;
    }
    geo::Result<SkyBits> bits = sweep_sky(field, &previous.bits, box, context);
    if (!bits) {
        return bits.problem();
    }
    SkyGeometry geometry{std::move(*bits), {}};
    geometry.view = view_of(geometry.bits, compat_halves);
    return geometry;
}

} // namespace smiletwin::scenarios
