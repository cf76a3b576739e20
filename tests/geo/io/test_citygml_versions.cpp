// Versions of a city model (CityGML 3.0, module Versioning).

#include "geo/city/city_subset.hpp"
#include "geo/city/object_choice.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/citygml_schemas.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

std::string house(std::string_view id) {
    return "<cityObjectMember><b:Building gml:id=\"" + std::string(id) +
           "\"><creationDate>2000-01-01T00:00:00</creationDate><lod2MultiSurface>"
           "<gml:MultiSurface srsName=\"EPSG:25833\" srsDimension=\"3\">" +
           polygon(square_positions, "P" + std::string(id)) +
           "</gml:MultiSurface></lod2MultiSurface></b:Building></cityObjectMember>";
}

/// "old" is gone in 2015, "new" has come, "both" stayed.
std::string model() {
    return R"(<CityModel xmlns="http://www.opengis.net/citygml/3.0"
        xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink"
        xmlns:b="http://www.opengis.net/citygml/building/3.0"
        xmlns:v="http://www.opengis.net/citygml/versioning/3.0">
        <versionMember><v:Version gml:id="y2000"><gml:name>Before</gml:name>
          <creationDate>2000-01-01T00:00:00</creationDate><v:tag>survey</v:tag>
          <v:versionMember xlink:href="#old"/><v:versionMember xlink:href="#both"/>
        </v:Version></versionMember>
        <versionMember><v:Version gml:id="y2015"><v:tag>survey</v:tag><v:tag>official</v:tag>
          <v:versionMember xlink:href="#both"/><v:versionMember xlink:href="#new"/>
        </v:Version></versionMember>
        <versionTransitionMember><v:VersionTransition gml:id="t">
          <v:reason>Rebuilt</v:reason><v:clonePredecessor>true</v:clonePredecessor>
          <v:type>realized</v:type><v:from xlink:href="#y2000"/><v:to xlink:href="#y2015"/>
          <v:transaction><v:Transaction><v:type>delete</v:type><v:oldFeature xlink:href="#old"/>
          </v:Transaction></v:transaction>
          <v:transaction><v:Transaction><v:type>insert</v:type><v:newFeature xlink:href="#new"/>
          </v:Transaction></v:transaction>
        </v:VersionTransition></versionTransitionMember>)" +
           house("old") + house("both") + house("new") + "</CityModel>";
}

Lines told_versions(const City& city) {
    Lines lines;
    for (const CityVersion& version : city.versions) {
        std::string line = version.id + (version.is_transition ? " way" : "");
        for (const Attribute& attribute : version.attributes) {
            line += " " + attribute.name.text() + "=" + attribute.value;
        }
        lines.insert(line);
    }
    return lines;
}

struct Read {
    std::shared_ptr<const City> city;
    ImportReport report;
};

Read read_model(const fs::path& path) {
    RunContext context;
    auto read = import_file(path, {}, context);
    REQUIRE(read.ok());
    return {std::get<std::shared_ptr<const City>>(read->data), read->report};
}

} // namespace

TEST_CASE("versions are kept beside the objects, with their members, and reported") {
    const TemporaryFolder folder;
    const auto [city, report] = read_model(folder.file("model.gml", model()));
    CHECK(
        told_versions(*city) ==
        Lines{
            "y2000 name=Before creationDate=2000-01-01T00:00:00 tag=survey versionMember=#old "
            "versionMember=#both",
            "y2015 tag=survey tag=official versionMember=#both versionMember=#new",
            "t way reason=Rebuilt clonePredecessor=true type=realized from=#y2000 to=#y2015 "
            "transaction.type=delete transaction.oldFeature=#old transaction.type=insert "
            "transaction.newFeature=#new"});
    CHECK(report.objects == 3);
    CHECK(report.versions == std::map<std::string, std::uint64_t>{{"y2000", 2}, {"y2015", 2}});
    CHECK(report.version_transitions == 1);
    CHECK(report.ignored.empty());
    CHECK(report.unresolved_references == 0);
    CHECK(city->attribute(city->objects[0], "creationDate") == "2000-01-01T00:00:00");
}

TEST_CASE("versions are written as 3.0 and come back; other forms count what they lose") {
    const TemporaryFolder folder;
    const auto city = read_model(folder.file("model.gml", model())).city;
    const WriteReport kept = write_city(*city, folder.path() / "out.gml", "3.0");
    CHECK(kept.lost.empty());
    CHECK(told_versions(*read_model(folder.path() / "out.gml").city) == told_versions(*city));
    for (const char* name :
         {"out.gml",
          "out.city.json",
          "out.city.jsonl",
          "out.glb",
          "out.gpkg",
          "out.dxf",
          "out.obj"}) {
        INFO(name);
        CHECK(write_city(*city, folder.path() / name).lost.at("version") == 3);
    }
}

TEST_CASE("references of versions follow objects whose ids are mended") {
    const TemporaryFolder folder;
    City city = *read_model(folder.file("model.gml", model())).city;
    city.objects[0].id = "old house";
    for (CityVersion& version : city.versions) {
        for (Attribute& attribute : version.attributes) {
            attribute.value = attribute.value == "#old" ? "#old house" : attribute.value;
        }
    }
    write_city(city, folder.path() / "out.gml", "3.0");
    const auto again = read_model(folder.path() / "out.gml").city;
    CHECK(again->objects[0].id == "old_house");
    CHECK(again->versions[0].attributes[3].value == "#old_house");
}

TEST_CASE("a part of a city keeps the versions that are left, and joined cities keep all") {
    const TemporaryFolder folder;
    const auto city = read_model(folder.file("model.gml", model())).city;
    std::vector<std::string> unknown;
    const City newer = subset(*city, objects_of_ids(*city, {"new"}, unknown));
    CHECK(
        told_versions(newer) ==
        Lines{
            "y2015 tag=survey tag=official versionMember=#new",
            "t way reason=Rebuilt clonePredecessor=true type=realized to=#y2015 "
            "transaction.type=delete transaction.type=insert transaction.newFeature=#new"});
    City joined = *city;
    append(joined, newer);
    CHECK(joined.versions.size() == 5);
    CHECK(joined.versions[4].file == 1);
}

TEST_CASE("the official example of versions is written again, valid and whole", "[real]") {
    const fs::path root = reference_data("data");
    if (root.empty() || !has_xmllint()) {
        return;
    }
    const auto [city, report] = read_model(
        root / "citygml3-ogc-examples/Versioning/Basic examples/"
               "historicalSuccession_CityGML_3.0_LOD2_Versioning.gml");
    CHECK(report.objects == 9);
    CHECK(report.versions.size() == 2);
    CHECK(report.versions.at("LYON_1ER_snapshot_2000-01-01") == 2);
    REQUIRE(city->versions.size() == 3);
    CHECK(city->versions[2].attributes.size() == 12);
    const TemporaryFolder folder;
    write_city(*city, folder.path() / "out.gml", "3.0");
    CHECK(citygml_complaints(folder.path(), root / "schemas", "3.0") == "");
    const auto again = read_model(folder.path() / "out.gml").city;
    for (std::size_t i = 0; i < 3; ++i) {
        REQUIRE(again->versions[i].attributes.size() == city->versions[i].attributes.size());
    }
}
