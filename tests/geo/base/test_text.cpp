#include "geo/base/resources.hpp"
#include "geo/base/text.hpp"
#include "tests/support/catch.hpp"

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

TEST_CASE("symbols stand close to their number, words as far as words do") {
    const auto german = Text::load(data_folder() / "lang", "de");
    REQUIRE(german.ok());
    CHECK(german->quantity(12.5, 1, "m") == "12,5\u202Fm");
    CHECK(german->quantity(3.0, 0, "kWh/m²") == "3\u202FkWh/m²");
    CHECK(german->quantity(13.0, 0, "Punkte") == "13\u00A0Punkte");
    CHECK(german->quantity(13.0, 0, "") == "13");
}
