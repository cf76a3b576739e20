#include "viewer/scene/layer_nodes.hpp"

#include "geo/raster/sample.hpp"
#include "viewer/scene/instances.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr double least_step_m = 1.5;
/// More stations than this along all lines of a layer, and the steps become longer.
constexpr double most_stations = 200000.0;
constexpr float disc_radius_px = 6.0F;

/// Height of the ground, beside it that of its border; zero where nothing is known.
double height_near(const geo::Grid<float>& ground_m, geo::Vec2d at) {
    const geo::Box2d box = ground_m.frame.box();
    const double margin = 1e-6 * ground_m.frame.cell_m;
    const geo::Vec2d inside{
        std::clamp(at.x, box.min.x + margin, box.max.x - margin),
        std::clamp(at.y, box.min.y + margin, box.max.y - margin)};
    const double height = geo::sample_bilinear(ground_m, inside);
    return std::isfinite(height) ? height : 0.0;
}

template <typename Visit>
void each_line(const geo::VectorLayer& layer, const geo::Box2d& ground, const Visit& visit) {
    for (const geo::Feature& feature : layer.features) {
        if (!geo::bounds(feature.geometry).intersects(ground)) {
            continue;
        }
        if (const auto* line = std::get_if<geo::Line2d>(&feature.geometry)) {
            visit(*line, false);
        } else if (const auto* polygon = std::get_if<geo::Polygon2d>(&feature.geometry)) {
            for (const geo::Ring2d& ring : polygon->rings) {
                visit(ring, true);
            }
        }
    }
}

/// Grows line by line; two vertices a station, one on each side.
class LineStrips {
public:
    LineStrips(const geo::LocalFrame& frame, const geo::Grid<float>& ground_m, double step_m)
        : frame_(frame), ground_m_(ground_m), step_m_(step_m) {}

    void add(const geo::Line2d& corners, bool closed) {
        if (corners.size() < 2) {
            return;
        }
        const std::size_t pieces = closed ? corners.size() : corners.size() - 1;
        geo::Vec2d before = closed ? direction(corners, corners.size() - 1) : geo::Vec2d{};
        for (std::size_t i = 0; i < pieces; ++i) {
            const geo::Vec2d a = corners[i];
            const geo::Vec2d b = corners[(i + 1) % corners.size()];
            const geo::Vec2d way = direction(corners, i);
            const int steps = std::max(1, static_cast<int>(std::ceil(length(b - a) / step_m_)));
            station(a, before, way, i > 0);
            for (int k = 1; k < steps; ++k) {
                station(a + (static_cast<double>(k) / steps) * (b - a), way, way, true);
            }
            before = way;
        }
        const geo::Vec2d on = closed ? direction(corners, 0) : geo::Vec2d{};
        station(closed ? corners.front() : corners.back(), before, on, true);
    }

    [[nodiscard]] osg::ref_ptr<osg::Geometry> finish() const {
        if (triangles_->empty()) {
            return nullptr;
        }
        auto geometry = new_geometry();
        geometry->setVertexArray(middle_);
        geometry->setTexCoordArray(0, across_, osg::Array::BIND_PER_VERTEX);
        geometry->addPrimitiveSet(triangles_);
        return geometry;
    }

private:
    static geo::Vec2d direction(const geo::Line2d& corners, std::size_t from) {
        const geo::Vec2d way = corners[(from + 1) % corners.size()] - corners[from];
        const double size = length(way);
        return size > 1e-9 ? (1.0 / size) * way : geo::Vec2d{};
    }

    void station(geo::Vec2d at, geo::Vec2d in, geo::Vec2d out, bool joined) {
        const geo::Vec2d sum = in + out;
        const double size = length(sum);
        const geo::Vec2d way = size > 1e-9 ? (1.0 / size) * sum : in;
        // Longer in the corner so that the line keeps its width; sharp corners are cut.
        const bool corner = length(in) > 0.5 && length(out) > 0.5;
        const double widen =
            corner ? 1.0 / std::max(0.4, std::sqrt(std::max(0.0, 0.5 * (1.0 + dot(in, out)))))
                   : 1.0;
        const osg::Vec3f local = to_osg(frame_.to_local({at.x, at.y, height_near(ground_m_, at)}));
        for (const float side : {1.0F, -1.0F}) {
            middle_->push_back(local);
            across_->push_back(
                {static_cast<float>(-widen * way.y), static_cast<float>(widen * way.x), side});
        }
        const auto last = static_cast<unsigned>(middle_->size()) - 1;
        if (joined) {
            for (const unsigned back : {3U, 2U, 1U, 1U, 2U, 0U}) {
                triangles_->push_back(last - back);
            }
        }
    }

