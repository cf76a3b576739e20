#include "geo/base/text.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <fstream>

using namespace smiletwin;
using scenarios::Catalogue;
using scenarios::Measure;

namespace {

Measure tree_with(std::string_view parameters) {
    return {"m1", "tree", geo::Vec2d{1.0, 2.0}, tests::action(parameters)};
}

} // namespace

TEST_CASE("every kind of the catalogue has a name, a hint and labels in both languages") {
    const auto catalogue = tests::shipped_catalogue();
    REQUIRE(catalogue->kinds().size() == 4);
    for (const char* language : {"de", "en"}) {
        const auto text = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", language);
        REQUIRE(text.ok());
        for (const scenarios::MeasureKind& kind : catalogue->kinds()) {
            INFO(kind.name);
            CHECK(text->has(kind.name_key));
            CHECK(text->has(kind.hint_key));
            CHECK(text->has("measure.group." + kind.group));
            for (const scenarios::ParameterSpec& spec : kind.parameters) {
                INFO(spec.name);
                CHECK(text->has(spec.label_key));
                for (const std::string& choice : spec.choices) {
                    CHECK(text->has(spec.choice_key_prefix + choice));
                }
            }
        }
        for (const scenarios::SurfaceMaterial& material : catalogue->materials()) {
            CHECK(text->has(material.name_key));
        }
    }
}

TEST_CASE("materials are physical: shares within 0 and 1 and a source beside them") {
    const auto catalogue = tests::shipped_catalogue();
    for (const scenarios::SurfaceMaterial& material : catalogue->materials()) {
        INFO(material.name);
        CHECK(material.albedo > 0.0);
        CHECK(material.albedo < 1.0);
        CHECK(material.emissivity > 0.8);
        CHECK(material.emissivity <= 1.0);
        CHECK_FALSE(material.source.empty());
    }
    REQUIRE(catalogue->material("grass") != nullptr);
    CHECK(catalogue->material("grass")->landcover_code == 5);
    CHECK(catalogue->material("asphalt")->albedo > catalogue->material("water")->albedo);
}

TEST_CASE("a tree of a stated species has the size of that species") {
    const auto catalogue = tests::shipped_catalogue();
    const Measure plane = tree_with(R"({"species": "platanus_hispanica"})");
    const auto* species = catalogue->species("platanus_hispanica");
    REQUIRE(species != nullptr);
    CHECK(catalogue->number(plane, "height_m") == species->height_m);
    CHECK(catalogue->number(plane, "crown_diameter_m") == species->crown_diameter_m);
    const Measure stated = tree_with(R"({"species": "platanus_hispanica", "height_m": 12})");
    CHECK(catalogue->number(stated, "height_m") == 12.0);
}

TEST_CASE("a small tree keeps a crown although its species grows a tall trunk") {
    const auto catalogue = tests::shipped_catalogue();
    const Measure young = tree_with(R"({"height_m": 6})");
    CHECK(catalogue->number(young, "crown_base_m") == Approx(2.0)); // a third of 6 m
    CHECK(catalogue->validate(young).ok());
}

TEST_CASE("a wrong measure is refused with the name of what is wrong") {
    const auto catalogue = tests::shipped_catalogue();
    const auto key_of = [&catalogue](const Measure& measure) {
        const auto checked = catalogue->validate(measure);
        return checked ? std::string("accepted") : checked.problem().what.key;
    };
    CHECK(key_of(tree_with("{}")) == "accepted");
    CHECK(key_of(tree_with(R"({"height_m": 300})")) == "error.measure.out_of_range");
    CHECK(key_of(tree_with(R"({"height_m": "tall"})")) == "error.measure.out_of_range");
    CHECK(key_of(tree_with(R"({"hight_m": 10})")) == "error.measure.unknown_parameter");
    CHECK(key_of(tree_with(R"({"species": "palm"})")) == "error.measure.unknown_choice");
    CHECK(key_of(tree_with(R"({"planted_year": 2024.5})")) == "error.measure.not_whole");
    CHECK(
        key_of(tree_with(R"({"height_m": 5, "crown_base_m": 5})")) ==
        "error.measure.crown_above_top");
    Measure line = tree_with("{}");
    line.geometry = geo::Line2d{{0.0, 0.0}, {1.0, 0.0}};
    CHECK(key_of(line) == "error.measure.wrong_geometry");
    Measure fountain = tree_with("{}");
    fountain.kind = "fountain";
    CHECK(key_of(fountain) == "error.measure.unknown_kind");
}

TEST_CASE("a misspelt member of a catalogue file is named") {
    const auto folder = std::filesystem::temp_directory_path() / "smiletwin_test_catalogue";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(SMILETWIN_SOURCE_DIR "/data/measures", folder);
    std::ofstream(folder / "bench.json") << R"({"name": "bench", "order": 1, "group": "furniture",
        "icon": "chair", "geometry": "point", "effect": "obstacle", "parameter": []})";
    const auto loaded = Catalogue::load(folder);
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.problem().what.key == "error.catalogue.malformed");
    CHECK(loaded.problem().what.values[0].second == "parameters");
    CHECK(loaded.problem().where == (folder / "bench.json").string());
    std::filesystem::remove_all(folder);
}
