// Lines on the ground as ribbons: build_shape_lines of marker_nodes.hpp.
#include "geo/raster/sample.hpp"
#include "viewer/scene/marker_nodes.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

constexpr double step_m = 1.5;
constexpr double above_ground_m = 0.12;

/// A point of the line with the way walked so far.
struct Station {
    geo::Vec2d at;
    double along_m = 0.0;
};

std::vector<Station> stations_of(const GroundShape& shape) {
    std::vector<Station> stations;
    const std::size_t count = shape.points_crs.size();
    const std::size_t pieces = shape.closed ? count : count - 1;
    double along = 0.0;
    for (std::size_t i = 0; i < pieces; ++i) {
        const geo::Vec2d a = shape.points_crs[i];
        const geo::Vec2d way = shape.points_crs[(i + 1) % count] - a;
        const double size = length(way);
        const int steps = std::max(1, static_cast<int>(std::ceil(size / step_m)));
        for (int k = i == 0 ? 0 : 1; k <= steps; ++k) {
            const double share = static_cast<double>(k) / steps;
            stations.push_back({a + share * way, along + share * size});
        }
        along += size;
    }
    return stations;
}

geo::Vec2d unit_or_zero(geo::Vec2d v) {
    const double size = length(v);
    return size > 1e-9 ? (1.0 / size) * v : geo::Vec2d{};
}

osg::Vec4f colour_of(std::uint32_t rgba) {
    const auto part = [&](unsigned shift) {
        return static_cast<float>((rgba >> shift) & 0xFFU) / 255.0F;
    };
    return {part(24), part(16), part(8), part(0)};
}

osg::ref_ptr<osg::Geometry>
ribbon(const geo::LocalFrame& frame, const geo::Grid<float>& ground_m, const GroundShape& shape) {
    const auto stations = stations_of(shape);
    osg::ref_ptr<osg::Vec3Array> position = new osg::Vec3Array;
    osg::ref_ptr<osg::Vec4Array> place = new osg::Vec4Array; // across -1..1, along m, width m, dash
    const double half_m = 0.5 * static_cast<double>(shape.width_m);
    double last_height = frame.origin_crs.z;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const geo::Vec2d here = stations[i].at;
        const bool first = i == 0;
        const bool last = i + 1 == stations.size();
        geo::Vec2d before = first ? here : stations[i - 1].at;
        geo::Vec2d after = last ? here : stations[i + 1].at;
        if (shape.closed && (first || last)) {
            before = stations[stations.size() - 2].at;
            after = stations[1].at;
        }
        const geo::Vec2d in = unit_or_zero(here - before);
        const geo::Vec2d out = unit_or_zero(after - here);
        const geo::Vec2d way = unit_or_zero(in + out);
        // Wider in the corner so that the ribbon keeps its width; sharp corners are cut.
        const double widen = 1.0 / std::max(0.4, std::sqrt(0.5 * (1.0 + dot(in, out))));
        const geo::Vec2d left = half_m * (first || last ? 1.0 : widen) * geo::Vec2d{-way.y, way.x};
        const double height = geo::sample_bilinear(ground_m, here);
        last_height = std::isfinite(height) ? height : last_height;
        for (const double side : {1.0, -1.0}) {
            const geo::Vec2d p = here + side * left;
            const double own = geo::sample_bilinear(ground_m, p);
            const double z = (std::isfinite(own) ? std::max(own, last_height) : last_height);
            position->push_back(to_osg(frame.to_local({p.x, p.y, z + above_ground_m})));
            place->push_back(
                {static_cast<float>(side),
                 static_cast<float>(stations[i].along_m),
                 shape.width_m,
                 shape.dashed ? 1.0F : 0.0F});
        }
    }
    auto geometry = new_geometry();
    geometry->setVertexArray(position);
    geometry->setTexCoordArray(0, place, osg::Array::BIND_PER_VERTEX);
    osg::ref_ptr<osg::Vec4Array> colour = new osg::Vec4Array(1);
    colour->front() = colour_of(shape.rgba);
    geometry->setColorArray(colour, osg::Array::BIND_OVERALL);
    geometry->addPrimitiveSet(
        new osg::DrawArrays(GL_TRIANGLE_STRIP, 0, static_cast<int>(position->size())));
    return geometry;
}

} // namespace

void build_shape_lines(
    osg::Group& group,
    const geo::LocalFrame& frame,
    const geo::Grid<float>& ground_m,
    const std::vector<GroundShape>& shapes) {
    group.removeChildren(0, group.getNumChildren());
    for (const GroundShape& shape : shapes) {
        if (shape.points_crs.size() >= 2 && shape.width_m > 0.0F) {
            group.addChild(ribbon(frame, ground_m, shape));
        }
    }
}

} // namespace smiletwin::viewer
