// What a picture without a window is asked for, with and without the window's frame around it.

#include "tests/scenarios/cli/small_project.hpp"
#include "tests/support/catch.hpp"
#include "viewer/app/picture_wishes.hpp"
#include "viewer/app/program.hpp"

#include <filesystem>
#include <string>
#include <vector>

using namespace smiletwin;

namespace {

struct Drawing {
    tests::SmallProject project;
    std::string picture = project.in_folder("picture.png");

    tests::Said operator()(std::vector<std::string> words) const {
        words.insert(
            words.begin(),
            {"smiletwin",
             "--lang=en",
             "--render",
             picture,
             project.path(),
             "--size=640x400",
             "--time=2026-07-22T14:00"});
        return tests::said_by(std::move(words), viewer::run_program);
    }
    [[nodiscard]] bool there_is_one() const { return std::filesystem::exists(picture); }
};

} // namespace

TEST_CASE("a wish the project cannot fulfil is refused the same with and without the window") {
    const Drawing draw;
    const auto refused = [&](const std::string& wish, const std::string& sentence) {
        for (const char* frame : {"", "--ui"}) {
            CAPTURE(wish, frame);
            std::vector<std::string> words{wish};
            if (*frame != '\0') {
                words.emplace_back(frame);
            }
            const tests::Said said = draw(words);
            CAPTURE(said.err);
            CHECK(said.code == 1);
            CHECK(said.err.find(sentence) != std::string::npos);
            CHECK_FALSE(draw.there_is_one());
        }
    };
    refused("--viewpoint=foo", "No viewpoint of this name: foo.");
    refused("--viewpoint=walk", "No viewpoint of this name: walk.");
    refused("--variant=foo", "No variant of this name: foo. There are: 0, A.");
    refused("--layer=foo", "No result of this name: foo.");
    refused("--layer=people.foo", "No result of this name: people.foo.");
    refused("--layer=heat.utci.difference", "Please name one with --variant; there are: A.");
}

TEST_CASE("a picture of the window shows where people stay densely when it is asked for that") {
    const Drawing draw;
    const tests::Said said = draw({"--ui", "--layer=people.density"});
    CAPTURE(said.err);
    CHECK(said.code == 0);
    CHECK(draw.there_is_one());
}

TEST_CASE("without a wish a picture is one of the baseline") {
    scenarios::Project project;
    project.variants.push_back({"A", "Linden", {}});
    project.variants.push_back({"B", "", {}});
    viewer::ProgramOptions options;
    CHECK(viewer::wished_variant(options, project) == scenarios::baseline_id);
    options.variant = "Linden";
    CHECK(viewer::wished_variant(options, project) == "A");
}
