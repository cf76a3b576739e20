// What objects of CityGML say of themselves: codes, addresses, relations, extensions, versions,
// point clouds.

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string_view value(const City& city, std::string_view id, std::string_view name) {
    for (const CityObject& object : city.objects) {
        if (object.id == id) {
            return city.attribute(object, name);
        }
    }
    return "no such object";
}

std::string version_3(std::string_view content) {
    return "<CityModel xmlns=\"http://www.opengis.net/citygml/3.0\" "
           "xmlns:gml=\"http://www.opengis.net/gml/3.2\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
           "xmlns:b=\"http://www.opengis.net/citygml/building/3.0\" "
           "xmlns:grp=\"http://www.opengis.net/citygml/cityobjectgroup/3.0\" "
           "xmlns:pcl=\"http://www.opengis.net/citygml/pointcloud/3.0\" "
           "xmlns:vers=\"http://www.opengis.net/citygml/versioning/3.0\" "
           "xmlns:xAL=\"urn:oasis:names:tc:ciq:xal:3\">" +
           std::string(content) + "</CityModel>";
}

} // namespace

TEST_CASE("a code keeps the list it is of") {
    const auto [city, report] = read_model(citygml(building(
        "B1",
        "<b:class>1000</b:class><b:function codeSpace=\"../function.xml\">2000</b:function>"
        "<b:usage>3000</b:usage>")));
    REQUIRE(city->attributes.size() == 3);
    CHECK(city->attributes[0].kind == AttributeKind::Text);
    CHECK(city->attributes[1].value == "2000");
    CHECK(city->attributes[1].kind == AttributeKind::Code);
    CHECK(city->attributes[1].qualifier == "../function.xml");
    CHECK(city->attributes[2].qualifier.empty());
}

TEST_CASE("addresses have the same names in xAL 2 and xAL 3") {
    const auto [city, report] = read_model(citygml(building(
        "B1",
        "<b:address><Address><xalAddress><x:AddressDetails "
        "xmlns:x=\"urn:oasis:names:tc:ciq:xsdschema:xAL:2.0\"><x:Country><x:Locality Type=\"Town\">"
        "<x:LocalityName>Rostock</x:LocalityName><x:Thoroughfare Type=\"Street\">"
        "<x:ThoroughfareNumber>1</x:ThoroughfareNumber>"
        "<x:ThoroughfareName>Neuer Markt</x:ThoroughfareName></x:Thoroughfare></x:Locality>"
        "</x:Country></x:AddressDetails></xalAddress></Address></b:address>")));
    const auto [newer, newer_report] = read_model(version_3(
        "<cityObjectMember><b:Building gml:id=\"B1\"><b:address><Address><xalAddress><xAL:Address>"
        "<xAL:Country><xAL:NameElement>Deutschland</xAL:NameElement></xAL:Country>"
        "<xAL:Locality><xAL:NameElement>Rostock</xAL:NameElement></xAL:Locality>"
        "<xAL:Thoroughfare><xAL:NameElement>Neuer Markt</xAL:NameElement>"
        "<xAL:Number>1</xAL:Number></xAL:Thoroughfare>"
        "<xAL:PostCode><xAL:Identifier>18055</xAL:Identifier></xAL:PostCode>"
        "</xAL:Address></xalAddress></Address></b:address></b:Building></cityObjectMember>"));
    for (const City* either : {city.get(), newer.get()}) {
        CHECK(value(*either, "B1", "address.LocalityName") == "Rostock");
        CHECK(value(*either, "B1", "address.ThoroughfareName") == "Neuer Markt");
        CHECK(value(*either, "B1", "address.ThoroughfareNumber") == "1");
    }
    CHECK(value(*newer, "B1", "address.CountryName") == "Deutschland");
    CHECK(value(*newer, "B1", "address.PostCodeIdentifier") == "18055");
}

