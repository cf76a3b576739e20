#include "geo/crs/crs.hpp"
#include "geo/crs/crs_names.hpp"
#include "tests/support/catch.hpp"

#include <string_view>

using namespace smiletwin::geo;

TEST_CASE("every spelling found in real city models gives its EPSG codes") {
    struct Row {
        std::string_view spelling;
        CrsCodes codes;
    };
    constexpr Row rows[] = {
        {"EPSG:25833", {25833, 0}},
        {"epsg:25833", {25833, 0}},
        {"EPSG:25833+7837", {25833, 7837}},
        {"urn:ogc:def:crs:EPSG::25833", {25833, 0}},
        {"urn:ogc:def:crs:EPSG:6.12:25833", {25833, 0}},
        {"urn:ogc:def:crs,crs:EPSG:6.12:25833,crs:EPSG:6.12:5783", {25833, 5783}},
        {"urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783", {25832, 5783}},
        {"urn:ogc:def:crs:EPSG:25832, crs:EPSG:5783", {25832, 5783}},
        {"http://www.opengis.net/def/crs/EPSG/0/6697", {6697, 0}},
        {"https://www.opengis.net/def/crs/EPSG/0/25833", {25833, 0}},
        {"http://www.opengis.net/gml/srs/epsg.xml#31467", {31467, 0}},
        {"http://www.opengis.net/def/crs-compound?1=http://www.opengis.net/def/crs/EPSG/0/25833"
         "&2=http://www.opengis.net/def/crs/EPSG/0/7837",
         {25833, 7837}},
        {"urn:adv:crs:ETRS89_UTM31", {25831, 0}},
        {"urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH", {25833, 7837}},
        {"urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH*GCG2016", {25832, 7837}},
        {"urn:adv:crs:ETRS89_UTM32*DE_DHHN92_NH", {25832, 5783}},
        {"urn:adv:crs:ETRS89_UTM32*DE_DHHN92_NHN", {25832, 5783}},
        {"urn:adv:crs:DE_DHDN_3GK2*DE_DHHN92_NH", {31466, 5783}},
        {"urn:adv:crs:DE_DHDN_3GK4*DE_DHHN92_NH", {31468, 5783}},
        {"urn:adv:crs:DE_DHDN_3GK4*DE_DHN92_NH", {31468, 5783}},
        {"urn:adv:crs:DE_DHDN_3GK5", {31469, 0}},
        {"ETRS89_UTM33*DE_DHHN2016_NH", {25833, 7837}},
        {" urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH\n", {25833, 7837}},
        {"CH1903", {21781, 0}},
        {"EPSG:5650", {5650, 0}},
        {"25833", {25833, 0}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.spelling);
        const auto codes = read_crs_codes(row.spelling);
        REQUIRE(codes.has_value());
        CHECK(codes->horizontal == row.codes.horizontal);
        CHECK(codes->vertical == row.codes.vertical);
        CHECK(Crs::parse(row.spelling).ok());
    }
}

TEST_CASE("realisations of the states are read as the system they realise") {
    const auto code = [](const char* name) {
        const auto crs = Crs::parse(name);
        return crs ? crs->horizontal_epsg() : 0;
    };
    CHECK(code("DE_DHDN_3GK2_NW177") == 31466);
    CHECK(code("urn:adv:crs:DE_DHDN_3GK3_HE120*DE_DHHN92_NH") == 31467);
    CHECK(code("urn:adv:crs:DE_DHDN_3GK4_BY120") == 31468);
    CHECK(code("urn:adv:crs:DE_DHDN_3GK5_RDN") == 31469);
    CHECK(code("urn:adv:crs:DE_DHDN_3GK2_nonsense") == 0);
}

TEST_CASE("a formula without a name is called by what it says") {
    const auto crs = Crs::parse("+proj=tmerc +lat_0=0 +lon_0=9 +ellps=GRS80 +units=m");
    REQUIRE(crs.ok());
    CHECK(crs->horizontal_name() == "+proj=tmerc +lat_0=0 +lon_0=9 +ellps=GRS80 +units=m");
}

TEST_CASE("a name that is no reference system gives a Problem that repeats it") {
    for (const std::string_view name : {"urn:adv:crs:MOON*X", "EPSG:1", "gibberish", "+proj=utm"}) {
        CAPTURE(name);
        const Result<Crs> crs = Crs::parse(name);
        REQUIRE_FALSE(crs.ok());
        CHECK(crs.problem().what.key == "error.crs.unknown");
        CHECK(crs.problem().what.values.front().second == name);
    }
    CHECK(is_local_crs_name("#local-CRS-1"));
    CHECK(is_local_crs_name(" "));
    CHECK_FALSE(is_local_crs_name("EPSG:25833"));
}

