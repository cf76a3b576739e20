#include "geo/base/resources.hpp"

#include <cstdlib>
#include <string_view>
#include <system_error>

namespace smiletwin::geo {

std::filesystem::path program_home() {
    if (const char* home = std::getenv("SMILETWIN_HOME"); home != nullptr && *home != '\0') {
        return home;
    }
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        auto installed = program.parent_path().parent_path() / "share" / "smiletwin";
        if (std::filesystem::exists(installed / "data", error)) {
            return installed;
        }
    }
    return SMILETWIN_SOURCE_DIR;
}

const char* environment_language() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value == nullptr || *value == '\0') {
            continue;
        }
        const std::string_view locale(value);
        const bool says_nothing = locale.starts_with("C") || locale.starts_with("POSIX");
        return says_nothing || locale.starts_with("de") ? "de" : "en";
    }
    return "de";
}

std::optional<Problem> language_problem(std::string_view wished) {
    if (wished == "de" || wished == "en") {
        return std::nullopt;
    }
    return Problem{
        {"error.language.unknown", {{"language", std::string(wished)}}},
        {},
        {"help.language.known", {{"names", "de, en"}}},
        {}};
}

} // namespace smiletwin::geo
