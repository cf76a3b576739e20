#include "geo/io/importer.hpp"
#include "geo/io/xplan_codes.hpp"
#include "geo/io/xplan_kinds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>

using namespace smiletwin::geo;
using smiletwin::tests::reference_data;
using smiletwin::tests::TemporaryFolder;

namespace {

std::string plan(const std::string& members, const std::string& version = "5/3") {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<x:XPlanAuszug xmlns:x="http://www.xplanung.de/xplangml/)" +
           version + R"(" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:xlink="http://www.w3.org/1999/xlink" gml:id="all">
<gml:boundedBy><gml:Envelope srsName="EPSG:25832"><gml:lowerCorner>0 0</gml:lowerCorner>
<gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></gml:boundedBy>
)" + members +
           "</x:XPlanAuszug>";
}

std::string
object(const std::string& kind, const std::string& geometry, const std::string& properties = "") {
    const std::string position =
        geometry.empty() ? "" : "<x:position>" + geometry + "</x:position>";
    return "<gml:featureMember><x:" + kind + R"( gml:id="g1">)" + properties + position +
           "</x:" + kind + "></gml:featureMember>";
}

std::string ring(const std::string& positions) {
    return "<gml:LinearRing><gml:posList>" + positions + "</gml:posList></gml:LinearRing>";
}

const std::string square = "500000 5900000 500010 5900000 500010 5900010 500000 5900010 "
                           "500000 5900000";
const std::string hole = "500002 5900002 500002 5900004 500004 5900004 500004 5900002 "
                         "500002 5900002";
const std::string square_polygon = R"(<gml:Polygon srsName="EPSG:25832"><gml:exterior>)" +
                                   ring(square) + "</gml:exterior><gml:interior>" + ring(hole) +
                                   "</gml:interior></gml:Polygon>";

Result<Imported> read(const std::string& text, std::optional<std::string> crs = std::nullopt) {
    const TemporaryFolder folder;
    RunContext context;
    ImportOptions options;
    options.crs_override = std::move(crs);
    return import_file(folder.file("plan.gml", text), options, context);
}

const VectorLayer& layer_of(const Imported& imported) {
    return *std::get<std::shared_ptr<const VectorLayer>>(imported.data);
}

double area_of(const Feature& feature) {
    return area_m2(std::get<Polygon2d>(feature.geometry));
}

} // namespace

TEST_CASE("a building area of a plan keeps its hole, its fields and its kind in German") {
    const auto imported = read(plan(
        object("BP_Plan", "", "<x:name>Hafen Ost</x:name>") +
        object(
            "BP_BaugebietsTeilFlaeche",
            square_polygon,
            "<x:besondereArtDerBaulNutzung>1500</x:besondereArtDerBaulNutzung><x:GRZ>0.40</x:GRZ>"
            "<x:DN uom=\"grad\">035</x:DN>")));
    REQUIRE(imported.ok());
    CHECK(imported->format == "xplan");
    const VectorLayer& layer = layer_of(*imported);
    CHECK(layer.name == "Hafen Ost");
    REQUIRE(layer.features.size() == 1);
    const Feature& area = layer.features.front();
    CHECK(area.id == "g1");
    CHECK(area_of(area) == Approx(96.0));
    CHECK(area.field("Objektart") == "Baugebietsteilfläche");
    CHECK(area.field("Klasse") == "BP_BaugebietsTeilFlaeche");
    CHECK(area.field("besondereArtDerBaulNutzung") == "1500");
    CHECK(area.field("besondereArtDerBaulNutzung (Bedeutung)") == "Mischgebiet nach § 6 BauNVO");
    CHECK(area.field("GRZ") == "0.40");
    CHECK(area.field("DN [grad]") == "035");
    REQUIRE(layer.crs.has_value());
    CHECK(layer.crs->horizontal_epsg() == 25832);
    CHECK(imported->report.objects_by_type.at("BP_BaugebietsTeilFlaeche") == 1);
    CHECK(imported->report.ignored.at("object_without_place") == 1);
}

