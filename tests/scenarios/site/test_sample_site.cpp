// The sample city through the whole way of the data up to the Site.

#include "scenarios/project/actions.hpp"
#include "scenarios/site/site_base.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <fstream>

using namespace smiletwin;

namespace {

const std::string sample = SMILETWIN_SOURCE_DIR "/data/sample";

scenarios::Project sample_project(const scenarios::Catalogue& catalogue) {
    scenarios::Project project;
    std::ifstream lines(sample + "/project.actions.jsonl");
    for (std::string line; std::getline(lines, line);) {
        const auto action = geo::parse_json(line, "sample");
        REQUIRE(action.ok());
        auto outcome = perform(project, *action, catalogue);
        REQUIRE(outcome.ok());
        project = std::move(outcome->project);
    }
    return project;
}

} // namespace

TEST_CASE("the sample city becomes a Site in which everything is known") {
    const auto catalogue = scenarios::Catalogue::load(SMILETWIN_SOURCE_DIR "/data/measures");
    REQUIRE(catalogue.ok());
    const scenarios::Project project = sample_project(*catalogue);
    geo::RunContext context;
    const auto data = scenarios::load_base_data(project, sample, nullptr, context);
    REQUIRE(data.ok());
    for (const scenarios::SourceState& state : (*data)->states) {
        INFO(state.source_id);
        CHECK(state.problems.empty());
    }
    CHECK((*data)->trees.size() > 50);
    CHECK((*data)->gates.size() >= 2);
    CHECK((*data)->things.size() >= 1);
    REQUIRE((*data)->thing_places_crs.size() == (*data)->things.size());
    for (const geo::Vec2d& place : (*data)->thing_places_crs) {
        CHECK((*data)->bounds.plan().contains(place));
    }
    REQUIRE((*data)->home_position);
    CHECK((*data)->home_position->latitude_deg == Approx(54.1).margin(0.1));
    CHECK((*data)->home_position->longitude_deg == Approx(12.1).margin(0.1));
    REQUIRE_FALSE(project.areas.empty());
    const auto built = build_site_base(project, **data, *catalogue, project.areas.front());
    REQUIRE(built.ok());
    const scenarios::Site& site = **built;
    CHECK(site.floating_buildings.empty());
    std::size_t buildings = 0;
    std::size_t sunk = 0;
    for (std::size_t i = 0; i < site.frame.cells(); ++i) {
        REQUIRE(std::isfinite(site.ground_m.values[i]));
        buildings += site.building.values[i];
        sunk += site.surface_m.values[i] < site.ground_m.values[i] ? 1U : 0U;
    }
    CHECK(buildings > site.frame.cells() / 10);
    CHECK(sunk == 0);
    for (const scenarios::FieldSource& source : site.sources) {
        INFO(source.field);
        CHECK((source.stamp == geo::Stamp::Measured) == (source.field != "canopy_base_m"));
    }
}
