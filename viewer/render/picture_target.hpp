// A framebuffer of its own for drawings that end in a file. Needs a current GL context.
#pragma once

#include "geo/raster/image.hpp"

namespace smiletwin::viewer {

/// Bound, white and as large as asked from construction to destruction; then what was bound before
/// is bound again.
class PictureTarget {
public:
    PictureTarget(int width_px, int height_px);
    ~PictureTarget();
    PictureTarget(const PictureTarget&) = delete;
    PictureTarget& operator=(const PictureTarget&) = delete;

    /// Opaque.
    [[nodiscard]] geo::Image read() const;

private:
    int width_px_;
    int height_px_;
    unsigned texture_ = 0;
    unsigned framebuffer_ = 0;
    int before_ = 0;
};

/// Colours of the bound framebuffer, upper row first.
geo::Image read_bound_framebuffer(int width_px, int height_px);

} // namespace smiletwin::viewer