TEST_CASE("a plan's own area is read, with what stands in data types behind a dot") {
    const auto imported = read(plan(
        "<gml:featureMember><x:FP_Plan><x:name>Umland</x:name>"
        "<x:gemeinde><x:XP_Gemeinde><x:ags>01003000</x:ags></x:XP_Gemeinde></x:gemeinde>"
        "<x:gemeinde><x:XP_Gemeinde><x:ags>02000000</x:ags></x:XP_Gemeinde></x:gemeinde>"
        "<x:raeumlicherGeltungsbereich>" +
        square_polygon + "</x:raeumlicherGeltungsbereich></x:FP_Plan></gml:featureMember>"));
    REQUIRE(imported.ok());
    const Feature& area = layer_of(*imported).features.front();
    CHECK(area.field("Objektart") == "Flächennutzungsplan");
    CHECK(area.field("gemeinde.ags") == "01003000; 02000000");
}

TEST_CASE("a text that an area of a plan refers to stands at the area") {
    const auto imported = read(plan(
        object("BP_GruenFlaeche", square_polygon, R"(<x:refTextInhalt xlink:href="#text1"/>)") +
        R"(<gml:featureMember><x:BP_TextAbschnitt gml:id="text1"><x:schluessel>§2 Nr.1</x:schluessel>)"
        "<x:text>Je 100 m² ein Baum.</x:text></x:BP_TextAbschnitt></gml:featureMember>"));
    REQUIRE(imported.ok());
    const Feature& area = layer_of(*imported).features.front();
    CHECK(area.field("refTextInhalt") == "§2 Nr.1: Je 100 m² ein Baum.");
    CHECK(imported->report.ignored.count("object_without_place") == 0);
}

TEST_CASE("a ring of curves with an arc keeps the area under the arc") {
    // A square of 10 m whose upper side is a half circle outwards.
    const std::string curved =
        R"(<gml:Polygon srsName="EPSG:25832"><gml:exterior><gml:Ring><gml:curveMember>
<gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>500000 5900010 500000 5900000
 500010 5900000 500010 5900010</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
</gml:curveMember><gml:curveMember><gml:Curve><gml:segments><gml:Arc><gml:posList>500010 5900010
 500005 5900015 500000 5900010</gml:posList></gml:Arc></gml:segments></gml:Curve></gml:curveMember>
</gml:Ring></gml:exterior></gml:Polygon>)";
    const auto imported = read(plan(object("BP_GruenFlaeche", curved)));
    REQUIRE(imported.ok());
    const double half_circle_m2 = 0.5 * std::acos(-1.0) * 25.0;
    const double area = area_of(layer_of(*imported).features.front());
    // A centimetre along the arc of 15.7 m.
    CHECK(area == Approx(100.0 + half_circle_m2).margin(0.157));
    CHECK(area < 100.0 + half_circle_m2);
}

TEST_CASE("a curve of curves that are written elsewhere is one line") {
    const auto imported = read(plan(
        object(
            "BP_BauGrenze",
            R"(<gml:CompositeCurve srsName="EPSG:25832"><gml:curveMember xlink:href="#c1"/>
<gml:curveMember><gml:OrientableCurve orientation="-"><gml:baseCurve xlink:href="#c2"/>
</gml:OrientableCurve></gml:curveMember></gml:CompositeCurve>)") +
        object(
            "BP_BauLinie",
            R"(<gml:LineString gml:id="c1"><gml:posList>500000 5900000 500010 5900000</gml:posList></gml:LineString>)") +
        object(
            "BP_BauLinie",
            R"(<gml:LineString gml:id="c2"><gml:posList>500010 5900020 500010 5900000</gml:posList></gml:LineString>)")));
    REQUIRE(imported.ok());
    const auto& features = layer_of(*imported).features;
    REQUIRE(features.size() == 3);
    CHECK(
        std::get<Line2d>(features[0].geometry) ==
        Line2d{{500000.0, 5900000.0}, {500010.0, 5900000.0}, {500010.0, 5900020.0}});
}

