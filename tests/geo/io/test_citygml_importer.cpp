#include "geo/io/citygml_importer.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

struct Read {
    std::optional<Result<Imported>> result;
    std::shared_ptr<const City> city; ///< null when the reading failed

    [[nodiscard]] const ImportReport& report() const { return (*result)->report; }
    [[nodiscard]] const Problem& problem() const { return result->problem(); }
};

Read read(const std::string& text, const ImportOptions& options = {}) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "model.gml";
    std::ofstream(path, std::ios::binary) << text;
    RunContext context;
    Read outcome;
    outcome.result = import_file(path, options, context);
    if (outcome.result->ok()) {
        outcome.city = std::get<std::shared_ptr<const City>>((*outcome.result)->data);
    }
    return outcome;
}

std::string roof(std::string_view id = "") {
    return surface("RoofSurface", polygon(square_positions, id));
}

} // namespace

TEST_CASE("a building with one roof comes with its id, kind, level, place and area") {
    const Read read_city = read(citygml(building("B1", roof())));
    REQUIRE(read_city.city);
    const City& city = *read_city.city;
    REQUIRE(city.objects.size() == 1);
    CHECK(city.objects[0].id == "B1");
    CHECK(city.objects[0].type == "Building");
    REQUIRE(city.polygons.size() == 1);
    CHECK(city.polygons[0].kind == SurfaceKind::Roof);
    CHECK(city.polygons[0].lod_tenths == 20);
    CHECK(city.ring(0).size() == 4);
    CHECK(city.polygons[0].triangle_count == 2);
    CHECK(city.bounds.min == Vec3d{312800, 5997200, 12});
    CHECK(city.bounds.max == Vec3d{312810, 5997210, 12});
    REQUIRE(city.crs);
    CHECK(city.crs->horizontal_epsg() == 25833);
    const ImportReport& report = read_city.report();
    CHECK(report.polygons == 1);
    CHECK(report.triangles == 2);
    CHECK(report.repaired.empty());
    CHECK(report.skipped.empty());
    CHECK(report.surfaces_by_type.at("RoofSurface") == 1);
    CHECK(report.crs.note.key == "crs.note.as_declared");
}

TEST_CASE("an empty file is called empty, a truncated one gives one Problem with the line") {
    CHECK(read("").problem().what.key == "error.xml.empty");
    CHECK(read("<?xml version=\"1.0\"?>\n").problem().what.key == "error.xml.truncated");
    std::string text = citygml(building("B1", roof()));
    text.resize(text.find("</gml:posList>") - 5);
    const Read cut = read(text);
    REQUIRE_FALSE(cut.result->ok());
    CHECK(cut.problem().what.key == "error.xml.truncated");
    CHECK(cut.problem().what.values.back().second == "8");
    CHECK(cut.problem().where.ends_with("model.gml"));
}

TEST_CASE("a document type is refused before anything of it is used") {
    std::string text = citygml(building("B1", roof()));
    text.insert(text.find("<CityModel"), "<!DOCTYPE x [<!ENTITY a \"b\">]>\n");
    const Read outcome = read(text);
    REQUIRE_FALSE(outcome.result->ok());
    CHECK(outcome.problem().what.key == "error.xml.doctype");
}

TEST_CASE("CityGML 3.0 with its own names for things is read like 2.0") {
    const std::string text =
        R"(<CityModel xmlns="http://www.opengis.net/citygml/3.0" xmlns:gml="http://www.opengis.net/gml/3.2"
 xmlns:con="http://www.opengis.net/citygml/construction/3.0"
 xmlns:b="http://www.opengis.net/citygml/building/3.0"
 xmlns:gen="http://www.opengis.net/citygml/generics/3.0">
<gml:boundedBy><gml:Envelope srsName="EPSG:25833" srsDimension="3"/></gml:boundedBy>
<cityObjectMember><b:Building gml:id="B1">
<genericAttribute><gen:GenericAttributeSet><gen:name>Kataster</gen:name>
<gen:genericAttribute><gen:StringAttribute><gen:name>Flur</gen:name><gen:value>0012</gen:value>
</gen:StringAttribute></gen:genericAttribute></gen:GenericAttributeSet></genericAttribute>
<genericAttribute><gen:MeasureAttribute><gen:name>Traufe</gen:name>
<gen:value uom="m">6.5</gen:value></gen:MeasureAttribute></genericAttribute>
<con:height><con:Height><con:value uom="m">12.5</con:value></con:Height></con:height>
<boundary><con:RoofSurface><lod2MultiSurface><gml:MultiSurface>)" +
        polygon(square_positions, "P1") +
        R"(</gml:MultiSurface></lod2MultiSurface></con:RoofSurface></boundary>
