#include "viewer/widgets/fonts.hpp"

#include "viewer/widgets/icons.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cmath>
#include <filesystem>

namespace smiletwin::viewer {

namespace {

constexpr const char* inter_folder = "/usr/share/fonts/opentype/inter/";
constexpr const char* dejavu_file = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
constexpr const char* icon_file =
    "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";

/// Dear ImGui asks FreeType for ascender minus descender, designers state the em square: Inter is
/// 1.21 em tall.
constexpr float inter_height_em = 1.21F;
/// Widest digit of Inter is 1808 of 2816 units.
constexpr float digit_width_em = 0.642F;

constexpr ImWchar everything_but_digits[] = {
    0x20,   0x2F,   0x3A,   0x17F,  0x2009, 0x2009, 0x2010, 0x2027, 0x202F, 0x202F, 0x2070,
    0x2099, 0x2039, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2206, 0x2206, 0x2212, 0x2212,
    0x2248, 0x2265, 0x25A0, 0x25FF, 0x0394, 0x0394, 0x00D7, 0x00D7, 0};
constexpr ImWchar digits[] = {'0', '9', 0};
constexpr ImWchar fallback[] = {
    0x20, 0x17F, 0x2010, 0x2027, 0x2070, 0x2099, 0x2190, 0x22FF, 0x2300, 0x23FF, 0x25A0, 0x25FF, 0};

/// Pairs of first and last code point, ended by 0. Only our own icons: the whole font would cost
/// a second at each start.
std::vector<ImWchar> icon_ranges() {
    std::vector<ImWchar> ranges;
    for (const char32_t code : icon_code_points()) {
        ranges.insert(ranges.end(), 2, static_cast<ImWchar>(code));
    }
    ranges.push_back(0);
    return ranges;
}

struct Builder {
    ImFontAtlas& atlas;
    float scale;
    std::vector<std::string>& missing;
    std::vector<ImWchar> icons; ///< read by the atlas until it is built

    bool exists(const std::string& file) {
        std::error_code error;
        if (std::filesystem::is_regular_file(file, error)) {
            return true;
        }
        for (const std::string& known : missing) {
            if (known == file) {
                return false;
            }
        }
        missing.push_back(file);
        return false;
    }

    /// Merged into the font begun before.
    void merge(const char* file, float size_px, const ImWchar* ranges, ImFontConfig config) {
        if (exists(file)) {
            config.MergeMode = true;
            atlas.AddFontFromFileTTF(file, size_px, &config, ranges);
        }
    }

    ImFont* words(const char* weight, float em_px) {
        const std::string file = std::string(inter_folder) + "Inter-" + weight + ".otf";
        const float em = std::round(em_px * scale);
        const float size = std::round(em * inter_height_em);
        ImFontConfig config;
        config.OversampleH = 1;
        config.PixelSnapH = true;
        ImFont* font = nullptr;
        if (exists(file)) {
            font = atlas.AddFontFromFileTTF(file.c_str(), size, &config, everything_but_digits);
            ImFontConfig tabular = config;
            tabular.GlyphMinAdvanceX = tabular.GlyphMaxAdvanceX = std::round(digit_width_em * em);
            merge(file.c_str(), size, digits, tabular);
            merge(dejavu_file, size, fallback, config);
        } else if (exists(dejavu_file)) {
            font = atlas.AddFontFromFileTTF(dejavu_file, size, &config, fallback);
        } else {
            config.SizePixels = size;
            font = atlas.AddFontDefault(&config);
        }
        ImFontConfig symbol = config;
        const float icon_px = std::round(18.0F * scale * em_px / 13.0F);
        symbol.GlyphMinAdvanceX = icon_px;
        symbol.GlyphOffset.y = std::round(3.0F * scale * em_px / 13.0F);
        merge(icon_file, icon_px, icons.data(), symbol);
        return font;
    }

    ImFont* large_icons() {
        const float size = std::round(24.0F * scale);
        if (exists(icon_file)) {
            return atlas.AddFontFromFileTTF(icon_file, size, nullptr, icons.data());
        }
        ImFontConfig config;
        config.SizePixels = size;
        return atlas.AddFontDefault(&config);
    }
};

} // namespace

FontSet load_fonts(ImFontAtlas& atlas, float scale) {
    FontSet set;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    Builder builder{atlas, scale, set.missing_files, icon_ranges()};
    set.text = builder.words("Regular", 13.0F);
    set.medium = builder.words("Medium", 13.0F);
    set.strong = builder.words("SemiBold", 13.0F);
    set.small = builder.words("Regular", 12.0F);
    set.stamp = builder.words("Medium", 11.0F);
    set.heading = builder.words("SemiBold", 15.0F);
    set.number = builder.words("SemiBold", 20.0F);
    set.icon = builder.large_icons();
    atlas.Build();
    return set;
}

} // namespace smiletwin::viewer
