#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "viewer/app/check_session.hpp"

#include <chrono>
#include <thread>

using namespace smiletwin;
using namespace smiletwin::viewer;

namespace {

/// A row of stalls with 1.5 m between each two.
scenarios::Project market(int stalls) {
    scenarios::Project project;
    project.variants.push_back({"A", "Market", {}});
    for (int i = 0; i < stalls; ++i) {
        project.variants[0].measures.push_back(
            {"m" + std::to_string(i + 1),
             "market_stall",
             geo::Vec2d{5.5 * i, 0.0},
             geo::Json::object()});
    }
    return project;
}

} // namespace

TEST_CASE("small plans are checked at once, large ones in a job, with the same care") {
    const auto catalogue = tests::shipped_catalogue();
    const auto data = std::make_shared<const scenarios::BaseData>();
    for (const int stalls : {3, 600}) {
        scenarios::JobRunner jobs;
        CheckSession session(jobs);
        const scenarios::Project project = market(stalls);
        const CheckSession::Plan plan{project, 1, "A", data, *catalogue, 2026};
        for (int i = 0; i < 2000 && session.findings().empty(); ++i) {
            jobs.poll();
            session.look_at(plan);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        CHECK(session.findings().size() == static_cast<std::size_t>(stalls - 1));
    }
}
