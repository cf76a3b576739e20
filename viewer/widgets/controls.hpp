// Buttons, toggles, tabs, sliders and lists of choice. Each records itself; `id` names it in all
// languages.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace smiletwin::viewer {

enum class ButtonLook { Plain, Primary, Quiet };

struct ButtonOptions {
    ButtonLook look = ButtonLook::Plain;
    std::string_view icon{}; ///< name of the icon list; empty = none
    bool enabled = true;
    float width = 0.0F; ///< at 100 %; 0 = as the words need, -1 = whole width
};

/// True when pressed.
bool button(
    const Ui& ui, std::string_view id, std::string_view label, const ButtonOptions& options = {});

/// A square symbol; its name is shown as tooltip and in the list.
bool icon_button(
    const Ui& ui,
    std::string_view id,
    std::string_view icon_name,
    std::string_view name,
    bool enabled = true,
    bool active = false);

/// A box to tick. True when changed.
bool toggle(const Ui& ui, std::string_view id, std::string_view label, bool& on);

/// Neighbouring choices in one frame; returns the index that was pressed.
std::optional<std::size_t> segments(
    const Ui& ui, std::string_view id, std::span<const std::string> labels, std::size_t active);

/// Icon above a word, in a frame; the active one is outlined.
bool tile(
    const Ui& ui,
    std::string_view id,
    std::string_view icon_name,
    std::string_view label,
    bool active,
    ImVec2 size);

/// Entry of the left rail.
bool rail_entry(
    const Ui& ui,
    std::string_view id,
    std::string_view icon_name,
    std::string_view label,
    bool active,
    ImVec2 size);

struct VariantBadge {
    std::string_view letter;
    Colour colour = 0;
    Colour ink = 0;
};
/// Tab with a coloured letter; the baseline carries a lock.
bool variant_tab(
    const Ui& ui,
    std::string_view id,
    const VariantBadge& badge,
    std::string_view name,
    bool active,
    bool locked,
    float height);

/// Horizontal slider; true while it moves. `released` is set in the frame in which the hand lets
/// go.
bool slider(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    float& value,
    float least,
    float most,
    const std::string& shown,
    bool* released = nullptr);

/// Drop-down list; returns the index that was chosen.
std::optional<std::size_t> combo(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    std::span<const std::string> choices,
    std::size_t active,
    float width = -1.0F);

/// Whole-width row with words left and right; true when pressed.
bool row(
    const Ui& ui,
    std::string_view id,
    std::string_view left,
    std::string_view right,
    bool active = false);

} // namespace smiletwin::viewer
