// The real CityJSON files: each surface is counted again, by another parser and another way through
// the file than the importer's.

#include "geo/base/json.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <iostream>
#include <sstream>

using namespace smiletwin::geo;

namespace {

std::uint64_t surfaces_in(const Json& boundaries, int depth) {
    std::uint64_t count = depth == 1 ? boundaries.size() : 0;
    if (depth > 1) {
        for (const Json& inner : boundaries.items()) {
            count += surfaces_in(inner, depth - 1);
        }
    }
    return count;
}

std::uint64_t surfaces_of(const Json& geometry) {
    const std::string& type = geometry["type"].to_string();
    if (type == "GeometryInstance") {
        return 0; // templates count where they are written
    }
    const int depth = type == "MultiSurface" || type == "CompositeSurface" ? 1
                      : type == "Solid"                                    ? 2
                      : type == "MultiSolid" || type == "CompositeSolid"   ? 3
                                                                           : 0;
    return surfaces_in(geometry["boundaries"], depth);
}

struct Counted {
    std::uint64_t objects = 0;
    std::uint64_t surfaces = 0;
};

void count(const Json& document, Counted& counted) {
    for (const Json& geometry : document["geometry-templates"]["templates"].items()) {
        counted.surfaces += surfaces_of(geometry);
    }
    for (const auto& [id, object] : document["CityObjects"].members()) {
        ++counted.objects;
        for (const Json& geometry : object["geometry"].items()) {
            counted.surfaces += surfaces_of(geometry);
        }
    }
}

/// Nothing for files that are no CityJSON, malformed ones among them.
std::optional<Counted> count_again(const std::filesystem::path& path) {
    Counted counted;
    const std::string text = smiletwin::tests::bytes_of(path);
    if (path.extension() == ".jsonl") {
        std::istringstream lines(text);
        std::string line;
        bool is_header = true;
        while (std::getline(lines, line)) {
            auto document = parse_json(line, {});
            if (document.ok()) {
                count(*document, counted);
            } else if (is_header) {
                return {};
            }
            is_header = false;
        }
        return counted;
    }
    const auto document = parse_json(text, {});
    if (!document.ok() || (*document)["type"].to_string() != "CityJSON") {
        return {};
    }
    count(*document, counted);
    return counted;
}

} // namespace

TEST_CASE("every object and surface of every real CityJSON file is accounted for", "[real]") {
    const auto root = std::filesystem::path(SMILETWIN_SOURCE_DIR) / "../shared/data";
    if (!std::filesystem::exists(root)) {
        std::cout << "SKIPPED: " << root << " is not here\n";
        return;
    }
    std::size_t files = 0;
    std::uint64_t surfaces = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const auto extension = entry.path().extension();
        if (extension != ".json" && extension != ".jsonl") {
            continue;
        }
        const auto counted = count_again(entry.path());
        if (!counted) {
            continue;
        }
        INFO(entry.path());
        RunContext context;
        const auto imported = import_file(entry.path(), {}, context);
        REQUIRE(imported.ok());
        CHECK(imported->report.objects == counted->objects);
        CHECK(imported->report.polygons + imported->report.skipped_polygons() == counted->surfaces);
        ++files;
        surfaces += counted->surfaces;
    }
    std::cout << files << " CityJSON files, " << surfaces << " surfaces\n";
    CHECK(files >= 55);
}
