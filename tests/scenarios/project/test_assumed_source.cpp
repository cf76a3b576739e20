// Data that name no reference system, dropped on a project that has one.
#include "scenarios/project/source_plan.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin;
using tests::TemporaryFolder;

namespace {

constexpr const char* heights = "ncols 2\nnrows 2\nxllcorner 312480\nyllcorner 6000470\n"
                                "cellsize 10\n1 2\n3 4\n";

} // namespace

TEST_CASE("heights without a system are added in that of the project, and this is said") {
    const TemporaryFolder folder;
    scenarios::Project project;
    project.crs = "EPSG:25833+7837";
    geo::RunContext context;
    const auto plan =
        scenarios::plan_sources({folder.file("ground.asc", heights)}, project, context);
    CHECK(plan.failures.empty());
    REQUIRE(plan.actions.size() == 1);
    CHECK(plan.actions[0]["role"].to_string() == "terrain");
    CHECK(plan.actions[0]["crs"].to_string() == "EPSG:25833");
    REQUIRE(plan.warnings.size() == 1);
    CHECK(plan.warnings[0].what.key == "warning.crs.of_project");
}

TEST_CASE("a project without a system leaves them out, with a word on what helps") {
    const TemporaryFolder folder;
    geo::RunContext context;
    const auto plan = scenarios::plan_sources({folder.file("ground.asc", heights)}, {}, context);
    CHECK(plan.actions.empty());
    REQUIRE(plan.failures.size() == 1);
    CHECK(plan.failures[0].help.key == "help.crs.raster");
}