</b:Building></cityObjectMember></CityModel>)";
    const Read outcome = read(text);
    REQUIRE(outcome.city);
    const City& city = *outcome.city;
    REQUIRE(city.objects.size() == 1);
    REQUIRE(city.polygons.size() == 1);
    CHECK(city.polygons[0].kind == SurfaceKind::Roof);
    CHECK(city.polygons[0].lod_tenths == 20);
    CHECK(
        city.attribute(
            city.objects[0],
            "Kataster\x1F"
            "Flur") == "0012");
    CHECK(city.attribute(city.objects[0], "Traufe") == "6.5");
    CHECK(city.attribute(city.objects[0], "height.value") == "12.5");
}

TEST_CASE("a wrong reference system leaves the city local and says so") {
    const Read outcome = read(citygml(building("B1", roof()), "EPSG:99999"));
    REQUIRE(outcome.city);
    CHECK_FALSE(outcome.city->crs);
    CHECK(outcome.report().crs.note.key == "crs.note.unknown");
    CHECK(outcome.report().warnings.size() == 1);
    ImportOptions options;
    options.crs_override = "EPSG:25833";
    const Read helped = read(citygml(building("B1", roof()), "EPSG:99999"), options);
    REQUIRE(helped.city->crs);
    CHECK(helped.city->crs->horizontal_epsg() == 25833);
    CHECK(helped.report().crs.declared == "EPSG:99999");
}

TEST_CASE("a file that is not in the encoding it names says so, with the line and what helps") {
    const std::string text = citygml(building(
        "B1",
        "<gml:name>Stra\xDF"
        "e</gml:name>"));
    const Problem refused = read(text).problem();
    CHECK(refused.what.key == "error.xml.not_utf8");
    CHECK(refused.help.key == "help.xml.name_encoding");
    const Problem control = read(citygml(building("B1", "<gml:name>\x01</gml:name>"))).problem();
    CHECK(control.what.key == "error.xml.malformed");
}

TEST_CASE("the user's word decides which axis comes first, against the area of use") {
    const std::string text = citygml(building("B1", roof()));
    ImportOptions options;
    options.axis_order = AxisOrder::NorthingFirst;
    const Read swapped = read(text, options);
    CHECK(swapped.city->bounds.min.y == 312800.0);
    CHECK(swapped.report().crs.axis_order == "northing-easting");
    options.axis_order = AxisOrder::EastingFirst;
    const Read kept = read(text, options);
    CHECK(kept.city->bounds.min.x == 312800.0);
    CHECK(kept.report().crs.note.key == "crs.note.easting_wished");
}

TEST_CASE("degrees that fit in either order are read as the system defines, and that is said") {
    const std::string text = citygml(
        building("B1", surface("RoofSurface", polygon("54 12 1 54 12.001 1 54.001 12.001 1"))),
        "EPSG:4326");
    const Read read_first = read(text);
    CHECK(read_first.report().crs.axis_order == "northing-easting");
    CHECK(read_first.report().crs.note.key == "crs.note.either_northing");
    REQUIRE(read_first.city->crs);
    CHECK(read_first.city->crs->horizontal_epsg() == 25833);
    ImportOptions options;
    options.axis_order = AxisOrder::EastingFirst;
    const Read wished = read(text, options);
    CHECK(wished.report().crs.note.key == "crs.note.easting_wished");
    CHECK(wished.city->crs->horizontal_epsg() == 32640); // 54 degrees east, 12 degrees north
}

