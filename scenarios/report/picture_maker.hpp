// Pictures for reports, drawn by the window program that lies beside this one.
#pragma once

#include "geo/base/run_context.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace smiletwin::scenarios {

struct PictureWish {
    std::string viewpoint;
    std::string variant;
    std::string layer; ///< empty = none
    std::string time;  ///< ISO; empty = the project's
};

/// Path of smiletwin beside the running program; empty when it is not there.
std::filesystem::path picture_program();

/// Bytes of the PNG, or nothing when the program is missing, fails or is cancelled.
std::string draw_picture(
    const std::filesystem::path& program,
    const std::filesystem::path& project_file,
    const PictureWish& wish,
    const std::string& language,
    geo::RunContext& context);

} // namespace smiletwin::scenarios
