// A small drawing surface for facades: coordinates 0..1 from the lower left corner, drawn twice as
// fine as the picture that comes out.
#pragma once

#include "geo/raster/image.hpp"
#include "looks.hpp"

#include <cstdint>

namespace smiletwin::sample {

/// Axis-parallel, left < right, bottom < top.
struct Panel {
    double left = 0.0;
    double bottom = 0.0;
    double right = 1.0;
    double top = 1.0;

    [[nodiscard]] Panel inset(double x, double y) const {
        return {left + x, bottom + y, right - x, top - y};
    }
};

/// Each channel times `factor`, kept in range.
Rgb shaded(Rgb colour, double factor);
/// `share` of the second colour.
Rgb mixed(Rgb first, Rgb second, double share);

class Canvas {
public:
    Canvas(int width, int height, Rgb ground);

    void fill(const Panel& panel, Rgb colour);
    /// A panel that ends in a pointed arch; the arch's height lies within the panel.
    void pointed(const Panel& panel, Rgb colour);
    /// An ellipse that fills the panel.
    void round(const Panel& panel, Rgb colour);
    /// Courses of brick, each stone a little different.
    void bricks(const Panel& panel, Rgb colour, std::uint64_t seed);
    /// Weather on plaster: soft patches of a few per cent.
    void weather(double strength, std::uint64_t seed);

    [[nodiscard]] double pixel_width() const { return 1.0 / width_; }
    [[nodiscard]] double pixel_height() const { return 1.0 / height_; }
    [[nodiscard]] geo::Image picture() const;

private:
    template <typename Inside>
    void paint(const Panel& panel, Rgb colour, Inside inside);

    int width_;  ///< of the picture
    int height_; ///< of the picture
    geo::Image fine_;
};

} // namespace smiletwin::sample