    const geo::LocalFrame& frame_;
    const geo::Grid<float>& ground_m_;
    double step_m_;
    osg::ref_ptr<osg::Vec3Array> middle_ = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec3Array> across_ = new osg::Vec3Array;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_ = new osg::DrawElementsUInt(GL_TRIANGLES);
};

osg::Vec4f rgba_of(const GroundLayer& layer) {
    const auto part = [&](unsigned shift) {
        return static_cast<float>((layer.rgb >> shift) & 0xFFU) / 255.0F;
    };
    return {part(16), part(8), part(0), layer.opacity};
}

} // namespace

osg::ref_ptr<osg::Geometry> build_layer_lines(
    const geo::VectorLayer& layer, const geo::LocalFrame& frame, const geo::Grid<float>& ground_m) {
    if (ground_m.frame.cells() == 0) {
        return nullptr;
    }
    const geo::Box2d box = ground_m.frame.box();
    double whole_m = 0.0;
    each_line(layer, box, [&](const geo::Line2d& corners, bool closed) {
        for (std::size_t i = 0; i + (closed ? 0 : 1) < corners.size(); ++i) {
            whole_m += length(corners[(i + 1) % corners.size()] - corners[i]);
        }
    });
    LineStrips strips(frame, ground_m, std::max(least_step_m, whole_m / most_stations));
    each_line(
        layer, box, [&](const geo::Line2d& corners, bool closed) { strips.add(corners, closed); });
    return strips.finish();
}

osg::ref_ptr<osg::Geometry> build_layer_points(
    const geo::VectorLayer& layer, const geo::LocalFrame& frame, const geo::Grid<float>& ground_m) {
    std::vector<Instance> instances;
    osg::BoundingBox box;
    for (const geo::Feature& feature : layer.features) {
        const auto* point = std::get_if<geo::Vec2d>(&feature.geometry);
        if (point == nullptr || ground_m.frame.cells() == 0 ||
            !ground_m.frame.box().contains(*point)) {
            continue;
        }
        const osg::Vec3f at =
            to_osg(frame.to_local({point->x, point->y, height_near(ground_m, *point)}));
        instances.push_back({{at.x(), at.y(), at.z(), disc_radius_px}, {}});
        box.expandBy(at - osg::Vec3f(2.0F, 2.0F, 2.0F));
        box.expandBy(at + osg::Vec3f(2.0F, 2.0F, 2.0F));
    }
    if (instances.empty()) {
        return nullptr;
    }
    auto disc = new_geometry();
    osg::ref_ptr<osg::Vec3Array> corners = new osg::Vec3Array;
    for (const auto& [x, y] :
         {std::pair{-1.0F, -1.0F}, {1.0F, -1.0F}, {-1.0F, 1.0F}, {1.0F, 1.0F}}) {
        corners->push_back({x, y, 0.0F});
    }
    disc->setVertexArray(corners);
    disc->addPrimitiveSet(new osg::DrawArrays(GL_TRIANGLE_STRIP, 0, 4));
    set_instances(*disc, instances, box);
    return disc;
}

void LayerNodes::show(
    Groups groups,
    const geo::LocalFrame& frame,
    const geo::Grid<float>& ground_m,
    const std::vector<GroundLayer>& layers) {
    groups.lines.removeChildren(0, groups.lines.getNumChildren());
    groups.points.removeChildren(0, groups.points.getNumChildren());
    for (const GroundLayer& layer : layers) {
        if (!layer.features) {
            continue;
        }
        Drawn& drawn = drawn_[layer.id];
        if (drawn.features != layer.features) {
            drawn = {
                layer.features,
                build_layer_lines(*layer.features, frame, ground_m),
                build_layer_points(*layer.features, frame, ground_m)};
        }
        const auto add = [&](osg::Group& group, const osg::ref_ptr<osg::Geometry>& geometry) {
            if (geometry) {
                set_uniform(*geometry->getOrCreateStateSet(), "u_layer_rgba", rgba_of(layer));
                group.addChild(geometry);
            }
        };
        add(groups.lines, drawn.lines);
        add(groups.points, drawn.points);
    }
}

} // namespace smiletwin::viewer
