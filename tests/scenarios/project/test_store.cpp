#include "scenarios/project/document.hpp"
#include "scenarios/project/store.hpp"
#include "scenarios/project/store_schema.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/project_edits.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

using namespace smiletwin;
using scenarios::Document;
using tests::action;
namespace fs = std::filesystem;

namespace {

Document new_project(const fs::path& path) {
    auto created = Document::create(path, tests::shipped_catalogue());
    REQUIRE(created.ok());
    return std::move(*created);
}

Document reopened(const fs::path& path) {
    auto opened = Document::open(path, tests::shipped_catalogue());
    REQUIRE(opened.ok());
    return std::move(*opened);
}

std::string hash_of(const Document& document) {
    return scenarios::content_hash(document.project());
}

} // namespace

TEST_CASE("a project closed and opened again is the same and can still be undone to the start") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "markt.smile.gpkg";
    std::string last;
    std::size_t steps = 0;
    {
        Document document = new_project(path);
        REQUIRE(document.apply(action(R"({"action":"project.set","crs":"EPSG:25833"})")).ok());
        geo::CounterRandom random(11, 0);
        for (int i = 0; i < 120; ++i) {
            REQUIRE(document.apply(tests::random_edit(document.project(), random)).ok());
        }
        REQUIRE(document.undo().ok());
        last = hash_of(document);
        steps = document.history().size();
    }
    Document document = reopened(path);
    CHECK(hash_of(document) == last);
    REQUIRE(document.history().size() == steps);
    REQUIRE(document.redo().ok());
    REQUIRE(document.undo().ok());
    CHECK(hash_of(document) == last);
    while (document.can_undo()) {
        REQUIRE(document.undo().ok());
    }
    CHECK(document.project() == scenarios::Project{});
    while (document.can_redo()) {
        REQUIRE(document.redo().ok());
    }
    REQUIRE(document.undo().ok());
    CHECK(hash_of(document) == last);
    const std::string in_memory = hash_of(document);
    document = Document::in_memory(tests::shipped_catalogue()); // closes the file
    CHECK(hash_of(reopened(path)) == in_memory);
}

TEST_CASE("the reason of a variant is kept and can be undone") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "p.smile.gpkg";
    {
        Document document = new_project(path);
        REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Platz"})")).ok());
        REQUIRE(
            document.apply(action(R"({"action":"variant.note","id":"A","text":"Schatten"})")).ok());
    }
    Document document = reopened(path);
    CHECK(document.project().variant("A")->note == "Schatten");
    REQUIRE(document.undo().ok());
    CHECK(document.project().variant("A")->note.empty());
}

TEST_CASE("any step of the history can be gone to at once, across restarts") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "p.smile.gpkg";
    std::vector<std::string> hashes; // after so many steps
    {
        Document document = new_project(path);
        hashes.push_back(hash_of(document));
        geo::CounterRandom random(7, 0, 0);
        while (document.history().size() < 120) {
            REQUIRE(document.apply(tests::random_edit(document.project(), random)).ok());
            if (document.history().size() == hashes.size()) {
                hashes.push_back(hash_of(document));
            }
        }
    }
    for (const std::size_t position : {3U, 119U, 0U, 60U, 120U, 60U}) {
        INFO("step " << position);
        Document document = reopened(path);
        REQUIRE(document.go_to(position).ok());
        CHECK(document.history_position() == position);
        CHECK(hash_of(document) == hashes[position]);
        CHECK(document.history().size() == 120);
    }
    Document document = reopened(path);
    CHECK(hash_of(document) == hashes[60]);
    const auto beyond = document.go_to(121);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.problem().what.key == "error.project.no_such_step");
    CHECK(document.history_position() == 60);
    REQUIRE(document.redo().ok());
    CHECK(hash_of(document) == hashes[61]);
}

TEST_CASE("a variant that was removed and made again under its letter comes and goes in one jump") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "p.smile.gpkg";
    Document document = new_project(path);
    for (const char* step :
         {R"({"action":"variant.add","name":"eins"})",
          R"({"action":"variant.add","name":"zwei"})",
          R"({"action":"variant.remove","id":"A"})",
          R"({"action":"variant.add","name":"drei"})"}) {
        REQUIRE(document.apply(action(step)).ok());
    }
    REQUIRE(document.project().variant("A")->name == "drei");
    REQUIRE(document.go_to(2).ok());
    CHECK(document.project().variants.front().name == "eins");
    REQUIRE(document.go_to(4).ok());
    CHECK(document.project().variants.back().name == "drei");
    const std::string hash = hash_of(document);
    document = Document::in_memory(tests::shipped_catalogue()); // closes the file
    CHECK(hash_of(reopened(path)) == hash);
}

