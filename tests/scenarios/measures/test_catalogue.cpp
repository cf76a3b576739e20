#include "geo/base/text.hpp"
#include "scenarios/measures/catalogue.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <algorithm>
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
    REQUIRE(catalogue->kinds().size() > 50);
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
            for (const std::string& goal : kind.core_goals) {
                CHECK(text->has("goal." + goal));
            }
            for (const scenarios::MeasureEffect& effect : kind.effects) {
                CHECK((effect.offer.empty() || text->has("offer." + effect.offer)));
            }
        }
        for (const scenarios::SurfaceMaterial& material : catalogue->materials()) {
            CHECK(text->has(material.name_key));
        }
    }
}

TEST_CASE("every kind does something, serves a goal, costs something and says where that is from") {
    const auto catalogue = tests::shipped_catalogue();
    for (const scenarios::MeasureKind& kind : catalogue->kinds()) {
        INFO(kind.name);
        CHECK_FALSE(kind.effects.empty());
        CHECK_FALSE(kind.core_goals.empty());
        CHECK_FALSE(kind.themes.empty());
        for (const int theme : kind.themes) {
            CHECK((theme >= 1 && theme <= 7));
        }
        CHECK(kind.cost.invest_most_EUR > 0.0);
        CHECK_FALSE(kind.cost.source.empty());
        CHECK(kind.weeks_most > 0.0);
        if (kind.geometry == scenarios::MeasureGeometry::Point) {
            CHECK(kind.cost.per == scenarios::MeasureUnit::Piece); // a point has no length
        }
        for (const scenarios::ParameterSpec& spec : kind.parameters) {
            INFO(spec.name);
            CHECK((!spec.source.empty() || !spec.choices.empty()));
        }
    }
}

TEST_CASE("a line has a width, unless trees stand along it") {
    const auto catalogue = tests::shipped_catalogue();
    for (const scenarios::MeasureKind& kind : catalogue->kinds()) {
        if (kind.geometry == scenarios::MeasureGeometry::Line) {
            INFO(kind.name);
            const std::string needed =
                kind.effect(scenarios::EffectKind::Trees) != nullptr ? "spacing_m" : "width_m";
            const auto& all = kind.parameters;
            CHECK(std::any_of(all.begin(), all.end(), [&](const auto& spec) {
                return spec.name == needed && spec.least > 0.0;
            }));
        }
    }
}

TEST_CASE("there are at least twenty street trees, and they grow towards their mature size") {
    const auto catalogue = tests::shipped_catalogue();
    CHECK(catalogue->species().size() >= 20);
    for (const scenarios::TreeSpecies& species : catalogue->species()) {
        INFO(species.name);
        const scenarios::TreeSize mature{
            species.height_m, species.crown_diameter_m, species.crown_base_m};
        const auto at = [&](double years) {
            return scenarios::grown_size(mature, species.growth_per_year, years);
        };
        CHECK(at(0.0).height_m == scenarios::planted_height_m);
        CHECK(at(0.0).crown_diameter_m == scenarios::planted_crown_m);
        double volume_m3 = 0.0;
        for (const double years : {0.0, 5.0, 20.0, 40.0, 80.0}) {
            const scenarios::TreeSize size = at(years);
            CHECK(scenarios::crown_volume_m3(size) > volume_m3);
            volume_m3 = scenarios::crown_volume_m3(size);
            CHECK(size.height_m <= mature.height_m);
            CHECK(size.crown_base_m < size.height_m);
        }
        CHECK(at(40.0).height_m > 0.65 * mature.height_m); // a street tree is grown up by then
        CHECK(at(1000.0).height_m == Approx(mature.height_m));
    }
}

TEST_CASE("the volume of a ball-shaped crown is that of the ball") {
    CHECK(scenarios::crown_volume_m3({8.0, 6.0, 2.0}) == Approx(113.097).margin(1e-3)); // 4/3 pi 27
}

TEST_CASE("materials are physical: shares within 0 and 1 and a source beside them") {
    const auto catalogue = tests::shipped_catalogue();
    for (const scenarios::SurfaceMaterial& material : catalogue->materials()) {
        INFO(material.name);
        CHECK(material.albedo > 0.0);
        CHECK(material.albedo < 1.0);
        CHECK(material.emissivity > 0.8);
        CHECK(material.emissivity <= 1.0);
        CHECK(material.runoff_coefficient >= 0.0);
        CHECK(material.runoff_coefficient <= 1.0);
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
    CHECK(key_of(tree_with(R"({"active": "May-Sep 10:00-22:00"})")) == "accepted");
    CHECK(key_of(tree_with(R"({"active": "im Sommer"})")) == "error.measure.active");
    CHECK(key_of(tree_with(R"({"planted_year": 2024.5})")) == "error.measure.not_whole");
    CHECK(
        key_of(tree_with(R"({"height_m": 5, "crown_base_m": 5})")) ==
        "error.measure.crown_above_top");
    Measure line = tree_with("{}");
    line.geometry = geo::Line2d{{0.0, 0.0}, {1.0, 0.0}};
    CHECK(key_of(line) == "error.measure.wrong_geometry");
    Measure fountain = tree_with("{}");
    fountain.kind = "spaceport";
    CHECK(key_of(fountain) == "error.measure.unknown_kind");
}

TEST_CASE("what is wrong in a catalogue file is named") {
    const auto folder = std::filesystem::temp_directory_path() / "smiletwin_test_catalogue";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(SMILETWIN_SOURCE_DIR "/data/measures", folder);
    const std::string bench = R"({"name": "sofa", "order": 1, "group": "furniture",
        "icon": "chair", "geometry": "point", "shape": {"form": "block", "top_m": "height_m"},
        "parameters": [{"name": "height_m", "unit": "m", "standard": 1, "least": 0.1, "most": 2,
            "source": "measured"}],
        "effects": [{"do": "obstacle", "top_m": "height_m"}],
        "cost": {"per": "piece", "invest_EUR": [1, 2], "upkeep_EUR_per_year": [0, 1],
            "source": "asked"},
        "weeks": [1, 2], "core_goals": ["places"], "themes": [1]})";
    struct Fault {
        std::string right;
        std::string wrong;
        std::string named;
    };
    const std::vector<Fault> faults{
        {"", "", ""},
        {"\"parameters\"", "\"parameter\"", "parameters"},
        {"\"do\": \"obstacle\"", "\"do\": \"levitate\"", "do"},
        {"\"top_m\": \"height_m\"}]", "\"top_m\": \"hight_m\"}]", "top_m"},
        {"\"form\": \"block\"", "\"form\": \"cloud\"", "form"},
        {"[1, 2], \"upkeep", "[2, 1], \"upkeep", "invest_EUR"},
        {"\"standard\": 1,", "\"standard\": 9,", "standard"},
        {"\"do\": \"obstacle\", \"top_m\": \"height_m\"",
         "\"do\": \"surface\", \"material\": \"lava\"",
         "material"}};
    for (const Fault& fault : faults) {
        std::string text = bench;
        text.replace(text.find(fault.right), fault.right.size(), fault.wrong);
        std::ofstream(folder / "sofa.json") << text;
        const auto loaded = Catalogue::load(folder);
        INFO(fault.wrong);
        if (fault.named.empty()) {
            CHECK(loaded.ok());
            continue;
        }
        REQUIRE_FALSE(loaded.ok());
        CHECK(loaded.problem().what.key == "error.catalogue.malformed");
        CHECK(loaded.problem().what.values[0].second == fault.named);
        CHECK(loaded.problem().where == (folder / "sofa.json").string());
    }
    std::filesystem::remove_all(folder);
}
