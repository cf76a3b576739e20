// The largest error of many, where a missing number is the worst of all: std::max would pass it by.
#pragma once

#include <cmath>

namespace smiletwin::tests {

/// NaN once there was one: no comparison with a gate holds then.
inline double worst_of(double worst, double error) {
    return std::isnan(error) || error > worst ? error : worst;
}

} // namespace smiletwin::tests
