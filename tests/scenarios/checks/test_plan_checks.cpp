#include "geo/base/resources.hpp"
#include "scenarios/checks/plan_checks.hpp"
#include "tests/support/boxes_city.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

#include <memory>
#include <string>

using namespace smiletwin;
using namespace smiletwin::scenarios;

namespace {

geo::Polygon2d rectangle(double x0, double y0, double x1, double y1) {
    return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}};
}

/// A square east of a house whose wall stands at x = 0.
struct Square {
    Project project;
    BaseData data;

    Square() {
        data.city = std::make_shared<const geo::City>(
            tests::BoxesCity().object("house").box(-10, 0, 0, 50, 0, 12).city());
        project.variants.push_back({"A", "Plan", {}});
    }

    Square& measure(
        const char* id,
        const char* kind,
        geo::PlanGeometry geometry,
        const char* parameters = "{}") {
        project.variants[0].measures.push_back(
            {id, kind, std::move(geometry), tests::action(parameters)});
        return *this;
    }

    Square& layer(const char* id, geo::PlanGeometry geometry, const PlantingMark& mark) {
        Source source;
        source.id = id;
        source.title = std::string("layer ") + id;
        project.sources.push_back(source);
        set_planting_mark(project, id, mark);
        auto features = std::make_shared<geo::VectorLayer>();
        features->features.push_back({"1", std::move(geometry), {}});
        auto loaded = std::make_shared<LoadedSource>();
        loaded->state.source_id = id;
        loaded->data.emplace_back(std::shared_ptr<const geo::VectorLayer>(features));
        data.loaded.push_back(loaded);
        return *this;
    }

    [[nodiscard]] std::vector<PlanFinding> findings() const {
        return plan_checks(
            project, "A", plan_surroundings(project, data), *tests::shipped_catalogue(), 2026);
    }
};

} // namespace

TEST_CASE("a tree whose grown crown reaches the wall is named with both distances") {
    const auto found =
        Square().measure("m1", "tree", geo::Vec2d{3, 20}, R"({"crown_diameter_m": 8})").findings();
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "tree_facade");
    CHECK(found[0].measures == std::vector<std::string>{"m1"});
    CHECK(found[0].value == Approx(3.0));
    CHECK(found[0].limit == Approx(4.0));
    CHECK(found[0].unit == "m");
    CHECK_FALSE(found[0].is_published);
    CHECK(Square()
              .measure("m1", "tree", geo::Vec2d{4.1, 20}, R"({"crown_diameter_m": 8})")
              .findings()
              .empty());
}

TEST_CASE("a demolished house has no wall that a tree could be near to") {
    CHECK(Square()
              .measure("m1", "tree", geo::Vec2d{3, 20}, R"({"crown_diameter_m": 8})")
              .measure("m2", "demolition", rectangle(-11, -1, 1, 51))
              .findings()
              .empty());
}

TEST_CASE("a tree needs two and a half metres to a line of pipes") {
    const geo::Line2d pipe{{20, 0}, {20, 50}};
    const auto plan = [&](double x, const char* use) {
        return Square()
            .layer("s1", pipe, {use, {}})
            .measure("m1", "tree", geo::Vec2d{x, 20})
            .findings();
    };
    const auto found = plan(22.0, "pipes");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "tree_pipe");
    CHECK(found[0].value == Approx(2.0));
    CHECK(found[0].limit == Approx(2.5));
    CHECK(found[0].layer == "layer s1");
    CHECK(found[0].is_published);
    CHECK(plan(22.6, "pipes").empty());
    CHECK(plan(22.0, "").empty()); // a layer without a mark is nobody's business
}

TEST_CASE("no tree where a layer allows none, nor on shallow soil") {
    const auto plan = [](const PlantingMark& mark) {
        return Square()
            .layer("s1", rectangle(10, 10, 30, 30), mark)
            .measure("m1", "tree", geo::Vec2d{20, 20})
            .measure("m2", "tree", geo::Vec2d{40, 20})
            .findings();
    };
    const auto forbidden = plan({"none", {}});
    REQUIRE(forbidden.size() == 1);
    CHECK(forbidden[0].code == "no_planting");
    CHECK(forbidden[0].measures == std::vector<std::string>{"m1"});
    const auto shallow = plan({"", 0.8});
    REQUIRE(shallow.size() == 1);
    CHECK(shallow[0].code == "soil_depth");
    CHECK(shallow[0].value == Approx(0.8));
    CHECK(shallow[0].limit == Approx(1.5));
    CHECK(plan({"", 2.0}).empty());
}

