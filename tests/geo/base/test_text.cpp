#include "geo/base/resources.hpp"
#include "geo/base/text.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace smiletwin::geo;

TEST_CASE("a path is said once, at its place in the sentence") {
    const auto german = Text::load(data_folder() / "lang", "de");
    REQUIRE(german.ok());
    const Problem missing{
        {"error.file.unreadable", {{"file", "fehlt.gml"}}}, "hier/fehlt.gml", {}, {}};
    CHECK((*german)(missing) == "Datei nicht gelesen: hier/fehlt.gml.");
    const Problem empty{{"error.xml.empty", {}}, "hier/leer.gml", {}, {}};
    CHECK((*german)(empty) == "hier/leer.gml: Die Datei ist leer.");
}

TEST_CASE("a path takes the place of the file's name wherever it stands in the sentence") {
    const auto german = Text::load(data_folder() / "lang", "de");
    REQUIRE(german.ok());
    const Problem large{{"error.zip.too_large", {{"file", "a.zip"}}}, "hier/a.zip", {}, {}};
    CHECK((*german)(large) == "hier/a.zip würde entpackt viel zu groß.");
    const Problem layer{
        {"warning.vector.one_layer", {{"file", "a.gpkg"}, {"layers", "b"}}},
        "hier/a.gpkg, Bäume",
        {},
        {}};
    CHECK((*german)(layer).find("hier/a.gpkg, Bäume") != std::string::npos);
    CHECK(
        (*german)(layer).find("a.gpkg", (*german)(layer).find("a.gpkg") + 1) == std::string::npos);
    const Problem part{{"error.zip.too_large", {{"file", "data.zip"}}}, "hier/a.zip", {}, {}};
    CHECK((*german)(part) == "hier/a.zip: data.zip würde entpackt viel zu groß.");
}

TEST_CASE("one thing and many things have their words") {
    const auto german = Text::load(data_folder() / "lang", "de");
    const auto english = Text::load(data_folder() / "lang", "en");
    REQUIRE(german.ok());
    REQUIRE(english.ok());
    CHECK((*german)("panel.report.problems", {{"count", "1"}}) == "1 Problem");
    CHECK((*german)("panel.report.problems", {{"count", "21"}}) == "21 Probleme");
    CHECK((*english)("panel.people.present", {{"count", "1"}}) == "1 person in the picture");
    CHECK((*english)("panel.people.present", {{"count", "0"}}) == "0 people in the picture");
}

TEST_CASE("symbols stand close to their number, words as far as words do") {
    const auto german = Text::load(data_folder() / "lang", "de");
    REQUIRE(german.ok());
    CHECK(german->quantity(12.5, 1, "m") == "12,5\u202Fm");
    CHECK(german->quantity(3.0, 0, "kWh/m²") == "3\u202FkWh/m²");
    CHECK(german->quantity(13.0, 0, "Punkte") == "13\u00A0Punkte");
    CHECK(german->quantity(13.0, 0, "") == "13");
    CHECK(german->quantity(std::nan(""), 0, "%") == "\u2013"); // a dash has no unit
}