TEST_CASE("the history keeps more than 500 steps") {
    Document document = Document::in_memory(tests::shipped_catalogue());
    REQUIRE(document.apply(action(R"({"action":"variant.add","name":"A1"})")).ok());
    for (int i = 0; i < 600; ++i) {
        REQUIRE(document.apply(tests::plant_tree("A", i, 0.0)).ok());
    }
    for (int i = 0; i < 600; ++i) {
        REQUIRE(document.undo().ok());
    }
    CHECK(document.project().variants[0].measures.empty());
}

TEST_CASE("a second opener may look but not edit, and learns why") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "markt.smile.gpkg";
    Document first = new_project(path);
    REQUIRE(first.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    {
        Document second = reopened(path);
        REQUIRE(second.read_only() != nullptr);
        CHECK(second.read_only()->what.key == "error.project.open_elsewhere");
        CHECK(second.project() == first.project());
        const auto refused = second.apply(tests::plant_tree("A", 1.0, 2.0));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.problem().what.key == "error.project.open_elsewhere");
        CHECK_FALSE(second.can_undo());
    }
    CHECK(first.apply(tests::plant_tree("A", 1.0, 2.0)).ok());
    first = Document::in_memory(tests::shipped_catalogue());
    CHECK(reopened(path).read_only() == nullptr);
    CHECK_FALSE(fs::exists(folder.path() / ".markt.smile.gpkg.lock"));
}

TEST_CASE("create refuses a file that exists and leaves it alone") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "notes.smile.gpkg";
    std::ofstream(path) << "mine";
    const auto created = Document::create(path, tests::shipped_catalogue());
    REQUIRE_FALSE(created.ok());
    CHECK(created.problem().what.key == "error.project.exists");
    CHECK(fs::file_size(path) == 4);
}

TEST_CASE("a file that is no project, and one of a newer program, are refused with their reason") {
    const tests::TemporaryFolder folder;
    const auto key_of = [](const fs::path& path) {
        const auto opened = Document::open(path, tests::shipped_catalogue());
        return opened ? std::string("opened") : opened.problem().what.key;
    };
    CHECK(key_of(folder.path() / "absent.smile.gpkg") == "error.file.unreadable");
    std::ofstream(folder.path() / "text.smile.gpkg") << std::string(5000, 'x');
    CHECK(key_of(folder.path() / "text.smile.gpkg") == "error.project.not_a_project");
    std::ofstream(folder.path() / "empty.smile.gpkg").flush();
    CHECK(key_of(folder.path() / "empty.smile.gpkg") == "error.project.not_a_project");

    const fs::path newer = folder.path() / "newer.smile.gpkg";
    { const Document document = new_project(newer); }
    {
        scenarios::Database database(newer, scenarios::Database::Mode::ReadWrite);
        database.run("UPDATE smile_meta SET value = 99 WHERE key = 'version'");
    }
    CHECK(key_of(newer) == "error.project.newer");
}

TEST_CASE(
    "a project of an earlier version opens for looking as it is, and for editing with more room") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "old.smile.gpkg";
    folder.file("a.gml", "<CityModel/>");
    {
        Document document = new_project(path);
        REQUIRE(document
                    .apply(action(
                        R"({"action":"source.add","role":"city","path":"a.gml","title":"LoD2"})"))
                    .ok());
    }
    {
        scenarios::Database database(path, scenarios::Database::Mode::ReadWrite);
        for (const char* column : {"lod", "theme", "axis_order", "up_axis", "place"}) {
            database.run(std::string("ALTER TABLE sources DROP COLUMN ") + column);
        }
        database.run("UPDATE smile_meta SET value = 1 WHERE key = 'version'");
    }
    {
        const auto looked_at = scenarios::Store::open(path, scenarios::Store::Access::ReadOnly);
        REQUIRE(looked_at.ok());
        const auto stored = looked_at->load();
        REQUIRE(stored.ok());
        CHECK(stored->warnings.empty());
        REQUIRE(stored->project.sources.size() == 1);
        CHECK(stored->project.sources[0].title == "LoD2");
        CHECK_FALSE(stored->project.sources[0].place.has_value());
    }
    {
        Document document = reopened(path);
        const fs::path kept = folder.path() / "old.v1.smile.gpkg";
        REQUIRE(fs::exists(kept)); // for programs of that version
        const scenarios::Database earlier(kept, scenarios::Database::Mode::ReadOnly);
        CHECK(earlier.number("SELECT value FROM smile_meta WHERE key = 'version'") == 1);
        REQUIRE(
            document
                .apply(action(R"({"action":"source.set","id":"s1","lod":"1","theme":"Winter"})"))
                .ok());
        REQUIRE(
            document.apply(action(R"({"action":"source.place","id":"s1","x":1.5,"y":2,"scale":3})"))
                .ok());
    }
    const Document document = reopened(path);
    const scenarios::Source& source = document.project().sources[0];
    CHECK(source.lod == "1");
    CHECK(source.theme == "Winter");
    REQUIRE(source.place.has_value());
    CHECK(source.place->point_crs == geo::Vec2d{1.5, 2.0});
    CHECK(source.place->scale == 3.0);
}