TEST_CASE("a local system and none at all leave the city without a place on earth") {
    CHECK(
        read(citygml(building("B1", roof()), "#local-CRS-1")).report().crs.note.key ==
        "crs.note.local");
    CHECK(read(citygml(building("B1", roof()), "")).report().crs.note.key == "crs.note.missing");
}

TEST_CASE("a reference system stated only on the building's envelope is used") {
    const Read outcome = read(citygml(
        building(
            "B1",
            "<gml:boundedBy><gml:Envelope "
            "srsName=\"urn:ogc:def:crs:EPSG::25833\"/></gml:boundedBy>" +
                roof()),
        ""));
    REQUIRE(outcome.city->crs);
    CHECK(outcome.city->crs->horizontal_epsg() == 25833);
}

TEST_CASE("coordinates written northing first are turned round and this is said") {
    const Read outcome = read(citygml(building(
        "B1",
        surface(
            "RoofSurface",
            polygon("5997200 312800 12 5997210 312800 12 5997210 312810 12 5997200 312800 12")))));
    CHECK(outcome.city->bounds.min.x == 312800.0);
    CHECK(outcome.report().crs.axis_order == "northing-easting");
    CHECK(outcome.report().crs.note.key == "crs.note.swapped");
}

TEST_CASE("Gauss-Krueger written easting first is left as written") {
    const Read outcome = read(citygml(
        building(
            "B1",
            surface(
                "RoofSurface",
                polygon("4468000 5333000 520 4468010 5333000 520 4468010 5333010 520 4468000 "
                        "5333000 520"))),
        "urn:adv:crs:DE_DHDN_3GK4*DE_DHN92_NH"));
    CHECK(outcome.city->bounds.min.x == 4468000.0);
    CHECK(outcome.report().crs.axis_order == "easting-northing");
    CHECK(outcome.report().crs.note.key == "crs.note.easting_first");
    CHECK(outcome.report().crs.vertical == "DHHN92 height");
}

TEST_CASE("latitude and longitude become metres of the UTM zone") {
    const Read outcome = read(citygml(
        building(
            "B1",
            surface(
                "RoofSurface",
                polygon("54.0 15.0 12 54.0 15.001 12 54.001 15.001 12 54.0 15.0 12"))),
        "EPSG:4258"));
    REQUIRE(outcome.city->crs);
    CHECK(outcome.city->crs->horizontal_epsg() == 25833);
    // 15 degrees east is the central meridian of zone 33; PROJ keeps it within a millimetre.
    CHECK(outcome.city->bounds.min.x == Approx(500000.0).margin(1e-3));
    CHECK(outcome.report().crs.axis_order == "northing-easting");
    CHECK(outcome.report().crs.note.key == "crs.note.converted");
}

TEST_CASE("a house in feet becomes metres of the UTM zone, its height with it, and both are said") {
    const std::string lower_manhattan = "980000 195000 0 980100 195000 0 980100 195100 50 "
                                        "980000 195100 50 980000 195000 0";
    const Read house = read(
        citygml(building("NYC", surface("RoofSurface", polygon(lower_manhattan))), "EPSG:2263"));
    REQUIRE(house.city);
    REQUIRE(house.city->crs);
    CHECK(house.city->crs->horizontal_epsg() == 32618);
    const Box3d& box = house.city->bounds;
    CHECK(box.min.x == Approx(583184.7).margin(2.0));
    CHECK(box.min.y == Approx(4506132.8).margin(2.0));
    constexpr double us_survey_foot_m = 1200.0 / 3937.0;
    CHECK(box.max.z == Approx(50.0 * us_survey_foot_m));
    CHECK(box.max.x - box.min.x == Approx(100.0 * us_survey_foot_m).epsilon(0.02));
    CHECK(house.report().crs.note.key == "crs.note.converted_heights");
    REQUIRE(house.report().warnings.size() == 1);
    CHECK(house.report().warnings[0].what.key == "warning.crs.heights_as_plan");
}

