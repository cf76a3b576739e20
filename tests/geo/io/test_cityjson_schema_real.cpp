// What is written of real cities, against the schemas of CityJSON 2.0.
#include "geo/io/city_writer.hpp"
#include "geo/io/importer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/cityjson_schemas.hpp"
#include "tests/support/reference_data.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace smiletwin::geo;
using namespace smiletwin::tests;

namespace fs = std::filesystem;

namespace {

/// The schema tries every kind of object for every object; more would take minutes.
constexpr std::uintmax_t bearable_bytes = 40'000;

bool write_city(const City& city, const fs::path& out) {
    RunContext context;
    const CityWriter* writer = writer_for(out);
    REQUIRE(writer != nullptr);
    REQUIRE(writer->write(city, out, {}, context).ok());
    return fs::file_size(out) <= bearable_bytes;
}

/// Each line of a sequence as a file of its own: the header, and the features in another folder.
void split_sequence(const fs::path& sequence, const fs::path& header, const fs::path& features) {
    std::istringstream lines(bytes_of(sequence));
    std::string line;
    for (int number = 0; std::getline(lines, line); ++number) {
        const std::string stem = sequence.stem().stem().string();
        std::ofstream(
            number == 0 ? header / (stem + ".json")
                        : features / fmt::format("{}_{}.json", stem, number))
            << line;
    }
}

} // namespace

TEST_CASE("what is written of real cities is valid CityJSON 2.0 and CityJSONSeq", "[real]") {
    const fs::path root = reference_data("data");
    if (root.empty() || !has_jsonschema()) {
        return;
    }
    const TemporaryFolder folder;
    const fs::path documents = folder.path() / "documents";
    const fs::path features = folder.path() / "features";
    fs::create_directory(documents);
    fs::create_directory(features);
    RunContext context;
    const ImportBatch batch = import_paths({root}, {}, context);
    int number = 0;
    for (const Imported& imported : batch.imported) {
        const auto* held = std::get_if<std::shared_ptr<const City>>(&imported.data);
        if (held == nullptr || (*held)->objects.empty()) {
            continue;
        }
        const fs::path document = documents / fmt::format("{}.city.json", number);
        const fs::path sequence = folder.path() / fmt::format("s{}.city.jsonl", number);
        if (!write_city(**held, document)) {
            fs::remove(document);
            continue;
        }
        if (write_city(**held, sequence)) {
            split_sequence(sequence, documents, features);
        }
        ++number;
    }
    const fs::path schemas = root / "schemas" / "cityjson";
    CHECK(cityjson_complaints(documents, schemas / "cityjson.min.schema.json") == "");
    CHECK(cityjson_complaints(features, schemas / "cityjsonfeature.min.schema.json") == "");
    std::cout << number << " cities written as CityJSON and as CityJSONSeq are valid\n";
    CHECK(number > 60);
}
