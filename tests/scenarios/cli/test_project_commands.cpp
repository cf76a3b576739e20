#include "geo/base/json.hpp"
#include "scenarios/project/document.hpp"
#include "tests/scenarios/cli/small_project.hpp"
#include "tests/support/project_edits.hpp"

#include <algorithm>

using namespace smiletwin;
using tests::Said;
using tests::SmallProject;
using tests::smilectl;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

geo::Json json_of(const std::string& text) {
    auto json = geo::parse_json(text, "stdout");
    REQUIRE(json.ok());
    return *json;
}

void check_keys(const geo::Json& json, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        CAPTURE(key);
        CHECK(json.contains(key));
    }
}

std::vector<std::string> ids_of(const geo::Json& indicators) {
    std::vector<std::string> ids;
    for (const geo::Json& one : indicators.items()) {
        ids.push_back(one["id"].to_string());
    }
    return ids;
}

} // namespace

TEST_CASE("a new project gets the ending it lacks, and no other ending") {
    const TemporaryFolder folder;
    const std::string plain = (folder.path() / "square").string();
    const Said made = smilectl({"new", plain, "--json"});
    CHECK(made.code == 0);
    CHECK(json_of(made.out)["project"].to_string() == plain + ".smile.gpkg");
    CHECK(fs::exists(plain + ".smile.gpkg"));
    const Said text = smilectl({"new", plain + ".txt"});
    CHECK(text.code == 2);
    CHECK(text.err.find(".smile.gpkg") != std::string::npos);
    CHECK_FALSE(fs::exists(plain + ".txt"));
    CHECK(smilectl({"new", plain + ".gpkg"}).code == 2);
    CHECK(smilectl({"import", "absent.gml", "--out", plain + ".txt"}).code == 2);
    CHECK(smilectl({"new", plain}).code == 1); // the file exists already
}

TEST_CASE("apply does the lines before a wrong one and names that one") {
    const SmallProject project;
    const std::string lines = project.file(
        "more.jsonl",
        R"({"action":"variant.add","id":"B","name":"Second"})"
        "\n"
        R"({"action":"variant.add","id":"A","name":"Taken"})"
        "\n");
    const Said said = smilectl({"apply", project.path(), lines, "--json"});
    CHECK(said.code == 1);
    const geo::Json json = json_of(said.out);
    REQUIRE(json["applied"].size() == 1);
    CHECK(json["applied"][0]["line"].to_int() == 1);
    CHECK(json["applied"][0]["id"].to_string() == "B");
    CHECK(json["refused"]["line"].to_int() == 2);
    CHECK(json["refused"]["message"].to_string() + "\n" == said.err);
    CHECK(smilectl({"apply", project.path(), project.in_folder("absent.jsonl")}).code == 1);
    CHECK(smilectl({"apply", project.in_folder("absent.smile.gpkg"), lines}).code == 1);
}

TEST_CASE("run says model, address, folder, seconds and the indicators of each model") {
    const SmallProject project;
    const Said said =
        smilectl({"run", project.path(), "--variant", "A", "--model", "heat,people", "--json"});
    REQUIRE(said.code == 0);
    const std::size_t end_of_line = said.out.find('\n');
    const geo::Json heat = json_of(said.out.substr(0, end_of_line));
    const geo::Json people = json_of(said.out.substr(end_of_line + 1));
    for (const geo::Json& json : {heat, people}) {
        check_keys(
            json, {"model", "hash", "folder", "seconds", "from_store", "weather", "from", "to"});
        CHECK(fs::is_directory(json["folder"].to_string()));
        for (const geo::Json& one : json["indicators"].items()) {
            check_keys(one, {"id", "unit", "value", "stamp", "hash"});
            const bool may_lack = one["id"].to_string() == "heat.shaded_seats"; // no seats there
            CHECK((one["value"].is_number() || may_lack));
            CHECK(one["hash"] == json["hash"]);
        }
    }
    CHECK(heat["model"].to_string() == "heat");
    CHECK(ids_of(heat["indicators"]).size() == 5);
    CHECK(people["model"].to_string() == "people");
    const std::vector<std::string> expected{
        "people.entered", "people.mean_density", "people.highest_density", "people.mean_speed"};
    CHECK(ids_of(people["indicators"]) == expected);
    CHECK(people["indicators"][0]["value"].to_double() > 0.0);
    const Said again = smilectl({"run", project.path(), "--variant", "A", "--model", "heat"});
    CHECK(again.code == 0);
    CHECK(again.out.find(heat["hash"].to_string()) != std::string::npos);
}

