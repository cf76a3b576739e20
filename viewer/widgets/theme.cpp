#include "viewer/widgets/theme.hpp"

#include "geo/base/json.hpp"

#include <imgui.h>

#include <charconv>
#include <optional>
#include <string>

namespace smiletwin::viewer {

namespace {

constexpr std::array<std::string_view, token_count> token_names{
    "app",          "panel",         "panel_2",     "popup",     "line",
    "control_line", "text",          "text_2",      "text_3",    "accent",
    "accent_hover", "accent_active", "accent_soft", "on_accent", "focus",
    "warn",         "warn_bg",       "error",       "error_bg",  "ok"};

/// "#RRGGBB" or "#RRGGBBAA".
std::optional<Colour> parse_colour(std::string_view text) {
    if (!text.starts_with('#') || (text.size() != 7 && text.size() != 9)) {
        return std::nullopt;
    }
    std::uint32_t rgba = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data() + 1, end, rgba, 16).ptr != end) {
        return std::nullopt;
    }
    return from_rgba(text.size() == 7 ? (rgba << 8U) | 0xFFU : rgba);
}

struct NumberField {
    const char* name;
    float ImGuiStyle::*member;
};
struct PairField {
    const char* name;
    ImVec2 ImGuiStyle::*member;
};

constexpr NumberField number_fields[] = {
    {"Alpha", &ImGuiStyle::Alpha},
    {"DisabledAlpha", &ImGuiStyle::DisabledAlpha},
    {"WindowRounding", &ImGuiStyle::WindowRounding},
    {"WindowBorderSize", &ImGuiStyle::WindowBorderSize},
    {"ChildRounding", &ImGuiStyle::ChildRounding},
    {"ChildBorderSize", &ImGuiStyle::ChildBorderSize},
    {"PopupRounding", &ImGuiStyle::PopupRounding},
    {"PopupBorderSize", &ImGuiStyle::PopupBorderSize},
    {"FrameRounding", &ImGuiStyle::FrameRounding},
    {"FrameBorderSize", &ImGuiStyle::FrameBorderSize},
    {"IndentSpacing", &ImGuiStyle::IndentSpacing},
    {"ColumnsMinSpacing", &ImGuiStyle::ColumnsMinSpacing},
    {"ScrollbarSize", &ImGuiStyle::ScrollbarSize},
    {"ScrollbarRounding", &ImGuiStyle::ScrollbarRounding},
    {"GrabMinSize", &ImGuiStyle::GrabMinSize},
    {"GrabRounding", &ImGuiStyle::GrabRounding},
    {"TabRounding", &ImGuiStyle::TabRounding},
    {"TabBorderSize", &ImGuiStyle::TabBorderSize},
    {"CurveTessellationTol", &ImGuiStyle::CurveTessellationTol},
};

constexpr PairField pair_fields[] = {
    {"WindowPadding", &ImGuiStyle::WindowPadding},
    {"WindowMinSize", &ImGuiStyle::WindowMinSize},
    {"WindowTitleAlign", &ImGuiStyle::WindowTitleAlign},
    {"FramePadding", &ImGuiStyle::FramePadding},
    {"ItemSpacing", &ImGuiStyle::ItemSpacing},
    {"ItemInnerSpacing", &ImGuiStyle::ItemInnerSpacing},
    {"CellPadding", &ImGuiStyle::CellPadding},
    {"ButtonTextAlign", &ImGuiStyle::ButtonTextAlign},
    {"SelectableTextAlign", &ImGuiStyle::SelectableTextAlign},
    {"TouchExtraPadding", &ImGuiStyle::TouchExtraPadding},
};

void read_measures(const geo::Json& json, ImGuiStyle& style) {
    for (const NumberField& field : number_fields) {
        style.*field.member =
            static_cast<float>(json[field.name].to_double(double{style.*field.member}));
    }
    for (const PairField& field : pair_fields) {
        ImVec2& pair = style.*field.member;
        const geo::Json& values = json[field.name];
        pair.x = static_cast<float>(values[0].to_double(double{pair.x}));
        pair.y = static_cast<float>(values[1].to_double(double{pair.y}));
    }
}

std::optional<Colour> colour_or_token(const std::string& word, const Theme& theme) {
    for (std::size_t i = 0; i < token_count; ++i) {
        if (token_names[i] == word) {
            return theme.tokens[i];
        }
    }
    return parse_colour(word);
}

/// Parts that the installed version of Dear ImGui does not know are passed over.
void read_colours(const geo::Json& json, const Theme& theme, ImGuiStyle& style) {
    for (int part = 0; part < ImGuiCol_COUNT; ++part) {
        const geo::Json& word = json[ImGui::GetStyleColorName(part)];
        if (const auto colour = colour_or_token(word.to_string(), theme)) {
            style.Colors[part] = ImGui::ColorConvertU32ToFloat4(*colour);
        }
    }
}

} // namespace

Colour with_alpha(Colour colour, float alpha) {
    const auto a = static_cast<std::uint32_t>(alpha * 255.0F + 0.5F);
    return (colour & 0x00FFFFFFU) | (a << 24U);
}

Colour from_rgba(std::uint32_t rgba) {
    return ((rgba & 0xFFU) << 24U) | ((rgba & 0xFF00U) << 8U) | ((rgba >> 8U) & 0xFF00U) |
           (rgba >> 24U);
}

geo::Result<Theme>
load_theme(const std::filesystem::path& file, std::string_view name, ImGuiStyle& style) {
    const auto json = geo::read_json_file(file);
    if (!json) {
        return json.problem();
    }
    const geo::Json& colours = (*json)["themes"][name];
    Theme theme;
    for (std::size_t i = 0; i < token_count; ++i) {
        const auto colour = parse_colour(colours[token_names[i]].to_string());
        if (!colour) {
            return geo::Problem{
                {"error.theme.colour",
                 {{"theme", std::string(name)}, {"token", std::string(token_names[i])}}},
                file.string(),
                {"help.theme.reinstall", {}},
                {}};
        }
        theme.tokens[i] = *colour;
    }
    style = ImGuiStyle();
    read_measures((*json)["style"], style);
    read_colours((*json)["imgui_col"], theme, style);
    return theme;
}

} // namespace smiletwin::viewer
