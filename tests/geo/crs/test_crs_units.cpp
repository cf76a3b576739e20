#include "geo/crs/crs_units.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

namespace {

Crs parsed(const char* name) {
    const auto crs = Crs::parse(name);
    REQUIRE(crs.ok());
    return *crs;
}

} // namespace

TEST_CASE("a system knows the unit of its plan, and of its heights where it has any") {
    CHECK(units_of(parsed("EPSG:25833")).plan.is_metre());
    CHECK_FALSE(units_of(parsed("EPSG:25833")).states_heights);
    CHECK(units_of(parsed("EPSG:2263")).plan.metres == Approx(1200.0 / 3937.0));
    CHECK(units_of(parsed("EPSG:2222")).plan.metres == 0.3048);
    CHECK(units_of(parsed("EPSG:4326")).plan.metres == 0.0);
    const CrsUnits ellipsoidal = units_of(parsed("EPSG:4979"));
    CHECK(ellipsoidal.states_heights);
    CHECK(ellipsoidal.height.is_metre());
    const CrsUnits mixed = units_of(parsed("EPSG:25833+6360"));
    CHECK(mixed.plan.is_metre());
    CHECK(mixed.height.metres == Approx(1200.0 / 3937.0));
}

TEST_CASE("the system in metres keeps the datum of the heights") {
    CHECK(metric_crs(parsed("EPSG:25833+7837"), {312000.0, 5998000.0}).id() == "EPSG:25833+7837");
    CHECK(metric_crs(parsed("EPSG:2263+6360"), {980000.0, 195000.0}).id() == "EPSG:32618+5703");
    CHECK(metric_crs(parsed("EPSG:4326"), {12.1, 54.1}).id() == "EPSG:25833");
}

TEST_CASE("rasters name the unit of their heights in many ways") {
    CHECK(length_unit_named("Meters")->is_metre());
    CHECK(length_unit_named("ft")->metres == 0.3048);
    CHECK(length_unit_named("US survey foot")->metres == 1200.0 / 3937.0);
    CHECK_FALSE(length_unit_named("degree Celsius"));
    CHECK_FALSE(length_unit_named(""));
}