TEST_CASE("a scrap of a name is not completed to a system that nobody meant") {
    for (const std::string_view name :
         {"foo",
          "berlin",
          "33",
          "UTM zone 33",
          "my EPSG:25833 file",
          "EPSG:25833abc",
          "foo:25833",
          "EPSGfoo25833",
          "http:25833",
          "Amersfoort RD",
          "nix[foo]"}) {
        CAPTURE(name);
        CHECK_FALSE(Crs::parse(name).ok());
    }
}

TEST_CASE("whole names, codes of other registers, WKT and formulas are systems") {
    CHECK(Crs::parse("ETRS89 / UTM zone 33N")->horizontal_epsg() == 25833);
    CHECK(Crs::parse("etrs89 / utm zone 33n")->horizontal_epsg() == 25833);
    CHECK(Crs::parse("WGS84")->horizontal_epsg() == 4326);
    CHECK(Crs::parse("urn:ogc:def:crs:OGC:1.3:CRS84")->is_geographic());
    CHECK(Crs::parse("http://www.opengis.net/def/crs/OGC/1.3/CRS84")->is_geographic());
    CHECK(Crs::parse("ESRI:102100").ok());
    const Result<Crs> formula = Crs::parse("+proj=utm +zone=33 +ellps=GRS80");
    REQUIRE(formula.ok());
    CHECK_FALSE(formula->is_geographic());
    CHECK(Crs::parse(formula->id()).ok()); // what is stored can be read again
    CHECK(Crs::parse("ETRS89 / UTM zone 33N + DHHN2016 height")->id() == "EPSG:25833+7837");
}

TEST_CASE("a formula that opens files or chains steps is no name of a system") {
    CHECK_FALSE(Crs::parse("+proj=longlat +ellps=bessel +nadgrids=BETA2007.gsb").ok());
    CHECK_FALSE(Crs::parse("+proj=pipeline +step +proj=utm +zone=33").ok());
    CHECK_FALSE(Crs::parse("+init=epsg:25833").ok());
}

TEST_CASE("Rostock's system knows its names, heights and where it may be used") {
    const Crs crs = Crs::parse("urn:adv:crs:ETRS89_UTM33*DE_DHHN2016_NH").value();
    CHECK(crs.horizontal_epsg() == 25833);
    CHECK(crs.vertical_epsg() == 7837);
    CHECK(crs.horizontal_name() == "ETRS89 / UTM zone 33N");
    CHECK(crs.vertical_name() == "DHHN2016 height");
    CHECK(crs.id() == "EPSG:25833+7837");
    CHECK_FALSE(crs.is_geographic());
    CHECK_FALSE(crs.northing_first());
    CHECK(crs.area_of_use().contains({312000.0, 5997000.0}));
    CHECK_FALSE(crs.area_of_use().contains({5997000.0, 312000.0}));
}

TEST_CASE("definitions with northing or latitude first are told apart") {
    CHECK(Crs::from_epsg(31468)->northing_first());
    CHECK(Crs::from_epsg(3068)->northing_first());
    CHECK(Crs::from_epsg(4326)->northing_first());
    CHECK(Crs::from_epsg(6697)->northing_first());
    CHECK(Crs::from_epsg(6697)->is_geographic());
    CHECK(Crs::from_epsg(6697)->vertical_epsg() == 6695);
    CHECK(Crs::from_epsg(4979)->is_geographic());
    CHECK_FALSE(Crs::from_epsg(25833)->northing_first());
}

TEST_CASE("WKT of a registered system is recognised") {
    const Crs crs = Crs::from_epsg(25833).value();
    CHECK(Crs::parse(crs.wkt())->horizontal_epsg() == 25833);
}

TEST_CASE("the zone prefix of EPSG:5650 is 33 million metres of easting") {
    const Transform transform =
        Transform::between(Crs::from_epsg(5650).value(), Crs::from_epsg(25833).value()).value();
    const Vec2d point = transform({33312000.0, 5997000.0});
    CHECK(point.x == Approx(312000.0).margin(1e-3)); // PROJ's inverse is good to less than 1 mm
    CHECK(point.y == Approx(5997000.0).margin(1e-3));
}

TEST_CASE("a transform takes easting or longitude first whatever the definition says") {
    const Transform transform =
        Transform::between(Crs::from_epsg(4326).value(), Crs::from_epsg(25833).value()).value();
    // On the central meridian the easting is 500000 by definition.
    const Vec2d point = transform({15.0, 54.0});
    CHECK(point.x == Approx(500000.0).margin(1e-3));
    CHECK_FALSE(transform.is_identity());
    CHECK(Transform::between(Crs::from_epsg(25833).value(), Crs::from_epsg(25833, 7837).value())
              ->is_identity());
}

TEST_CASE("Rostock's market lies at 54.09 north, 12.14 east") {
    const auto position = geographic_position(Crs::from_epsg(25833).value(), {312850.0, 5997200.0});
    REQUIRE(position.ok());
    // Two decimals of a degree are about one kilometre; the point was read from a map.
    CHECK(position->latitude_deg == Approx(54.09).margin(0.01));
    CHECK(position->longitude_deg == Approx(12.14).margin(0.01));
}
