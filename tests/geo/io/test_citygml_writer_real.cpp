// Every real city model written as CityGML: nothing is lost in its own version, and all that is
// written is valid by the schemas of the OGC.

#include "geo/io/text_stream.hpp"
#include "tests/geo/io/told_city.hpp"
#include "tests/support/citygml_schemas.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cmath>
#include <iostream>
#include <set>

using namespace smiletwin::geo;
using namespace smiletwin::tests;
namespace fs = std::filesystem;

namespace {

/// 1.0 and the drafts are written as 2.0, which took all of them over.
const char* version_of(const fs::path& path) {
    const auto text = open_text(path);
    REQUIRE(text.ok());
    const auto piece =
        (*text)->next(16384, [](std::string_view /*text*/, std::size_t from) { return from; });
    REQUIRE(piece.ok());
    std::string head(piece->text);
    std::erase(head, '\0'); // UTF-16
    return head.find("citygml/3.0") != std::string::npos ||
                   head.find("citygml/building/3.0") != std::string::npos
               ? "3.0"
               : "2.0";
}

/// Each attribute of the city as a line. Lengths read without unit have one when they are written.
Lines attribute_lines(const City& city) {
    Lines lines;
    for (const Attribute& attribute : city.attributes) {
        const bool is_length = attribute.kind == AttributeKind::Measure;
        const std::string unit =
            attribute.qualifier.empty() && is_length ? "m" : attribute.qualifier.text();
        lines.insert(attribute.name.text() + "=" + attribute.value + " " + unit);
    }
    return lines;
}

Lines object_lines(const City& city) {
    Lines lines;
    for (const CityObject& object : city.objects) {
        lines.insert(object.type + " " + object.id);
    }
    return lines;
}

/// Id of each object with that of the object it is part of.
Lines parent_lines(const City& city) {
    Lines lines;
    for (const CityObject& object : city.objects) {
        if (object.parent >= 0) {
            const CityObject& parent = city.objects[static_cast<std::size_t>(object.parent)];
            // Groups of 3.0 refer to their members.
            lines.insert(parent.type == "CityObjectGroup" ? "" : object.id + " " + parent.id);
        }
    }
    return lines;
}

double total_area_m2(const City& city) {
    double area = 0.0;
    for (std::size_t i = 0; i + 2 < city.triangles.size(); i += 3) {
        const Vec3d a = city.positions[city.triangles[i]];
        const Vec3d b = city.positions[city.triangles[i + 1]];
        const Vec3d c = city.positions[city.triangles[i + 2]];
        area += 0.5 * length(cross(b - a, c - a));
    }
    return area;
}

std::uint64_t lost(const WriteReport& report, const std::vector<const char*>& reasons) {
    std::uint64_t sum = 0;
    for (const char* reason : reasons) {
        const auto found = report.lost.find(reason);
        sum += found != report.lost.end() ? found->second : 0;
    }
    return sum;
}

void check_nothing_is_lost(const City& city, const City& again, const WriteReport& report) {
    CHECK(report.objects == city.objects.size());
    CHECK(again.objects.size() == city.objects.size());
    CHECK(report.polygons == city.polygons.size());
    CHECK(again.polygons.size() == city.polygons.size());
    CHECK(total_area_m2(again) == Approx(total_area_m2(city)).epsilon(1e-9));
    CHECK(
        missing(attribute_lines(city), attribute_lines(again)).size() <=
        lost(report, {"surface_attribute", "code_space"}));
    // Names that the report counts as changed, objects of extensions foremost.
    const std::uint64_t renamed = lost(report, {"type", "id", "repeated_id"});
    CHECK(missing(object_lines(city), object_lines(again)).size() <= renamed);
    CHECK(
        missing(parent_lines(city), parent_lines(again)).size() <=
        lost(report, {"parent", "id", "repeated_id"}));
    if (renamed == 0) {
        const std::uint64_t changed = lost(report, {"lod", "surface_type"});
        CHECK(missing(told_polygons(city), told_polygons(again)).size() <= changed);
        const auto solids = missing(told_solids(city), told_solids(again));
        INFO((solids.empty() ? std::string() : solids.front().substr(0, 400)));
        CHECK((solids.size() <= changed || lost(report, {"solid"}) > 0));
        CHECK(
            missing(told_surfaces(city), told_surfaces(again)).size() <=
            changed + lost(report, {"surface_attribute"}));
        const auto looks = missing(told_looks(city), told_looks(again));
        INFO((looks.empty() ? std::string() : looks.front().substr(0, 400)));
        CHECK(looks.size() <= changed + lost(report, {"appearance"}));
    }
}

} // namespace

TEST_CASE("every real CityGML file survives being written in its own version", "[real]") {
    const fs::path root = reference_data("data");
    if (root.empty()) {
        return;
    }
    const TemporaryFolder folder;
    const fs::path written = folder.path() / "city.gml";
    RunContext context;
    std::size_t cities = 0;
    std::map<std::string, std::uint64_t> all_lost;
    for (const auto& imported : import_paths({root}, {}, context).imported) {
        const auto* held = std::get_if<std::shared_ptr<const City>>(&imported.data);
        if (held == nullptr || (*held)->objects.empty() || imported.format != "citygml") {
            continue;
        }
        INFO(imported.path);
        const WriteReport report = write_city(**held, written, version_of(imported.path));
        check_nothing_is_lost(**held, *read_city(written), report);
        for (const auto& [reason, count] : report.lost) {
            all_lost[reason] += count;
        }
        ++cities;
    }
    std::cout << cities << " CityGML files written and read again; not kept:";
    for (const auto& [reason, count] : all_lost) {
        std::cout << ' ' << reason << ' ' << count;
    }
    std::cout << '\n';
    CHECK(cities > 90);
}

TEST_CASE("what is written of every real city is valid CityGML 2.0 and 3.0", "[real]") {
    const fs::path root = reference_data("data");
    if (root.empty()) {
        return;
    }
    if (!has_xmllint()) {
        return;
    }
    const TemporaryFolder folder;
    const fs::path schemas = root / "schemas";
    RunContext context;
    const ImportBatch batch = import_paths({root}, {}, context);
    for (const char* version : {"2.0", "3.0"}) {
        const fs::path files = folder.path() / version;
        fs::create_directory(files);
        int number = 0;
        for (const Imported& imported : batch.imported) {
            if (const auto* city = std::get_if<std::shared_ptr<const City>>(&imported.data)) {
                write_city(**city, files / fmt::format("{}.gml", ++number), version);
            }
        }
        CHECK(citygml_complaints(files, schemas, version) == "");
        std::cout << number << " cities written as CityGML " << version << '\n';
        CHECK(number > 130);
    }
}