TEST_CASE("heights that the system states in feet or metres are taken at its word") {
    const std::string roof_of_50 = "980000 195000 50 980100 195000 50 980100 195100 50 "
                                   "980000 195100 50 980000 195000 50";
    const auto read_in = [&roof_of_50](const std::string& srs) {
        return read(citygml(building("NYC", surface("RoofSurface", polygon(roof_of_50))), srs));
    };
    const Read metres = read_in("EPSG:2263+5703");
    REQUIRE(metres.city);
    CHECK(metres.city->bounds.max.z == 50.0);
    CHECK(metres.report().warnings.empty());
    const Read feet = read_in("EPSG:2263+6360");
    REQUIRE(feet.city);
    CHECK(feet.city->bounds.max.z == Approx(15.24003));
    CHECK(feet.city->crs->vertical_epsg() == 5703);
    CHECK(feet.report().crs.vertical == "NAVD88 height");
    CHECK(feet.report().warnings.empty());
}

TEST_CASE("heights in feet over a plan in metres become metres where they are") {
    const std::string roof_of_50 = "583200 4507300 50 583210 4507300 50 583210 4507310 50 "
                                   "583200 4507310 50 583200 4507300 50";
    const Read house = read(
        citygml(building("NYC", surface("RoofSurface", polygon(roof_of_50))), "EPSG:26918+6360"));
    REQUIRE(house.city);
    CHECK(house.city->crs->id() == "EPSG:26918+5703");
    CHECK(house.city->bounds.min.x == 583200.0);
    CHECK(house.city->bounds.max.z == Approx(15.24003));
    CHECK(house.report().crs.note.key == "crs.note.heights");
}

TEST_CASE("the zone before the eastings of a city is taken off in either order of axes") {
    const std::string easting_first = "33312800 5997200 12 33312810 5997200 12 33312810 5997210 12 "
                                      "33312800 5997210 12 33312800 5997200 12";
    const std::string northing_first = "5997200 33312800 12 5997200 33312810 12 "
                                       "5997210 33312810 12 5997210 33312800 12 "
                                       "5997200 33312800 12";
    for (const std::string& positions : {easting_first, northing_first}) {
        for (const char* srs : {"EPSG:25833", ""}) {
            CAPTURE(positions, srs);
            const Read house =
                read(citygml(building("MV", surface("RoofSurface", polygon(positions))), srs));
            REQUIRE(house.city);
            if (srs[0] == '\0' && positions == northing_first) {
                CHECK_FALSE(house.city->crs); // nothing says what the numbers are
                continue;
            }
            REQUIRE(house.city->crs);
            CHECK(house.city->crs->horizontal_epsg() == 25833);
            CHECK(house.city->bounds.min == Vec3d{312800, 5997200, 12});
            CHECK(house.report().crs.note.key == "crs.note.zone_prefix");
        }
    }
}

TEST_CASE("a zone before the eastings that is not the system's is named in the report") {
    const std::string zone_32 = "32712800 5997200 12 32712810 5997200 12 32712810 5997210 12 "
                                "32712800 5997210 12 32712800 5997200 12";
    const Read house = read(citygml(building("MV", surface("RoofSurface", polygon(zone_32)))));
    REQUIRE(house.city);
    CHECK(house.report().crs.note.key == "crs.note.other_zone");
}

