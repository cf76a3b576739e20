// How we know a number, in words: formula, Area, inputs with date and licence, model, address.

#include "scenarios/indicators/indicator_reason.hpp"
#include "tests/support/indicators.hpp"

#include <algorithm>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

/// Heat on a square of 10 m with 5 m around it, ground and roofs from files.
struct Square {
    Project project;
    RunOutcome run;

    Square() {
        project.areas.push_back(
            {"a1", "Neuer Markt", {{{{5, 5}, {15, 5}, {15, 15}, {5, 15}}}}, 1.0, 5.0});
        Source terrain;
        terrain.role = SourceRole::Terrain;
        terrain.title = "DGM1";
        terrain.date = "2024";
        terrain.licence = "dl-de/by-2-0";
        project.sources.push_back(terrain);
        Source weather;
        weather.role = SourceRole::Weather;
        weather.title = "Weather of a July";
        weather.path = "data/july.epw";
        weather.licence = "CC0";
        project.sources.push_back(weather);
        auto site = std::make_shared<Site>();
        site->frame = {0.0, 20.0, 1.0, 20, 20};
        site->time_zone = "Europe/Berlin";
        site->hash = "site";
        site->sources = {
            {"ground_m", "site.source.terrain", geo::Stamp::Measured},
            {"material", "site.source.asphalt", geo::Stamp::Assumed}};
        auto result = std::make_shared<ModelResult>();
        result->model = "heat";
        result->model_version = 3;
        result->hash = "result";
        result->provenance.set("parameters", geo::Json::object().set("wall_albedo", 0.2));
        run.site = site;
        run.result = result;
        run.weather_name = "july";
        run.from = run.to = geo::TimeZone::utc().to_utc({2026, 7, 22, 12, 0, 0});
    }
    [[nodiscard]] IndicatorReason reason(std::string_view id) const {
        return indicator_reason(tests::shipped_indicator(id), project, project.areas.front(), run);
    }
};

bool says(const std::vector<std::string>& lines, std::string_view words) {
    return std::any_of(lines.begin(), lines.end(), [words](const std::string& line) {
        return line.find(words) != std::string::npos;
    });
}

} // namespace

TEST_CASE("a reason names what went in with date and licence, and what is assumed") {
    const IndicatorReason reason = Square().reason("heat.mean_utci");
    CHECK(reason.area == "Neuer Markt");
    CHECK(reason.halo_m == 5.0);
    CHECK(reason.hash == "result");
    REQUIRE(reason.inputs.size() == 4); // map, ground, material, weather
    CHECK(reason.inputs[1].field == "ground_m");
    REQUIRE(reason.inputs[1].sources.size() == 1);
    CHECK(reason.inputs[1].sources[0].date == "2024");
    CHECK(reason.inputs[2].stamp == geo::Stamp::Assumed);
    CHECK(reason.inputs[2].sources.empty());
    CHECK(reason.inputs[3].origin == "july");
    REQUIRE(reason.inputs[3].sources.size() == 1);
    CHECK(reason.inputs[3].sources[0].licence == "CC0");
}

TEST_CASE("a reason says it in sentences") {
    const auto german = geo::Text::load(SMILETWIN_SOURCE_DIR "/data/lang", "de");
    REQUIRE(german.ok());
    const std::vector<std::string> lines = reason_lines(Square().reason("heat.mean_utci"), *german);
    for (const char* words :
         {"Formel:",
          "Neuer Markt",
          "DGM1, Stand: 2024, Lizenz: dl-de/by-2-0",
          "(angenommen)",
          "Wärme, Fassung 3",
          "0,2",
          "22.07.2026, 14:00",
          "result"}) {
        INFO(words);
        CHECK(says(lines, words));
    }
    for (const std::string& line : lines) {
        INFO(line);
        CHECK(line.find("indicator.") == std::string::npos); // every key has words
    }
}

TEST_CASE("what is counted on the plan has no model and no hour") {
    const IndicatorReason reason = Square().reason("plan.impervious_area");
    CHECK(reason.model.empty());
    CHECK_FALSE(reason.from.has_value());
    CHECK(reason.hash == "site");
    CHECK(to_json(reason)["model"].is_null());
    CHECK(to_json(reason)["kind"].to_string() == "computed");
}