TEST_CASE("run refuses names that the project does not have, and words that are no numbers") {
    const SmallProject project;
    const auto run = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"run", project.path(), "--model", "heat"});
        return smilectl(more);
    };
    CHECK(run({"--variant", "Z"}).code == 1);
    CHECK(run({"--area", "Moon"}).code == 1);
    CHECK(run({"--weather", "absent.epw"}).code == 1);
    CHECK(run({"--cell", "many"}).code == 2);
    CHECK(run({"--cell", "0"}).code == 2);
    CHECK(run({"--cell", "2,5"}).code == 0);
    CHECK(run({"--from", "yesterday"}).code == 2);
    CHECK(run({"--from", "2026-07-22T14:00", "--to", "2026-07-22T13:00"}).code == 1);
    CHECK(smilectl({"run", project.path()}).code == 2);
    CHECK(smilectl({"run", project.in_folder("absent.smile.gpkg"), "--model", "heat"}).code == 1);
}

TEST_CASE("hours without weather are named in the time of the place, with what there is") {
    const SmallProject project;
    const Said said = smilectl(
        {"run",
         project.path(),
         "--model",
         "heat",
         "--weather",
         "hot_day",
         "--from",
         "2031-01-01T14:00"});
    CHECK(said.code == 1);
    CHECK(said.err.find("2031-01-01T14:00") != std::string::npos);
    CHECK(said.err.find('Z') == std::string::npos);
    CHECK(said.err.find("local time") != std::string::npos);
}

TEST_CASE("compare writes difference maps and indicators of the two variants") {
    const SmallProject project;
    const fs::path out = project.in_folder("compared");
    const Said said =
        smilectl({"compare", project.path(), "0", "A", "--out", out.string(), "--json"});
    REQUIRE(said.code == 0);
    const geo::Json json = json_of(said.out);
    check_keys(json, {"baseline_hash", "variant_hash", "weather", "from", "to", "cell_m", "model"});
    REQUIRE(json["indicators"].size() == 18); // five of heat, thirteen of the plan
    check_keys(json["indicators"][0], {"id", "baseline", "variant", "difference"});
    CHECK(json["indicators"][0]["difference"].to_double() < 0.0); // a tree cools
    const geo::Json& reason = json["indicators"][0]["reason"];
    CHECK(reason["area"].to_string() == "Square");
    CHECK(reason["cell_m"].to_double() == 2.0);
    CHECK(reason["halo_m"].to_double() >= 20.0);
    CHECK(reason["model"].to_string() == "heat");
    CHECK(reason["parameters"].size() > 0);
    CHECK(reason["hash"] == json["variant_hash"]);
    CHECK(reason["inputs"][0]["field"].to_string() == "heat.utci");
    CHECK(reason["inputs"][1]["origin"].to_string() == "site.source.terrain");
    CHECK(reason["inputs"][1]["stamp"].to_string() == "measured");
    CHECK_FALSE(reason["inputs"][1]["sources"][0]["title"].to_string().empty());
    const geo::Json& counted = json["indicators"][5]["reason"];
    CHECK(counted["model"].is_null());
    CHECK(counted["hash"] != json["variant_hash"]);
    CHECK(fs::exists(out / "heat.utci.difference.tif"));
    CHECK(json_of(tests::bytes_of(out / "indicators.json")) == json);
    CHECK(tests::bytes_of(out / "indicators.csv").find("heat.mean_utci") != std::string::npos);
}

TEST_CASE("compare with a variant that does not exist or no place to write leaves nothing") {
    const SmallProject project;
    const fs::path out = project.in_folder("compared");
    CHECK(smilectl({"compare", project.path(), "0", "Z", "--out", out.string()}).code == 1);
    CHECK_FALSE(fs::exists(out));
    const std::string file = project.file("taken", "x");
    CHECK(smilectl({"compare", project.path(), "0", "A", "--out", file}).code == 1);
    CHECK(tests::bytes_of(file) == "x");
    CHECK(smilectl({"compare", project.path(), "0", "--out", out.string()}).code == 2);
}

