// Attributes inside sets, code spaces and point clouds go through reading and writing as they were.

#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/cityjson_fixtures.hpp"
#include "tests/geo/io/read_model.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

std::string version_3(std::string_view content) {
    return "<CityModel xmlns=\"http://www.opengis.net/citygml/3.0\" "
           "xmlns:gml=\"http://www.opengis.net/gml/3.2\" "
           "xmlns:b=\"http://www.opengis.net/citygml/building/3.0\" "
           "xmlns:con=\"http://www.opengis.net/citygml/construction/3.0\" "
           "xmlns:gen=\"http://www.opengis.net/citygml/generics/3.0\" "
           "xmlns:pcl=\"http://www.opengis.net/citygml/pointcloud/3.0\">"
           "<cityObjectMember><b:Building gml:id=\"B1\">" +
           std::string(content) + "</b:Building></cityObjectMember></CityModel>";
}

const std::string roof = surface("RoofSurface", polygon(square_positions));
const std::string roof_3 = "<lod2MultiSurface><gml:MultiSurface>" + polygon(square_positions) +
                           "</gml:MultiSurface></lod2MultiSurface>";

const std::string sets_of_2 =
    "<gen:genericAttributeSet name=\"Energie\" codeSpace=\"http://a.b/energy\">"
    "<gen:measureAttribute name=\"Bedarf\"><gen:value uom=\"kWh\">12.5</gen:value>"
    "</gen:measureAttribute><gen:genericAttributeSet name=\"Heizung\">"
    "<gen:stringAttribute name=\"Art\"><gen:value>Gas</gen:value></gen:stringAttribute>"
    "<gen:intAttribute name=\"Jahr.Einbau\"><gen:value>1999</gen:value></gen:intAttribute>"
    "</gen:genericAttributeSet></gen:genericAttributeSet>";

const std::string sets_of_3 =
    "<genericAttribute><gen:GenericAttributeSet><gen:name>Energie</gen:name>"
    "<gen:codeSpace>http://a.b/energy</gen:codeSpace><gen:genericAttribute>"
    "<gen:MeasureAttribute><gen:name>Bedarf</gen:name><gen:value uom=\"kWh\">12.5</gen:value>"
    "</gen:MeasureAttribute></gen:genericAttribute><gen:genericAttribute><gen:GenericAttributeSet>"
    "<gen:name>Heizung</gen:name><gen:genericAttribute><gen:StringAttribute><gen:name>Art"
    "</gen:name><gen:value>Gas</gen:value></gen:StringAttribute></gen:genericAttribute>"
    "<gen:genericAttribute><gen:IntAttribute><gen:name>Jahr.Einbau</gen:name>"
    "<gen:value>1999</gen:value></gen:IntAttribute></gen:genericAttribute>"
    "</gen:GenericAttributeSet></gen:genericAttribute></gen:GenericAttributeSet>"
    "</genericAttribute>";

/// Name, value, qualifier and kind of each attribute, names as people read them.
Lines told_attributes(const City& city) {
    Lines lines;
    for (const Attribute& attribute : city.attributes) {
        lines.insert(fmt::format(
            "{} = {} [{}] {}",
            readable_path(attribute.name) + (attribute.name.text().back() == path_mark ? ":" : ""),
            attribute.value,
            attribute.qualifier.text(),
            static_cast<int>(attribute.kind)));
    }
    return lines;
}

Lines told_after(const City& city, const char* file, const char* version = "") {
    const TemporaryFolder folder;
    const WriteReport report = write_city(city, folder.path() / file, version);
    CHECK(report.lost.empty());
    return told_attributes(*read_city(folder.path() / file));
}

} // namespace

TEST_CASE("a set of generic attributes is part of the names in it, through both versions") {
    const auto [of_2, report_2] = read_model(citygml(building("B1", sets_of_2 + roof)));
    const auto [of_3, report_3] = read_model(version_3(sets_of_3 + roof_3));
    const Lines told{
        "Energie: = http://a.b/energy [] 4",
        "Energie \u203A Bedarf = 12.5 [kWh] 5",
        "Energie \u203A Heizung \u203A Art = Gas [] 0",
        "Energie \u203A Heizung \u203A Jahr.Einbau = 1999 [] 1"};
    CHECK(told_attributes(*of_2) == told);
    CHECK(told_attributes(*of_3) == told);
    CHECK(report_3.ignored.empty());
    for (const char* version : {"2.0", "3.0"}) {
        INFO(version);
        CHECK(told_after(*of_2, "a.gml", version) == told);
        CHECK(told_after(*of_3, "a.gml", version) == told);
    }
}

