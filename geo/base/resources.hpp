// Where the program's own files lie: data/ and shaders/. Never the working directory.
#pragma once

#include "geo/base/message.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

namespace smiletwin::geo {

/// $SMILETWIN_HOME, else <folder of the program>/../share/smiletwin where that exists, else the
/// source tree the program was built from.
std::filesystem::path program_home();

inline std::filesystem::path data_folder() {
    return program_home() / "data";
}

/// Language of the user's environment: "de" or "en" from LC_ALL, LC_MESSAGES, LANG; German when the
/// environment says nothing (empty or C).
const char* environment_language();

/// A Problem when a person asks for a language that the programs do not speak.
std::optional<Problem> language_problem(std::string_view wished);

} // namespace smiletwin::geo
