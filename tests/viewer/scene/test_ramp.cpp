#include "geo/base/resources.hpp"
#include "geo/base/text.hpp"
#include "tests/support/catch.hpp"
#include "viewer/scene/ramp.hpp"

#include <filesystem>
#include <fstream>

using namespace smiletwin;

TEST_CASE("a value on a class border belongs to the upper class") {
    viewer::Ramp ramp;
    ramp.edges = {26.0, 32.0};
    ramp.rgba = {0, 1, 2};
    CHECK(viewer::class_of(ramp, 25.99) == 0);
    CHECK(viewer::class_of(ramp, 26.0) == 1);
    CHECK(viewer::class_of(ramp, 31.99) == 1);
    CHECK(viewer::class_of(ramp, 99.0) == 2);
}

TEST_CASE("every ramp of the program reads and has words in both languages") {
    const auto folder = geo::data_folder() / "ramps";
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto ramp = viewer::load_ramp(folder, entry.path().stem().string());
        INFO(entry.path().string());
        REQUIRE(ramp.ok());
        ++count;
        for (const char* language : {"de", "en"}) {
            const auto text = geo::Text::load(geo::data_folder() / "lang", language);
            REQUIRE(text.ok());
            CHECK(text->has(ramp->title_key));
            CHECK((ramp->unit_key.empty() || text->has(ramp->unit_key)));
            CHECK((ramp->source_key.empty() || text->has(ramp->source_key)));
            for (const auto& key : ramp->label_keys) {
                CHECK(text->has(key));
            }
        }
    }
    CHECK(count == 11);
}

TEST_CASE("what did not change is not painted") {
    const auto ramp = viewer::load_ramp(geo::data_folder() / "ramps", "difference");
    REQUIRE(ramp.ok());
    CHECK((ramp->rgba[viewer::class_of(*ramp, 0.0)] & 0xFFU) == 0);
    CHECK((ramp->rgba[viewer::class_of(*ramp, -1.0)] & 0xFFU) == 0xFFU);
}

TEST_CASE("a quiet square shows where people walked, and nothing where nobody did") {
    const auto ramp = viewer::load_ramp(geo::data_folder() / "ramps", "density");
    REQUIRE(ramp.ok());
    CHECK((ramp->rgba[viewer::class_of(*ramp, 0.001)] & 0xFFU) == 0);
    for (const double density : {0.01, 0.03, 0.07, 0.2}) {
        const std::size_t quiet = viewer::class_of(*ramp, density);
        CHECK((ramp->rgba[quiet] & 0xFFU) == 0xFFU);
        CHECK(ramp->label_keys[quiet] == "ramp.density.0"); // all of them walk freely
        CHECK(ramp->rgba[quiet] != ramp->rgba[quiet + 1]);
    }
    CHECK(ramp->label_keys[viewer::class_of(*ramp, 0.31)] == "ramp.density.1");
}

TEST_CASE("the levels of service of walking have the colours of the design") {
    const auto ramp = viewer::load_ramp(geo::data_folder() / "ramps", "density");
    REQUIRE(ramp.ok());
    const auto colour_at = [&](double per_m2) {
        return ramp->rgba[viewer::class_of(*ramp, per_m2)];
    };
    CHECK(colour_at(0.005) == 0xFFF8D6FF);
    CHECK(colour_at(0.31) == 0xF8CE62FF);
    CHECK(colour_at(0.43) == 0xE8873AFF);
    CHECK(colour_at(0.72) == 0xB8434FFF);
    CHECK(colour_at(1.08) == 0x742069FF);
    CHECK(colour_at(2.17) == 0x2A0E45FF);
}

TEST_CASE("a ramp with falling borders or a missing colour is a problem that names the file") {
    const auto folder = std::filesystem::temp_directory_path() / "smiletwin_ramp_test";
    std::filesystem::create_directories(folder);
    const auto write = [&](const char* name, const char* json) {
        std::ofstream(folder / (std::string(name) + ".json")) << json;
    };
    write("falling", R"({"edges": [2, 1], "colours": ["#000000", "#111111", "#222222"]})");
    write("short", R"({"edges": [1, 2], "colours": ["#000000", "#111111"]})");
    write("word", R"({"edges": [1], "colours": ["red", "#111111"]})");
    for (const char* name : {"falling", "short", "word", "absent"}) {
        const auto ramp = viewer::load_ramp(folder, name);
        INFO(name);
        REQUIRE_FALSE(ramp.ok());
        CHECK(ramp.problem().where.find(name) != std::string::npos);
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("result layers find their ramp by name") {
    CHECK(viewer::ramp_for_layer("heat.utci") == "utci");
    CHECK(viewer::ramp_for_layer("heat.tmrt") == "tmrt");
    CHECK(viewer::ramp_for_layer("heat.utci.difference") == "difference");
    CHECK(viewer::ramp_for_layer("heat.tmrt.difference") == "difference_tmrt");
    CHECK(viewer::ramp_for_layer("people.density") == "density");
    CHECK(viewer::ramp_for_layer("heat.svf_total") == "sky_view");
}