TEST_CASE("geometries in two systems come into one, and both are named") {
    const auto roof_in = [](const char* srs, std::string_view positions) {
        std::string surface_text = surface("RoofSurface", polygon(positions));
        const std::string_view plain = "<gml:MultiSurface>";
        surface_text.replace(
            surface_text.find(plain),
            plain.size(),
            "<gml:MultiSurface srsName=\"" + std::string(srs) + "\">");
        return surface_text;
    };
    const std::string zone_32 = "705000 6003000 12 705010 6003000 12 705010 6003010 12 "
                                "705000 6003010 12 705000 6003000 12";
    const Read both = read(citygml(
        building("A", roof_in("EPSG:25833", square_positions)) +
            building("B", roof_in("EPSG:25832", zone_32)),
        ""));
    REQUIRE(both.city);
    CHECK(both.city->polygons.size() == 2);
    CHECK(both.city->bounds.plan().width() < 20000.0);
    CHECK(both.report().crs.declared == "EPSG:25833; EPSG:25832");
    CHECK(both.report().crs.used == "EPSG:25833");
    CHECK(both.report().crs.note.key == "crs.note.several");
}

TEST_CASE("blanks may stand around the commas of GML 2 coordinates") {
    for (const char* positions :
         {"312800,5997200,12 312810,5997200,12 312810,5997210,12 312800,5997200,12",
          " 312800 , 5997200 , 12  312810 ,5997200, 12 312810,5997210,12\n312800, 5997200, 12 "}) {
        CAPTURE(positions);
        const Read triangle = read(citygml(building(
            "B",
            surface(
                "RoofSurface",
                "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:coordinates>" +
                    std::string(positions) +
                    "</gml:coordinates></gml:LinearRing></gml:exterior></gml:Polygon>"
                    "</gml:surfaceMember>"))));
        REQUIRE(triangle.city);
        REQUIRE(triangle.city->polygons.size() == 1);
        CHECK(triangle.city->bounds.max == Vec3d{312810, 5997210, 12});
    }
}

TEST_CASE("the bytes say what UTF-16 is, not the declaration") {
    std::string wrong = citygml(building("Straße", roof()));
    const std::string utf8 = "encoding=\"UTF-8\"";
    wrong.replace(wrong.find(utf8), utf8.size(), "encoding=\"UTF-16\"");
    const Read bytes = read(wrong);
    REQUIRE(bytes.city);
    CHECK(bytes.city->objects[0].id == "Straße");
    for (const bool has_mark : {true, false}) {
        std::string wide = has_mark ? "\xFF\xFE" : "";
        for (const char c : citygml(building("Haus", roof()))) {
            wide += c;
            wide += '\0';
        }
        const Read told_utf8 = read(wide);
        REQUIRE(told_utf8.city);
        CHECK(told_utf8.city->objects[0].id == "Haus");
    }
}

TEST_CASE("a model without geometry keeps its objects") {
    const Read outcome = read(citygml(building("B1", "<b:function>1000</b:function>")));
    REQUIRE(outcome.city);
    CHECK(outcome.report().objects == 1);
    CHECK(outcome.report().polygons == 0);
    CHECK(outcome.city->bounds.empty());
    CHECK(outcome.report().crs.note.key == "crs.note.no_coordinates");
}

TEST_CASE("one bad polygon among good ones is skipped and counted") {
    const Read outcome = read(citygml(building(
        "B1",
        roof("good") + surface("WallSurface", polygon("1 2 x 4 5 6 7 8 9 1 2 3")) +
            surface("WallSurface", polygon("312800 5997200 0 312810 5997200 0 312800 5997200 0")) +
            surface(
                "WallSurface",
                polygon("312800 5997200 0 312810 5997200 0 312805 5997200 0 312800 5997200 0")) +
            surface("WallSurface", polygon("312800 5997200 0 312810 5997200")) + roof("good2"))));
    REQUIRE(outcome.city);
    CHECK(outcome.report().polygons == 2);
    CHECK(outcome.report().skipped.at("coordinates") == 2);
    CHECK(outcome.report().skipped.at("101") == 1);
    CHECK(outcome.report().skipped.at("104") == 1); // along a line
    CHECK(outcome.city->polygons[1].kind == SurfaceKind::Roof);
    CHECK(outcome.city->ring(outcome.city->polygons[1].first_ring).size() == 4);
}

