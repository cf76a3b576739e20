// Reading through GDAL leaves the folder of the source as it was, and opens no file that the source
// names.
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace fs = std::filesystem;

namespace {

using Listing = std::map<std::string, std::pair<fs::file_time_type, std::string>>;

Listing list(const fs::path& folder) {
    Listing listing;
    for (const auto& entry : fs::directory_iterator(folder)) {
        listing[entry.path().filename().string()] = {
            entry.last_write_time(), bytes_of(entry.path())};
    }
    return listing;
}

/// Writes the fields of a TIFF (revision 6.0, section 2) one behind the other.
class TiffFields {
public:
    template <typename T>
    void add(std::uint16_t tag, std::uint16_t type, const std::vector<T>& values) {
        std::string raw(values.size() * sizeof(T), '\0');
        std::memcpy(raw.data(), values.data(), raw.size());
        add(tag, type, values.size(), raw);
    }
    void add_text(std::uint16_t tag, const std::string& text) {
        add(tag, 2, text.size() + 1, text + '\0');
    }
    [[nodiscard]] std::string file() const {
        std::string bytes("II*\0", 4);
        put<std::uint32_t>(bytes, 8);
        put<std::uint16_t>(bytes, static_cast<std::uint16_t>(fields_.size() / 12));
        bytes += fields_;
        put<std::uint32_t>(bytes, 0);
        bytes.resize(data_begin, '\0');
        return bytes + data_;
    }

private:
    static constexpr std::size_t data_begin = 512;

    template <typename T>
    static void put(std::string& bytes, T value) {
        std::array<char, sizeof(T)> raw{};
        std::memcpy(raw.data(), &value, sizeof value);
        bytes.append(raw.data(), raw.size());
    }
    void add(std::uint16_t tag, std::uint16_t type, std::size_t count, std::string raw) {
        put(fields_, tag);
        put(fields_, type);
        put(fields_, static_cast<std::uint32_t>(count));
        if (raw.size() > 4) {
            put(fields_, static_cast<std::uint32_t>(data_begin + data_.size()));
            data_ += raw;
        } else {
            raw.resize(4, '\0');
            fields_ += raw;
        }
    }

    std::string fields_;
    std::string data_;
};

/// An orthophoto without any tile of its own, so large that coarser copies are looked for.
std::string photo_of_black(const std::string& copy) {
    constexpr std::uint32_t side = 9000;
    constexpr std::uint16_t tile = 512;
    constexpr std::size_t tiles = 18 * 18;
    TiffFields fields;
    fields.add<std::uint32_t>(256, 4, {side});
    fields.add<std::uint32_t>(257, 4, {side});
    fields.add<std::uint16_t>(258, 3, {8, 8, 8});
    fields.add<std::uint16_t>(259, 3, {8});
    fields.add<std::uint16_t>(262, 3, {2});
    fields.add<std::uint16_t>(277, 3, {3});
    fields.add<std::uint16_t>(284, 3, {1});
    fields.add<std::uint16_t>(322, 3, {tile});
    fields.add<std::uint16_t>(323, 3, {tile});
    fields.add<std::uint32_t>(324, 4, std::vector<std::uint32_t>(tiles));
    fields.add<std::uint32_t>(325, 4, std::vector<std::uint32_t>(tiles));
    fields.add<double>(33550, 12, {1, 1, 0});
    fields.add<double>(33922, 12, {0, 0, 0, 300000, 6000000, 0});
    fields.add<std::uint16_t>(
        34735, 3, {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 25833});
    fields.add_text(
        42112,
        "<GDALMetadata><Item name=\"OVERVIEW_FILE\" domain=\"OVERVIEWS\">" + copy +
            "</Item></GDALMetadata>");
    return fields.file();
}

/// A picture of one colour, the size a coarser copy of the above would have.
std::string white_copy() {
    constexpr std::uint32_t side = 4500;
    TiffFields fields;
    fields.add<std::uint32_t>(256, 4, {side});
    fields.add<std::uint32_t>(257, 4, {side});
    fields.add<std::uint16_t>(258, 3, {8, 8, 8});
    fields.add<std::uint16_t>(259, 3, {1});
    fields.add<std::uint16_t>(262, 3, {2});
    fields.add<std::uint32_t>(273, 4, {2048});
    fields.add<std::uint16_t>(277, 3, {3});
    fields.add<std::uint32_t>(278, 4, {side});
    fields.add<std::uint32_t>(279, 4, {side * side * 3});
    fields.add<std::uint16_t>(284, 3, {1});
    std::string bytes = fields.file();
    bytes.resize(2048, '\0');
    bytes.resize(2048 + std::size_t{side} * side * 3, '\xFF');
    return bytes;
}

} // namespace

TEST_CASE("reading rasters and layers leaves their folder as it was", "[real]") {
    const auto data = reference_data("data");
    if (data.empty()) {
        return;
    }
    const TemporaryFolder folder;
    for (const char* side : {"buildings.shx", "buildings.dbf", "buildings.prj"}) {
        fs::copy_file(data / "terrain-goteborg" / side, folder.path() / side);
    }
    std::vector<fs::path> files;
    for (const char* name :
         {"terrain-goteborg/DSM_KRbig.tif",
          "terrain-goteborg/landcover.tif",
          "terrain-goteborg/CDSM_KRbig.asc",
          "terrain-goteborg/buildings.shp",
          "terrain-goteborg/mask_layer.geojson",
          "terrain-athens/trees.gpkg"}) {
        files.push_back(folder.path() / fs::path(name).filename());
        fs::copy_file(data / name, files.back());
    }
    const Listing before = list(folder.path());
    for (const fs::path& file : files) {
        RunContext context;
        ImportOptions options;
        options.crs_override = "EPSG:3007";
        INFO(file.filename().string());
        CHECK(import_file(file, options, context).ok());
    }
    CHECK(list(folder.path()) == before);
}

TEST_CASE("a GeoTIFF is not read from the file that it names as its coarser copy") {
    const TemporaryFolder elsewhere;
    const auto copy = elsewhere.file("white.tif", white_copy());
    const TemporaryFolder folder;
    const auto path = folder.file("photo.tif", photo_of_black(copy.string()));
    RunContext context;
    const auto read = import_file(path, {}, context);
    REQUIRE(read.ok());
    const Imagery& photo = *std::get<std::shared_ptr<const Imagery>>(read->data);
    CHECK(photo.image.rgba[0] == 0);
}
