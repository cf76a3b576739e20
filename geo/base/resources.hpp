// Where the program's own files lie: data/ and shaders/. Never the working directory.
#pragma once

#include <filesystem>

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

} // namespace smiletwin::geo
