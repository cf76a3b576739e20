// What CityGML says in elements of their own that have no place in the model.

#include "geo/city/city_subset.hpp"
#include "geo/city/object_choice.hpp"
#include "geo/io/city_archive.hpp"
#include "tests/geo/io/citygml_fixtures.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/citygml_schemas.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

/// With a street that leads on, a post box and a door at a point: more than names and numbers.
std::string house_with_address() {
    return citygml(building(
        "a",
        multi_surface(polygon(square_positions)) +
            "<b:address xmlns:x=\"urn:oasis:names:tc:ciq:xsdschema:xAL:2.0\"><Address "
            "gml:id=\"home\"><xalAddress><x:AddressDetails><x:Locality Type=\"Town\">"
            "<x:LocalityName>Rostock &amp; Umland</x:LocalityName><x:PostBox>"
            "<x:PostBoxNumber>7</x:PostBoxNumber></x:PostBox></x:Locality></x:AddressDetails>"
            "</xalAddress><multiPoint><gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>312800 "
            "5997200 12</gml:pos></gml:Point></gml:pointMember></gml:MultiPoint></multiPoint>"
            "</Address></b:address>"));
}

std::string time_series() {
    return R"(<CityModel xmlns="http://www.opengis.net/citygml/3.0"
        xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink"
        xmlns:b="http://www.opengis.net/citygml/building/3.0"
        xmlns:d="http://www.opengis.net/citygml/dynamizer/3.0">
        <cityObjectMember><b:Building gml:id="a">
          <relatedTo><CityObjectRelation><relationType>next to</relationType>
            <relatedTo xlink:href="#b"/></CityObjectRelation></relatedTo>
          <dynamizer><d:Dynamizer gml:id="d"><d:attributeRef>//a/heat</d:attributeRef>
            <d:dynamicData><d:GenericTimeseries gml:id="s"><d:observationProperty>heat
            </d:observationProperty><d:valueType>double</d:valueType>
            <d:timeValuePair><d:TimeValuePair><d:timestamp>2020-01-01T00:00:00Z</d:timestamp>
            <d:doubleValue>4.5</d:doubleValue></d:TimeValuePair></d:timeValuePair>
            </d:GenericTimeseries></d:dynamicData></d:Dynamizer></dynamizer>
          <lod2MultiSurface><gml:MultiSurface srsName="EPSG:25833" srsDimension="3">)" +
           polygon(square_positions, "P") +
           R"(</gml:MultiSurface></lod2MultiSurface></b:Building></cityObjectMember>
        <cityObjectMember><b:Building gml:id="b"/></cityObjectMember></CityModel>)";
}

std::shared_ptr<const City> read_model(const fs::path& path) {
    RunContext context;
    auto read = import_file(path, {}, context);
    REQUIRE(read.ok());
    return std::get<std::shared_ptr<const City>>(read->data);
}

Lines told_kept(const City& city) {
    Lines lines;
    for (const KeptElement& element : city.kept_elements) {
        lines.insert(city.objects[element.object].id + ' ' + kept_xml(element, city.kept_values));
    }
    return lines;
}

std::size_t count_of_text(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("an address comes back with its post box and its door, once") {
    const TemporaryFolder folder;
    const auto city = read_model(folder.file("model.gml", house_with_address()));
    REQUIRE(city->kept_elements.size() == 1);
    const fs::path out = folder.path() / "written";
    fs::create_directory(out);
    CHECK(write_city(*city, out / "a.gml").lost.empty());
    const std::string text = bytes_of(out / "a.gml");
    CHECK(count_of_text(text, "<xAL:PostBoxNumber>7</xAL:PostBoxNumber>") == 1);
    CHECK(count_of_text(text, "Rostock &amp; Umland") == 1);
    CHECK(count_of_text(text, "<gml:MultiPoint srsName=\"EPSG:25833\" srsDimension=\"3\">") == 1);
    CHECK(told_kept(*read_model(out / "a.gml")) == told_kept(*city));
    CHECK(told(*read_model(out / "a.gml")) == told(*city));
    const fs::path root = reference_data("data");
    if (!root.empty() && has_xmllint()) {
        CHECK(citygml_complaints(out, root / "schemas", "2.0") == "");
    }
}

TEST_CASE("relations and time series of 3.0 come back; other forms count what they lose") {
    const TemporaryFolder folder;
    const auto city = read_model(folder.file("model.gml", time_series()));
    REQUIRE(city->kept_elements.size() == 2);
    const fs::path out = folder.path() / "written";
    fs::create_directory(out);
    CHECK(write_city(*city, out / "a.gml", "3.0").lost.empty());
    CHECK(told_kept(*read_model(out / "a.gml")) == told_kept(*city));
    CHECK(told(*read_model(out / "a.gml")) == told(*city));
    for (const char* name :
         {"out.gml", "out.city.json", "out.glb", "out.gpkg", "out.dxf", "out.obj"}) {
        INFO(name);
        CHECK(write_city(*city, folder.path() / name).lost.at("kept_element") == 2);
    }
    const fs::path root = reference_data("data");
    if (!root.empty() && has_xmllint()) {
        CHECK(citygml_complaints(out, root / "schemas", "3.0") == "");
    }
}

TEST_CASE("what is kept goes with its object and refers to it by its new id") {
    const TemporaryFolder folder;
    City city = *read_model(folder.file("model.gml", time_series()));
    std::vector<std::string> unknown;
    CHECK(subset(city, objects_of_ids(city, {"b"}, unknown)).kept_elements.empty());
    City joined = subset(city, objects_of_ids(city, {"b"}, unknown));
    append(joined, city);
    CHECK(joined.objects[joined.kept_elements.front().object].id == "a");
    const std::optional<ArchivedCity> archived = unarchive_city(archive_city(city, {}));
    REQUIRE(archived.has_value());
    CHECK(told_kept(archived->city) == told_kept(city));
    append(joined, city); // all ids twice
    write_city(joined, folder.path() / "twice.gml", "3.0");
    const std::string text = bytes_of(folder.path() / "twice.gml");
    CHECK(count_of_text(text, "gml:id=\"d\"") == 1);
    CHECK(count_of_text(text, "gml:id=\"d_2\"") == 1);
    city.objects[1].id = "b c";
    const std::string_view target = "#b\1";
    const auto found =
        std::search(city.kept_values.begin(), city.kept_values.end(), target.begin(), target.end());
    REQUIRE(found != city.kept_values.end());
    const auto place = static_cast<std::uint64_t>(found - city.kept_values.begin());
    const std::string_view more = " c";
    city.kept_values.insert(found + 2, more.begin(), more.end());
    for (KeptElement& element : city.kept_elements) {
        element.values_length +=
            element.first_value <= place && place < element.first_value + element.values_length ? 2
                                                                                                : 0;
        element.first_value += element.first_value > place ? 2 : 0;
    }
    write_city(city, folder.path() / "mended.gml", "3.0");
    CHECK(count_of_text(bytes_of(folder.path() / "mended.gml"), "xlink:href=\"#b_c\"") == 1);
}