TEST_CASE("a passage of a metre and a half between two stalls is too narrow, two metres are not") {
    const auto plan = [](double gap_m) { // stalls are 4 m wide
        return Square()
            .measure("m1", "market_stall", geo::Vec2d{20, 20})
            .measure("m2", "market_stall", geo::Vec2d{24 + gap_m, 20})
            .findings();
    };
    const auto found = plan(1.5);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "passage");
    CHECK(found[0].measures == std::vector<std::string>{"m1", "m2"});
    CHECK(found[0].value == Approx(1.5));
    CHECK(found[0].limit == Approx(1.8));
    CHECK(found[0].place_crs.x == Approx(22.75));
    CHECK(plan(2.0).empty());
    CHECK(plan(0.1).empty()); // side by side
}

TEST_CASE("stalls of different days leave each other's passage wide") {
    CHECK(Square()
              .measure("m1", "market_stall", geo::Vec2d{20, 20}, R"({"active": "Mo"})")
              .measure("m2", "market_stall", geo::Vec2d{25.5, 20}, R"({"active": "Tu"})")
              .findings()
              .empty());
}

TEST_CASE("a stall a metre from the wall leaves too narrow a passage") {
    const auto found = Square().measure("m1", "market_stall", geo::Vec2d{3, 20}).findings();
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "passage");
    CHECK(found[0].measures == std::vector<std::string>{"m1"});
    CHECK(found[0].value == Approx(1.0));
}

TEST_CASE("nothing stands on the fire lane, be it an area or a line of three metres") {
    const geo::Line2d line{{20, 0}, {20, 50}};
    const auto plan = [&](geo::PlanGeometry lane, double x) {
        return Square()
            .layer("s1", std::move(lane), {"fire_lane", {}})
            .measure("m1", "market_stall", geo::Vec2d{x, 20})
            .findings();
    };
    REQUIRE(plan(line, 23.4).size() == 1); // its edge at 21.4 m
    CHECK(plan(line, 23.4)[0].code == "fire_lane");
    CHECK(plan(line, 23.4)[0].severity == FindingSeverity::Error);
    CHECK(plan(line, 23.6).empty());
    CHECK(plan(rectangle(10, 10, 30, 30), 20).size() == 1);
    CHECK(plan(rectangle(10, 10, 30, 30), 40).empty());
    const auto tree = Square()
                          .layer("s1", line, {"fire_lane", {}})
                          .measure("m1", "tree", geo::Vec2d{21, 20})
                          .findings();
    REQUIRE(tree.size() == 1);
    CHECK(tree[0].code == "fire_lane");
}

TEST_CASE("two stalls, or a tree and a stall, in one place are named; at different times not") {
    const auto stalls = [](const char* first, const char* second) {
        return Square()
            .measure("m1", "market_stall", geo::Vec2d{20, 20}, first)
            .measure("m2", "market_stall", geo::Vec2d{22, 20}, second)
            .findings();
    };
    const auto found = stalls("{}", R"({"active": "We"})");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "overlap");
    CHECK(found[0].measures == std::vector<std::string>{"m1", "m2"});
    CHECK(stalls(R"({"active": "Th"})", R"({"active": "We"})").empty());
    const auto tree = Square()
                          .measure("m1", "tree", geo::Vec2d{20, 20})
                          .measure("m2", "market_stall", geo::Vec2d{20, 20})
                          .findings();
    REQUIRE(tree.size() == 1);
    CHECK(tree[0].code == "overlap");
}

TEST_CASE("what stands in no area is noted, once there are areas") {
    Square square;
    square.measure("m1", "tree", geo::Vec2d{20, 20}).measure("m2", "tree", geo::Vec2d{90, 20});
    CHECK(square.findings().empty());
    square.project.areas.push_back({"a1", "Square", rectangle(0, 0, 50, 50)});
    const auto found = square.findings();
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "outside");
    CHECK(found[0].severity == FindingSeverity::Note);
    CHECK(found[0].measures == std::vector<std::string>{"m2"});
}

TEST_CASE("findings are sentences with numbers in both languages") {
    const Square square = Square().measure("m1", "market_stall", geo::Vec2d{3, 20});
    const auto found = square.findings();
    REQUIRE(found.size() == 1);
    const auto german = geo::Text::load(geo::data_folder() / "lang", "de");
    const auto english = geo::Text::load(geo::data_folder() / "lang", "en");
    REQUIRE((german.ok() && english.ok()));
    const auto& catalogue = *tests::shipped_catalogue();
    const std::string de = finding_words(found[0], square.project, catalogue, *german);
    const std::string en = finding_words(found[0], square.project, catalogue, *english);
    CHECK(de.find("1,00") != std::string::npos);
    CHECK(de.find("1,80") != std::string::npos);
    CHECK(de.find("m1") != std::string::npos);
    CHECK(en.find("1.80") != std::string::npos);
}
