#include "geo/base/build_id.hpp"
#include "geo/io/city_archive.hpp"
#include "geo/io/city_cache.hpp"
#include "tests/geo/io/same_city.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <chrono>
#include <fstream>

using namespace smiletwin;
using namespace smiletwin::geo;
using tests::TemporaryFolder;

namespace {

/// A wall of one building whose texture is named "wall.png".
std::string model(std::string_view height_m) {
    return fmt::format(
        R"(<CityModel xmlns="http://www.opengis.net/citygml/2.0"
 xmlns:bldg="http://www.opengis.net/citygml/building/2.0"
 xmlns:app="http://www.opengis.net/citygml/appearance/2.0"
 xmlns:gml="http://www.opengis.net/gml">
<cityObjectMember><bldg:Building gml:id="b"><bldg:measuredHeight uom="m">{}</bldg:measuredHeight>
<bldg:lod2MultiSurface><gml:MultiSurface><gml:surfaceMember><gml:Polygon gml:id="p"><gml:exterior>
<gml:LinearRing gml:id="r"><gml:posList srsDimension="3">0 0 0 4 0 0 4 0 3 0 0 3 0 0 0</gml:posList>
</gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>
</bldg:lod2MultiSurface></bldg:Building></cityObjectMember>
<app:appearanceMember><app:Appearance><app:theme>t</app:theme><app:surfaceDataMember>
<app:ParameterizedTexture><app:imageURI>wall.png</app:imageURI><app:target uri="#p">
<app:TexCoordList><app:textureCoordinates ring="#r">0 0 1 0 1 1 0 1 0 0</app:textureCoordinates>
</app:TexCoordList></app:target></app:ParameterizedTexture></app:surfaceDataMember>
</app:Appearance></app:appearanceMember></CityModel>)",
        height_m);
}

const Format& citygml() {
    for (const Format& format : formats()) {
        if (format.name == "citygml") {
            return format;
        }
    }
    throw std::logic_error("no citygml");
}

/// Reads through a cache that takes the smallest files.
struct Reader {
    TemporaryFolder folder;
    ImportOptions options;
    CityCacheLimits limits{0, std::uint64_t{1} << 30U};

    Reader() { options.city_cache = folder.path() / "cities"; }

    Imported read(const std::filesystem::path& file) const {
        RunContext context;
        auto imported = import_through_cache(citygml(), file, options, context, limits);
        REQUIRE(imported.ok());
        return std::move(imported).value();
    }
    std::vector<std::filesystem::path> entries() const {
        std::vector<std::filesystem::path> paths;
        if (std::filesystem::exists(options.city_cache)) {
            for (const auto& entry : std::filesystem::directory_iterator(options.city_cache)) {
                paths.push_back(entry.path());
            }
        }
        return paths;
    }
};

std::string height_of(const Imported& imported) {
    const auto& city = std::get<std::shared_ptr<const City>>(imported.data);
    return std::string(city->attribute(city->objects.front(), "measuredHeight"));
}

/// Puts the height into the kept city, so that one sees where a city comes from.
void mark_entry(const Reader& reader, const Imported& imported, std::string_view mark) {
    const auto& city = std::get<std::shared_ptr<const City>>(imported.data);
    City marked = *city;
    marked.attributes.front().value = mark;
    const auto entry = reader.entries().front();
    std::string seal(32, '\0');
    std::ifstream(entry, std::ios::binary).read(seal.data(), 32);
    std::ofstream(entry, std::ios::binary) << seal << archive_city(marked, imported.report);
}

} // namespace

TEST_CASE("a city that was kept is not read again") {
    const Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    const Imported first = reader.read(file);
    REQUIRE(reader.entries().size() == 1);
    mark_entry(reader, first, "from the cache");
    CHECK(height_of(reader.read(file)) == "from the cache");
}

TEST_CASE("a source with other bytes is read, and its entry is replaced") {
    const Reader reader;
    auto file = reader.folder.file("model.gml", model("12.5"));
    mark_entry(reader, reader.read(file), "from the cache");
    file = reader.folder.file("model.gml", model("99.0"));
    CHECK(height_of(reader.read(file)) == "99.0");
    CHECK(reader.entries().size() == 1);
}

TEST_CASE("an image that comes or goes makes the kept city old") {
    const Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    const Imported without = reader.read(file);
    CHECK(without.report.missing_images == 1);
    mark_entry(reader, without, "from the cache");

    const auto image = reader.folder.file("wall.png", "not looked into");
    const Imported with = reader.read(file);
    CHECK(height_of(with) == "12.5");
    CHECK(with.report.textures == 1);
    mark_entry(reader, with, "from the cache");
    CHECK(height_of(reader.read(file)) == "from the cache");

    std::filesystem::remove(image);
    CHECK(height_of(reader.read(file)) == "12.5");
}

