#include "viewer/render/shader_library.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <string_view>
#include <system_error>

namespace smiletwin::viewer {

namespace {

constexpr std::string_view version_line = "#version 330 compatibility\n";

geo::Problem unreadable(const std::filesystem::path& file) {
    return {
        {"error.file.unreadable", {{"file", file.filename().string()}}},
        file.string(),
        {"help.render.reinstall", {}},
        {}};
}

/// Appends `file` with its includes; `seen` holds what this stage already has.
geo::Result<geo::Done> append_file(
    const std::filesystem::path& folder,
    const std::string& file,
    std::set<std::string>& seen,
    std::string& out) {
    if (!seen.insert(file).second) {
        return geo::Done{};
    }
    std::ifstream in(folder / file);
    if (!in) {
        return unreadable(folder / file);
    }
    constexpr std::string_view directive = "#include \"";
    std::string line;
    while (std::getline(in, line)) {
        if (!line.starts_with(directive)) {
            out += line;
            out += '\n';
            continue;
        }
        const std::string included =
            line.substr(directive.size(), line.find('"', directive.size()) - directive.size());
        auto done = append_file(folder, "include/" + included, seen, out);
        if (!done) {
            return done.problem();
        }
    }
    return geo::Done{};
}

} // namespace

geo::Result<std::string> ShaderLibrary::stage_source(const std::string& file) const {
    std::string text(version_line);
    std::set<std::string> seen;
    auto done = append_file(folder_, file, seen, text);
    if (!done) {
        return done.problem();
    }
    return text;
}

std::vector<std::string> ShaderLibrary::names() const {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
        if (entry.path().extension() == ".vert") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace smiletwin::viewer
