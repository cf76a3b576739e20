#include "scenarios/project/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"

using namespace smiletwin;
using tests::action;

TEST_CASE("undo of 200 random edits returns to the same hash and redo to the end again") {
    scenarios::Document document = scenarios::Document::in_memory(tests::shipped_catalogue());
    std::vector<std::string> hashes{scenarios::content_hash(document.project())};
    geo::CounterRandom random(7, 0);
    while (document.history().size() < 200) {
        const geo::Json edit = tests::random_edit(document.project(), random);
        const auto applied = document.apply(edit);
        INFO(geo::dump_json(edit));
        REQUIRE(applied.ok());
        if (document.history().size() == hashes.size()) { // an edit without effect is no step
            hashes.push_back(scenarios::content_hash(document.project()));
        }
    }
    for (std::size_t step = 200; step-- > 0;) {
        REQUIRE(document.undo().ok());
        REQUIRE(scenarios::content_hash(document.project()) == hashes[step]);
    }
    CHECK_FALSE(document.can_undo());
    CHECK(document.project() == scenarios::Project{});
    for (std::size_t step = 1; step <= 200; ++step) {
        REQUIRE(document.redo().ok());
        REQUIRE(scenarios::content_hash(document.project()) == hashes[step]);
    }
    CHECK_FALSE(document.can_redo());
}

TEST_CASE("a new action after undo drops the steps that were undone") {
    scenarios::Document document = scenarios::Document::in_memory(tests::shipped_catalogue());
    REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    REQUIRE(document.apply(tests::plant_tree("A", 1.0, 2.0)).ok());
    REQUIRE(document.undo().ok());
    REQUIRE(document.apply(tests::plant_tree("A", 3.0, 4.0)).ok());
    CHECK(document.history().size() == 2);
    CHECK_FALSE(document.can_redo());
    CHECK(
        document.project().variants[0].measures[0].geometry ==
        geo::PlanGeometry(geo::Vec2d{3.0, 4.0}));
}

TEST_CASE("an action that changes nothing is not a step of the history") {
    scenarios::Document document = scenarios::Document::in_memory(tests::shipped_catalogue());
    REQUIRE(document.apply(action(R"({"action":"project.set","name":"Markt"})")).ok());
    REQUIRE(document.apply(action(R"({"action":"project.set","name":"Markt"})")).ok());
    CHECK(document.history().size() == 1);
}
