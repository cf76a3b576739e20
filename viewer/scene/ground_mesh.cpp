#include "viewer/scene/ground_mesh.hpp"

#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr int patch_cells = 32;
constexpr double skirt_m = 3.0;

/// Which cell centres one patch spans, both ends included.
struct Span {
    int column0 = 0, row0 = 0, column1 = 0, row1 = 0;
};

/// Positions 0, step, 2 step, ... and always the last one.
std::vector<int> ticks(int first, int last, int step) {
    std::vector<int> list;
    for (int i = first; i < last; i += step) {
        list.push_back(i);
    }
    list.push_back(last);
    return list;
}

class PatchBuilder {
public:
    PatchBuilder(const geo::Grid<float>& ground, const geo::LocalFrame& frame)
        : ground_(ground), frame_(frame) {}

    osg::ref_ptr<osg::Geometry> build(const Span& span, double tolerance_m) {
        position_ = new osg::Vec3Array;
        normal_ = new osg::Vec3Array;
        index_ = new osg::DrawElementsUInt(GL_TRIANGLES);
        const int step = coarsest_step(span, tolerance_m);
        const auto columns = ticks(span.column0, span.column1, step);
        const auto rows = ticks(span.row0, span.row1, step);
        for (const int row : rows) {
            for (const int column : columns) {
                add(column, row, 0.0);
            }
        }
        const auto width = static_cast<unsigned>(columns.size());
        for (unsigned r = 0; r + 1 < rows.size(); ++r) {
            for (unsigned c = 0; c + 1 < width; ++c) {
                const unsigned a = r * width + c;
                add_quad(a, a + 1, a + width, a + width + 1);
            }
        }
        add_skirts(columns, rows);
        return index_->empty() ? nullptr : finish();
    }

private:
    [[nodiscard]] float height(int column, int row) const { return ground_.at(column, row); }

    /// Largest power of two whose mesh stays near every height; 1 where a height is missing.
    [[nodiscard]] int coarsest_step(const Span& span, double tolerance_m) const {
        for (int step = patch_cells; step > 1; step /= 2) {
            if (fits(span, step, tolerance_m)) {
                return step;
            }
        }
        return 1;
    }

    [[nodiscard]] bool fits(const Span& span, int step, double tolerance_m) const {
        for (int row = span.row0; row <= span.row1; ++row) {
            const int r0 = span.row0 + (row - span.row0) / step * step;
            const int r1 = std::min(r0 + step, span.row1);
            const double v = r1 > r0 ? static_cast<double>(row - r0) / (r1 - r0) : 0.0;
            for (int column = span.column0; column <= span.column1; ++column) {
                const int c0 = span.column0 + (column - span.column0) / step * step;
                const int c1 = std::min(c0 + step, span.column1);
                const double u = c1 > c0 ? static_cast<double>(column - c0) / (c1 - c0) : 0.0;
                const double top = (1 - u) * static_cast<double>(height(c0, r0)) +
                                   u * static_cast<double>(height(c1, r0));
                const double low = (1 - u) * static_cast<double>(height(c0, r1)) +
                                   u * static_cast<double>(height(c1, r1));
                const double error =
                    (1 - v) * top + v * low - static_cast<double>(height(column, row));
                if (!(std::abs(error) <= tolerance_m)) { // NaN is no fit either
                    return false;
                }
            }
        }
        return true;
    }

    void add(int column, int row, double lower_m) {
        const geo::Vec2d at = ground_.frame.center(column, row);
        const double z = static_cast<double>(height(column, row));
        position_->push_back(to_osg(frame_.to_local({at.x, at.y, z - lower_m})));
        normal_->push_back(to_osg(normal_at(column, row)));
    }

    /// From the neighbouring heights; straight up where one is missing.
    [[nodiscard]] geo::Vec3d normal_at(int column, int row) const {
        const auto& f = ground_.frame;
        const int west = std::max(column - 1, 0);
        const int east = std::min(column + 1, f.columns - 1);
        const int north = std::max(row - 1, 0);
        const int south = std::min(row + 1, f.rows - 1);
        const double dx = static_cast<double>(height(east, row) - height(west, row)) /
                          (std::max(1, east - west) * f.cell_m);
        const double dy = static_cast<double>(height(column, north) - height(column, south)) /
                          (std::max(1, south - north) * f.cell_m);
        if (!std::isfinite(dx) || !std::isfinite(dy)) {
            return {0.0, 0.0, 1.0};
        }
        const geo::Vec3d up{-dx, -dy, 1.0};
        return (1.0 / length(up)) * up;
    }

    void add_quad(unsigned a, unsigned b, unsigned c, unsigned d) {
        const auto known = [&](unsigned i) { return std::isfinite((*position_)[i].z()); };
        if (known(a) && known(b) && known(c) && known(d)) {
            for (const unsigned i : {a, c, b, b, c, d}) {
                index_->push_back(i);
            }
        }
    }

    /// Walls down from the patch border: they hide the gaps to a neighbour with another step.
    void add_skirts(const std::vector<int>& columns, const std::vector<int>& rows) {
        const auto strip = [&](const std::vector<int>& along, bool horizontal, int fixed) {
            unsigned before = 0;
            for (std::size_t i = 0; i < along.size(); ++i) {
                const int column = horizontal ? along[i] : fixed;
                const int row = horizontal ? fixed : along[i];
                const auto upper = static_cast<unsigned>(position_->size());
                add(column, row, 0.0);
                add(column, row, skirt_m);
                if (i > 0) {
                    add_quad(before, upper, before + 1, upper + 1);
                }
                before = upper;
            }
        };
        strip(columns, true, rows.front());
        strip(columns, true, rows.back());
        strip(rows, false, columns.front());
        strip(rows, false, columns.back());
    }