TEST_CASE("open rings, doubled points and holes of the wrong sense are repaired and counted") {
    const std::string hole = "<gml:interior>" +
                             ring("312802 5997202 12 312804 5997202 12 312804 5997204 12 312802 "
                                  "5997204 12 312802 5997202 12") +
                             "</gml:interior>";
    const Read outcome = read(citygml(building(
        "B1",
        surface(
            "RoofSurface",
            polygon("312800 5997200 12 312810 5997200 12 312810 5997210 12 312800 5997210 12")) +
            surface(
                "RoofSurface",
                polygon("312800 5997200 12 312810 5997200 12 312810 5997200 12 312810 5997210 12 "
                        "312800 5997200 12")) +
            surface("RoofSurface", polygon(square_positions, "", hole)))));
    CHECK(outcome.report().repaired.at("103") == 1);
    CHECK(outcome.report().repaired.at("102") == 1);
    CHECK(outcome.report().repaired.at("208") == 1);
    CHECK(outcome.report().skipped.empty());
    const CityPolygon& with_hole = outcome.city->polygons[2];
    CHECK(with_hole.ring_count == 2);
    CHECK(with_hole.triangle_count == 8);
}

TEST_CASE("a solid that points to its boundary surfaces is drawn once") {
    // The references stand before the polygons they mean.
    const std::string solid =
        "<b:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>"
        "<gml:surfaceMember xlink:href=\"#roof\"/><gml:surfaceMember xlink:href=\"#nowhere\"/>"
        "</gml:CompositeSurface></gml:exterior></gml:Solid></b:lod2Solid>";
    const Read outcome = read(citygml(building("B1", solid + roof("roof"))));
    CHECK(outcome.report().polygons == 1);
    CHECK(outcome.report().unresolved_references == 1);
    CHECK(outcome.city->polygons[0].kind == SurfaceKind::Roof);
}

TEST_CASE("boundary surfaces that point into the solid give its polygons their kind") {
    const std::string solid = "<b:lod2Solid><gml:Solid><gml:exterior><gml:CompositeSurface>" +
                              polygon(square_positions, "p1") +
                              "</gml:CompositeSurface></gml:exterior></gml:Solid></b:lod2Solid>";
    const Read outcome = read(citygml(
        building("B1", solid + surface("RoofSurface", "<gml:surfaceMember xlink:href=\"#p1\"/>"))));
    REQUIRE(outcome.city->polygons.size() == 1);
    CHECK(outcome.city->polygons[0].kind == SurfaceKind::Roof);
    CHECK(outcome.report().unresolved_references == 0);
}

TEST_CASE("attributes keep their text, unit and kind; those of parts do not mix") {
    const Read outcome = read(citygml(building(
        "B1",
        "<gml:name>Rathaus</gml:name><creationDate>2020-01-31</creationDate>"
        "<externalReference><informationSystem>urn:x</informationSystem>"
        "<externalObject><name>DEMV1</name></externalObject></externalReference>"
        "<gen:stringAttribute name=\"AGS\"><gen:value>01003000</gen:value></gen:stringAttribute>"
        "<gen:genericAttributeSet name=\"Energie\"><gen:measureAttribute name=\"Bedarf\">"
        "<gen:value uom=\"kWh\">12.5</gen:value></gen:measureAttribute></gen:genericAttributeSet>"
        "<b:function>31001_1000</b:function>"
        "<b:consistsOfBuildingPart><b:BuildingPart gml:id=\"P1\"><b:roofType>3100</b:roofType>" +
            roof() +
            "</b:BuildingPart></b:consistsOfBuildingPart>"
            "<b:measuredHeight uom=\"m\">17.30</b:measuredHeight>"
            "<ext:pumpe><ext:Pumpe><ext:leistung>5</ext:leistung></ext:Pumpe></ext:pumpe>")));
    const City& city = *outcome.city;
    REQUIRE(city.objects.size() == 2);
    const CityObject& whole = city.objects[0];
    CHECK(city.attribute(whole, "name") == "Rathaus");
    CHECK(city.attribute(whole, "AGS") == "01003000");
    CHECK(
        city.attribute(
            whole,
            "Energie\x1F"
            "Bedarf") == "12.5");
    CHECK(city.attribute(whole, "externalReference.name") == "DEMV1");
    CHECK(city.attribute(whole, "measuredHeight") == "17.30");
    CHECK(city.attribute(whole, "pumpe.leistung") == "5");
    CHECK(city.attribute(whole, "roofType").empty());
    CHECK(city.attribute(city.objects[1], "roofType") == "3100");
    CHECK(city.objects[1].parent == 0);
    CHECK(city.polygons[0].object == 1);
    for (const Attribute& attribute : city.attributes_of(whole)) {
        if (attribute.name == "measuredHeight") {
            CHECK(attribute.qualifier == "m");
            CHECK(attribute.kind == AttributeKind::Measure);
        }
        if (attribute.name == "creationDate") {
            CHECK(attribute.kind == AttributeKind::Date);
        }
    }
}

