// The fonts of the window: Inter with tabular digits, DejaVu behind it for what Inter lacks, icons.
// A missing file falls back; the atlas always has all roles.
#pragma once

#include <string>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace smiletwin::viewer {

/// Roles of UI type; never null after load_fonts.
struct FontSet {
    ImFont* text = nullptr;    ///< 13 Regular
    ImFont* medium = nullptr;  ///< 13 Medium: buttons
    ImFont* strong = nullptr;  ///< 13 SemiBold: names, labels in the scene
    ImFont* small = nullptr;   ///< 12 Regular: units, sources, axes
    ImFont* stamp = nullptr;   ///< 11 Medium
    ImFont* heading = nullptr; ///< 15 SemiBold
    ImFont* number = nullptr;  ///< 20 SemiBold
    ImFont* icon = nullptr;    ///< 22, icons only
    std::vector<std::string> missing_files;
};

/// Fills the atlas for sizes at `scale`; the GL texture is made by the backend.
FontSet load_fonts(ImFontAtlas& atlas, float scale);

} // namespace smiletwin::viewer
