#include "viewer/scene/image_textures.hpp"

#include "geo/io/image_file.hpp"
#include "viewer/scene/osg_helpers.hpp"

#include <osg/Image>

#include <cstring>

namespace smiletwin::viewer {

namespace {

void set_filters(osg::Texture2D& texture) {
    texture.setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR_MIPMAP_LINEAR);
    texture.setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture.setResizeNonPowerOfTwoHint(false);
    texture.setUnRefImageDataAfterApply(true);
}

osg::Texture::WrapMode wrap_mode(geo::TextureWrap wrap) {
    switch (wrap) {
    case geo::TextureWrap::Mirror:
        return osg::Texture::MIRROR;
    case geo::TextureWrap::Clamp:
        return osg::Texture::CLAMP_TO_EDGE;
    case geo::TextureWrap::Border:
        return osg::Texture::CLAMP_TO_BORDER;
    default:
        return osg::Texture::REPEAT;
    }
}

} // namespace

osg::ref_ptr<osg::Texture2D> texture_of(const geo::Image& image) {
    osg::ref_ptr<osg::Image> pixels = new osg::Image;
    pixels->allocateImage(image.width, image.height, 1, GL_RGBA, GL_UNSIGNED_BYTE);
    // OpenGL counts rows from below.
    const auto row_bytes = 4 * static_cast<std::size_t>(image.width);
    for (int row = 0; row < image.height; ++row) {
        std::memcpy(
            pixels->data(0, static_cast<unsigned>(image.height - 1 - row)),
            image.pixel(0, row),
            row_bytes);
    }
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D(pixels);
    set_filters(*texture);
    texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    return texture;
}

void dress_with_image(osg::StateSet& state, const geo::Appearance& appearance) {
    // OpenSceneGraph's own readers decode whatever a file claims to be, however large.
    const geo::Result<geo::Image> image = geo::read_image(appearance.image);
    if (!image) {
        return;
    }
    const osg::ref_ptr<osg::Texture2D> texture = texture_of(*image);
    texture->setWrap(osg::Texture::WRAP_S, wrap_mode(appearance.wrap));
    texture->setWrap(osg::Texture::WRAP_T, wrap_mode(appearance.wrap));
    state.setTextureAttribute(image_unit, texture);
    set_define(state, "TEXTURED", true);
}

} // namespace smiletwin::viewer
