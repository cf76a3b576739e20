// Long drawings in short parts: horizontal strips of a picture, each drawn with its own slice of
// the projection. Together they have the pixels of the picture drawn at once.
#pragma once

#include <osg/Matrixd>

namespace smiletwin::viewer {

/// Number `index` of `count` strips, counted from below.
struct Part {
    int index = 0;
    int count = 1;
};

struct Strip {
    int first_row = 0;
    int rows = 1;
};
Strip strip_of(const Part& part, int height_px);

/// To be multiplied behind the projection of the whole picture.
osg::Matrixd strip_projection(const Strip& strip, int height_px);

} // namespace smiletwin::viewer
