// Colours and measures of the window from data/presets/theme.json. Code names tokens, never hex
// values.
#pragma once

#include "geo/base/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

struct ImGuiStyle;

namespace smiletwin::viewer {

enum class Token : std::uint8_t {
    App,
    Panel,
    Panel2,
    Popup,
    Line,
    ControlLine,
    Text,
    Text2,
    Text3,
    Accent,
    AccentHover,
    AccentActive,
    AccentSoft,
    OnAccent,
    Focus,
    Warn,
    WarnBg,
    Error,
    ErrorBg,
    Ok,
};
inline constexpr std::size_t token_count = 20;

/// Packed as Dear ImGui wants it (0xAABBGGRR).
using Colour = std::uint32_t;

struct Theme {
    std::array<Colour, token_count> tokens{};

    [[nodiscard]] Colour operator[](Token token) const {
        return tokens[static_cast<std::size_t>(token)];
    }
};

/// The same colour with another opacity, 0..1.
Colour with_alpha(Colour colour, float alpha);
/// From 0xRRGGBBAA as ramps and scene structs carry it.
Colour from_rgba(std::uint32_t rgba);

/// Reads theme "light", "dark" or "high_contrast" and fills a fresh `style` at 100 %.
geo::Result<Theme>
load_theme(const std::filesystem::path& file, std::string_view name, ImGuiStyle& style);

} // namespace smiletwin::viewer
