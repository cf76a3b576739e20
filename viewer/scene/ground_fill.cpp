#include "viewer/scene/ground_fill.hpp"

#include "viewer/scene/image_textures.hpp"
#include "viewer/scene/osg_helpers.hpp"
#include "viewer/scene/paint_polygon.hpp"

#include <osg/Image>
#include <osg/Texture2D>

#include <algorithm>
#include <cmath>

namespace smiletwin::viewer {

namespace {

geo::Box2d box_of_fills(const std::vector<GroundShape>& shapes) {
    geo::Box2d box;
    for (const GroundShape& shape : shapes) {
        if (shape.filled && shape.points_crs.size() >= 3) {
            for (const geo::Vec2d& p : shape.points_crs) {
                box.add(p);
            }
        }
    }
    return box;
}

void paint(geo::Image& image, const geo::Box2d& box, const GroundShape& shape) {
    paint_polygon(image, box, {&shape.points_crs, 1}, [&](std::uint8_t* pixel) {
        for (unsigned k = 0; k < 4; ++k) {
            pixel[k] = static_cast<std::uint8_t>((shape.rgba >> (24U - 8U * k)) & 0xFFU);
        }
    });
}

osg::ref_ptr<osg::Texture2D> texture_of_values(const geo::Grid<float>& grid) {
    osg::ref_ptr<osg::Image> image = new osg::Image;
    image->allocateImage(grid.frame.columns, grid.frame.rows, 1, GL_RG, GL_FLOAT);
    image->setInternalTextureFormat(GL_RG32F);
    for (int row = 0; row < grid.frame.rows; ++row) {
        auto* out = reinterpret_cast<float*>(
            image->data(0, static_cast<unsigned>(grid.frame.rows - 1 - row)));
        for (int column = 0; column < grid.frame.columns; ++column) {
            const float value = grid.at(column, row);
            const bool known = std::isfinite(value);
            *out++ = known ? value : 0.0F;
            *out++ = known ? 1.0F : 0.0F;
        }
    }
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D(image);
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture->setResizeNonPowerOfTwoHint(false);
    return texture;
}

} // namespace

void apply_fills(
    osg::StateSet& state, const geo::LocalFrame& frame, const std::vector<GroundShape>& shapes) {
    const geo::Box2d box = box_of_fills(shapes);
    const bool any = !box.empty() && box.width() > 0.0 && box.height() > 0.0;
    set_uniform(state, "t_fill", static_cast<int>(fill_unit));
    set_define(state, "FILL", any);
    if (!any) {
        return;
    }
    constexpr double most_px = 2048.0;
    const geo::Box2d around = box.grown(1.0);
    const double cell_m = std::max(0.1, std::max(around.width(), around.height()) / most_px);
    geo::Image image;
    image.width = static_cast<int>(std::ceil(around.width() / cell_m));
    image.height = static_cast<int>(std::ceil(around.height() / cell_m));
    image.rgba.resize(
        4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    for (const GroundShape& shape : shapes) {
        if (shape.filled && shape.points_crs.size() >= 3) {
            paint(image, around, shape);
        }
    }
    state.setTextureAttribute(fill_unit, texture_of(image));
    set_uniform(state, "u_fill_rect", rect_of(around, frame));
}

void apply_imagery(
    osg::StateSet& state, const geo::LocalFrame& frame, const geo::Imagery* imagery) {
    const bool any = imagery != nullptr && imagery->image.width > 0 && !imagery->box.empty();
    set_uniform(state, "t_imagery", static_cast<int>(imagery_unit));
    set_define(state, "IMAGERY", any);
    if (any) {
        state.setTextureAttribute(imagery_unit, texture_of(imagery->image));
        set_uniform(state, "u_imagery_rect", rect_of(imagery->box, frame));
    }
}

void apply_drape(
    osg::StateSet& state, const geo::LocalFrame& frame, const std::optional<DrapedGrid>& drape) {
    // The shader's arrays hold 24 classes; no ramp of ours has more than 12.
    constexpr unsigned most_classes = 24;
    const bool any =
        drape && drape->values.frame.cells() > 0 && drape->ramp.rgba.size() <= most_classes;
    set_uniform(state, "t_drape", static_cast<int>(drape_unit));
    set_define(state, "DRAPE", any);
    if (!any) {
        return;
    }
    const geo::Box2d box = drape->values.frame.box();
    state.setTextureAttribute(drape_unit, texture_of_values(drape->values));
    set_uniform(state, "u_drape_rect", rect_of(box, frame));
    set_uniform(
        state,
        "u_drape_size_m",
        osg::Vec2f(static_cast<float>(box.width()), static_cast<float>(box.height())));
    set_uniform(state, "u_drape_opacity", drape->opacity);
    set_uniform(state, "u_ramp_count", static_cast<int>(drape->ramp.edges.size()));
    osg::Uniform* colours =
        state.getOrCreateUniform("u_ramp_rgba", osg::Uniform::FLOAT_VEC4, most_classes);
    osg::Uniform* edges =
        state.getOrCreateUniform("u_ramp_edges", osg::Uniform::FLOAT, most_classes);
    for (unsigned i = 0; i < drape->ramp.rgba.size(); ++i) {
        const std::uint32_t rgba = drape->ramp.rgba[i];
        const auto part = [&](unsigned shift) {
            return static_cast<float>((rgba >> shift) & 0xFFU) / 255.0F;
        };
        colours->setElement(i, osg::Vec4f(part(24), part(16), part(8), part(0)));
        if (i < drape->ramp.edges.size()) {
            edges->setElement(i, static_cast<float>(drape->ramp.edges[i]));
        }
    }
}

} // namespace smiletwin::viewer
