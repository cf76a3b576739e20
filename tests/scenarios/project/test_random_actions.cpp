// A thousand actions in any order: what was done can be undone, stored, and done again from
// outside.

#include "scenarios/project/action_file.hpp"
#include "scenarios/project/document.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace smiletwin;
using scenarios::Document;
using tests::action;

namespace {

constexpr int action_count = 1000;

std::string hash_of(const Document& document) {
    return content_hash(document.project());
}

/// The same document after random actions, and these as lines of a file.
std::string act_at_random(Document& document, std::uint32_t seed) {
    std::string lines;
    geo::CounterRandom random(seed, 0);
    for (int i = 0; i < action_count; ++i) {
        const geo::Json edit = tests::random_edit(document.project(), random);
        lines += geo::dump_json(edit) + "\n";
        INFO(lines.substr(lines.rfind('\n', lines.size() - 2) + 1));
        REQUIRE(document.apply(edit).ok());
    }
    return lines;
}

} // namespace

TEST_CASE("a thousand random actions are undone to nothing and done again to the same") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        INFO("seed " << seed);
        Document document = Document::in_memory(tests::shipped_catalogue());
        const std::string empty = hash_of(document);
        act_at_random(document, seed);
        const std::string done = hash_of(document);
        const std::size_t steps = document.history().size();
        CHECK(steps > 800); // some change nothing
        while (document.can_undo()) {
            REQUIRE(document.undo().ok());
        }
        CHECK(hash_of(document) == empty);
        while (document.can_redo()) {
            REQUIRE(document.redo().ok());
        }
        CHECK(hash_of(document) == done);
        REQUIRE(document.go_to(0).ok());
        CHECK(hash_of(document) == empty);
        REQUIRE(document.go_to(steps).ok());
        CHECK(hash_of(document) == done);
    }
}

TEST_CASE("a thousand actions stored, opened, and sent from outside give the same project") {
    const tests::TemporaryFolder folder;
    Document document = Document::in_memory(tests::shipped_catalogue());
    const std::string lines = act_at_random(document, 4);
    const std::string done = hash_of(document);
    const std::size_t steps = document.history().size();

    Document outside = Document::in_memory(tests::shipped_catalogue());
    const auto report = scenarios::apply_action_file(outside, folder.file("actions.jsonl", lines));
    REQUIRE(report.ok());
    CHECK_FALSE(report->refused);
    CHECK(report->applied.size() == action_count);
    CHECK(hash_of(outside) == done);

    // A file keeps the paths of its sources relative to itself: compared with itself.
    REQUIRE(document.save_as(folder.path() / "p.smile.gpkg").ok());
    const std::string stored = hash_of(document);
    document = Document::in_memory(tests::shipped_catalogue()); // closes the file
    auto opened = Document::open(folder.path() / "p.smile.gpkg", tests::shipped_catalogue());
    REQUIRE(opened.ok());
    CHECK(hash_of(*opened) == stored);
    CHECK(opened->history().size() == steps);
    REQUIRE(opened->go_to(0).ok());
    REQUIRE(opened->go_to(steps).ok());
    CHECK(hash_of(*opened) == stored);
}

TEST_CASE("refused actions in between change nothing") {
    Document document = Document::in_memory(tests::shipped_catalogue());
    geo::CounterRandom random(5, 0);
    for (int i = 0; i < 200; ++i) {
        REQUIRE(document.apply(tests::random_edit(document.project(), random)).ok());
        const std::string hash = hash_of(document);
        const std::size_t steps = document.history().size();
        for (
            const char* wrong :
            {R"({"action":"measure.remove","id":"m999999"})",
             R"({"action":"variant.add"})",
             R"({"action":"measure.add","variant":"0","kind":"tree","geometry":{"type":"Point","coordinates":[1,2]}})",
             R"({"action":"group","actions":[{"action":"setting.set","key":"a","value":1},{"action":"nonsense"}]})"}) {
            REQUIRE_FALSE(document.apply(action(wrong)).ok());
        }
        CHECK(hash_of(document) == hash);
        CHECK(document.history().size() == steps);
    }
}
