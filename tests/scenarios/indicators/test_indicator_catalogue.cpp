// The files of data/indicators: one schema, words for each, a function for each.

#include "geo/base/text.hpp"
#include "scenarios/indicators/indicators.hpp"
#include "tests/support/indicators.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

constexpr const char* heat_file = R"({"id": "heat.mean_utci", "order": 1, "unit": "°C",
    "decimals": 1, "better": "lower", "kind": "modelled", "core_goals": ["places"],
    "themes": [4], "inputs": ["heat.utci"],
    "error": {"absolute": 2, "range": true, "source": "indicator.error.heat"}})";

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

} // namespace

TEST_CASE("each shipped indicator has words, inputs with a name, goals and a source of its error") {
    for (const char* language : {"de", "en"}) {
        const auto text = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", language);
        REQUIRE(text.ok());
        for (const IndicatorDefinition& definition : tests::shipped_indicators().all()) {
            INFO(language << " " << definition.id);
            for (const char* word : {".name", ".definition", ".formula"}) {
                CHECK(text->has("indicator." + definition.id + word));
            }
            for (const std::string& input : definition.inputs) {
                INFO(input);
                CHECK((text->has("site.field." + input) || text->has("layer." + input)));
            }
            for (const std::string& goal : definition.core_goals) {
                CHECK(text->has("goal." + goal));
            }
            CHECK(text->has(definition.error_source));
            CHECK(text->has("indicator.kind." + std::string(indicator_kind_name(definition.kind))));
        }
    }
}

TEST_CASE("the error of the mean felt temperature is that of its map") {
    const auto error = map_error("heat.utci");
    REQUIRE(error);
    const IndicatorDefinition mean = tests::shipped_indicator("heat.mean_utci");
    CHECK(mean.error_absolute == error->absolute);
    CHECK(mean.error_difference == error->difference);
}

TEST_CASE("a wrong member of an indicator's file is named") {
    const tests::TemporaryFolder folder;
    struct Fault {
        std::string right;
        std::string wrong;
        std::string named;
    };
    const std::vector<Fault> faults{
        {"", "", ""},
        {"\"unit\"", "\"units\"", "unit"},
        {"\"lower\"", "\"smaller\"", "better"},
        {"\"modelled\"", "\"guessed\"", "kind"},
        {"[\"places\"]", "[]", "core_goals"},
        {"[4]", "[8]", "themes"},
        {"[\"heat.utci\"]", "\"heat.utci\"", "inputs"},
        {"\"decimals\": 1", "\"decimals\": -1", "decimals"},
        {"\"source\": ", "\"src\": ", "source"},
        {"\"id\": \"heat.", "\"id\": \"heats.", "id"}};
    for (const Fault& fault : faults) {
        std::string text = heat_file;
        text.replace(text.find(fault.right), fault.right.size(), fault.wrong);
        write(folder.path() / "heat.mean_utci.json", text);
        const auto loaded = IndicatorCatalogue::load(folder.path());
        INFO(fault.wrong);
        if (fault.named.empty()) {
            REQUIRE(loaded.ok());
            CHECK(loaded->all().size() == 1);
            continue;
        }
        REQUIRE_FALSE(loaded.ok());
        CHECK(loaded.problem().what.values[0].second == fault.named);
        CHECK(loaded.problem().where == (folder.path() / "heat.mean_utci.json").string());
    }
}

TEST_CASE("a file without a function and a function without a file are named") {
    const tests::TemporaryFolder folder;
    write(folder.path() / "heat.mean_utci.json", heat_file);
    const auto lacking = load_indicators(folder.path());
    REQUIRE_FALSE(lacking.ok());
    CHECK(lacking.problem().what.key == "error.indicators.no_file");
    CHECK(lacking.problem().what.values[0].second == "heat.share_above_32");
    std::string unknown = heat_file;
    unknown.replace(unknown.find("heat.mean_utci"), 14, "heat.mean_joy");
    write(folder.path() / "heat.mean_joy.json", unknown);
    const auto alone = load_indicators(folder.path());
    REQUIRE_FALSE(alone.ok());
    CHECK(alone.problem().what.key == "error.indicators.no_function");
    CHECK(alone.problem().what.values[0].second == "heat.mean_joy");
}