TEST_CASE("report writes one page that loads nothing") {
    const SmallProject project(false);
    const fs::path out = project.in_folder("report.html");
    const Said said = smilectl({"report", project.path(), "--out", out.string()});
    REQUIRE(said.code == 0);
    const std::string page = tests::bytes_of(out);
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(page.find("</html>") != std::string::npos);
    CHECK(page.find("src=\"http") == std::string::npos);
}

TEST_CASE("a report that cannot be written is refused before anything is read") {
    const TemporaryFolder folder;
    const std::string absent = (folder.path() / "absent.smile.gpkg").string();
    const std::string page = (folder.path() / "nowhere" / "report.html").string();
    const Said said = smilectl({"report", absent, "--out", page});
    CHECK(said.code == 1);
    CHECK(said.err.find("report.html") != std::string::npos);
    CHECK(smilectl({"report", absent, "--out", folder.path().string() + "/a.pdf"}).code == 2);
}

TEST_CASE("measures go out as GeoJSON and come into another variant in one step") {
    const SmallProject project;
    const std::string file = project.in_folder("plan.geojson");
    REQUIRE(smilectl({"measures", project.path(), "--variant", "A", "--out", file}).code == 0);
    const std::string more =
        project.file("b.jsonl", R"({"action":"variant.add","id":"B","name":"B"})");
    REQUIRE(smilectl({"apply", project.path(), more}).code == 0);
    const Said in =
        smilectl({"measures", project.path(), "--variant", "B", "--in", file, "--json"});
    REQUIRE(in.code == 0);
    CHECK(json_of(in.out)["measures"].to_int() == 1);
    CHECK(json_of(in.out)["refused"].size() == 0);
    auto document = scenarios::Document::open(project.path(), tests::shipped_catalogue());
    REQUIRE(document.ok());
    const scenarios::Measure* tree = document->project().measure("m2");
    REQUIRE(tree != nullptr);
    CHECK(tree->kind == "tree");
    REQUIRE(document->undo().ok());
    CHECK(document->project().variant("B")->measures.empty());
}

TEST_CASE("a refused feature is named, the others go in, or nothing with --strict") {
    const SmallProject project;
    const std::string file = project.file(
        "trees.csv", "id;kind;height_m;x;y\n7;Baum;12;312505;6000500\n8;Baum;200;312506;6000500\n");
    const std::vector<std::string> words{
        "measures", project.path(), "--variant", "A", "--in", file, "--json"};
    std::vector<std::string> strict = words;
    strict.emplace_back("--strict");
    const Said nothing = smilectl(strict);
    CHECK(nothing.code == 1);
    CHECK(json_of(nothing.out)["measures"].to_int() == 0);
    const Said some = smilectl(words);
    CHECK(some.code == 0);
    CHECK(json_of(some.out)["measures"].to_int() == 1);
    CHECK(json_of(some.out)["refused"][0]["feature"].to_string() == "8");
    CHECK(some.err.find("trees.csv, 8") != std::string::npos);
    CHECK(some.err.find("200") != std::string::npos);
    CHECK(smilectl({"measures", project.path()}).code == 2);
    CHECK(smilectl({"measures", project.path(), "--out", "plan.txt"}).code == 2);
    CHECK(smilectl({"measures", project.path(), "--variant", "Z", "--in", file}).code == 1);
}

TEST_CASE("lists of plants and costs are written in the style of the language") {
    const SmallProject project;
    const std::string plants = project.in_folder("plants.csv");
    const std::string costs = project.in_folder("costs.xlsx");
    const Said said = smilectl(
        {"lists",
         project.path(),
         "--variant",
         "A",
         "--plants",
         plants,
         "--costs",
         costs,
         "--lang",
         "de"});
    INFO(said.err);
    REQUIRE(said.code == 0);
    const std::string text = tests::bytes_of(plants);
    CHECK(text.starts_with("\xEF\xBB\xBF"
                           "Art;Botanischer Name;"));
    CHECK(
        text.find("Winter-Linde;Tilia cordata;1;Stück;4,5;1,8;18;11;330;2500;12000") !=
        std::string::npos);
    CHECK(fs::file_size(costs) > 0);
    CHECK(smilectl({"lists", project.path()}).code == 2);
    CHECK(smilectl({"lists", project.path(), "--plants", "plants.doc"}).code == 2);
    CHECK(smilectl({"lists", project.path(), "--variant", "Z", "--plants", plants}).code == 1);
}
