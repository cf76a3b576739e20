// docs/formats.md: every real city model with what was read of it. The test makes the table anew
// and compares; with SMILETWIN_UPDATE_DOCS=1 in the environment it writes it.

#include "geo/base/replace_file.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <regex>

using namespace smiletwin::geo;
using smiletwin::tests::bytes_of;
namespace fs = std::filesystem;

namespace {

std::string first_match(const std::string& text, const char* pattern) {
    std::smatch found;
    return std::regex_search(text, found, std::regex(pattern)) ? found[1].str() : std::string();
}

/// As the file states it: of CityGML in the namespace, of CityJSON as a member.
std::string version_of(const fs::path& path, const std::string& format) {
    std::string text = bytes_of(path);
    std::erase(text, '\0'); // UTF-16
    if (format == "cityjson") {
        return "CityJSON " + first_match(text, "\"version\"\\s*:\\s*\"([0-9.]+)\"");
    }
    text.resize(std::min<std::size_t>(text.size(), 16384));
    std::string version = first_match(text, "opengis\\.net/citygml/(?:[a-z]+/)?([0-9.]+)");
    return "CityGML " + (version.empty() ? first_match(text, "citygml/([0-9]/[0-9])") : version);
}

std::string row_of(const fs::path& root, const Imported& imported) {
    const ImportReport& report = imported.report;
    return fmt::format(
        "| {} | {} | {} | {} | {} | {} | {} |\n",
        fs::relative(imported.path, root).generic_string(),
        version_of(imported.path, imported.format),
        report.objects,
        report.polygons,
        report.triangles,
        report.skipped_polygons(),
        report.crs.used.empty() ? "local" : report.crs.used);
}

constexpr const char* head =
    "# Real city models and what is read of them\n\n"
    "Made by the test \"the table of real city models is what the importers report\" from the "
    "import\n"
    "reports; polygons and skipped together are all polygon elements of the file.\n\n"
    "| file | version | objects | polygons | triangles | skipped | reference system |\n"
    "|---|---|---|---|---|---|---|\n";

} // namespace

TEST_CASE("the table of real city models is what the importers report", "[real]") {
    const fs::path source = SMILETWIN_SOURCE_DIR;
    const fs::path root = source / "../shared/data";
    if (!fs::exists(root)) {
        std::cout << "SKIPPED: " << root << " is not here\n";
        return;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".gml" || extension == ".xml" || extension == ".citygml" ||
            extension == ".json" || extension == ".jsonl") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::string table = head;
    std::size_t rows = 0;
    for (const fs::path& file : files) {
        RunContext context;
        const auto imported = import_file(file, {}, context);
        if (imported.ok() && std::holds_alternative<std::shared_ptr<const City>>(imported->data)) {
            table += row_of(root, *imported);
            ++rows;
        }
    }
    const fs::path place = source / "docs/formats.md";
    if (std::getenv("SMILETWIN_UPDATE_DOCS") != nullptr) {
        REQUIRE(replace_file(place, table).ok());
    }
    std::cout << rows << " real city models in docs/formats.md\n";
    CHECK(rows > 150);
    const bool current = bytes_of(place) == table;
    INFO("out of date; SMILETWIN_UPDATE_DOCS=1 writes it anew");
    CHECK(current);
}
