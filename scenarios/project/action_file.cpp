#include "scenarios/project/action_file.hpp"

#include "geo/base/file_problems.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace smiletwin::scenarios {

namespace {

geo::Result<std::string> apply_line(
    Document& document,
    std::string_view line,
    const std::string& where,
    const std::filesystem::path& source_folder) {
    geo::Result<geo::Json> action = geo::parse_json(line, where);
    if (!action) {
        return action.problem();
    }
    const bool has_path = (*action)["path"].is_string() && !source_folder.empty();
    if (has_path && (*action)["action"].to_string().starts_with("source.")) {
        action->set("path", (source_folder / (*action)["path"].to_string()).string());
    }
    return document.apply(*action);
}

} // namespace

ActionReport apply_action_lines(
    Document& document,
    std::string_view lines,
    const std::string& where,
    const std::filesystem::path& source_folder) {
    ActionReport report;
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const std::string place = fmt::format("{}:{}", where, number);
        geo::Result<std::string> applied = apply_line(document, line, place, source_folder);
        if (!applied) {
            report.refused = applied.problem();
            report.refused->where =
                applied.problem().where.empty() || applied.problem().where == place
                    ? place
                    : place + ", " + applied.problem().where;
            report.refused_line = number;
            return report;
        }
        report.applied.push_back({number, std::move(*applied)});
    }
    return report;
}

geo::Result<ActionReport> apply_action_file(
    Document& document,
    const std::filesystem::path& file,
    const std::filesystem::path& source_folder) {
    std::ifstream stream(file, std::ios::binary);
    if (!std::filesystem::is_regular_file(file) || !stream) {
        return geo::unreadable_file(file);
    }
    const std::string lines{
        std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    return apply_action_lines(document, lines, file.filename().string(), source_folder);
}

} // namespace smiletwin::scenarios
