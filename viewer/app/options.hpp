// The command line of smiletwin as a plain struct.
#pragma once

#include "geo/base/text.hpp"
#include "viewer/scene/city_scene.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace smiletwin::viewer {

struct ProgramOptions {
    std::vector<std::filesystem::path> inputs; ///< project, files or folders
    std::string language;                      ///< as typed; empty = of the environment

    /// With a value: draw one picture there and end.
    std::optional<std::filesystem::path> render_to;
    std::string viewpoint; ///< id or name; empty = whole extent
    std::string variant;   ///< id or name; empty = baseline
    std::string layer;     ///< "heat.utci"; empty = none
    std::string time;      ///< ISO; legal time unless it ends in Z
    int width_px = 1600;
    int height_px = 900;
    std::optional<SceneStyle> style; ///< empty = as the project says
    bool with_window = false;        ///< --ui: the whole window in the picture
};

/// What the command line means, or the exit code to end with (help: 0, wrong usage: 2; the text has
/// been printed). `text` speaks the language asked for: scenarios::spoken_language().
struct OptionsOrExit {
    std::optional<ProgramOptions> options;
    int exit_code = 0;
};
OptionsOrExit parse_options(int argc, const char* const* argv, const geo::Text& text);

} // namespace smiletwin::viewer
