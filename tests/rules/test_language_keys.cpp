// Words live in data/lang. Both languages know the same keys with the same places, and the code
// asks for no key that is not there.

#include "geo/base/json.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"

#include <map>
#include <regex>
#include <set>

using smiletwin::geo::Json;
using smiletwin::tests::source_files;
using smiletwin::tests::source_root;
using smiletwin::tests::SourceFile;

namespace {

std::map<std::string, std::string> words_of(const std::string& language) {
    const auto json =
        smiletwin::geo::read_json_file(source_root() / "data" / "lang" / (language + ".json"));
    REQUIRE(json.ok());
    std::map<std::string, std::string> words;
    for (const auto& [key, value] : json->members()) {
        INFO(language << ": key given twice: " << key);
        CHECK(words.emplace(key, value.to_string()).second);
    }
    return words;
}

std::set<std::string> places_of(const std::string& sentence) {
    static const std::regex place(R"(\{([a-z0-9_]+)(?:\|[^{}|]+\|[^{}|]+)?\})");
    std::set<std::string> names;
    for (auto it = std::sregex_iterator(sentence.begin(), sentence.end(), place);
         it != std::sregex_iterator();
         ++it) {
        names.insert((*it)[1]);
    }
    return names;
}

/// Prefixes of keys that code writes out as literals.
const std::regex& key_literal() {
    static const std::regex pattern(
        "\"((?:action|catalogue|cli|error|format|help|history|icon|import|indicator|layer|"
        "legend|measure|message|model|panel|parameter|report|site|stamp|status|tool|view|warning|"
        "window)\\.[a-z0-9_]+(?:\\.[a-z0-9_]+)*)\"");
    return pattern;
}

} // namespace

TEST_CASE("German and English know the same keys with the same places") {
    const auto german = words_of("de");
    const auto english = words_of("en");
    REQUIRE(german.size() > 10);
    for (const auto& [key, sentence] : german) {
        INFO(key);
        REQUIRE(english.contains(key));
        CHECK(places_of(sentence) == places_of(english.at(key)));
    }
    for (const auto& [key, sentence] : english) {
        INFO(key);
        CHECK(german.contains(key));
    }
}

TEST_CASE("every reason that a reader counts by a name of ours is said in words") {
    const auto german = words_of("de");
    static const std::regex reason("(?:ignored|skipped|repaired)\\[\"([a-z_]+)\"\\]");
    std::size_t reasons = 0;
    for (const SourceFile& file : source_files("geo", {".cpp", ".hpp"})) {
        for (auto it = std::sregex_iterator(file.text.begin(), file.text.end(), reason);
             it != std::sregex_iterator();
             ++it, ++reasons) {
            INFO(file.path << ": " << (*it)[1]);
            CHECK(german.contains("import.reason." + (*it)[1].str()));
        }
    }
    CHECK(reasons > 20);
}

TEST_CASE("every key that the code or the catalogue names is translated") {
    const auto german = words_of("de");
    // Names of the same shape that are not language keys: settings and action names of projects.
    const std::set<std::string> other_names{
        "measure.add", "measure.move", "measure.set", "measure.remove"};
    std::vector<SourceFile> files;
    for (const char* folder : {"geo", "scenarios", "viewer", "data/measures", "data/ramps"}) {
        const auto found = source_files(folder, {".cpp", ".hpp", ".json"});
        files.insert(files.end(), found.begin(), found.end());
    }
    for (const SourceFile& file : files) {
        const auto& pattern = key_literal();
        for (auto it = std::sregex_iterator(file.text.begin(), file.text.end(), pattern);
             it != std::sregex_iterator();
             ++it) {
            const std::string key = (*it)[1];
            if (!other_names.contains(key)) {
                INFO(file.path << " names " << key);
                CHECK(german.contains(key));
            }
        }
    }
}
