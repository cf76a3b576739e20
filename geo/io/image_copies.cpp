#include "geo/io/image_copies.hpp"

#include "geo/base/replace_file.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <system_error>

namespace smiletwin::geo {

namespace {

/// Images of several folders may have the same name.
std::string free_name(const std::filesystem::path& wanted, std::set<std::string>& used) {
    std::string name = wanted.string();
    for (int number = 2; !used.insert(name).second; ++number) {
        name = fmt::format("{}_{}{}", wanted.stem().string(), number, wanted.extension().string());
    }
    return name;
}

} // namespace

Result<std::vector<std::string>> copy_images(const City& city, const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    const std::filesystem::path folder = name.substr(0, name.find('.')) + "_images";
    std::map<std::filesystem::path, std::string> copies;
    std::set<std::string> used;
    std::vector<std::string> names;
    for (const Appearance& appearance : city.appearances) {
        if (appearance.image.empty()) {
            names.push_back(appearance.missing_image);
            continue;
        }
        const auto [copy, is_new] = copies.try_emplace(appearance.image);
        if (is_new) {
            std::error_code error;
            std::filesystem::create_directories(path.parent_path() / folder, error);
            copy->second = (folder / free_name(appearance.image.filename(), used)).generic_string();
            const std::filesystem::path target = path.parent_path() / copy->second;
            std::filesystem::copy_file(
                appearance.image, target, std::filesystem::copy_options::overwrite_existing, error);
            if (error) {
                return unwritable_file(target, error.message());
            }
        }
        names.push_back(copy->second);
    }
    return names;
}

} // namespace smiletwin::geo