TEST_CASE("curves that refer to each other in a circle are counted and not followed for ever") {
    const auto imported = read(plan(
        object(
            "BP_BauGrenze",
            R"(<gml:CompositeCurve gml:id="a"><gml:curveMember xlink:href="#a"/></gml:CompositeCurve>)") +
        object("BP_GruenFlaeche", square_polygon)));
    REQUIRE(imported.ok());
    CHECK(layer_of(*imported).features.size() == 1);
    CHECK(imported->report.ignored.at("reference_loop") == 1);
}

TEST_CASE("each surface of a MultiSurface becomes an area with the same fields") {
    const auto imported = read(plan(object(
        "FP_WaldFlaeche",
        R"(<gml:MultiSurface srsName="EPSG:25832"><gml:surfaceMember>)" + square_polygon +
            "</gml:surfaceMember><gml:surfaceMember>" + square_polygon +
            "</gml:surfaceMember></gml:MultiSurface>",
        "<x:zweckbestimmung>1600</x:zweckbestimmung>")));
    REQUIRE(imported.ok());
    const auto& features = layer_of(*imported).features;
    REQUIRE(features.size() == 2);
    CHECK(features[0].id == "g1/1");
    CHECK(features[1].id == "g1/2");
    CHECK(features[1].field("zweckbestimmung (Bedeutung)") == "Schutzwald");
    CHECK(imported->report.objects == 1);
}

TEST_CASE("a plan in Gauss-Krüger and a part in UTM come together in one system") {
    const auto imported = read(plan(
        object("BP_GruenFlaeche", square_polygon) + object("BP_GruenFlaeche", square_polygon) +
        object(
            "XP_PPO",
            R"(<gml:Point srsName="EPSG:31467"><gml:pos>3500073.0 5901916.0</gml:pos></gml:Point>)")));
    REQUIRE(imported.ok());
    const auto& features = layer_of(*imported).features;
    REQUIRE(features.size() == 3);
    const Vec2d point = std::get<Vec2d>(features[2].geometry);
    CHECK(point.x == Approx(500000.0).margin(50.0));
    CHECK(point.y == Approx(5900000.0).margin(50.0));
}

TEST_CASE("a plan in Gauss-Krüger is read easting first, as it is written") {
    const auto imported = read(plan(object(
        "XP_PPO",
        R"(<gml:Point srsName="urn:ogc:def:crs:EPSG::31467"><gml:pos>3480102.593 5889803.7</gml:pos></gml:Point>)")));
    REQUIRE(imported.ok());
    const Vec2d point = std::get<Vec2d>(layer_of(*imported).features.front().geometry);
    CHECK(point == Vec2d{3480102.593, 5889803.7});
    CHECK(imported->report.crs.axis_order == "easting-northing");
    CHECK(imported->report.crs.note.key == "crs.note.easting_first");
}

TEST_CASE("a plan in degrees that fit in either order says which was taken, and takes the other") {
    const TemporaryFolder folder;
    RunContext context;
    const auto file = folder.file(
        "plan.gml",
        plan(object(
            "XP_PPO", R"(<gml:Point srsName="EPSG:4326"><gml:pos>54 12</gml:pos></gml:Point>)")));
    const auto first = import_file(file, {}, context);
    REQUIRE(first.ok());
    CHECK(first->report.crs.note.key == "crs.note.either_northing");
    CHECK(std::get<Vec2d>(layer_of(*first).features.front().geometry) == Vec2d{12.0, 54.0});
    ImportOptions options;
    options.axis_order = AxisOrder::EastingFirst;
    const auto wished = import_file(file, options, context);
    REQUIRE(wished.ok());
    CHECK(wished->report.crs.note.key == "crs.note.easting_wished");
    CHECK(std::get<Vec2d>(layer_of(*wished).features.front().geometry) == Vec2d{54.0, 12.0});
}

TEST_CASE("the legal character of version 6 keeps its code without the words of version 5") {
    const std::string properties = "<x:rechtscharakter>3000</x:rechtscharakter>";
    const auto old_plan = read(plan(object("BP_GruenFlaeche", square_polygon, properties)));
    const auto new_plan = read(plan(object("BP_GruenFlaeche", square_polygon, properties), "6/0"));
    REQUIRE(old_plan.ok());
    REQUIRE(new_plan.ok());
    const Feature& old_area = layer_of(*old_plan).features.front();
    const Feature& new_area = layer_of(*new_plan).features.front();
    CHECK(old_area.field("rechtscharakter (Bedeutung)") == "Hinweis nach BauGB");
    CHECK(new_area.field("rechtscharakter") == "3000");
    CHECK(new_area.field("rechtscharakter (Bedeutung)").empty());
}

TEST_CASE("geometry of a plan that cannot be used is counted by what is wrong with it") {
    const auto imported = read(plan(
        object("BP_GruenFlaeche", square_polygon) +
        object("BP_BauLinie", "<gml:LineString><gml:posList>1 2 3</gml:posList></gml:LineString>") +
        object("BP_BauLinie", "<gml:LineString><gml:posList>1 NaN</gml:posList></gml:LineString>") +
        object(
            "BP_BauLinie",
            "<gml:Curve><gml:segments><gml:Clothoid><gml:posList>1 2 3 4</gml:posList>"
            "</gml:Clothoid></gml:segments></gml:Curve>")));
    REQUIRE(imported.ok());
    const auto& ignored = imported->report.ignored;
    CHECK(ignored.at("odd_coordinates") == 1);
    CHECK(ignored.at("not_a_number") == 1);
    CHECK(ignored.at("unknown_curve") == 1);
    CHECK(imported->report.warnings.size() == 1);
}

TEST_CASE("a plan without any place is refused in one sentence") {
    const auto imported = read(plan(object("BP_Plan", "", "<x:name>Leer</x:name>")));
    REQUIRE_FALSE(imported.ok());
    CHECK(imported.problem().what.key == "error.vector.empty");
}

TEST_CASE("codes that the standard does not have stay without wording") {
    CHECK(xplan_wording("BP_GruenFlaeche", "zweckbestimmung", "1000").starts_with("Parkanlage"));
    CHECK(xplan_wording("BP_WaldFlaeche", "zweckbestimmung", "1000") == "Naturwald");
    CHECK(xplan_wording("BP_GruenFlaeche", "zweckbestimmung", "1").empty());
    CHECK(xplan_wording("BP_GruenFlaeche", "anything", "1000").empty());
    CHECK(xplan_kind("ZZ_Unbekannt") == "Unbekannt");
}

TEST_CASE("all real plans are read with every object that has a position", "[real]") {
    const auto folder = reference_data("data/xplangml");
    if (folder.empty()) {
        return;
    }
    struct Expected {
        const char* file;
        std::size_t objects;
        int epsg;
    };
    // Objects with a position or an area of validity, counted in the files with grep.
    const Expected expected = GENERATE(
        Expected{"BP2070_5-0.gml", 313, 31467},
        Expected{"BPlan001_5-1.gml", 712, 25832},
        Expected{"Blankenese29_6-0.gml", 479, 25832},
        Expected{"sagis_bp_plan.gml", 9, 25832});
    CAPTURE(expected.file);
    RunContext context;
    const auto imported = import_file(folder / expected.file, {}, context);
    REQUIRE(imported.ok());
    CHECK(imported->report.objects == expected.objects);
    CHECK(layer_of(*imported).crs->horizontal_epsg() == expected.epsg);
    for (const auto& [reason, count] : imported->report.ignored) {
        CAPTURE(count);
        CHECK(reason == "object_without_place");
    }
}

TEST_CASE("a tree to be planted says in words what it is") {
    const auto imported = read(plan(object(
        "BP_AnpflanzungBindungErhaltung",
        R"(<gml:Point srsName="EPSG:25832"><gml:pos>500000 5900000</gml:pos></gml:Point>)",
        "<x:massnahme>2000</x:massnahme><x:gegenstand>1000</x:gegenstand>")));
    REQUIRE(imported.ok());
    const Feature& tree = layer_of(*imported).features.front();
    CHECK(tree.field("gegenstand (Bedeutung)") == "Bäume");
    CHECK(tree.field("Objektart") == "Anpflanzung, Bindung und Erhaltung");
}