TEST_CASE("a texture lies on its polygon; images outside the data set are missing") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "set");
    std::ofstream(folder.path() / "outside.png") << "x";
    std::ofstream(folder.path() / "set" / "wand.png") << "x";
    const auto texture = [](std::string_view uri, std::string_view target) {
        return "<app:surfaceDataMember><app:ParameterizedTexture><app:imageURI>" +
               std::string(uri) + "</app:imageURI><app:wrapMode>mirror</app:wrapMode>" +
               "<app:target uri=\"#" + std::string(target) + "\"><app:TexCoordList>" +
               "<app:textureCoordinates ring=\"#" + std::string(target) +
               "_ring\">0 0 1 0 1 1 0 1 0 0</app:textureCoordinates></app:TexCoordList>" +
               "</app:target></app:ParameterizedTexture></app:surfaceDataMember>";
    };
    const std::string material =
        "<app:surfaceDataMember><app:X3DMaterial><app:diffuseColor>1 0.5 0</app:diffuseColor>"
        "<app:target>#p2</app:target></app:X3DMaterial></app:surfaceDataMember>";
    const std::string text = citygml(
        building("B1", roof("p1") + roof("p2")) +
        "<app:appearanceMember><app:Appearance><app:theme>rgb</app:theme>" +
        texture("wand.png", "p1") + texture("..\\outside.png", "p2") +
        texture("http://example.org/a.png", "p2") + material +
        "</app:Appearance></app:appearanceMember>");
    std::ofstream(folder.path() / "set" / "model.gml") << text;
    RunContext context;
    const auto result = import_file(folder.path() / "set" / "model.gml", {}, context);
    REQUIRE(result.ok());
    const City& city = *std::get<std::shared_ptr<const City>>(result->data);
    CHECK(result->report.textures == 1);
    CHECK(result->report.missing_images == 2);
    REQUIRE(city.polygons[0].appearance >= 0);
    const Appearance& wall =
        city.appearances[static_cast<std::size_t>(city.polygons[0].appearance)];
    CHECK(wall.image.filename() == "wand.png");
    CHECK(wall.wrap == TextureWrap::Mirror);
    CHECK(city.texture_coordinates.size() == city.positions.size());
    CHECK(city.texture_coordinates[2] == Vec2f{1, 1});
    const Appearance& plain =
        city.appearances[static_cast<std::size_t>(city.polygons[1].appearance)];
    CHECK(plain.image.empty());
    CHECK(plain.diffuse_rgb[1] == 0.5F);
}

TEST_CASE("ISO-8859-15 is read, an unknown encoding is named") {
    std::string text = citygml(building(
        "B1",
        "<gml:name>Br\xFC"
        "cke \xA4</gml:name>" +
            roof()));
    text.replace(text.find("UTF-8"), 5, "ISO-8859-15");
    const Read outcome = read(text);
    REQUIRE(outcome.city);
    CHECK(outcome.city->attribute(outcome.city->objects[0], "name") == "Brücke €");
    text.replace(text.find("ISO-8859-15"), 11, "EBCDIC");
    CHECK(read(text).problem().what.key == "error.xml.encoding");
}

