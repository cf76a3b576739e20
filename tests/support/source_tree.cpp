#include "tests/support/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace smiletwin::tests {

std::filesystem::path source_root() {
    return SMILETWIN_SOURCE_DIR;
}

std::vector<SourceFile>
source_files(std::string_view folder, const std::vector<std::string_view>& extensions) {
    std::vector<SourceFile> files;
    if (!std::filesystem::exists(source_root() / folder)) {
        return files;
    }
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(source_root() / folder)) {
        const std::string extension = entry.path().extension().string();
        const bool wanted =
            std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
        if (entry.is_regular_file() && wanted) {
            std::ifstream stream(entry.path(), std::ios::binary);
            std::string text{
                std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
            files.push_back(
                {entry.path().lexically_relative(source_root()).generic_string(), std::move(text)});
        }
    }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
        return a.path < b.path;
    });
    return files;
}

} // namespace smiletwin::tests
