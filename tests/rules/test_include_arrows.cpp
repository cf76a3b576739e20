// The house has a direction: geo <- scenarios <- viewer, and rooms inside them. Linking cannot
// guard it (headers of OSG lie on the system path), so the include lines are read.

#include "tests/support/catch.hpp"
#include "tests/support/source_tree.hpp"

#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

using smiletwin::tests::source_files;
using smiletwin::tests::SourceFile;

namespace {

/// Height of a room: a file may include rooms of the same or a lower height.
const std::map<std::string, int>& room_heights() {
    static const std::map<std::string, int> heights{
        {"geo/base", 0},
        {"geo/geometry", 1},
        {"geo/crs", 1},
        {"geo/raster", 2},
        {"geo/vector", 2},
        {"geo/index", 2},
        {"geo/city", 3},
        {"geo/terrain", 3},
        {"geo/sensors", 3},
        {"geo/weather", 3},
        {"geo/io", 4},
        {"scenarios/measures", 10},
        {"scenarios/project", 11},
        {"scenarios/site", 12},
        {"scenarios/checks", 13},
        {"scenarios/kernel", 13},
        {"scenarios/models", 14},
        {"scenarios/indicators", 15},
        {"scenarios/exchange", 15},
        {"scenarios/report", 16},
        {"scenarios/session", 16},
        {"scenarios/cli", 17},
        {"viewer/app", 20},
        {"viewer/scene", 20},
        {"viewer/camera", 20},
        {"viewer/layers", 20},
        {"viewer/render", 20},
        {"viewer/panels", 20},
        {"viewer/widgets", 20},
    };
    return heights;
}

std::string room_of(const std::string& path) {
    const std::size_t first = path.find('/');
    const std::size_t second = path.find('/', first + 1);
    return path.substr(0, second);
}

struct IncludeLine {
    std::string target;
    bool own = false; ///< "..." rather than <...>
};

std::vector<IncludeLine> includes_of(const std::string& text) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<IncludeLine> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_search(line, match, pattern)) {
            found.push_back({match[2], match[1] == "\""});
        }
    }
    return found;
}

/// Why `file` may not include `target`, or nothing.
std::optional<std::string> wrong_arrow(const std::string& file, const IncludeLine& include) {
    const std::string from = room_of(file);
    if (!include.own) {
        static const std::regex drawing(R"(^(osg[A-Z]?[A-Za-z]*/|imgui|GLFW/|GL/|EGL/|ft2build))");
        const bool in_viewer = file.starts_with("viewer/");
        if (!in_viewer && std::regex_search(include.target, drawing)) {
            return "only viewer/ may draw";
        }
        static const std::regex data(R"(^(gdal|ogr|cpl_|proj\.h|geos_c))");
        if (file.ends_with(".hpp") && std::regex_search(include.target, data)) {
            return "GDAL, PROJ and GEOS stay in .cpp files";
        }
        static const std::regex heavy(R"(^(nlohmann/|CLI/|spdlog/|simdjson|httplib|osgViewer/))");
        if (file.ends_with(".hpp") && std::regex_search(include.target, heavy)) {
            return "heavy headers stay in .cpp files";
        }
        return std::nullopt;
    }
    const std::string to = room_of(include.target);
    if (to.starts_with("tests/")) {
        return "nothing sees tests/";
    }
    const auto& heights = room_heights();
    if (!heights.contains(from) || !heights.contains(to)) {
        return "room without a place in the house: " + (heights.contains(from) ? to : from);
    }
    if (heights.at(to) > heights.at(from)) {
        return "the arrow points upwards";
    }
    if (from == "viewer/panels" && to == "viewer/scene" &&
        include.target != "viewer/scene/ramp.hpp") {
        return "panels do not touch the scene";
    }
    if (from == "scenarios/models" && to == "scenarios/models") {
        const auto model_of = [](const std::string& path) {
            const std::size_t begin = std::string("scenarios/models/").size();
            const std::size_t end = path.find('/', begin);
            return end == std::string::npos ? std::string() : path.substr(begin, end - begin);
        };
        const bool is_list = model_of(file).empty();
        if (!is_list && model_of(file) != model_of(include.target)) {
            return "a model does not include another model";
        }
    }
    return std::nullopt;
}

std::vector<SourceFile> all_sources() {
    std::vector<SourceFile> all;
    for (const char* folder : {"geo", "scenarios", "viewer"}) {
        std::vector<SourceFile> files = source_files(folder, {".hpp", ".cpp"});
        all.insert(all.end(), files.begin(), files.end());
    }
    return all;
}

} // namespace

TEST_CASE("every include line points the allowed way") {
    const std::vector<SourceFile> files = all_sources();
    REQUIRE(files.size() > 20);
    for (const SourceFile& file : files) {
        for (const IncludeLine& include : includes_of(file.text)) {
            const std::optional<std::string> why = wrong_arrow(file.path, include);
            INFO(file.path << " includes " << include.target << ": " << why.value_or(""));
            CHECK_FALSE(why.has_value());
        }
    }
}

TEST_CASE("the rule recognises wrong arrows") {
    CHECK(wrong_arrow("geo/city/city.cpp", {"scenarios/site/site.hpp", true}));
    CHECK(wrong_arrow("geo/base/log.cpp", {"geo/city/city.hpp", true}));
    CHECK(wrong_arrow(
        "scenarios/models/heat/model.cpp", {"scenarios/models/people/model.hpp", true}));
    CHECK(wrong_arrow("scenarios/site/site.cpp", {"osg/Node", false}));
    CHECK(wrong_arrow("scenarios/site/site.cpp", {"imgui/imgui.h", false}));
    CHECK(wrong_arrow("geo/crs/crs.hpp", {"proj.h", false}));
    CHECK(wrong_arrow("viewer/panels/layer_panel.cpp", {"viewer/scene/city_scene.hpp", true}));
    CHECK(wrong_arrow("viewer/app/program.cpp", {"tests/support/catch.hpp", true}));
    CHECK_FALSE(wrong_arrow("viewer/scene/city_scene.cpp", {"geo/city/city.hpp", true}));
    CHECK_FALSE(
        wrong_arrow("scenarios/models/models.cpp", {"scenarios/models/heat/model.hpp", true}));
}

TEST_CASE("every header says once that it is included once") {
    for (const SourceFile& file : all_sources()) {
        if (file.path.ends_with(".hpp")) {
            INFO(file.path);
            CHECK(file.text.find("#pragma once") != std::string::npos);
        }
    }
}
