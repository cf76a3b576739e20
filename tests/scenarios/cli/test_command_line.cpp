#include "scenarios/cli/command.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <string>
#include <vector>

using namespace smiletwin;

namespace {

constexpr int bad_input = static_cast<int>(scenarios::ExitCode::BadInput);
constexpr int wrong_usage = static_cast<int>(scenarios::ExitCode::WrongUsage);

int smilectl(std::vector<std::string> words) {
    words.insert(words.begin(), "smilectl");
    std::vector<char*> raw;
    for (std::string& word : words) {
        raw.push_back(word.data());
    }
    return scenarios::run_command_line(static_cast<int>(raw.size()), raw.data());
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

TEST_CASE("a folder with nothing to read is bad input") {
    const tests::TemporaryFolder folder;
    CHECK(smilectl({"import", folder.path().string()}) == bad_input);
}
