#include "geo/base/resources.hpp"
#include "tests/support/catch.hpp"
#include "viewer/render/gl_program.hpp"
#include "viewer/render/offscreen_context.hpp"

#include <string>
#include <vector>

using namespace smiletwin;

TEST_CASE("every shader program compiles and links") {
    const auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    const viewer::ShaderLibrary library(geo::program_home() / "shaders");
    const auto names = library.names();
    REQUIRE(names.size() >= 6);
    for (const auto& name : names) {
        const auto checked = viewer::check_program(library, name);
        INFO(name << ": " << (checked.ok() ? "" : checked.problem().detail));
        CHECK(checked.ok());
    }
}

TEST_CASE("a shader that is not there is a problem with its file name") {
    const viewer::ShaderLibrary library(geo::program_home() / "shaders");
    const auto source = library.stage_source("no_such.vert");
    REQUIRE_FALSE(source.ok());
    CHECK(source.problem().where.find("no_such.vert") != std::string::npos);
}

TEST_CASE("every variant of the shaders compiles") {
    const auto context = viewer::OffscreenContext::create();
    REQUIRE(context.ok());
    const viewer::ShaderLibrary library(geo::program_home() / "shaders");
    const std::vector<std::vector<std::string>> variants{
        {"REFINED"},
        {"DEPTH_ONLY"},
        {"GRAIN", "TEXTURED"},
        {"GRAIN", "IMAGERY", "LAYERS", "FILL", "DRAPE", "REFINED"}};
    for (const auto& name : library.names()) {
        for (const auto& defines : variants) {
            const auto checked = viewer::check_program(library, name, defines);
            INFO(
                name << " " << defines.front() << ": "
                     << (checked.ok() ? "" : checked.problem().detail));
            CHECK(checked.ok());
        }
    }
}