TEST_CASE("sets become objects of CityJSON") {
    const auto [city, report] = read_model(citygml(building("B1", sets_of_2)));
    const TemporaryFolder folder;
    const WriteReport written = write_city(*city, folder.path() / "a.city.json");
    CHECK(written.lost == std::map<std::string, std::uint64_t>{{"unit", 1}});
    const std::string text = bytes_of(folder.path() / "a.city.json");
    CHECK(
        text.find(R"("Energie":{"":"http://a.b/energy","Bedarf":12.5,"Heizung":{"Art":"Gas",)"
                  R"("Jahr.Einbau":1999}})") != std::string::npos);
}

TEST_CASE("objects, lists and truths in attributes of CityJSON are written as such again") {
    const std::string attributes =
        R"({"owner":{"name":"Ann","since":1999},"mixed":["x",{"a":true}],"list":[1,2],)"
        R"("a.b":"dotted","free":false})";
    const auto [city, report] = read_model(
        cityjson(json_object("a", cube_geometry(), R"(,"attributes":)" + attributes)),
        "model.city.json");
    const TemporaryFolder folder;
    CHECK(write_city(*city, folder.path() / "a.city.json").lost.empty());
    const std::string text = bytes_of(folder.path() / "a.city.json");
    CHECK(text.find(attributes) != std::string::npos);
    CHECK(told_attributes(*read_city(folder.path() / "a.city.json")) == told_attributes(*city));
}

TEST_CASE("a code space stands with its code where the version has a place") {
    const auto [city, report] = read_model(citygml(building(
        "B1",
        "<gml:name codeSpace=\"http://a.b/names\">Rathaus</gml:name>"
        "<b:class codeSpace=\"http://a.b/class\">1000</b:class>"
        "<b:function codeSpace=\"../function list.xml\">2000</b:function>"
        "<b:roofType codeSpace=\"http://a.b/roof\">1000</b:roofType>" +
            roof)));
    const TemporaryFolder folder;
    for (const char* version : {"2.0", "3.0"}) {
        INFO(version);
        const WriteReport written = write_city(*city, folder.path() / "a.gml", version);
        // A blank makes no URI.
        CHECK(written.lost == std::map<std::string, std::uint64_t>{{"code_space", 1}});
        const std::vector<std::string> lost =
            missing(told_attributes(*city), told_attributes(*read_city(folder.path() / "a.gml")));
        CHECK(lost == std::vector<std::string>{"function = 2000 [../function list.xml] 6"});
    }
    CHECK(write_city(*city, folder.path() / "a.city.json").lost.at("code_space") == 4);
}

TEST_CASE("generic codes stay codes, in 2.0 by an attribute that says their code space") {
    const auto [city, report] = read_model(version_3(
        "<genericAttribute><gen:CodeAttribute><gen:name>use</gen:name>"
        "<gen:value codeSpace=\"http://a.b/use\">7</gen:value></gen:CodeAttribute>"
        "</genericAttribute><con:height><con:Height><con:highReference "
        "codeSpace=\"http://a.b/high\">top</con:highReference><con:lowReference>ground"
        "</con:lowReference><con:status>measured</con:status><con:value uom=\"m\">9</con:value>"
        "</con:Height></con:height>" +
        roof_3));
    CHECK(told_after(*city, "a.gml", "3.0") == told_attributes(*city));
    CHECK(told_after(*city, "a.gml", "2.0") == told_attributes(*city));
}

TEST_CASE("a point cloud is written as one where the version has them") {
    const auto [city, report] = read_model(version_3(
        "<pointCloud><pcl:PointCloud><pcl:mimeType codeSpace=\"http://a.b/mime\">"
        "application/vnd.las</pcl:mimeType><pcl:pointFile>points/b1.laz</pcl:pointFile>"
        "<pcl:pointFileSrsName>EPSG:25833</pcl:pointFileSrsName></pcl:PointCloud></pointCloud>" +
        roof_3));
    CHECK(told_attributes(*city).size() == 3);
    CHECK(told_after(*city, "a.gml", "3.0") == told_attributes(*city));
    const TemporaryFolder folder;
    write_city(*city, folder.path() / "a.gml", "3.0");
    const std::string text = bytes_of(folder.path() / "a.gml");
    CHECK(text.find("<pcl:pointFile>points/b1.laz</pcl:pointFile>") != std::string::npos);
    CHECK(text.find("<gen:") == std::string::npos);
}

TEST_CASE("people read paths without the mark") {
    CHECK(
        readable_path("a\x1F"
                      "b") == "a \u203A b");
    CHECK(readable_path("a\x1F") == "a");
    CHECK(readable_path("a.b") == "a.b");
}
