// Which cells a computation can have; asked before anything is read and again before it runs.
#pragma once

#include "geo/base/result.hpp"

namespace smiletwin::scenarios {

/// A Problem that names the value when it is outside 0.1 to 100 m.
geo::Result<geo::Done> check_cell_size(double cell_m);

} // namespace smiletwin::scenarios
