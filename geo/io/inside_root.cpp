#include "geo/io/inside_root.hpp"

#include <algorithm>
#include <string>
#include <system_error>

namespace smiletwin::geo {

std::filesystem::path resolve_inside(
    std::string_view uri, const std::filesystem::path& folder, const std::filesystem::path& root) {
    std::string relative(uri);
    std::replace(relative.begin(), relative.end(), '\\', '/');
    const std::filesystem::path path(relative);
    if (relative.empty() || path.is_absolute() || relative.find("://") != std::string::npos ||
        relative.find('\0') != std::string::npos) {
        return {};
    }
    std::error_code error;
    // A model that is named without a folder lies in the current one: an empty root is not the
    // whole disk.
    const std::filesystem::path here = std::filesystem::current_path(error);
    if (error) {
        return {};
    }
    // Links are followed before the comparison, so that none leads out.
    const std::filesystem::path base = std::filesystem::weakly_canonical(here / root, error);
    if (error) {
        return {};
    }
    const std::filesystem::path full =
        std::filesystem::weakly_canonical(here / folder / path, error);
    const auto [base_end, unused] =
        std::mismatch(base.begin(), base.end(), full.begin(), full.end());
    const bool inside = !error && !base.empty() && base_end == base.end();
    return inside && std::filesystem::is_regular_file(full, error) ? full : std::filesystem::path{};
}

} // namespace smiletwin::geo
