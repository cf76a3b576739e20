#include "scenarios/cli/command.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"

#include <string>
#include <vector>

using namespace smiletwin;

namespace {

constexpr int bad_input = static_cast<int>(scenarios::ExitCode::BadInput);
constexpr int wrong_usage = static_cast<int>(scenarios::ExitCode::WrongUsage);

int smilectl(const std::vector<std::string>& words) {
    return tests::smilectl(words).code;
}

int heat(const std::string& option, const std::string& value) {
    return smilectl(
        {"heat", "--dsm", "absent.tif", "--weather", "absent.txt", "--out", "x", option, value});
}

} // namespace

TEST_CASE("a value that an option cannot have is wrong usage, found before any file is read") {
    CHECK(heat("--leaf", "maybe") == wrong_usage);
    CHECK(heat("--from", "gestern") == wrong_usage);
    CHECK(heat("--sky", "green") == wrong_usage);
    CHECK(heat("--weather-format", "radio") == wrong_usage);
    CHECK(smilectl({"comfort", "foo", "--csv", "absent.csv", "--out", "x.csv"}) == wrong_usage);
    CHECK(smilectl({"run", "absent.smile.gpkg", "--model", "water"}) == wrong_usage);
    CHECK(smilectl({"report", "absent.smile.gpkg", "--out", "x.pdf"}) == wrong_usage);
    CHECK(smilectl({"import", "--crs", "foo", "absent.gml"}) == wrong_usage);
}

TEST_CASE("a good command line about an absent file is bad input") {
    CHECK(heat("--leaf", "off") == bad_input);
    CHECK(smilectl({"import", "--crs", "25833", "absent.gml"}) == bad_input);
}

TEST_CASE("a language that is not spoken is refused in both spellings") {
    CHECK(smilectl({"--lang", "fr", "import", "absent.gml"}) == wrong_usage);
    CHECK(smilectl({"--lang=fr", "import", "absent.gml"}) == wrong_usage);
    CHECK(smilectl({"--lang=en", "import", "absent.gml"}) == bad_input);
}

TEST_CASE("without a command the help is shown and the call is wrong usage") {
    const tests::Said said = tests::smilectl({});
    CHECK(said.code == wrong_usage);
    CHECK(said.out.empty());
    CHECK(said.err.find("Usage: smilectl") != std::string::npos);
    CHECK(said.err.find("import") != std::string::npos);
}

TEST_CASE("a call that was not understood names the word, in the language asked for") {
    const auto says = [](std::vector<std::string> words, const std::string& sentence) {
        words.insert(words.begin(), "--lang=de");
        const tests::Said said = tests::smilectl(words);
        CAPTURE(said.err);
        CHECK(said.code == wrong_usage);
        CHECK(said.out.empty());
        CHECK(said.err.find(sentence) != std::string::npos);
        CHECK(said.err.find("required") == std::string::npos);
    };
    says({"improt", "a.gml"}, "Den Befehl improt gibt es nicht.");
    says({"run", "a.smile.gpkg"}, "--model fehlt.");
    says({"run"}, "PROJECT fehlt.");
    says({"heat", "--dsm"}, "Hinter --dsm fehlt der Wert.");
    says({"import", "a.gml", "--crs", "1234", "--crs", "4321"}, "--crs darf nur einmal stehen.");
    says({"run", "a", "--model", "heat", "--colour", "red"}, "Nicht verstanden: --colour red.");
    says({"run", "a", "--model", "heat", "--cell", "viel"}, "„viel“ ist keine Zahl.");
}

TEST_CASE("the help of a command is in one language from its first to its last word") {
    const tests::Said said = tests::smilectl({"--lang=de", "run", "--help"});
    CHECK(said.code == 0);
    for (const char* german : {"Aufruf:", "Angaben:", "Optionen:", "ZAHL", "Diese Hilfe zeigen"}) {
        CAPTURE(german);
        CHECK(said.out.find(german) != std::string::npos);
    }
    for (const char* english : {"Usage", "Options", "REQUIRED", "Print", "Positionals", "NUMBER"}) {
        CAPTURE(english);
        CHECK(said.out.find(english) == std::string::npos);
    }
    const tests::Said all = tests::smilectl({"--lang=de", "--help"});
    CHECK(all.out.find("Befehle:") != std::string::npos);
    CHECK(all.out.find("SUBCOMMAND") == std::string::npos);
}
