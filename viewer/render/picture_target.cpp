#include "viewer/render/picture_target.hpp"

#define GL_GLEXT_PROTOTYPES // NOLINT(cppcoreguidelines-macro-usage): switch of the GL headers
#include <GL/gl.h>
#include <GL/glext.h>

namespace smiletwin::viewer {

PictureTarget::PictureTarget(int width_px, int height_px)
    : width_px_(width_px), height_px_(height_px) {
    int texture_before = 0;
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &before_);
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_before);
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(
        GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(texture_before));
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    glViewport(0, 0, width_px, height_px);
    glClearColor(1.0F, 1.0F, 1.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

PictureTarget::~PictureTarget() {
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<unsigned>(before_));
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &texture_);
}

geo::Image PictureTarget::read() const {
    geo::Image image = read_bound_framebuffer(width_px_, height_px_);
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) {
        image.rgba[i] = 255;
    }
    return image;
}

geo::Image read_bound_framebuffer(int width_px, int height_px) {
    geo::Image image;
    image.width = width_px;
    image.height = height_px;
    const auto row_bytes = 4 * static_cast<std::size_t>(width_px);
    std::vector<std::uint8_t> bottom_up(row_bytes * static_cast<std::size_t>(height_px));
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.data());
    image.rgba.reserve(bottom_up.size());
    for (int row = height_px - 1; row >= 0; --row) {
        const auto first = bottom_up.begin() + static_cast<std::ptrdiff_t>(row_bytes) * row;
        image.rgba.insert(image.rgba.end(), first, first + static_cast<std::ptrdiff_t>(row_bytes));
    }
    return image;
}

} // namespace smiletwin::viewer
