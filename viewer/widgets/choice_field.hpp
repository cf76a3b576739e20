// A drop-down list with its label: left of it where there is room for both, else above.
#pragma once

#include "viewer/widgets/ui.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace smiletwin::viewer {

/// Returns the index that was chosen.
std::optional<std::size_t> choice_field(
    const Ui& ui,
    std::string_view id,
    std::string_view label,
    std::span<const std::string> choices,
    std::size_t active);

} // namespace smiletwin::viewer
