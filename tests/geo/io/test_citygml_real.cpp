#include "geo/base/parallel.hpp"
#include "geo/io/importer.hpp"
#include "geo/io/xml_reader.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <iostream>

using namespace smiletwin::geo;

namespace {

/// Reads a folder of real data and merges the reports; nothing where the data is absent.
std::optional<ImportBatch> read_real(const char* name) {
    const std::filesystem::path folder =
        std::filesystem::path(SMILETWIN_SOURCE_DIR) / "../shared/data" / name;
    if (!std::filesystem::exists(folder)) {
        std::cout << "SKIPPED: " << folder << " is not here\n";
        return {};
    }
    RunContext context;
    return import_paths({folder}, {}, context);
}

ImportReport total(const ImportBatch& batch) {
    ImportReport report;
    for (const Imported& imported : batch.imported) {
        merge(report, imported.report);
    }
    return report;
}

/// Counts the polygon elements with coordinates by expat events alone: another way through the
/// file than the importer's.
class PolygonCounter : public XmlHandler {
public:
    std::optional<Problem> start(XmlName name, std::span<const XmlAttribute> /*unused*/) override {
        const bool gml = name.space.starts_with("http://www.opengis.net/gml");
        open_.push_back(gml ? std::string(name.local) : std::string());
        if (is_polygon(open_.back())) {
            has_coordinates_.push_back(false);
        }
        return {};
    }
    void end(XmlName /*name*/) override {
        if (is_polygon(open_.back())) {
            polygons += has_coordinates_.back() ? 1U : 0U;
            has_coordinates_.pop_back();
        }
        open_.pop_back();
    }
    void text(std::string_view piece, bool /*stays*/) override {
        const bool written = piece.find_first_not_of(" \t\r\n") != std::string_view::npos;
        const std::string& element = open_.back();
        if (written && !has_coordinates_.empty() &&
            (element == "posList" || element == "pos" || element == "coordinates")) {
            has_coordinates_.back() = true;
        }
    }

    std::uint64_t polygons = 0;

private:
    static bool is_polygon(const std::string& element) {
        return element == "Polygon" || element == "PolygonPatch" || element == "Triangle" ||
               element == "Rectangle";
    }
    std::vector<std::string> open_;
    std::vector<bool> has_coordinates_;
};

// Counts below were taken from the files with an XML library, not with this importer.

} // namespace

TEST_CASE("the Berlin tiles have 432 buildings and every polygon is accounted for", "[real]") {
    const auto batch = read_real("berlin-lod2-tiles");
    if (!batch) {
        return;
    }
    const ImportReport report = total(*batch);
    CHECK(batch->failures.empty());
    CHECK(report.objects_by_type.at("Building") == 432);
    CHECK(report.objects_by_type.at("BuildingPart") == 15);
    CHECK(report.polygons + report.skipped_polygons() == 12862);
    CHECK(report.unresolved_references == 0);
    CHECK(report.crs.used == "EPSG:25833");
}

TEST_CASE("the same tiles give the same city with one thread and with many", "[real]") {
    std::optional<ImportBatch> one;
    with_threads(1, [&one] { one = read_real("berlin-lod2-tiles"); });
    const auto many = read_real("berlin-lod2-tiles");
    if (!one || !many) {
        return;
    }
    REQUIRE(one->imported.size() == many->imported.size());
    for (std::size_t i = 0; i < many->imported.size(); ++i) {
        const auto& a = *std::get<std::shared_ptr<const City>>(one->imported[i].data);
        const auto& b = *std::get<std::shared_ptr<const City>>(many->imported[i].data);
        CHECK(a.positions == b.positions);
        CHECK(a.triangles == b.triangles);
    }
}

TEST_CASE("all 18 textures of the textured building are found", "[real]") {
    const auto batch = read_real("textured-lod2-test");
    if (!batch) {
        return;
    }
    const ImportReport report = total(*batch);
    CHECK(report.textures == 18);
    CHECK(report.missing_images == 0);
    CHECK(report.crs.vertical == "DHHN92 height");
    const auto& city = *std::get<std::shared_ptr<const City>>(batch->imported[0].data);
    CHECK(city.texture_coordinates.size() == city.positions.size());
}

TEST_CASE("CityGML 1.0 of Berlin has 63 holes and all its images are missing", "[real]") {
    const auto batch = read_real("berlin-citygml1");
    if (!batch) {
        return;
    }
    const ImportReport report = total(*batch);
    CHECK(report.objects_by_type.at("Building") == 104);
    CHECK(report.polygons + report.skipped_polygons() == 2951);
    CHECK(report.textures == 0);
    CHECK(report.missing_images == 632);
    std::size_t holes = 0;
    for (const Imported& imported : batch->imported) {
        for (const CityPolygon& polygon :
             std::get<std::shared_ptr<const City>>(imported.data)->polygons) {
            holes += polygon.ring_count - 1;
        }
    }
    CHECK(holes == 63);
}

TEST_CASE("Potsdam in LoD1 has 97 buildings of 1547 polygons", "[real]") {
    const auto batch = read_real("potsdam-lod1");
    if (!batch) {
        return;
    }
    const ImportReport report = total(*batch);
    CHECK(report.objects_by_type.at("Building") == 97);
    CHECK(report.polygons == 1547);
    CHECK(report.lods == std::set<std::string>{"1"});
}

TEST_CASE("latitude first of the Japanese sets is recognised", "[real]") {
    const auto batch = read_real("plateau-latlon/veg");
    if (!batch) {
        return;
    }
    const ImportReport report = total(*batch);
    CHECK(report.crs.axis_order == "northing-easting");
    CHECK(report.objects_by_type.at("SolitaryVegetationObject") == 19);
    CHECK(report.objects_by_type.at("PlantCover") == 9);
}

TEST_CASE("odd and broken models are read or refused with a reason", "[real]") {
    for (const char* folder : {"citygml2-ogc-examples", "val3dity-geometry", "citygml4j-samples"}) {
        const auto batch = read_real(folder);
        if (!batch) {
            return;
        }
        CHECK_FALSE(batch->imported.empty());
        for (const Problem& failure : batch->failures) {
            CHECK_FALSE(failure.what.key.empty());
            CHECK_FALSE(failure.where.empty());
        }
    }
}

TEST_CASE("Every polygon of every real CityGML file is read or named as skipped", "[real]") {
    const std::filesystem::path folder =
        std::filesystem::path(SMILETWIN_SOURCE_DIR) / "../shared/data";
    if (!std::filesystem::exists(folder)) {
        std::cout << "SKIPPED: " << folder << " is not here\n";
        return;
    }
    RunContext context;
    std::uint64_t files = 0;
    std::uint64_t polygons = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (!entry.is_regular_file() || (ending != ".gml" && ending != ".xml")) {
            continue;
        }
        const auto imported = import_file(entry.path(), {}, context);
        if (!imported || imported->format != "citygml") {
            continue;
        }
        PolygonCounter counter;
        REQUIRE(read_xml(entry.path(), counter, context).ok());
        INFO(entry.path().string());
        CHECK(imported->report.polygons + imported->report.skipped_polygons() == counter.polygons);
        ++files;
        polygons += counter.polygons;
    }
    std::cout << "CityGML: " << files << " real files, " << polygons
              << " polygon elements, all accounted for\n";
    CHECK(files > 100);
}
