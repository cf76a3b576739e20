#include "geo/crs/zone_prefix.hpp"
#include "tests/support/catch.hpp"

using namespace smiletwin::geo;

TEST_CASE("the zone before an easting is told from the system that has that zone") {
    const auto zone_33 = Crs::from_epsg(25833);
    const auto wgs_84 = Crs::from_epsg(32633);
    REQUIRE(zone_33.ok());
    REQUIRE(wgs_84.ok());
    CHECK(zone_prefix_m(*zone_33, {33312000.0, 5998000.0}) == 33e6);
    CHECK(zone_prefix_m(*wgs_84, {33312000.0, 5998000.0}) == 33e6);
    CHECK(zone_prefix_m(*zone_33, {312000.0, 5998000.0}) == 0.0);
}

TEST_CASE("Brandenburg writes only the last digit of its zone") {
    const auto zone_33 = Crs::from_epsg(25833);
    CHECK(zone_prefix_m(*zone_33, {3385000.0, 5818000.0}) == 3e6);
    CHECK(zone_prefix_m(*zone_33, {2385000.0, 5818000.0}) == 0.0);
}

TEST_CASE("a zone before the easting that is not the system's is named") {
    const auto zone_33 = Crs::from_epsg(25833);
    CHECK(contradicting_zone(*zone_33, {32712000.0, 5998000.0}) == 32);
    CHECK(contradicting_zone(*zone_33, {33312000.0, 5998000.0}) == 0);
    CHECK(contradicting_zone(*zone_33, {312000.0, 5998000.0}) == 0);
    const auto defined = Crs::from_epsg(5650);
    CHECK(contradicting_zone(*defined, {32312000.0, 5998000.0}) == 0);
}

TEST_CASE("the number of another zone, and a place that fits nowhere, are left as they are") {
    const auto zone_33 = Crs::from_epsg(25833);
    const auto zone_3 = Crs::from_epsg(32603);
    CHECK(zone_prefix_m(*zone_33, {32712000.0, 5998000.0}) == 0.0);
    CHECK(zone_prefix_m(*zone_3, {33312000.0, 5998000.0}) == 0.0);
    CHECK(zone_prefix_m(*zone_33, {33312000.0, 312000.0}) == 0.0);
}

TEST_CASE("a system that is defined with the zone before its eastings needs none taken off") {
    const auto defined = Crs::from_epsg(5650);
    REQUIRE(defined.ok());
    CHECK(zone_prefix_m(*defined, {33312000.0, 5998000.0}) == 0.0);
}

TEST_CASE("a zone before the easting says the system in Germany and nowhere else") {
    const auto rostock = crs_of_zone_prefix({33312000.0, 5998000.0});
    REQUIRE(rostock);
    CHECK(rostock->horizontal_epsg() == 25833);
    CHECK_FALSE(crs_of_zone_prefix({33312000.0, 1998000.0}));
    CHECK_FALSE(crs_of_zone_prefix({34312000.0, 5998000.0}));
    CHECK_FALSE(crs_of_zone_prefix({312000.0, 5998000.0}));
}