TEST_CASE("a group remembers its members, in 2.0 and in the roles of 3.0") {
    const auto [city, report] = read_model(citygml(
        building("B1", "") +
        member("<g:CityObjectGroup xmlns:g=\"http://www.opengis.net/citygml/cityobjectgroup/2.0\" "
               "gml:id=\"G1\"><g:class>street</g:class><g:groupMember role=\"old\" "
               "xlink:href=\"#B1\"/><g:groupMember><b:Building gml:id=\"B2\"/></g:groupMember>"
               "</g:CityObjectGroup>")));
    CHECK(value(*city, "G1", "class") == "street");
    CHECK(value(*city, "G1", "groupMember") == "#B1");
    REQUIRE(city->objects.size() == 3);
    CHECK(city->objects[2].id == "B2");
    CHECK(city->objects[2].parent == 1);
    CHECK(report.unresolved_references == 0);
    const auto [newer, newer_report] = read_model(
        version_3("<cityObjectMember><grp:CityObjectGroup gml:id=\"G1\"><grp:groupMember><grp:Role>"
                  "<grp:role>old</grp:role><grp:groupMember xlink:href=\"#B1\"/></grp:Role>"
                  "</grp:groupMember></grp:CityObjectGroup></cityObjectMember>"
                  "<cityObjectMember><b:Building gml:id=\"B1\"/></cityObjectMember>"));
    CHECK(value(*newer, "G1", "groupMember") == "#B1");
    CHECK(value(*newer, "G1", "groupMember.role") == "old");
}

TEST_CASE("properties of an extension are attributes, its objects stand under their own name") {
    const auto [city, report] = read_model(citygml(
        building(
            "B1",
            "<ext:noiseLevel uom=\"dB\">55</ext:noiseLevel><ext:owner><ext:Owner><ext:since>1999"
            "</ext:since></ext:Owner></ext:owner>") +
        member(
            "<ext:Kiosk gml:id=\"K1\"><ext:goods>papers</ext:goods>" +
            multi_surface(polygon(square_positions)) + "</ext:Kiosk>")));
    CHECK(value(*city, "B1", "noiseLevel") == "55");
    CHECK(value(*city, "B1", "owner.since") == "1999");
    REQUIRE(city->objects.size() == 2);
    CHECK(city->objects[1].type == "Kiosk");
    CHECK(value(*city, "K1", "goods") == "papers");
    REQUIRE(city->polygons.size() == 1);
    CHECK(city->polygons[0].object == 1);
}

TEST_CASE("lifespans and point clouds are attributes, versions of the model are no objects") {
    const auto [city, report] = read_model(version_3(
        "<cityObjectMember><b:Building gml:id=\"B1\"><creationDate>2019-07-28</creationDate>"
        "<validFrom>1904-01-01</validFrom><validTo>2012-01-01</validTo><pointCloud>"
        "<pcl:PointCloud gml:id=\"C1\"><pcl:mimeType>application/vnd.las</pcl:mimeType>"
        "<pcl:pointFile>points/b1.laz</pcl:pointFile></pcl:PointCloud></pointCloud></b:Building>"
        "</cityObjectMember><versionMember><vers:Version gml:id=\"V1\"><vers:tag>first</vers:tag>"
        "<vers:versionMember xlink:href=\"#B1\"/></vers:Version></versionMember>"));
    CHECK(value(*city, "B1", "creationDate") == "2019-07-28");
    CHECK(value(*city, "B1", "validFrom") == "1904-01-01");
    CHECK(value(*city, "B1", "validTo") == "2012-01-01");
    CHECK(value(*city, "B1", "pointCloud.mimeType") == "application/vnd.las");
    CHECK(value(*city, "B1", "pointCloud.pointFile") == "points/b1.laz");
    CHECK(city->objects.size() == 1);
    CHECK(city->versions.size() == 1);
    CHECK(report.versions == std::map<std::string, std::uint64_t>{{"V1", 1}});
    CHECK(report.ignored.empty());
}
