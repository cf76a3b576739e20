// Actions as text: one JSON object per line, as scripts, recordings and project templates hold
// them.
#pragma once

#include "geo/base/result.hpp"
#include "scenarios/project/document.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::scenarios {

/// Name of the file that makes a folder a project template.
inline constexpr std::string_view template_file = "project.actions.jsonl";

struct AppliedAction {
    std::size_t line = 0;   ///< from 1
    std::string created_id; ///< may be empty
};

/// What was done before the first line that was refused.
struct ActionReport {
    std::vector<AppliedAction> applied;
    std::optional<geo::Problem> refused; ///< `where` names file and line
    std::size_t refused_line = 0;
};

/// Applies line after line; empty lines are passed over. Stops at the first refused line; the lines
/// before it stay applied, each with its own undo step. Relative paths of sources refer to
/// `source_folder`, or to the project's folder when that is empty.
ActionReport apply_action_lines(
    Document& document,
    std::string_view lines,
    const std::string& where,
    const std::filesystem::path& source_folder = {});

/// A Problem when the file cannot be read; what its lines did is in the report.
geo::Result<ActionReport> apply_action_file(
    Document& document,
    const std::filesystem::path& file,
    const std::filesystem::path& source_folder = {});

} // namespace smiletwin::scenarios
