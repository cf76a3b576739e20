#include "geo/base/run_context.hpp"

namespace smiletwin::geo {

Problem cancelled_problem() {
    return Problem{{"error.cancelled", {}}, {}, {}, {}};
}

bool is_cancelled(const Problem& problem) {
    return problem.what.key == "error.cancelled";
}

} // namespace smiletwin::geo
