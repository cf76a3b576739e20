#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/folder_listing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using smiletwin::tests::names_in;
using smiletwin::tests::TemporaryFolder;

namespace {

const VectorLayer& layer_of(const Imported& imported) {
    return *std::get<std::shared_ptr<const VectorLayer>>(imported.data);
}

const std::string wfs_answer = R"(<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"
 xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:a="http://example.org/a">
<wfs:member><a:Schule gml:id="s1"><a:AGS>01003000</a:AGS><a:geom>
<gml:Point srsName="urn:ogc:def:crs:EPSG::25833"><gml:pos>312500 6000500</gml:pos></gml:Point>
</a:geom></a:Schule></wfs:member>
<wfs:member><a:Weg gml:id="w1"><a:art>Fuß</a:art><a:geom>
<gml:LineString srsName="urn:ogc:def:crs:EPSG::25833"><gml:posList>312500 6000500 312600 6000500
</gml:posList></gml:LineString></a:geom></a:Weg></wfs:member>
</wfs:FeatureCollection>)";

const std::string cadastre = R"(<?xml version="1.0" encoding="UTF-8"?>
<AX_Bestandsdatenauszug xmlns="http://www.adv-online.de/namespaces/adv/gid/6.0"
 xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:wfs="http://www.opengis.net/wfs"
 xmlns:xlink="http://www.w3.org/1999/xlink"><enthaelt><wfs:FeatureCollection>
<gml:featureMember><AX_Gebaeude gml:id="DEMV1"><lebenszeitintervall><AA_Lebenszeitintervall>
<beginnt>2020-01-01T00:00:00Z</beginnt></AA_Lebenszeitintervall></lebenszeitintervall>
<istTeilVon xlink:href="urn:adv:oid:DEMV9"/>
<position><gml:Surface srsName="urn:adv:crs:ETRS89_UTM33"><gml:patches><gml:PolygonPatch>
<gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments><gml:LineStringSegment>
<gml:posList>312500 6000500 312510 6000500 312510 6000510</gml:posList></gml:LineStringSegment>
</gml:segments></gml:Curve></gml:curveMember><gml:curveMember><gml:Curve><gml:segments>
<gml:LineStringSegment><gml:posList>312510 6000510 312500 6000500</gml:posList>
</gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior>
</gml:PolygonPatch></gml:patches></gml:Surface></position>
<gebaeudefunktion>1000</gebaeudefunktion></AX_Gebaeude></gml:featureMember>
<gml:featureMember><AX_Person gml:id="DEMV2"><nachname>Muster</nachname></AX_Person>
</gml:featureMember></wfs:FeatureCollection></enthaelt></AX_Bestandsdatenauszug>)";

} // namespace

TEST_CASE("an answer of a feature service becomes one layer of all its classes") {
    const TemporaryFolder folder;
    RunContext context;
    const auto imported = import_file(folder.file("antwort.gml", wfs_answer), {}, context);
    REQUIRE(imported.ok());
    CHECK(imported->format == "gml");
    const VectorLayer& layer = layer_of(*imported);
    CHECK(layer.name == "antwort");
    CHECK(layer.crs->horizontal_epsg() == 25833);
    REQUIRE(layer.features.size() == 2);
    CHECK(layer.features[0].field("Klasse") == "Schule");
    CHECK(layer.features[0].field("AGS") == "01003000");
    CHECK(std::get<Vec2d>(layer.features[0].geometry) == Vec2d{312500.0, 6000500.0});
    CHECK(std::get<Line2d>(layer.features[1].geometry).size() == 2);
    CHECK(imported->report.objects_by_type.at("Weg") == 1);
}

TEST_CASE("latitude comes first in degrees by their definition, and longitude becomes x") {
    const TemporaryFolder folder;
    RunContext context;
    const auto imported = import_file(
        folder.file(
            "orte.gml",
            R"(<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0"
 xmlns:gml="http://www.opengis.net/gml/3.2"><wfs:member><Ort><geom>
<gml:Point srsName="urn:ogc:def:crs:EPSG::4258"><gml:pos>54.09 12.14</gml:pos></gml:Point>
</geom></Ort></wfs:member></wfs:FeatureCollection>)"),
        {},
        context);
    REQUIRE(imported.ok());
    const Feature& place = layer_of(*imported).features.front();
    CHECK(std::get<Vec2d>(place.geometry) == Vec2d{12.14, 54.09});
}

TEST_CASE("GML 2 with commas between coordinates is read as well") {
    const TemporaryFolder folder;
    RunContext context;
    const auto imported = import_file(
        folder.file(
            "alt.gml",
            R"(<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"
 xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><Flur fid="f1"><geom>
<gml:Polygon srsName="http://www.opengis.net/gml/srs/epsg.xml#25833"><gml:outerBoundaryIs>
<gml:LinearRing><gml:coordinates>312500,6000500,7 312510,6000500,7 312510,6000510,7
 312500,6000500,7</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>
</geom></Flur></gml:featureMember></wfs:FeatureCollection>)"),
        {},
        context);
    REQUIRE(imported.ok());
    const Feature& parcel = layer_of(*imported).features.front();
    CHECK(area_m2(std::get<Polygon2d>(parcel.geometry)) == Approx(50.0));
}

TEST_CASE("a building of the cadastre has its area, its system and its nested fields") {
    const TemporaryFolder folder;
    RunContext context;
    const auto imported = import_file(folder.file("alkis.xml", cadastre), {}, context);
    REQUIRE(imported.ok());
    const VectorLayer& layer = layer_of(*imported);
    CHECK(layer.crs->horizontal_epsg() == 25833);
    REQUIRE(layer.features.size() == 1);
    const Feature& building = layer.features.front();
    CHECK(building.id == "DEMV1");
    CHECK(area_m2(std::get<Polygon2d>(building.geometry)) == Approx(50.0));
    CHECK(building.field("lebenszeitintervall.beginnt") == "2020-01-01T00:00:00Z");
    CHECK(building.field("gebaeudefunktion") == "1000");
    CHECK(building.field("istTeilVon") == "urn:adv:oid:DEMV9");
    CHECK(imported->report.ignored.at("object_without_place") == 1);
}

TEST_CASE("nothing is written beside a file of GML") {
    const TemporaryFolder folder;
    const auto wfs = folder.file("antwort.gml", wfs_answer);
    const auto alkis = folder.file("alkis.xml", cadastre);
    const auto before = names_in(folder.path());
    RunContext context;
    CHECK(import_file(wfs, {}, context).ok());
    CHECK(import_file(alkis, {}, context).ok());
    CHECK(names_in(folder.path()) == before);
}

TEST_CASE("metadata that only mention GML are passed over") {
    const TemporaryFolder folder;
    folder.file(
        "metadaten.xml",
        R"(<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
 xmlns:gml="http://www.opengis.net/gml"/>)");
    const auto place = folder.file("antwort.gml", wfs_answer);
    RunContext context;
    const ImportBatch batch = import_paths({folder.path()}, {}, context);
    REQUIRE(batch.imported.size() == 1);
    CHECK(batch.imported.front().path == place);
    CHECK(batch.failures.empty());
}