TEST_CASE("a truncated project is refused and not changed") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "cut.smile.gpkg";
    { const Document document = new_project(path); }
    fs::resize_file(path, fs::file_size(path) / 2);
    const auto size = fs::file_size(path);
    const auto opened = Document::open(path, tests::shipped_catalogue());
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.problem().what.key == "error.project.not_a_project");
    CHECK(fs::file_size(path) == size);
}

TEST_CASE("on a full disk the edit is refused and everything before it stays") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "full.smile.gpkg";
    {
        Document document = new_project(path);
        REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    }
    auto store = scenarios::Store::open(path, scenarios::Store::Access::ReadWrite);
    REQUIRE(store.ok());
    store->limit_pages(1); // SQLite takes the present size: no further page
    const auto before = store->load();
    REQUIRE(before.ok());
    scenarios::Project after = before->project;
    geo::Json big;
    big.set("action", "setting.set").set("key", "note").set("value", std::string(100'000, 'x'));
    after.settings.set("note", big["value"]);
    const auto changes = scenarios::difference(before->project, after);
    const scenarios::Store::Step step{
        {{"history.setting.set", {}}, "2026-07-22T12:00:00Z"}, changes};
    const auto stored = store->commit(after, changes, scenarios::Direction::Forward, 2, step);
    REQUIRE_FALSE(stored.ok());
    CHECK(stored.problem().what.key == "error.project.disk_full");
    const auto again = store->load();
    REQUIRE(again.ok());
    CHECK(again->project == before->project);
    CHECK(again->history.position == 1);
}

namespace {

/// Runs `work` in a child process and returns its exit status (tests of Catch stay in the parent).
template <typename Work>
int in_child(const Work& work) {
    const pid_t child = fork();
    if (child == 0) {
        _exit(work());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace

TEST_CASE("a project without the right to write opens read-only") {
    if (geteuid() != 0) {
        WARN("SKIPPED: needs root to change the user");
        return;
    }
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "markt.smile.gpkg";
    {
        Document document = new_project(path);
        REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    }
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(path, fs::perms(0644));
    const auto catalogue = tests::shipped_catalogue();
    const int verdict = in_child([&] {
        if (setgid(65534) != 0 || setuid(65534) != 0) {
            return 9;
        }
        auto opened = Document::open(path, catalogue);
        if (!opened) {
            return 1;
        }
        if (opened->read_only() == nullptr ||
            opened->read_only()->what.key != "error.project.read_only") {
            return 2;
        }
        if (opened->project().variants.size() != 1) {
            return 3;
        }
        return opened->apply(tests::plant_tree("A", 1.0, 2.0)).ok() ? 4 : 0;
    });
    CHECK(verdict == 0);
    CHECK(reopened(path).project().variants[0].measures.empty());
}

namespace {

/// Plants trees until it is killed; says how many are stored by one byte each.
[[noreturn]] void plant_until_killed(
    const fs::path& path, std::shared_ptr<const scenarios::Catalogue> catalogue, int report) {
    auto document = Document::open(path, std::move(catalogue));
    for (int i = 0; document.ok() && document->apply(tests::plant_tree("A", i, 1.0)).ok(); ++i) {
        if (write(report, "t", 1) != 1) {
            break;
        }
    }
    _exit(1);
}

/// Kills a writer after it has reported `stored` trees and some microseconds more; returns how many
/// it had reported in all.
std::size_t kill_writer(const fs::path& path, std::size_t stored, useconds_t more_us) {
    const auto catalogue = tests::shipped_catalogue();
    int ends[2] = {-1, -1};
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        plant_until_killed(path, catalogue, ends[1]);
    }
    close(ends[1]);
    std::size_t reported = 0;
    char byte = 0;
    while (reported < stored && read(ends[0], &byte, 1) == 1) {
        ++reported;
    }
    usleep(more_us);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    while (read(ends[0], &byte, 1) == 1) {
        ++reported;
    }
    close(ends[0]);
    return reported;
}

void check_kills(int rounds) {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "killed.smile.gpkg";
    {
        Document document = new_project(path);
        REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    }
    geo::CounterRandom random(3, 0);
    std::size_t before = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::size_t reported =
            kill_writer(path, 1 + random.below(3), static_cast<useconds_t>(random.below(20'000)));
        const Document document = reopened(path);
        const std::size_t trees = document.project().variants[0].measures.size();
        INFO("round " << round);
        CHECK(document.read_only() == nullptr); // the lock went with its holder
        CHECK(trees >= before + reported);
        CHECK(trees <= before + reported + 1); // stored, but killed before it could say so
        CHECK(document.history_position() == trees + 1);
        before = trees;
    }
}

} // namespace

TEST_CASE("a killed program loses at most the edit in progress") {
    check_kills(12);
}

TEST_CASE("200 kills lose nothing that was stored", "[slow]") {
    check_kills(200);
}

TEST_CASE("save as keeps project and history and rewrites relative paths of sources") {
    const tests::TemporaryFolder folder;
    fs::create_directories(folder.path() / "old");
    fs::create_directories(folder.path() / "new" / "deep");
    const fs::path data = folder.path() / "old" / "city.gml";
    std::ofstream(data) << "<x/>";
    Document document = new_project(folder.path() / "old" / "a.smile.gpkg");
    REQUIRE(
        document.apply(action(R"({"action":"source.add","role":"city","path":"city.gml"})")).ok());
    CHECK(document.project().sources[0].path == "city.gml");
    CHECK(document.project().sources[0].hash.size() == 32);
    REQUIRE(document.save_as(folder.path() / "new" / "deep" / "b.smile.gpkg").ok());
    CHECK(document.project().sources[0].path == "../../old/city.gml");
    CHECK(fs::equivalent(document.folder() / document.project().sources[0].path, data));
    REQUIRE(document.undo().ok());
    REQUIRE(document.redo().ok());
    CHECK(document.project().sources[0].path == "../../old/city.gml");
    CHECK(document.path() == folder.path() / "new" / "deep" / "b.smile.gpkg");
    const Document old = reopened(folder.path() / "old" / "a.smile.gpkg");
    CHECK(old.project().sources[0].path == "city.gml");
    CHECK_FALSE(document.save_as(old.path()).ok());
}

TEST_CASE("a project in memory can be saved as a file") {
    const tests::TemporaryFolder folder;
    Document document = Document::in_memory(tests::shipped_catalogue());
    REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    REQUIRE(document.save_as(folder.path() / "saved.smile.gpkg").ok());
    REQUIRE(document.apply(tests::plant_tree("A", 1.0, 2.0)).ok());
    const std::string hash = hash_of(document);
    document = Document::in_memory(tests::shipped_catalogue());
    CHECK(hash_of(reopened(folder.path() / "saved.smile.gpkg")) == hash);
}

TEST_CASE("a source that is not there is refused when it is added") {
    const tests::TemporaryFolder folder;
    Document document = new_project(folder.path() / "a.smile.gpkg");
    const auto added =
        document.apply(action(R"({"action":"source.add","role":"city","path":"absent.gml"})"));
    REQUIRE_FALSE(added.ok());
    CHECK(added.problem().what.key == "error.file.unreadable");
    CHECK(document.history().empty());
}

TEST_CASE("edits go on after another program has added a spatial index with its triggers") {
    const tests::TemporaryFolder folder;
    const fs::path path = folder.path() / "index.smile.gpkg";
    {
        Document document = new_project(path);
        REQUIRE(document.apply(action(R"({"action":"variant.add","name":"Bäume"})")).ok());
    }
    {
        scenarios::Database database(path, scenarios::Database::Mode::ReadWrite);
        // In the manner of GeoPackage's rtree extension (annex F.3), insert and delete only.
        database.run(R"sql(
            CREATE VIRTUAL TABLE rtree_measures_geom USING rtree(id, minx, maxx, miny, maxy);
            CREATE TRIGGER rtree_measures_geom_insert AFTER INSERT ON measures
            WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
                INSERT OR REPLACE INTO rtree_measures_geom VALUES (NEW.fid, ST_MinX(NEW.geom),
                    ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
            END;
            CREATE TRIGGER rtree_measures_geom_delete AFTER DELETE ON measures
            WHEN OLD.geom NOT NULL BEGIN
                DELETE FROM rtree_measures_geom WHERE id = OLD.fid;
            END;)sql");
    }
    {
        Document document = reopened(path);
        REQUIRE(document.apply(tests::plant_tree("A", 100.0, 200.0)).ok());
        REQUIRE(document.apply(tests::plant_tree("A", 101.0, 201.0)).ok());
        REQUIRE(document.undo().ok());
    }
    const scenarios::Database database(path, scenarios::Database::Mode::ReadOnly);
    CHECK(database.number("SELECT count(*) FROM rtree_measures_geom") == 1);
    CHECK(database.number("SELECT minx FROM rtree_measures_geom") == 100);
}