    osg::ref_ptr<osg::Geometry> finish() {
        // Vertices without height are not used by any triangle but would spoil the bounding box.
        for (auto& p : *position_) {
            if (!std::isfinite(p.z())) {
                p = (*position_)[index_->front()];
            }
        }
        auto geometry = new_geometry();
        geometry->setVertexArray(position_);
        geometry->setNormalArray(normal_, osg::Array::BIND_PER_VERTEX);
        auto inside = osg::ref_ptr<osg::Vec2Array>(new osg::Vec2Array(position_->getNumElements()));
        geometry->setTexCoordArray(0, inside, osg::Array::BIND_PER_VERTEX);
        geometry->addPrimitiveSet(index_);
        return geometry;
    }

    const geo::Grid<float>& ground_;
    const geo::LocalFrame& frame_;
    osg::ref_ptr<osg::Vec3Array> position_;
    osg::ref_ptr<osg::Vec3Array> normal_;
    osg::ref_ptr<osg::DrawElementsUInt> index_;
};

/// Border cells of the grid in a closed round, with the direction outwards.
struct BorderPoint {
    int column = 0, row = 0;
    double out_x = 0.0, out_y = 0.0;
};

std::vector<BorderPoint> border_round(const geo::GridFrame& frame, int step) {
    const int right = frame.columns - 1;
    const int bottom = frame.rows - 1;
    std::vector<BorderPoint> round;
    const auto corner = [&](int column, int row, double x, double y) {
        round.push_back({column, row, x, y});
    };
    corner(0, 0, -1, 1);
    for (int c = 0; c <= right; c += step) {
        round.push_back({c, 0, 0, 1});
    }
    corner(right, 0, 1, 1);
    for (int r = 0; r <= bottom; r += step) {
        round.push_back({right, r, 1, 0});
    }
    corner(right, bottom, 1, -1);
    for (int c = right; c >= 0; c -= step) {
        round.push_back({c, bottom, 0, -1});
    }
    corner(0, bottom, -1, -1);
    for (int r = bottom; r >= 0; r -= step) {
        round.push_back({0, r, -1, 0});
    }
    round.push_back(round.front());
    return round;
}

double mean_height(const geo::Grid<float>& ground) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const float z : ground.values) {
        if (std::isfinite(z)) {
            sum += static_cast<double>(z);
            ++count;
        }
    }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

} // namespace

std::vector<osg::ref_ptr<osg::Geometry>> build_ground_patches(
    const geo::Grid<float>& ground_m, const geo::LocalFrame& frame, double tolerance_m) {
    std::vector<osg::ref_ptr<osg::Geometry>> patches;
    PatchBuilder builder(ground_m, frame);
    const auto& f = ground_m.frame;
    for (int row = 0; row + 1 < f.rows; row += patch_cells) {
        for (int column = 0; column + 1 < f.columns; column += patch_cells) {
            const Span span{
                column,
                row,
                std::min(column + patch_cells, f.columns - 1),
                std::min(row + patch_cells, f.rows - 1)};
            if (auto patch = builder.build(span, tolerance_m)) {
                patches.push_back(patch);
            }
        }
    }
    return patches;
}

osg::ref_ptr<osg::Geometry>
build_apron(const geo::Grid<float>& ground_m, const geo::LocalFrame& frame, double width_m) {
    const auto& f = ground_m.frame;
    const double fallback = mean_height(ground_m);
    const int step = std::max(1, std::max(f.columns, f.rows) / 64);
    osg::ref_ptr<osg::Vec3Array> position = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec3Array> normal = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec2Array> outside = new osg::Vec2Array;
    for (const BorderPoint& p : border_round(f, step)) {
        const geo::Vec2d at = f.center(p.column, p.row);
        const float z = ground_m.at(p.column, p.row);
        const double height = std::isfinite(z) ? static_cast<double>(z) : fallback;
        for (const double share : {0.0, 0.25, 1.0}) {
            const double far_m = share * width_m;
            position->push_back(to_osg(frame.to_local(
                {at.x + p.out_x * far_m, at.y + p.out_y * far_m, height - 0.02 * share})));
            normal->push_back({0.0F, 0.0F, 1.0F});
            outside->push_back({static_cast<float>(share), 0.0F});
        }
    }
    osg::ref_ptr<osg::DrawElementsUInt> index = new osg::DrawElementsUInt(GL_TRIANGLES);
    for (unsigned i = 0; i + 5 < position->size(); i += 3) {
        for (const unsigned k : {0U, 1U}) {
            for (const unsigned corner : {0U, 1U, 3U, 3U, 1U, 4U}) {
                index->push_back(i + k + corner);
            }
        }
    }
    auto geometry = new_geometry();
    geometry->setVertexArray(position);
    geometry->setNormalArray(normal, osg::Array::BIND_PER_VERTEX);
    geometry->setTexCoordArray(0, outside, osg::Array::BIND_PER_VERTEX);
    geometry->addPrimitiveSet(index);
    return geometry;
}

geo::Grid<float> level_ground(const geo::Box2d& box, double height_m) {
    const double cell_m = std::max(5.0, std::max(box.width(), box.height()) / 64.0);
    return geo::Grid<float>(geo::frame_over(box, cell_m), static_cast<float>(height_m));
}

} // namespace smiletwin::viewer
