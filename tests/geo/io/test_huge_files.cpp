// Files beyond the reach of 32-bit offsets: made here, read, removed. They need as much room on the
// disk as they have bytes.
#include "geo/io/importer.hpp"
#include "geo/io/memory_watch.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace {

constexpr std::uint64_t beyond_32_bits = (std::uint64_t{1} << 32U) + (std::uint64_t{64} << 20U);
constexpr std::uint64_t beyond_2_gb = (std::uint64_t{1} << 31U) + (std::uint64_t{64} << 20U);

/// Blanks as writers indent with, so that a large file needs no large city.
const std::string indentation(8000, ' ');

/// Writes pieces until the file is large enough; how many.
std::size_t write_pieces(
    std::ofstream& file,
    std::uint64_t least_bytes,
    const std::function<std::string(std::size_t)>& piece) {
    std::uint64_t written = 0;
    std::size_t count = 0;
    for (; written < least_bytes; ++count) {
        const std::string text = piece(count);
        file << text;
        written += text.size();
    }
    return count;
}

std::string building(std::size_t i) {
    const std::string x = std::to_string(390000 + i % 1000 * 20);
    const std::string y = std::to_string(5800000 + i / 1000 * 20);
    const std::string x1 = std::to_string(390010 + i % 1000 * 20);
    const std::string y1 = std::to_string(5800010 + i / 1000 * 20);
    return "<cityObjectMember><bldg:Building gml:id=\"b" + std::to_string(i) + "\">" + indentation +
           "<bldg:lod1MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon><gml:exterior>"
           "<gml:LinearRing><gml:posList>" +
           x + " " + y + " 9 " + x1 + " " + y + " 9 " + x1 + " " + y1 + " 9 " + x + " " + y +
           " 9</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>"
           "</gml:MultiSurface></bldg:lod1MultiSurface></bldg:Building></cityObjectMember>\n";
}

void check_city(const std::filesystem::path& path, std::size_t objects) {
    const std::uint64_t bytes = std::filesystem::file_size(path);
    RunContext context;
    MemoryWatch memory;
    const Result<Imported> read = import_file(path, {}, context);
    REQUIRE(read.ok());
    CHECK(read->report.objects == objects);
    CHECK(read->report.polygons == objects);
    CHECK(read->report.skipped.empty());
    const auto& city = *std::get<std::shared_ptr<const City>>(read->data);
    CHECK(city.objects.back().id == "b" + std::to_string(objects - 1));
    CHECK(memory.peak_anon_bytes() < bytes / 2);
    std::cout << path.filename().string() << ": " << bytes / 1'000'000 << " MB, " << objects
              << " objects, " << read->report.seconds << " s, "
              << memory.peak_anon_bytes() / 1'000'000 << " MB of memory\n";
}

bool has_room(const std::filesystem::path& folder, std::uint64_t bytes) {
    const bool fits = std::filesystem::space(folder).available > bytes + bytes / 4;
    if (!fits) {
        WARN("SKIPPED: no room for a file of this size in " << folder.string());
    }
    return fits;
}

} // namespace

TEST_CASE("a CityGML file of more than 4 GB is read whole", "[slow]") {
    const TemporaryFolder folder;
    if (!has_room(folder.path(), beyond_32_bits)) {
        return;
    }
    const std::filesystem::path path = folder.path() / "huge.gml";
    std::size_t count = 0;
    {
        std::ofstream file(path, std::ios::binary);
        file << "<CityModel xmlns=\"http://www.opengis.net/citygml/2.0\""
                " xmlns:bldg=\"http://www.opengis.net/citygml/building/2.0\""
                " xmlns:gml=\"http://www.opengis.net/gml\"><gml:boundedBy>"
                "<gml:Envelope srsName=\"EPSG:25833\"/></gml:boundedBy>\n";
        count = write_pieces(file, beyond_32_bits, building);
        file << "</CityModel>\n";
    }
    check_city(path, count);
}

TEST_CASE("a CityJSON file of more than 2 GB is read whole", "[slow]") {
    const TemporaryFolder folder;
    if (!has_room(folder.path(), beyond_2_gb)) {
        return;
    }
    const std::filesystem::path path = folder.path() / "huge.city.json";
    std::size_t count = 0;
    {
        std::ofstream file(path, std::ios::binary);
        file << R"({"type":"CityJSON","version":"2.0",)"
                R"("metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/25833"},)"
                R"("transform":{"scale":[0.001,0.001,0.001],"translate":[390000,5800000,9]},)"
                R"("CityObjects":{)";
        count = write_pieces(file, beyond_2_gb, [](std::size_t i) {
            return (i > 0 ? ",\"b" : "\"b") + std::to_string(i) + R"(":{"type":"Building",)" +
                   indentation +
                   R"("geometry":[{"type":"MultiSurface","lod":"1","boundaries":[[[0,1,2]]]}]})";
        });
        file << R"(},"vertices":[[0,0,0],[10000,0,0],[0,10000,0]]})";
    }
    check_city(path, count);
}
