#include "viewer/render/part.hpp"

#include <algorithm>

namespace smiletwin::viewer {

Strip strip_of(const Part& part, int height_px) {
    const int first = height_px * part.index / part.count;
    const int end = height_px * (part.index + 1) / part.count;
    return {first, std::max(end - first, 1)};
}

osg::Matrixd strip_projection(const Strip& strip, int height_px) {
    const double height = height_px;
    const double middle = (2.0 * strip.first_row + strip.rows) / height - 1.0;
    return osg::Matrixd::translate(0.0, -middle, 0.0) *
           osg::Matrixd::scale(1.0, height / strip.rows, 1.0);
}

} // namespace smiletwin::viewer