TEST_CASE("elements nested without end are refused") {
    std::string deep;
    for (int i = 0; i < 1000; ++i) {
        deep += "<ext:a>";
    }
    CHECK(read(citygml(building("B1", deep))).problem().what.key == "error.xml.too_deep");
}

TEST_CASE("a stop request ends the reading") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "model.gml";
    std::ofstream(path) << citygml(building("B1", roof()));
    std::stop_source stop;
    stop.request_stop();
    RunContext context(stop.get_token(), {});
    const auto result = import_file(path, {}, context);
    REQUIRE_FALSE(result.ok());
    CHECK(is_cancelled(result.problem()));
}

TEST_CASE("numbers larger than any place on earth spoil their polygon alone") {
    const Read read_city = read(citygml(
        building(
            "bad", surface("RoofSurface", polygon("1e308 0 0 1 1e308 0 1 1 1e308 1e308 0 0"))) +
        building("good", roof())));
    REQUIRE(read_city.city);
    CHECK(read_city.report().skipped.at("coordinates") == 1);
    CHECK(read_city.city->bounds.max == Vec3d{312810, 5997210, 12});
    CHECK(read_city.report().crs.note.key == "crs.note.as_declared");
}

TEST_CASE("the ring is the same in each way that GML knows to write it") {
    const std::string_view ways[] = {
        "<gml:coordinates>312800,5997200,12 312810,5997200,12 312810,5997210,12 312800,5997210,12 "
        "312800,5997200,12</gml:coordinates>",
        R"(<gml:coordinates decimal="," cs=" " ts=";">312800,0 5997200,0 12;312810,0 5997200,0 12;)"
        "312810 5997210 12;312800 5997210 12;312800 5997200 12</gml:coordinates>",
        "<gml:pos>312800 5997200 12</gml:pos><gml:pos>312810 5997200 12</gml:pos>"
        "<gml:pos>312810 5997210 12</gml:pos><gml:pos>312800 5997210 12</gml:pos>"
        "<gml:pos>312800 5997200 12</gml:pos>",
        "<gml:coord><gml:X>312800</gml:X><gml:Y>5997200</gml:Y><gml:Z>12</gml:Z></gml:coord>"
        "<gml:coord> <gml:X>312810</gml:X> <gml:Y>5997200</gml:Y> <gml:Z>12</gml:Z> </gml:coord>"
        "<gml:coord><gml:X>312810</gml:X><gml:Y>5997210</gml:Y><gml:Z>12</gml:Z></gml:coord>"
        "<gml:coord><gml:X>312800</gml:X><gml:Y>5997210</gml:Y><gml:Z>12</gml:Z></gml:coord>"
        "<gml:coord><gml:X>312800</gml:X><gml:Y>5997200</gml:Y><gml:Z>12</gml:Z></gml:coord>",
        "<gml:pointProperty><gml:Point><gml:pos>312800 5997200 12</gml:pos></gml:Point>"
        "</gml:pointProperty><gml:pos>312810 5997200 12</gml:pos><gml:pointRep><gml:Point>"
        "<gml:pos>312810 5997210 12</gml:pos></gml:Point></gml:pointRep>"
        "<gml:pos>312800 5997210 12</gml:pos><gml:pos>312800 5997200 12</gml:pos>"};
    for (const std::string_view way : ways) {
        INFO(way);
        const std::string ring = "<gml:Polygon><gml:exterior><gml:LinearRing>" + std::string(way) +
                                 "</gml:LinearRing></gml:exterior></gml:Polygon>";
        const Read written = read(citygml(building("B1", surface("RoofSurface", ring))));
        REQUIRE(written.city);
        CHECK(written.report().repaired.empty());
        REQUIRE(written.city->polygons.size() == 1);
        const auto corners = written.city->ring(0);
        REQUIRE(corners.size() == 4);
        CHECK(corners[0] == Vec3d{312800, 5997200, 12});
        CHECK(corners[2] == Vec3d{312810, 5997210, 12});
    }
}
