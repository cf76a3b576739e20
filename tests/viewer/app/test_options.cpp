#include "geo/base/resources.hpp"
#include "geo/base/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/command_line.hpp"
#include "viewer/app/options.hpp"
#include "viewer/app/program.hpp"

#include <string>
#include <vector>

using namespace smiletwin;

namespace {

tests::Said smiletwin_says(std::vector<std::string> words) {
    words.insert(words.begin(), "smiletwin");
    return tests::said_by(std::move(words), viewer::run_program);
}

viewer::OptionsOrExit parse(const std::vector<const char*>& words) {
    const auto text = geo::Text::load(geo::data_folder() / "lang", "en");
    REQUIRE(text.ok());
    return viewer::parse_options(static_cast<int>(words.size()), words.data(), *text);
}

} // namespace

TEST_CASE(
    "a call of the window that was not understood is one sentence in the language asked for") {
    const auto says = [](std::vector<std::string> words, const std::string& sentence) {
        words.insert(words.begin(), "--lang=de");
        const tests::Said said = smiletwin_says(words);
        CAPTURE(said.err);
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        CHECK(said.err.find(sentence) != std::string::npos);
        CHECK(said.err.find('\n') + 1 == said.err.size());
    };
    says({"--colour"}, "Nicht verstanden: --colour. Alle Angaben zeigt smiletwin --help.");
    says({"--render"}, "Hinter --render fehlt der Wert.");
    says({"--time", "a", "--time", "b"}, "--time darf nur einmal stehen.");
    says({"--style", "bunt"}, "Darstellung nicht bekannt: bunt.");
    says({"--size", "gross"}, "Größe nicht verstanden: gross.");
}

TEST_CASE("a language that the window does not speak is refused in both spellings") {
    CHECK(smiletwin_says({"--lang", "fr"}).code == 2);
    CHECK(smiletwin_says({"--lang=fr"}).code == 2);
}

TEST_CASE("the help of the window is in one language from its first to its last word") {
    const tests::Said said = smiletwin_says({"--lang", "de", "--help"});
    CHECK(said.code == 0);
    CHECK(said.err.empty());
    CHECK(said.out.find("Aufruf: smiletwin") != std::string::npos);
    for (const char* english : {"Usage", "Options", "OPTIONS", "Positionals", "Print", ":{"}) {
        INFO(english);
        CHECK(said.out.find(english) == std::string::npos);
    }
}

TEST_CASE("words of the command line become options of the window") {
    const auto parsed = parse(
        {"smiletwin", "city.gml", "--style", "plan", "--size", "640x480", "--render", "a.png"});
    REQUIRE(parsed.options.has_value());
    CHECK(parsed.options->inputs.front() == "city.gml");
    CHECK(parsed.options->style == viewer::SceneStyle::Plan);
    CHECK(parsed.options->width_px == 640);
    CHECK(parsed.options->height_px == 480);
    CHECK(parsed.options->render_to == "a.png");
    CHECK_FALSE(parse({"smiletwin"}).options->style.has_value());
}
