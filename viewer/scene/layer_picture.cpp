#include "viewer/scene/layer_picture.hpp"

#include "viewer/scene/image_textures.hpp"
#include "viewer/scene/osg_helpers.hpp"
#include "viewer/scene/paint_polygon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace smiletwin::viewer {

namespace {

constexpr double most_px = 3072.0;
constexpr double polygon_cell_m = 0.5;
/// So light that ground and further layers stay readable.
constexpr float polygon_alpha = 0.2F;

using Rgba = std::array<float, 4>; // straight, 0..1

/// What lies over what, both premultiplied in the picture.
void lay_over(std::uint8_t* pixel, const Rgba& over) {
    for (std::size_t k = 0; k < 4; ++k) {
        const float source = (k < 3 ? over[k] : 1.0F) * over[3];
        const float below = static_cast<float>(pixel[k]) / 255.0F;
        const float sum = source + below * (1.0F - over[3]);
        pixel[k] = static_cast<std::uint8_t>(std::lround(255.0F * std::min(sum, 1.0F)));
    }
}

/// The box that is painted, and the finest cell that is wanted there.
struct Extent {
    geo::Box2d box;
    double cell_m = std::numeric_limits<double>::infinity();

    void add(const geo::Box2d& own, double own_cell_m, const geo::Box2d& ground) {
        const geo::Box2d seen{
            {std::max(own.min.x, ground.min.x), std::max(own.min.y, ground.min.y)},
            {std::min(own.max.x, ground.max.x), std::min(own.max.y, ground.max.y)}};
        if (!own.empty() && seen.min.x < seen.max.x && seen.min.y < seen.max.y) {
            box.add(seen.min);
            box.add(seen.max);
            cell_m = std::min(cell_m, own_cell_m);
        }
    }
};

Extent extent_of(const geo::Box2d& ground, const std::vector<GroundLayer>& layers) {
    Extent extent;
    for (const GroundLayer& layer : layers) {
        if (layer.picture && layer.picture->image.width > 0) {
            const geo::Imagery& picture = *layer.picture;
            extent.add(picture.box, picture.box.width() / picture.image.width, ground);
        }
        if (layer.features) {
            for (const geo::Feature& feature : layer.features->features) {
                if (const auto* polygon = std::get_if<geo::Polygon2d>(&feature.geometry)) {
                    extent.add(geo::bounds(*polygon), polygon_cell_m, ground);
                }
            }
        }
    }
    return extent;
}

void lay_picture(geo::Imagery& whole, const geo::Imagery& own, float opacity) {
    const double step_x = whole.box.width() / whole.image.width;
    const double step_y = whole.box.height() / whole.image.height;
    for (int row = 0; row < whole.image.height; ++row) {
        const double y = whole.box.max.y - (row + 0.5) * step_y;
        const double own_row = (own.box.max.y - y) / own.box.height() * own.image.height;
        if (own_row < 0.0 || own_row >= own.image.height) {
            continue;
        }
        for (int column = 0; column < whole.image.width; ++column) {
            const double x = whole.box.min.x + (column + 0.5) * step_x;
            const double own_column = (x - own.box.min.x) / own.box.width() * own.image.width;
            if (own_column < 0.0 || own_column >= own.image.width) {
                continue;
            }
            const std::uint8_t* from =
                own.image.pixel(static_cast<int>(own_column), static_cast<int>(own_row));
            Rgba over{};
            for (std::size_t k = 0; k < 4; ++k) {
                over[k] = static_cast<float>(from[k]) / 255.0F;
            }
            over[3] *= opacity;
            lay_over(whole.image.pixel(column, row), over);
        }
    }
}

void lay_polygons(geo::Imagery& whole, const GroundLayer& layer) {
    const auto part = [&](unsigned shift) {
        return static_cast<float>((layer.rgb >> shift) & 0xFFU) / 255.0F;
    };
    const Rgba over{part(16), part(8), part(0), polygon_alpha * layer.opacity};
    for (const geo::Feature& feature : layer.features->features) {
        if (const auto* polygon = std::get_if<geo::Polygon2d>(&feature.geometry)) {
            paint_polygon(whole.image, whole.box, polygon->rings, [&over](std::uint8_t* pixel) {
                lay_over(pixel, over);
            });
        }
    }
}

} // namespace

geo::Imagery picture_of_layers(const geo::Box2d& ground, const std::vector<GroundLayer>& layers) {
    geo::Imagery whole;
    if (ground.empty()) {
        return whole;
    }
    const Extent extent = extent_of(ground, layers);
    if (extent.box.empty()) {
        return whole;
    }
    const double wide_m = std::max(extent.box.width(), extent.box.height());
    const double cell_m = std::max(extent.cell_m, wide_m / most_px);
    whole.box = extent.box;
    whole.image.width = std::max(1, static_cast<int>(std::lround(whole.box.width() / cell_m)));
    whole.image.height = std::max(1, static_cast<int>(std::lround(whole.box.height() / cell_m)));
    whole.image.rgba.resize(
        4 * static_cast<std::size_t>(whole.image.width) *
        static_cast<std::size_t>(whole.image.height));
    for (const GroundLayer& layer : layers) {
        if (layer.picture && layer.picture->image.width > 0) {
            lay_picture(whole, *layer.picture, layer.opacity);
        }
        if (layer.features) {
            lay_polygons(whole, layer);
        }
    }
    return whole;
}

void apply_layer_pictures(
    osg::StateSet& state,
    const geo::LocalFrame& frame,
    const geo::Box2d& ground,
    const std::vector<GroundLayer>& layers) {
    const geo::Imagery whole = picture_of_layers(ground, layers);
    const bool any = whole.image.width > 0;
    set_uniform(state, "t_layers", static_cast<int>(layers_unit));
    set_define(state, "LAYERS", any);
    if (any) {
        state.setTextureAttribute(layers_unit, texture_of(whole.image));
        set_uniform(state, "u_layers_rect", rect_of(whole.box, frame));
    }
}

} // namespace smiletwin::viewer