TEST_CASE("another reference system by the user's word is another entry") {
    Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    mark_entry(reader, reader.read(file), "from the cache");
    reader.options.crs_override = "EPSG:25833";
    CHECK(height_of(reader.read(file)) == "12.5");
    CHECK(reader.entries().size() == 2);
}

TEST_CASE("another order of axes by the user's word is another entry") {
    Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    mark_entry(reader, reader.read(file), "from the cache");
    reader.options.axis_order = AxisOrder::NorthingFirst;
    CHECK(height_of(reader.read(file)) == "12.5");
    CHECK(reader.entries().size() == 2);
}

TEST_CASE("an entry that is cut off or damaged is as good as none") {
    const Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    reader.read(file);
    const auto entry = reader.entries().front();
    const auto size = std::filesystem::file_size(entry);
    for (const std::uintmax_t kept : {std::uintmax_t{0}, std::uintmax_t{20}, size / 2, size - 1}) {
        std::filesystem::resize_file(entry, kept);
        CHECK(height_of(reader.read(file)) == "12.5");
        CHECK(unarchive_city(tests::bytes_of(entry).substr(32)));
    }
}

TEST_CASE("an archive whose kept elements point beyond their values is as good as none") {
    City city;
    city.objects.resize(1);
    KeptElement element;
    element.values_length = 2;
    city.kept_elements.push_back(element);
    city.kept_values = {'a', 'b'};
    CHECK(unarchive_city(archive_city(city, {})));
    city.kept_elements.front().first_value = 1;
    CHECK_FALSE(unarchive_city(archive_city(city, {})));
    city.kept_elements.front().first_value = ~std::uint64_t{0};
    CHECK_FALSE(unarchive_city(archive_city(city, {})));
}

TEST_CASE("a folder that cannot be made or is deleted does no harm") {
    Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    reader.read(file);
    std::filesystem::remove_all(reader.options.city_cache);
    CHECK(height_of(reader.read(file)) == "12.5");
    reader.options.city_cache = file / "below-a-file";
    CHECK(height_of(reader.read(file)) == "12.5");
}

TEST_CASE("the folder keeps below its limit, and what was used last stays") {
    Reader reader;
    const auto first = reader.folder.file("first.gml", model("1"));
    const auto second = reader.folder.file("second.gml", model("2"));
    reader.read(first);
    const auto kept_first = reader.entries().front();
    std::filesystem::last_write_time(
        kept_first, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    reader.limits.folder_bytes = std::filesystem::file_size(kept_first) * 3 / 2;
    reader.read(second);
    REQUIRE(reader.entries().size() == 1);
    CHECK(reader.entries().front() != kept_first);
}

TEST_CASE("small sources and folders without cache are read as ever") {
    Reader reader;
    const auto file = reader.folder.file("model.gml", model("12.5"));
    reader.limits.least_source_bytes = std::uint64_t{1} << 20U;
    reader.read(file);
    CHECK(reader.entries().empty());
    reader.options.city_cache.clear();
    reader.limits.least_source_bytes = 0;
    reader.read(file);
    CHECK(reader.entries().empty());
}

TEST_CASE("this program knows its build") {
    CHECK(build_id().size() >= 16);
    CHECK(build_id().find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("every real city model comes out of the archive as it went in", "[real]") {
    const auto data = tests::reference_data("data");
    if (data.empty()) {
        return;
    }
    RunContext context;
    std::size_t compared = 0;
    for (const char* folder :
         {"berlin-lod2-tiles",
          "textured-lod2-test",
          "citygml3-ogc-examples",
          "cityjson-cjio",
          "plateau-latlon"}) {
        const ImportBatch batch = import_paths({data / folder}, {}, context);
        for (const Imported& imported : batch.imported) {
            const auto* city = std::get_if<std::shared_ptr<const City>>(&imported.data);
            if (city == nullptr) {
                continue;
            }
            INFO(imported.path.string());
            const auto back = unarchive_city(archive_city(**city, imported.report));
            REQUIRE(back);
            tests::check_same_city(**city, back->city);
            CHECK(dump_json(to_json(back->report)) == dump_json(to_json(imported.report)));
            ++compared;
        }
    }
    CHECK(compared > 50);
}

TEST_CASE("A model that changes while it is read is refused and not kept", "[import]") {
    const Reader reader;
    const std::filesystem::path file = reader.folder.path() / "city.gml";
    std::ofstream(file) << model("10");
    Format changing = citygml();
    changing.read =
        [](const std::filesystem::path& path, const ImportOptions& options, RunContext& context) {
            auto imported = citygml().read(path, options, context);
            std::filesystem::resize_file(path, 100);
            return imported;
        };
    RunContext context;
    const auto imported =
        import_through_cache(changing, file, reader.options, context, reader.limits);
    REQUIRE_FALSE(imported.ok());
    CHECK(imported.problem().what.key == "error.import.changed_meanwhile");
    CHECK_FALSE(std::filesystem::exists(reader.options.city_cache));
}
