// Reads the project's own source files for the rule tests.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace smiletwin::tests {

struct SourceFile {
    std::string path; ///< relative to the root, with '/'
    std::string text;
};

/// All files below `folder` with one of the extensions, sorted by path.
std::vector<SourceFile>
source_files(std::string_view folder, const std::vector<std::string_view>& extensions);

std::filesystem::path source_root();

} // namespace smiletwin::tests
